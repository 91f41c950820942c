"""What is planned against the time there is: each day has to end by a time of the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hostdesk.domain.running_order import Block, TimedBlock, days_of, lasting, timed
from hostdesk.words import _

_MINUTE = timedelta(minutes=1)
_MORNING, _EVENING = time(9, 0), time(18, 30)
_LONG_EVENING = 4 * 60  # minutes


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: minutes from its beginning to its end, and until it has to end."""

    day: int
    starts: datetime
    ends: datetime
    until: datetime
    given_back: int = 0  # minutes, were the optional blocks left out

    @property
    def planned(self) -> int:
        return (self.ends - self.starts) // _MINUTE

    @property
    def available(self) -> int:
        return (self.until - self.starts) // _MINUTE

    @property
    def over(self) -> int:
        """Minutes too many; below 0: still free."""
        return self.planned - self.available

    @property
    def said(self) -> str:
        """Like: 2 hours 30 minutes planned, 2 hours available: 30 minutes too many."""
        told = _("{planned} planned, {available} available: {rest}").format(
            planned=lasting(self.planned), available=lasting(self.available), rest=self._rest
        )
        if self.over <= 0 or not self.given_back:
            return told
        return _("{told}; optional blocks would give back {minutes}").format(
            told=told, minutes=lasting(self.given_back)
        )

    @property
    def _rest(self) -> str:
        if self.over == 0:
            return _("it fits to the minute")
        rest = _("{minutes} too many") if self.over > 0 else _("{minutes} to spare")
        return rest.format(minutes=lasting(abs(self.over)))


def day_plans(blocks: Sequence[TimedBlock], until: time | None) -> tuple[DayPlan, ...]:
    """Every day against the clock; none while there is no beginning or no end to compare with."""
    if until is None:
        return ()
    return tuple(plan for day in days_of(blocks) if (plan := _plan(day, until)) is not None)


def time_said(blocks: Sequence[TimedBlock], until: time | None) -> tuple[str, ...]:
    """What is planned and what is available, a sentence a day."""
    plans = day_plans(blocks, until)
    if len(plans) == 1:
        return (plans[0].said,)
    return tuple(_("Day {n}: {told}").format(n=plan.day, told=plan.said) for plan in plans)


def _plan(day: Sequence[TimedBlock], until: time) -> DayPlan | None:
    starts, ends = day[0].starts, latest(day)
    if starts is None or ends is None:
        return None
    by = datetime.combine(starts.date(), until)
    by += timedelta(days=by <= starts)  # a night: until one o'clock is the next morning
    return DayPlan(day[0].block.day, starts, ends, by, _given_back(day, starts, ends))


def _given_back(day: Sequence[TimedBlock], starts: datetime, ends: datetime) -> int:
    kept = [one.block for one in day if not one.block.optional]
    sooner = latest(timed(kept, starts - timedelta(days=day[0].block.day - 1))) or starts
    return max(0, (ends - sooner) // _MINUTE)


def latest(day: Sequence[TimedBlock]) -> datetime | None:
    """When the last of these is over."""
    return max((one.ends for one in day if one.ends is not None), default=None)


def clock_to_offer(blocks: Sequence[Block]) -> time:
    """When such a gathering usually begins: in the evening, or in the morning where a day of it is long."""
    lengths: Counter[int] = Counter()
    for block in blocks:
        lengths[block.day] += 0 if block.parked else block.minutes
    return _MORNING if max(lengths.values(), default=0) > _LONG_EVENING else _EVENING
