"""Questions about the guests: who is missing, who knows nobody."""

from __future__ import annotations

from hostdesk.domain.guest import Invitation
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not any(not guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("Who, personally, would you love to have there?"),
                _("A gathering begins with the right people, one by one."),
                "new_guest",
            ),
        ),
        Ask(
            lambda g: bool(g.guests) and not any(guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.CO_PARTICIPATOR,
                _("Are you on the list yourself?"),
                _("The host is a guest too, and takes part as everyone does."),
                "new_guest",
            ),
        ),
        Ask(
            lambda g: any(guest.expected and not guest.is_host and not guest.brings for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("What does each person bring that nobody else does?"),
                _("Invite people for their strengths, and they come with them."),
                "guest_list",
            ),
        ),
        Ask(
            lambda g: any(guest.invitation is Invitation.TO_ASK and not guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("Who has not been asked yet?"),
                _("A yes is a gift and a no is information; silence is neither."),
                "guest_list",
            ),
        ),
        Ask(
            lambda g: any(guest.invitation is Invitation.OPEN_SEAT for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.CONNECTOR,
                _("Who could fill the open seat, and who could ask them?"),
                _("The voice that is missing is often the nearest to the matter."),
                "guest_list",
            ),
        ),
    )
