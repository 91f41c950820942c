"""What a question of the preparation is: by which role, on which page, and when it is still open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.words import _


class Place(StrEnum):
    """The page where an answer goes."""

    PURPOSE = "purpose"
    GUESTS = "guests"
    BOUNDARIES = "boundaries"
    DECISIONS = "decisions"
    SPACE = "space"
    RUNNING_ORDER = "running order"
    SCALES = "scales"

    @property
    def label(self) -> str:
        return {
            Place.PURPOSE: _("Purpose"),
            Place.GUESTS: _("Guests"),
            Place.BOUNDARIES: _("Boundaries"),
            Place.DECISIONS: _("Decisions"),
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
class Ask:
    """A question, and when it is open."""

    open: Callable[[Gathering], bool]
    question: Question
