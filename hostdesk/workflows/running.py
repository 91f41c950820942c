"""Lay out the running order: type blocks, move them within and over days, pin, park, breathe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.identity import new_id
from hostdesk.domain.running_order import Block, last_day
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import prepare

MOST_AT_ONCE = 500  # lines of one paste
KITCHEN = 10  # minutes
_MINUTES = re.compile(r"\s+(\d{1,4})\s*(?:min|minutes|'|’)?\s*$")
_PIN = re.compile(r"^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s+(?=\S)")


def add_typed(gathering: Gathering, text: str) -> Change:
    """Adds a block as it was typed: "Soup", "Soup 20", "19:30 Soup 20"."""
    return prepare.add_block(gathering, *read(text))


def read(text: str) -> tuple[str, int, time | None]:
    """Title, minutes and pin of a typed line; a line of numbers only is a title."""
    pinned = _PIN.match(text)
    rest = text[pinned.end() :] if pinned else text
    minutes = _MINUTES.search(rest)
    titled = minutes is not None and bool(rest[: minutes.start()].strip())
    title, lasts = (rest[: minutes.start()], int(minutes[1])) if minutes and titled else (rest, 15)
    return title, lasts, time(int(pinned[1]), int(pinned[2])) if pinned else None


def add_all(gathering: Gathering, text: str) -> Change:
    """Adds a block for each line of a pasted text, in one change."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_AT_ONCE:
        limit = _("Those are more than {n} lines; please paste fewer at once. Nothing was added.")
        raise HostDeskError(limit.format(n=MOST_AT_ONCE))
    made: list[Block] = []
    for number, line in enumerate(lines):
        (block,) = add_typed(gathering, line).after
        assert isinstance(block, Block)
        made.append(replace(block, place=block.place + number))
    label = counted("Add {n} block", "Add {n} blocks", len(made))
    return Change(label, gathering.session.id, (), tuple(made))


def move_block(gathering: Gathering, block: Block, by: int) -> Change:
    """Up (negative) or down by one place at a time; over the edge of a day into the next one that is there.

    The first of the parked blocks comes up to the end of the last day.
    """
    change = Change(_("Move"), gathering.session.id)
    current, moved = gathering, block
    for _step in range(abs(by)):
        change = _moved_by_one(current, moved, 1 if by > 0 else -1)
        current = current.after(change)
        moved = next(one for one in current.blocks if one.id == block.id)
    return _between(gathering, current.blocks, _("Move"))


def put(
    gathering: Gathering, block: Block, day: int, before: str | None = None, parked: bool = False
) -> Change:
    """Puts a block into a day, or among the parked, before another one or at the end."""
    others = [one for one in gathering.blocks if one.id != block.id]
    row = [one for one in others if one.parked is parked and (parked or one.day == day)]
    at = next((number for number, one in enumerate(row) if one.id == before), len(row))
    if parked and row:
        day = _day_between(row, at, day)
    row.insert(at, replace(block, day=day, parked=parked))
    rest = [one for one in others if one not in row]
    return _between(gathering, [*rest, *row], _move_label(block, parked))


def to_edge(gathering: Gathering, block: Block, last: bool) -> Change:
    """To the beginning or the end of its day, or of the parked."""
    others = [one.id for one in _row_of(gathering, block) if one.id != block.id]
    before = others[0] if others and not last else None
    return put(gathering, block, block.day, before, block.parked)


def to_day(gathering: Gathering, block: Block, day: int) -> Change:
    """To the end of a day, which may be a new one; a parked block stays parked."""
    return put(gathering, block, day, parked=block.parked)


def park(gathering: Gathering, block: Block) -> Change:
    """Keeps a block at hand, without a place in the day."""
    return put(gathering, block, block.day, parked=True)


def take_out(gathering: Gathering, block: Block) -> Change:
    """A parked block goes to the end of its day, or of the last one where that day has passed."""
    return put(gathering, block, min(block.day, last_day(gathering.blocks)))


def pin(gathering: Gathering, block: Block, clock: time | None) -> Change:
    """Begins at this time of the clock whatever came before, or (None) when the one before it ends."""
    label = _("Pin block") if clock else _("Unpin block")
    return replace(prepare.better(gathering, block, pinned=clock), label=label)


def pin_here(gathering: Gathering, block: Block) -> Change:
    """Pins a block to the time at which it begins now; takes the pin out where there is one."""
    begins: datetime | None = next(
        (timed.starts for timed in gathering.timed_blocks() if timed.block.id == block.id), None
    )
    return pin(gathering, block, None if block.pinned or begins is None else begins.time())


def kitchen_place(gathering: Gathering) -> Block | None:
    """Before which block ten minutes in the kitchen would do most good: the longest after the first."""
    placed = [timed.block for timed in gathering.timed_blocks()]
    inner = [block for block in placed[1:] if not block.is_break]
    return max(inner, key=lambda block: block.minutes, default=None)


def add_kitchen(gathering: Gathering) -> Change:
    """Ten minutes in which the guests have a pause, and the host breathes and takes stock."""
    before = kitchen_place(gathering)
    day = before.day if before else last_day(gathering.blocks)
    breath = Block(
        new_id(),
        gathering.session.id,
        0,
        _("A breath"),
        KITCHEN,
        Role.CO_PARTICIPATOR,
        Position.KITCHEN,
        _("The guests have a pause. I am in the kitchen: what have I heard, what is needed next?"),
        day=day,
        is_break=True,
    )
    label = _("Add ten minutes in the kitchen")
    return replace(put(gathering, breath, day, before.id if before else None), label=label)


def _moved_by_one(gathering: Gathering, block: Block, by: int) -> Change:
    row = _row_of(gathering, block)
    at = [one.id for one in row].index(block.id)
    if 0 <= at + by < len(row):
        behind = at + by + (by > 0)
        before = row[behind].id if behind < len(row) else None
        return put(gathering, block, block.day, before, block.parked)
    if block.parked:
        up = put(gathering, block, last_day(gathering.blocks))
        return up if by < 0 else Change(_("Move"), gathering.session.id)
    return _over_the_edge(gathering, block, by)


def _over_the_edge(gathering: Gathering, block: Block, by: int) -> Change:
    days = sorted({one.day for one in gathering.blocks if not one.parked})
    if by < 0:
        day = max((day for day in days if day < block.day), default=max(1, block.day - 1))
        return put(gathering, block, day) if day != block.day else Change(_("Move"), gathering.session.id)
    later = min((day for day in days if day > block.day), default=None)
    if later is None:
        return Change(_("Move"), gathering.session.id)
    first = next(one.id for one in gathering.blocks if one.day == later and not one.parked)
    return put(gathering, block, later, first)


def _row_of(gathering: Gathering, block: Block) -> list[Block]:
    """The blocks among which this one stands: those of its day, or the parked."""
    if block.parked:
        return list(gathering.parked_blocks())
    return [one for one in gathering.blocks if not one.parked and one.day == block.day]


def _day_between(row: Sequence[Block], at: int, day: int) -> int:
    """A day that keeps the order of the parked, which are kept by day and place as all blocks are."""
    least = row[at - 1].day if at else 1
    most = row[at].day if at < len(row) else max(day, least)
    return max(least, min(day, most))


def _between(gathering: Gathering, order: Sequence[Block], label: str) -> Change:
    """The change to this order: places are given anew, the parked behind the placed of their day."""
    placed = sorted(order, key=_day_and_side)
    if [_spot(one) for one in placed] == [_spot(one) for one in sorted(gathering.blocks, key=_day_and_side)]:
        return Change(label, gathering.session.id)
    known = {block.id: block for block in gathering.blocks}
    after = [replace(block, place=place) for place, block in enumerate(placed)]
    changed = [block for block in after if block != known.get(block.id)]
    before = tuple(known[block.id] for block in changed if block.id in known)
    return Change(label, gathering.session.id, before, tuple(changed))


def _day_and_side(block: Block) -> tuple[int, bool]:
    return block.day, block.parked


def _spot(block: Block) -> tuple[str, int, bool]:
    return block.id, block.day, block.parked


def _move_label(block: Block, parked: bool) -> str:
    if block.parked is parked:
        return _("Move")
    return _("Park block") if parked else _("Take block out again")
