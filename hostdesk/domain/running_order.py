"""The running order: blocks whose times follow from their durations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hostdesk.domain.hosting import Position, Role
from hostdesk.errors import HostDeskError
from hostdesk.words import _

LONGEST = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of time with one thing happening in it."""

    id: str
    session_id: str
    place: int
    title: str
    minutes: int = 15
    role: Role | None = None
    position: Position | None = None
    what_happens: str = ""
    materials: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.minutes <= LONGEST:
            raise HostDeskError(_("A block lasts between 0 minutes and 24 hours."))


@dataclass(frozen=True, slots=True)
class TimedBlock:
    """A block with its start and end on the wall clock; None while the session has no time yet."""

    block: Block
    starts: datetime | None
    ends: datetime | None


def timed(blocks: Sequence[Block], starts: datetime | None) -> tuple[TimedBlock, ...]:
    """Each block begins when the one before it ends."""
    result = []
    clock = starts
    for block in blocks:
        ends = clock + timedelta(minutes=block.minutes) if clock else None
        result.append(TimedBlock(block, clock, ends))
        clock = ends
    return tuple(result)
