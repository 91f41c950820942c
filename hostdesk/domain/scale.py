"""A scale: a way into a conversation, not a measurement and not a grade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from hostdesk.errors import HostDeskError
from hostdesk.words import _


class ScaleKind(StrEnum):
    PROGRESS = "progress"
    CONFIDENCE = "confidence"
    WILLINGNESS = "willingness"
    COPING = "coping"
    USEFULNESS = "usefulness"
    SAFETY = "safety"
    RELATIONSHIP = "relationship"

    @property
    def label(self) -> str:
        return {
            ScaleKind.PROGRESS: _("Progress"),
            ScaleKind.CONFIDENCE: _("Confidence"),
            ScaleKind.WILLINGNESS: _("Willingness"),
            ScaleKind.COPING: _("Coping"),
            ScaleKind.USEFULNESS: _("Usefulness of the session"),
            ScaleKind.SAFETY: _("Safety"),
            ScaleKind.RELATIONSHIP: _("Relationship"),
        }[self]


class Naming(StrEnum):
    """What is stored and shown of who marked where; chosen by the host for each scale."""

    BY_NAME = "by name"
    SHOWN_UNNAMED = "shown unnamed"
    UNNAMED = "unnamed"  # nothing stored links a mark to a guest

    @property
    def label(self) -> str:
        return {
            Naming.BY_NAME: _("By name"),
            Naming.SHOWN_UNNAMED: _("By name, shown unnamed"),
            Naming.UNNAMED: _("Unnamed"),
        }[self]


class When(StrEnum):
    """At which rounds a scale is meant to be asked; a plan, not a lock."""

    BOTH = "opening and closing"
    OPENING = "opening"
    CLOSING = "closing"

    @property
    def label(self) -> str:
        return {
            When.BOTH: _("At the opening and at the close"),
            When.OPENING: _("At the opening"),
            When.CLOSING: _("At the close"),
        }[self]


class FollowUp(StrEnum):
    """What may be asked once the number stands; each opens the talk a little further."""

    ALREADY_THERE = "already there"
    BEST_SO_FAR = "best so far"
    OTHERS_VIEW = "others' view"
    ONE_STEP_UP = "one step up"
    GOOD_ENOUGH = "good enough"
    CONFIDENCE = "confidence"
    WILLINGNESS = "willingness"

    @property
    def label(self) -> str:
        return {
            FollowUp.ALREADY_THERE: _("Already there"),
            FollowUp.BEST_SO_FAR: _("Best so far"),
            FollowUp.OTHERS_VIEW: _("Others’ view"),
            FollowUp.ONE_STEP_UP: _("One step up"),
            FollowUp.GOOD_ENOUGH: _("Good enough"),
            FollowUp.CONFIDENCE: _("Confidence"),
            FollowUp.WILLINGNESS: _("Willingness"),
        }[self]

    @property
    def asked(self) -> str:
        """The question as a guest hears or reads it."""
        return {
            FollowUp.ALREADY_THERE: _("What makes it that number and not lower? What else?"),
            FollowUp.BEST_SO_FAR: _("When has it been higher? How did you do that?"),
            FollowUp.OTHERS_VIEW: _("Who else would notice, and what number would they say?"),
            FollowUp.ONE_STEP_UP: _("How would you notice one more? What is a small next step?"),
            FollowUp.GOOD_ENOUGH: _("At which number would you be content?"),
            FollowUp.CONFIDENCE: _("How sure are you that you can take that step?"),
            FollowUp.WILLINGNESS: _("How willing are you to take it?"),
        }[self]

    @property
    def lines(self) -> int:
        """How many lines to write on it needs; 0: it is marked on a small line of its own."""
        if self in (FollowUp.GOOD_ENOUGH, FollowUp.CONFIDENCE, FollowUp.WILLINGNESS):
            return 0
        return 2 if self is FollowUp.ALREADY_THERE else 1


RANGES = ((0, 10), (1, 10), (1, 7))


@dataclass(frozen=True, slots=True)
class Scale:
    id: str
    session_id: str
    place: int
    question: str
    kind: ScaleKind = ScaleKind.PROGRESS
    low_means: str = ""  # the words for the low end; never "failure"
    high_means: str = ""  # the words for the preferred future happening
    lowest: int = 0
    highest: int = 10
    halves: bool = False
    naming: Naming = Naming.BY_NAME
    asked_when: When = When.BOTH
    answered_by: str = ""  # "": by everybody
    follow_ups: tuple[FollowUp, ...] = (FollowUp.ALREADY_THERE, FollowUp.ONE_STEP_UP)

    def __post_init__(self) -> None:
        if (self.lowest, self.highest) not in RANGES:
            raise HostDeskError(_("A scale runs from 0 to 10, from 1 to 10 or from 1 to 7."))
        in_order = tuple(follow_up for follow_up in FollowUp if follow_up in self.follow_ups)
        object.__setattr__(self, "follow_ups", in_order)

    @property
    def numbers(self) -> range:
        """The whole numbers on the line."""
        return range(self.lowest, self.highest + 1)

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest number and the highest, one of `RANGES`."""
        return self.lowest, self.highest

    @property
    def asked_how(self) -> tuple[str, ...]:
        """When it is asked, where not at both ends, and of whom, where not of everybody."""
        once = "" if self.asked_when is When.BOTH else self.asked_when.label
        asked_of = _("Asked of: {who}").format(who=self.answered_by) if self.answered_by else ""
        return tuple(words for words in (once, asked_of) if words)

    @property
    def said_before(self) -> tuple[str, ...]:
        """What guests are told about it before they mark."""
        unnamed = self.naming is Naming.SHOWN_UNNAMED
        seen = (_("The room sees the dots without names."),) if unnamed else ()
        return (*self.asked_how, *seen)

    def small_line(self, follow_up: FollowUp) -> Scale:
        """What a follow-up is marked on: the same numbers where it asks for one of them, else 0 to 10."""
        low, high = self.ends if follow_up is FollowUp.GOOD_ENOUGH else RANGES[0]
        return replace(self, lowest=low, highest=high, halves=False)

    def accepts(self, value: Decimal) -> bool:
        """True for a whole number (or half, where halves are allowed) within the range."""
        fits = value.is_finite() and self.lowest <= value <= self.highest
        return fits and (value % 1 == 0 or (self.halves and value * 2 % 1 == 0))


def number_meant(text: str) -> Decimal | None:
    """ "7", "7.5", "7,5" or "7½" as a number, "" as none; raises HostDeskError where it is something else."""
    typed = text.strip().replace(",", ".").replace("½", ".5")
    if not typed:
        return None
    try:
        value = Decimal(typed)
    except ArithmeticError:
        value = Decimal("NaN")
    if not value.is_finite():
        raise HostDeskError(_("Please type a number on the scale, like 7 or 7½."))
    return value


def number_text(value: Decimal) -> str:
    """4 -> "4", 4.5 -> "4½": as it is said."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return f"{whole or ''}½"
