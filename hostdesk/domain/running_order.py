"""The running order: blocks whose times follow from their durations, and from the clock where pinned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from hostdesk.domain.hosting import Position, Role
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted

LONGEST = 24 * 60  # minutes
MOST_DAYS = 31
_NIGHT = timedelta(hours=12)  # a pin that lies further back than this means the next morning


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
    materials: str = ""  # one thing a line
    day: int = 1
    pinned: time | None = None  # begins then, whatever came before
    parked: bool = False  # kept at hand, not placed
    optional: bool = False  # can be left out when it gets late
    is_break: bool = False
    leads: str = ""  # who leads it; "": the host
    scale_id: str | None = None  # the scale that is asked in it
    # what came of it; moments with their zone, so that a change to summer time does not bend them
    began: datetime | None = None
    ended: datetime | None = None
    left_out: bool = False  # was not held after all
    planned: int | None = None  # minutes, before the day itself changed them; None: `minutes`

    def __post_init__(self) -> None:
        if not 0 <= self.minutes <= LONGEST:
            raise HostDeskError(_("A block lasts between 0 minutes and 24 hours."))
        if not 1 <= self.day <= MOST_DAYS:
            raise HostDeskError(_("A gathering has at most {n} days.").format(n=MOST_DAYS))
        if any(moment is not None and moment.tzinfo is None for moment in (self.began, self.ended)):
            raise HostDeskError(_("When a block began and ended is kept with the time zone."))

    @property
    def planned_minutes(self) -> int:
        """As it was planned, whatever the day made of it."""
        return self.minutes if self.planned is None else self.planned

    @property
    def is_on(self) -> bool:
        """Begun and not ended."""
        return self.began is not None and self.ended is None

    @property
    def is_over(self) -> bool:
        """Ended or left out."""
        return self.ended is not None or self.left_out


@dataclass(frozen=True, slots=True)
class TimedBlock:
    """A block with its start and end on the wall clock; None while the session has no time yet."""

    block: Block
    starts: datetime | None
    ends: datetime | None
    air: int = 0  # minutes between the end of the block before and a pinned start; below 0 they overlap


def timed(blocks: Sequence[Block], starts: datetime | None) -> tuple[TimedBlock, ...]:
    """Each placed block begins when the one before it ends, or when it is pinned to begin.

    A day begins at the clock time of the first one, unless its first block is pinned. Wall clock throughout.
    """
    result: list[TimedBlock] = []
    day, clock = 0, starts
    for block in blocks:
        if block.parked:
            continue
        fresh = block.day != day
        if fresh and starts:
            clock = starts + timedelta(days=block.day - 1)
        day = block.day
        begins = _begins(block, clock, fresh)
        air = 0 if fresh or not begins or not clock else int((begins - clock) / timedelta(minutes=1))
        clock = begins + timedelta(minutes=block.minutes) if begins else None
        result.append(TimedBlock(block, begins, clock, air))
    return tuple(result)


def _begins(block: Block, clock: datetime | None, fresh: bool) -> datetime | None:
    if block.pinned is None or clock is None:
        return clock
    pinned = datetime.combine(clock.date(), block.pinned)
    return pinned if fresh else pin_near(block.pinned, clock)


def pin_near(pinned: time, clock: datetime) -> datetime:
    """When the clock shows `pinned` on the day that `clock` falls into, or on the one beside it at night."""
    moment = datetime.combine(clock.date(), pinned)
    if clock - moment > _NIGHT:
        return moment + timedelta(days=1)
    return moment - timedelta(days=1) if moment - clock > _NIGHT else moment


def lasting(minutes: int) -> str:
    """As it is said: "2 hours 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [counted("{n} hour", "{n} hours", hours)] if hours else []
    if rest or not hours:
        parts.append(counted("{n} minute", "{n} minutes", rest))
    return " ".join(parts)


def days_of(blocks: Sequence[TimedBlock]) -> tuple[tuple[TimedBlock, ...], ...]:
    """The blocks of each day that has some, in order."""
    return tuple(tuple(day) for _number, day in groupby(blocks, key=lambda timed: timed.block.day))


def last_day(blocks: Iterable[Block]) -> int:
    """The day of the last block that is placed, 1 where there is none."""
    return max((block.day for block in blocks if not block.parked), default=1)
