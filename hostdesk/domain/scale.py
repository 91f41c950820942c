"""A scale: a way into a conversation, not a measurement and not a grade."""

from __future__ import annotations

from dataclasses import dataclass
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

    def __post_init__(self) -> None:
        if (self.lowest, self.highest) not in RANGES:
            raise HostDeskError(_("A scale runs from 0 to 10, from 1 to 10 or from 1 to 7."))

    @property
    def numbers(self) -> range:
        """The whole numbers on the line."""
        return range(self.lowest, self.highest + 1)

    def accepts(self, value: Decimal) -> bool:
        """True for a whole number (or half, where halves are allowed) within the range."""
        fits = value.is_finite() and self.lowest <= value <= self.highest
        return fits and (value % 1 == 0 or (self.halves and value * 2 % 1 == 0))


def number_text(value: Decimal) -> str:
    """4 -> "4", 4.5 -> "4½": as it is said."""
    whole = int(value)
    if value == whole:
        return str(whole)
    return f"{whole or ''}½"
