"""We are late: shortens what is left and may be shortened, so that pins, breaks and the close hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from hostdesk.domain.live_order import MINUTE, LiveBlock, LiveOrder, Stands, live_order
from hostdesk.domain.running_order import Block, TimedBlock, lasting
from hostdesk.words import _, counted

LEAST = 5  # minutes: no block is shortened to less
_LONG, _STEP = 15, 5  # minutes: a long block is shortened in steps
_THIRD, _HALF = 3, 2


@dataclass(frozen=True, slots=True)
class Shortened:
    """What became of one block."""

    block: Block  # as it was
    minutes: int  # as it is now
    left_out: bool = False

    @property
    def said(self) -> str:
        if self.left_out:
            return _("“{title}” is left out").format(title=self.block.title)
        words = _("“{title}” {minutes} instead of {before}")
        return words.format(
            title=self.block.title, minutes=lasting(self.minutes), before=lasting(self.block.minutes)
        )


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What was done about being late, and what is still late after it; minutes."""

    is_begun: bool
    late_before: int = 0
    late: int = 0
    done: tuple[Shortened, ...] = ()

    @property
    def said(self) -> str:
        """A few sentences for the host."""
        if not self.is_begun:
            return _("Nothing has been begun today, so nothing is late yet.")
        if not self.late_before:
            return _("We are in time; nothing was changed.")
        if not self.done:
            return _("Nothing that is left can be shortened. {late}").format(late=self._rest)
        return f"{'; '.join(one.said for one in self.done)}. {self._rest}"

    @property
    def _rest(self) -> str:
        if not self.late:
            return _("We are in time again.")
        return counted("{n} minute late remains.", "{n} minutes late remain.", self.late)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The blocks up to a point that has to hold: the next pin (the id of its block) or ("") the day's end."""

    lines: tuple[LiveBlock, ...]
    pinned: str = ""


def catch_up(blocks: Sequence[TimedBlock], now: datetime, until: time | None = None) -> CaughtUp:
    """Shortens by a third at most; where that is not enough leaves out what is optional; then by a half."""
    live = live_order(blocks, now, until)
    found: dict[str, Shortened] = {}
    for stretch in _stretches(live):
        late = _late_at(live_order(_with(blocks, found), now, until), stretch)
        if late:
            found |= {one.block.id: one for one in _gained(stretch.lines, late, live)}
    after = live_order(_with(blocks, found), now, until)
    return CaughtUp(live.is_begun, live.late, after.late, tuple(found.values()))


def _stretches(live: LiveOrder) -> list[_Stretch]:
    if not live.is_begun or not live.late:
        return []
    open_ones = [b for b in live.blocks if b.stands in (Stands.NOW, Stands.TO_COME)]
    own = [line for line in open_ones if line.block.day == live.day]
    # one that was taken up again may stand below what is to come
    own.sort(key=lambda line: line.stands is not Stands.NOW)
    stretches: list[_Stretch] = []
    lines: list[LiveBlock] = []
    for line in own:
        if line.block.pinned is not None and line.stands is Stands.TO_COME:
            stretches.append(_Stretch(tuple(lines), line.block.id))
            lines = []
        lines.append(line)
    return [*stretches, _Stretch(tuple(lines))]


def _late_at(live: LiveOrder, stretch: _Stretch) -> int:
    if stretch.pinned:
        return next(line.late for line in live.blocks if line.block.id == stretch.pinned)
    if live.ends is None or live.due is None:
        return 0
    return max(0, (live.ends - live.due) // MINUTE)


def _with(blocks: Sequence[TimedBlock], found: dict[str, Shortened]) -> list[TimedBlock]:
    return [replace(one, block=as_shortened(one.block, found.get(one.block.id))) for one in blocks]


def as_shortened(block: Block, how: Shortened | None) -> Block:
    """The block after it was shortened or left out; what was planned is kept beside it."""
    if how is None:
        return block
    if how.left_out:
        return replace(block, left_out=True)
    return replace(block, minutes=how.minutes, planned=block.planned_minutes)


def _gained(lines: Sequence[LiveBlock], need: int, live: LiveOrder) -> list[Shortened]:
    """So many minutes out of these blocks, or as many as there are in them."""
    close = _close(live)
    free = [line for line in lines if _is_free(line, close)]
    if _room(free, _THIRD, live) >= need:
        return _shortened(free, _THIRD, need, live)
    out: list[LiveBlock] = []
    while need > _room(_others(free, out), _THIRD, live) + _length(out):
        missing = need - _room(_others(free, out), _THIRD, live) - _length(out)
        chosen = _dispensable(_others(free, out), missing)
        if chosen is None:
            break
        out.append(chosen)
    kept, rest = _others(free, out), need - _length(out)
    share = _THIRD if _room(kept, _THIRD, live) >= rest else _HALF
    left_out = [Shortened(line.block, line.block.minutes, left_out=True) for line in out]
    return [*left_out, *_shortened(kept, share, rest, live)]


def _close(live: LiveOrder) -> str:
    """The id of the block with which the day ends."""
    placed = [one for one in live.blocks if one.block.day == live.day and not one.block.left_out]
    return placed[-1].block.id if placed else ""


def _is_free(line: LiveBlock, close: str) -> bool:
    block = line.block
    return not block.is_break and block.pinned is None and block.id != close


def _others(lines: Iterable[LiveBlock], out: Sequence[LiveBlock]) -> list[LiveBlock]:
    return [line for line in lines if line not in out]


def _length(lines: Iterable[LiveBlock]) -> int:
    return sum(line.block.minutes for line in lines)


def _dispensable(lines: Iterable[LiveBlock], missing: int) -> LiveBlock | None:
    """The shortest optional block that gives enough, else the longest."""
    optional = [
        line
        for line in lines
        if line.block.optional and line.stands is Stands.TO_COME and line.block.minutes
    ]
    enough = [line for line in optional if line.block.minutes >= missing]
    if enough:
        return min(enough, key=lambda line: line.block.minutes)
    return max(optional, key=lambda line: line.block.minutes, default=None)


def _step(block: Block) -> int:
    return _STEP if block.minutes >= _LONG else 1


def _spare(line: LiveBlock, share: int, live: LiveOrder) -> int:
    """How many minutes a block can give; pressing the key again does not make the share grow."""
    block = line.block
    least = max(LEAST, *(n - n // share for n in (block.minutes, block.planned_minutes)))
    if line.stands is Stands.NOW:
        least = max(least, math.ceil(live.used / MINUTE))
    step = _step(block)
    return max(0, block.minutes - least) // step * step


def _room(lines: Iterable[LiveBlock], share: int, live: LiveOrder) -> int:
    return sum(_spare(line, share, live) for line in lines)


def _shortened(lines: Sequence[LiveBlock], share: int, need: int, live: LiveOrder) -> list[Shortened]:
    """The longest gives first, one step at a time."""
    spare = {line.block.id: _spare(line, share, live) for line in lines}
    minutes = {line.block.id: line.block.minutes for line in lines}
    steps = {line.block.id: _step(line.block) for line in lines}
    while need > 0 and (able := [one for one, rest in spare.items() if rest > 0]):
        longest = max(able, key=lambda one: minutes[one])
        for left, by in ((spare, steps[longest]), (minutes, steps[longest])):
            left[longest] -= by
        need -= steps[longest]
    blocks = (line.block for line in lines)
    return [Shortened(b, minutes[b.id]) for b in blocks if minutes[b.id] != b.minutes]
