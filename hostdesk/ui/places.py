"""The steps of the rail, in the order a host lives them, and which page belongs to each."""

from __future__ import annotations

from dataclasses import dataclass

from hostdesk.domain.hosting import Role
from hostdesk.domain.preparation import Place
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the rail."""

    id: str  # also the name of the page's module
    label: str
    stage: str
    role: Role
    keep_in_mind: str  # the coach's last word


def steps() -> tuple[Step, ...]:
    """Every step, in the language of the window."""
    prepare, host, harvest = _("Prepare"), _("Host"), _("Harvest")
    return (
        Step(
            "purpose",
            Place.PURPOSE.label,
            prepare,
            Role.INITIATOR,
            _("Write it as you would say it at the door. It goes on every handout."),
        ),
        Step(
            "guests",
            Place.GUESTS.label,
            prepare,
            Role.INVITER,
            _("Names stay on this laptop. Ask before you print them on anything that leaves the room."),
        ),
        Step(
            "boundaries",
            Place.BOUNDARIES.label,
            prepare,
            Role.GATEKEEPER,
            _("A few boundaries that you really hold are worth more than many that you do not."),
        ),
        Step(
            "decisions",
            Place.DECISIONS.label,
            prepare,
            Role.GATEKEEPER,
            _("The one who lives with a decision is the one to make it, wherever that is possible."),
        ),
        Step(
            "space",
            Place.SPACE.label,
            prepare,
            Role.SPACE_CREATOR,
            _("Come early, sit on each chair once, and look around."),
        ),
        Step(
            "running_order",
            Place.RUNNING_ORDER.label,
            prepare,
            Role.SPACE_CREATOR,
            _("Less happens than you plan, and that is fine. Protect the breaks and the close."),
        ),
        Step(
            "scales",
            Place.SCALES.label,
            prepare,
            Role.CONNECTOR,
            _("Any number is right. Ask what is already there before you ask for more."),
        ),
        Step(
            "readiness",
            _("Readiness"),
            prepare,
            Role.INITIATOR,
            _("Nothing here has to be answered. Ask what you are curious about; the room knows the rest."),
        ),
        Step(
            "welcome",
            _("Welcome"),
            host,
            Role.CONNECTOR,
            _("Greet by name. Bring a stranger to somebody, not to a chair."),
        ),
        Step(
            "day",
            _("The day"),
            host,
            Role.SPACE_CREATOR,
            _("Stay with what is alive. What is left out today has not been forgotten."),
        ),
        Step(
            "capture",
            _("Run and capture"),
            host,
            Role.CO_PARTICIPATOR,
            _("Mark first, in silence; talk after. Begin with what is behind the highest mark."),
        ),
        Step(
            "summary",
            _("Summary"),
            harvest,
            Role.CONNECTOR,
            _("Different numbers are normal and interesting. What counts is the words beside them."),
        ),
        Step(
            "said",
            _("What was said"),
            harvest,
            Role.CONNECTOR,
            _("Ask before you quote. Bring an offer and a need together while both are still warm."),
        ),
        Step(
            "pictures",
            _("Pictures"),
            harvest,
            Role.CONNECTOR,
            _("Say in a sentence what each one shows; in a year nobody will know it."),
        ),
        Step(
            "steps",
            _("Steps"),
            harvest,
            Role.INITIATOR,
            _("Small enough to begin tomorrow, and taken by somebody, not given to them."),
        ),
        Step(
            "papers",
            _("Print"),
            harvest,
            Role.SPACE_CREATOR,
            _("Print one and read it as a guest would, before you print them all."),
        ),
        Step(
            "archive",
            _("Archive"),
            harvest,
            Role.GATEKEEPER,
            _("An archive holds names and words. Keep it as you would keep a diary."),
        ),
        Step(
            "series",
            _("Series"),
            harvest,
            Role.INITIATOR,
            _("Ask what is better before you ask for any number."),
        ),
    )


PREPARING = {
    "purpose": Place.PURPOSE,
    "guests": Place.GUESTS,
    "boundaries": Place.BOUNDARIES,
    "decisions": Place.DECISIONS,
    "space": Place.SPACE,
    "running_order": Place.RUNNING_ORDER,
    "scales": Place.SCALES,
}
