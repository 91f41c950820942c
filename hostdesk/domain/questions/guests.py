"""Questions about the guests: who is missing, who knows nobody, who needs what."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not _has_company(g),
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
            lambda g: any(_seat_without_asker(guest) for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.CONNECTOR,
                _("Who could fill the open seat, and who could ask them?"),
                _("The voice that is missing is often the nearest to the matter."),
                "guest_could_ask",
            ),
        ),
        Ask(
            lambda g: _has_company(g) and not any(guest.nearest for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("Who lives with what comes of it, and are they on the list?"),
                _("Those nearest to the matter know most about it, and hold what lasts."),
                "guest_nearest",
            ),
        ),
        Ask(
            lambda g: any(stranger_without_greeter(guest) for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.CONNECTOR,
                _("Who will greet each stranger?"),
                _("One face at the door makes a room of strangers a table of guests."),
                "guest_greeter",
            ),
        ),
        Ask(
            lambda g: _some_accepted(g) and not any(guest.access or guest.diet for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.SPACE_CREATOR,
                _("What does somebody need to come in, to eat, to follow?"),
                _("Ask each before the day; “nothing” is an answer worth writing down."),
                "guest_access",
            ),
        ),
    )


def stranger_without_greeter(guest: Guest) -> bool:
    return guest.expected and guest.stranger and not guest.greeter


def _seat_without_asker(guest: Guest) -> bool:
    return guest.invitation is Invitation.OPEN_SEAT and not guest.could_ask


def _has_company(gathering: Gathering) -> bool:
    return any(not guest.is_host for guest in gathering.guests)


def _some_accepted(gathering: Gathering) -> bool:
    return any(
        guest.invitation is Invitation.ACCEPTED and not guest.is_host for guest in gathering.guests
    )
