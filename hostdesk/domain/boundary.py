"""A boundary: what the host holds, so that the guests can move freely inside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hostdesk.words import _


class BoundaryKind(StrEnum):
    INSIDE = "in"
    OUTSIDE = "out"
    DECIDED = "already decided"
    TIME = "time"
    VENUE = "place"
    CONFIDENTIALITY = "confidentiality"
    CONDUCT = "conduct"
    WHO_MAY_JOIN = "who may join"
    WHAT_LEAVES = "what leaves the room"

    @property
    def label(self) -> str:
        return {
            BoundaryKind.INSIDE: _("In: what we are here for"),
            BoundaryKind.OUTSIDE: _("Out: not for today"),
            BoundaryKind.DECIDED: _("Already decided"),
            BoundaryKind.TIME: _("Time"),
            BoundaryKind.VENUE: _("Place"),
            BoundaryKind.CONFIDENTIALITY: _("Confidentiality"),
            BoundaryKind.CONDUCT: _("How we are with each other"),
            BoundaryKind.WHO_MAY_JOIN: _("Who may join"),
            BoundaryKind.WHAT_LEAVES: _("What leaves the room"),
        }[self]


@dataclass(frozen=True, slots=True)
class Boundary:
    id: str
    session_id: str
    place: int
    kind: BoundaryKind
    words: str
    how_held: str = ""  # the host's own note; never on a guest's paper
    on_paper: bool = True
    why: str = ""  # what it protects
