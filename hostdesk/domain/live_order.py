"""The running order as it is lived: what is on, what comes next, when the rest begins, how late it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from hostdesk.domain.available import latest
from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import Block, TimedBlock, days_of, pin_near, timed

MINUTE = timedelta(minutes=1)
_FORGOTTEN = timedelta(hours=8)  # so long after its time nobody is still in a block
_BEFORE_A_DAY = timedelta(hours=6)  # from then on the next day is the one that is meant
_BEYOND_THE_SYSTEM = (OverflowError, ValueError, OSError)  # years that its clock does not know
_ELSEWHEN = timedelta(hours=12)  # begun so far from its time, a day is held at another time than planned

Day = tuple[TimedBlock, ...]
Plan = Sequence[datetime | None]  # the planned beginning of each block of a day


class Stands(StrEnum):
    """Where a block stands in the day as it is lived."""

    OVER = "over"
    NOW = "now"
    TO_COME = "to come"
    LEFT_OUT = "left out"
    PASSED = "passed"  # what follows it has begun, and it never was


@dataclass(frozen=True, slots=True)
class LiveBlock:
    """A block with its real or expected time (with its zone); `planned` is the clock before the day began."""

    block: Block
    stands: Stands
    starts: datetime | None = None
    ends: datetime | None = None
    planned: datetime | None = None
    late: int = 0  # minutes after its pin

    @property
    def real_minutes(self) -> int | None:
        """How long it really took, once it is over."""
        began, ended = self.block.began, self.block.ended
        if began is None or ended is None:
            return None
        return max(0, round((_exact(ended) - _exact(began)) / MINUTE))


@dataclass(frozen=True, slots=True)
class LiveOrder:
    """All placed blocks at one moment."""

    now: datetime
    blocks: tuple[LiveBlock, ...] = ()
    day: int = 1  # the one that is lived
    is_begun: bool = False  # something of that day was begun; else its times are the planned ones
    ends: datetime | None = None  # the day, as things stand
    due: datetime | None = None  # when it is meant to end
    late: int = 0  # minutes after a pin or after the end of the day, whichever is more

    @property
    def on(self) -> LiveBlock | None:
        """The block that was begun; before anything was, the one that is on by the clock."""
        # where a pin cuts into a block, it is the pinned one's time
        return next((one for one in reversed(self.blocks) if one.stands is Stands.NOW), None)

    @property
    def to_come(self) -> tuple[LiveBlock, ...]:
        """What is still to come, of this day and of those after it."""
        return tuple(b for b in self.blocks if b.stands is Stands.TO_COME and b.block.day >= self.day)

    @property
    def next(self) -> LiveBlock | None:
        return next(iter(self.to_come), None)

    @property
    def used(self) -> timedelta:
        """How long the one that is on has lasted; never negative, whatever the clock did."""
        on = self.on
        if on is None or on.starts is None:
            return timedelta()
        return max(timedelta(), _exact(self.now) - _exact(on.starts))

    @property
    def left(self) -> timedelta | None:
        """What is left of the one that is on, below 0 when it is over its time; None: nothing is on."""
        on = self.on
        if on is None or on.starts is None or on.ends is None:
            return None
        if on.block.is_on:
            return on.block.minutes * MINUTE - self.used
        return _exact(on.ends) - _exact(self.now)

    @property
    def minutes_left(self) -> int | None:
        """In whole minutes, as they are said: the one that is running out counts until it has."""
        return None if self.left is None else math.ceil(self.left / MINUTE)


def live_order(blocks: Sequence[TimedBlock], now: datetime, until: time | None = None) -> LiveOrder:
    """The order at `now`, a moment with its zone; each day has to end by `until`.

    A day of which nothing was begun follows the planned clock.
    """
    now, days = _exact(now), days_of(blocks)
    if not days:
        return LiveOrder(now)
    on = block_on((one.block for one in blocks), now)
    number = _day_lived(days, on, now)
    lines = tuple(line for day in days for line in _lines(day, on, now, number))
    day = next(day for day in days if day[0].block.day == number)
    if not _is_begun(day):
        return LiveOrder(now, lines, number)
    own = [line for line in lines if line.block.day == number]
    ends = max((_exact(line.ends) for line in own if line.ends), default=now)
    due = _due(day, until)
    open_ones = [line for line in own if line.stands in (Stands.NOW, Stands.TO_COME)]
    late = max(_minutes(ends - due), *(line.late for line in open_ones)) if open_ones else 0
    return LiveOrder(now, lines, number, True, _local(ends), _local(due), late)


def position_now(live: LiveOrder, standing: Position | None) -> Position | None:
    """Where the host stands: as said for now, else as the block that is on has it."""
    if standing is not None:
        return standing
    return live.on.block.position if live.on else None


def is_forgotten(block: Block, now: datetime) -> bool:
    """True for a block that was begun, and that nobody ended when everybody had gone."""
    return block.began is not None and _exact(now) - _exact(block.began) > block.minutes * MINUTE + _FORGOTTEN


def block_on(blocks: Iterable[Block], now: datetime) -> Block | None:
    """The block that has begun and not ended, nor was forgotten; of several the one that began last."""
    running = [block for block in blocks if block.is_on and not is_forgotten(block, now)]
    return max(running, key=_last_begun, default=None)


def _last_begun(block: Block) -> tuple[datetime, int, int]:
    return _begun(block), block.day, block.place


def _begun(block: Block) -> datetime:
    assert block.began is not None
    return _exact(block.began)


def _is_begun(day: Day) -> bool:
    return any(one.block.began is not None for one in day)


def _day_lived(days: Sequence[Day], on: Block | None, now: datetime) -> int:
    if on is not None:
        return on.day
    waiting = {day[0].block.day for day in days if any(map(_waits, day))}
    begun = [one.block for day in days for one in day if one.block.began is not None]
    last = max(begun, key=_begun, default=None)
    if last is not None and last.day in waiting and not is_forgotten(last, now):
        return last.day
    here = [day for day in days if day[0].starts and _exact(day[0].starts) <= now + _BEFORE_A_DAY]
    if here:
        return here[-1][0].block.day
    return min(waiting, default=days[-1][0].block.day)


def _waits(one: TimedBlock) -> bool:
    return one.block.began is None and not one.block.left_out


def _lines(day: Day, on: Block | None, now: datetime, lived: int) -> Iterator[LiveBlock]:
    plan = [one.starts for one in _plan(day, day[0].starts)]
    if not _is_begun(day):
        return _by_the_clock(day, plan, now)
    return _as_begun(day, plan, on, now, day[0].block.day < lived)


def _by_the_clock(day: Day, plan: Plan, now: datetime) -> Iterator[LiveBlock]:
    """As planned, without those that are left out."""
    held = [one.block for one in day if not one.block.left_out]
    times = {one.block.id: one for one in timed(held, _origin(day, day[0].starts))}
    on = [one for one in times.values() if _is_at(one, now)]
    for one, planned in zip(day, plan, strict=True):
        found = times.get(one.block.id)
        if found is None:
            yield LiveBlock(one.block, Stands.LEFT_OUT, planned=planned)
            continue
        stands = Stands.TO_COME
        if on and found is on[-1]:
            stands = Stands.NOW
        elif found.starts is not None and _exact(found.starts) <= now:
            stands = Stands.OVER
        yield LiveBlock(found.block, stands, _local(found.starts), _local(found.ends), planned)


def _is_at(one: TimedBlock, now: datetime) -> bool:
    return one.starts is not None and one.ends is not None and _exact(one.starts) <= now < _exact(one.ends)


def _as_begun(
    day: Day, plan: Plan, on: Block | None, now: datetime, is_past: bool
) -> Iterator[LiveBlock]:
    """What was begun has its real times; what is to come follows the one that is on."""
    last = max(number for number, one in enumerate(day) if one.block.began is not None)
    here = on is not None and on.day == day[0].block.day
    free = clock = _free_from(on, now) if on is not None and here else now
    for number, (one, planned) in enumerate(zip(day, plan, strict=True)):
        block = one.block
        if block is on:
            yield LiveBlock(block, Stands.NOW, _local(block.began), _local(free), planned)
        elif block.began is not None:
            ends = block.ended or _begun(block) + block.minutes * MINUTE
            yield LiveBlock(block, Stands.OVER, _local(block.began), _local(ends), planned)
        elif block.left_out:
            yield LiveBlock(block, Stands.LEFT_OUT, planned=planned)
        elif number < last or is_past:
            yield LiveBlock(block, Stands.PASSED, planned=planned)
        else:
            begins, late = _following(block, clock)
            clock = begins + block.minutes * MINUTE
            yield LiveBlock(block, Stands.TO_COME, _local(begins), _local(clock), planned, late)


def _free_from(on: Block, now: datetime) -> datetime:
    """When the one that is on ends as things stand: not before now."""
    return max(now, _begun(on) + on.minutes * MINUTE)


def _following(block: Block, clock: datetime) -> tuple[datetime, int]:
    """At its pin where that is possible, else when the one before it ends; and the minutes after its pin."""
    if block.pinned is None:
        return clock, 0
    pin = _exact(pin_near(block.pinned, clock.astimezone().replace(tzinfo=None)))
    return max(clock, pin), max(0, _minutes(clock - pin))


def _plan(day: Day, starts: datetime | None) -> tuple[TimedBlock, ...]:
    """The day as it was planned, before it was lived."""
    return timed([_as_planned(one.block) for one in day], _origin(day, starts))


def _as_planned(block: Block) -> Block:
    if block.planned is None:
        return block
    return replace(block, minutes=block.planned)


def _origin(day: Day, starts: datetime | None) -> datetime | None:
    """The beginning of the first day, when this one begins at `starts`."""
    return starts - timedelta(days=day[0].block.day - 1) if starts else None


def _due(day: Day, until: time | None) -> datetime:
    """When a day that was begun is meant to end."""
    first = min(_begun(one.block) for one in day if one.block.began is not None)
    starts = day[0].starts
    if starts is None or abs(_exact(starts) - first) > _ELSEWHEN:
        starts = (_local(first) or first).replace(tzinfo=None)
    if until is not None:
        by = datetime.combine(starts.date(), until)
        return _exact(by + timedelta(days=by <= starts))
    return _exact(latest(_plan(day, starts)) or starts)


def _exact(moment: datetime) -> datetime:
    """A moment that can be counted with; one without a zone is what the clock on the wall shows."""
    try:
        return moment.astimezone(UTC)
    except _BEYOND_THE_SYSTEM:
        return moment.replace(tzinfo=UTC)


def _local(moment: datetime | None) -> datetime | None:
    try:
        return moment.astimezone() if moment else None
    except _BEYOND_THE_SYSTEM:
        return moment


def _minutes(span: timedelta) -> int:
    return span // MINUTE if span > timedelta() else 0
