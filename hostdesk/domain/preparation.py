"""Which questions are still worth asking: a pure function, read by rail, coach, home and paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.words import _


class Place(StrEnum):
    """The page where an answer goes."""

    PURPOSE = "purpose"
    GUESTS = "guests"
    BOUNDARIES = "boundaries"
    SPACE = "space"
    RUNNING_ORDER = "running order"
    SCALES = "scales"

    @property
    def label(self) -> str:
        return {
            Place.PURPOSE: _("Purpose"),
            Place.GUESTS: _("Guests"),
            Place.BOUNDARIES: _("Boundaries"),
            Place.SPACE: _("Space"),
            Place.RUNNING_ORDER: _("Running order"),
            Place.SCALES: _("Scales"),
        }[self]


@dataclass(frozen=True, slots=True)
class Question:
    """Something still worth asking: by which role, why, on which page, in which field."""

    place: Place
    role: Role
    words: str
    why: str
    field: str  # the objectName of the field where the answer goes


@dataclass(frozen=True, slots=True)
class _Ask:
    open: Callable[[Gathering], bool]
    question: Question


def open_questions(gathering: Gathering) -> list[Question]:
    """The questions without an answer yet, in the order of the rail."""
    return [ask.question for ask in _asks() if ask.open(gathering)]


def _asks() -> tuple[_Ask, ...]:
    return (*_purpose(), *_guests(), *_boundaries(), *_space(), *_running_order(), *_scales())


def _purpose() -> tuple[_Ask, ...]:
    return (
        _Ask(
            lambda g: not g.session.calling,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("What is calling you to bring people together?"),
                _("A call that you can say in a sentence is one that others can answer."),
                "calling",
            ),
        ),
        _Ask(
            lambda g: not g.session.preferred_future,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("Suppose it goes well: what will people see instead?"),
                _("People come for a future they can picture, not for a problem."),
                "preferred_future",
            ),
        ),
        _Ask(
            lambda g: not g.session.best_hopes,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("What are the best hopes for these hours?"),
                _("It tells you when to stop: when the hopes are met."),
                "best_hopes",
            ),
        ),
        _Ask(
            lambda g: g.session.starts is None,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("When do you meet?"),
                _("The running order and every handout take their times from it."),
                "starts",
            ),
        ),
    )


def _guests() -> tuple[_Ask, ...]:
    return (
        _Ask(
            lambda g: not any(not guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("Who, personally, would you love to have there?"),
                _("A gathering begins with the right people, one by one."),
                "new_guest",
            ),
        ),
        _Ask(
            lambda g: bool(g.guests) and not any(guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.CO_PARTICIPATOR,
                _("Are you on the list yourself?"),
                _("The host is a guest too, and takes part as everyone does."),
                "new_guest",
            ),
        ),
        _Ask(
            lambda g: any(guest.expected and not guest.is_host and not guest.brings for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("What does each person bring that nobody else does?"),
                _("Invite people for their strengths, and they come with them."),
                "guest_list",
            ),
        ),
        _Ask(
            lambda g: any(guest.invitation is Invitation.TO_ASK and not guest.is_host for guest in g.guests),
            Question(
                Place.GUESTS,
                Role.INVITER,
                _("Who has not been asked yet?"),
                _("A yes is a gift and a no is information; silence is neither."),
                "guest_list",
            ),
        ),
        _Ask(
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


def _boundaries() -> tuple[_Ask, ...]:
    def has(*kinds: BoundaryKind) -> Callable[[Gathering], bool]:
        return lambda g: not any(boundary.kind in kinds for boundary in g.boundaries)

    return (
        _Ask(
            has(BoundaryKind.INSIDE, BoundaryKind.OUTSIDE),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What is in, and what stays outside this time?"),
                _("A clear edge lets people be free inside it."),
                "new_boundary",
            ),
        ),
        _Ask(
            has(BoundaryKind.DECIDED),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What is already decided, or not up for decision here?"),
                _("People forgive a closed question; they do not forgive one that only looked open."),
                "new_boundary",
            ),
        ),
        _Ask(
            has(BoundaryKind.CONFIDENTIALITY, BoundaryKind.WHAT_LEAVES),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What may leave the room, and what stays?"),
                _("People speak when they know where their words go."),
                "new_boundary",
            ),
        ),
    )


def _space() -> tuple[_Ask, ...]:
    return (
        _Ask(
            lambda g: not g.session.venue,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("Where do you meet?"),
                _("It stands on every handout."),
                "venue",
            ),
        ),
        _Ask(
            lambda g: not g.session.arrival,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What should a newcomer feel in the first minute?"),
                _("The welcome at the door is half of the evening."),
                "arrival",
            ),
        ),
        _Ask(
            lambda g: not g.session.materials,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What do you have to bring?"),
                _("It is printed on your run sheet, so that nothing stays at home."),
                "materials",
            ),
        ),
    )


def _running_order() -> tuple[_Ask, ...]:
    return (
        _Ask(
            lambda g: not g.blocks,
            Question(
                Place.RUNNING_ORDER,
                Role.SPACE_CREATOR,
                _("What happens first, and how do you end?"),
                _("A beginning and an end are enough to start from."),
                "new_block",
            ),
        ),
        _Ask(
            lambda g: bool(g.blocks) and not any(b.position is Position.KITCHEN for b in g.blocks),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When are you in the kitchen, to breathe and take stock?"),
                _("Hosts say that it is squeezed out unless it is in the running order."),
                "block_list",
            ),
        ),
        _Ask(
            lambda g: bool(g.blocks) and not any(b.position is Position.GUESTS for b in g.blocks),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When do you sit with the guests, as one of them?"),
                _("A host who takes part makes it easier for all the others."),
                "block_list",
            ),
        ),
    )


def _scales() -> tuple[_Ask, ...]:
    return (
        _Ask(
            lambda g: not g.scales,
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("Which scale would open the conversation?"),
                _("A number is where a good talk begins; it is never the result."),
                "new_scale",
            ),
        ),
        _Ask(
            lambda g: any(not s.high_means or not s.low_means for s in g.scales),
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("What do both ends of each scale mean, in your own words?"),
                _("Ten is the preferred future happening; the low end is where it all began."),
                "high_means",
            ),
        ),
    )
