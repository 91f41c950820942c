"""Live the running order: begin, end, stretch and leave out blocks, catch up, say where the host stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hostdesk.domain.catching_up import CaughtUp as CaughtUp
from hostdesk.domain.catching_up import as_shortened, catch_up
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.domain.live_order import LiveOrder, Stands, is_forgotten, live_order, position_now
from hostdesk.domain.running_order import LONGEST, Block
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import running
from hostdesk.workflows.host import ended, hosting

STRETCH = 5  # minutes


def lived(gathering: Gathering, now: datetime) -> LiveOrder:
    """The running order at this moment."""
    return live_order(gathering.timed_blocks(), now, gathering.session.until)


def host_stands(gathering: Gathering, now: datetime) -> Position | None:
    """Where the host is at this moment."""
    return position_now(lived(gathering, now), gathering.session.standing)


def begin_next(gathering: Gathering, now: datetime) -> Change:
    """The block that is on ends, the next one begins; the first of all is the one planned for now."""
    live = lived(gathering, now)
    coming = live.on if live.on is not None and not live.on.block.is_on else live.next
    if coming is not None:
        return begin(gathering, coming.block, now)
    if live.on is not None:
        return end_block(gathering, now)
    raise HostDeskError(_("No block is left to begin."))


def begin(gathering: Gathering, block: Block, now: datetime) -> Change:
    """Any block begins, and comes next in the order; one that is over is taken up again."""
    if block.is_on and not is_forgotten(block, now):
        raise HostDeskError(_("“{title}” is on already.").format(title=block.title))
    now = now.replace(microsecond=0)
    placed = _as_very_next(gathering, block, now) if block.began is None else gathering
    own = _block(placed, block.id)
    began = now if own.began is None or is_forgotten(own, now) else own.began
    begun = replace(own, began=began, ended=None, left_out=False)
    blocks = [begun if one.id == block.id else ended(one, now) for one in placed.blocks]
    label = _("Begin {title}") if block.began is None else _("Take up {title} again")
    return _changed(gathering, blocks, label.format(title=block.title), moves_on=True)


def end_block(gathering: Gathering, now: datetime) -> Change:
    """The block that is on ends."""
    on = lived(gathering, now).on
    if on is None or not on.block.is_on:
        raise HostDeskError(_("No block has been begun."))
    label = _("End {title}").format(title=on.block.title)
    return _changed(gathering, [ended(one, now) for one in gathering.blocks], label, moves_on=True)


def take_back(gathering: Gathering, block: Block) -> Change:
    """Begun by mistake: it is still to come, and the one that ended for it goes on."""
    if block.began is None:
        raise HostDeskError(_("“{title}” has not begun.").format(title=block.title))
    goes_on = [one.id for one in gathering.blocks if block.is_on and one.ended == block.began]
    blocks = []
    for one in gathering.blocks:
        if one.id == block.id:
            one = replace(one, began=None, ended=None)
        elif one.id in goes_on[-1:]:
            one = replace(one, ended=None)
        blocks.append(one)
    label = _("{title} has not begun after all").format(title=block.title)
    return _changed(gathering, blocks, label, moves_on=block.is_on)


def leave_out(gathering: Gathering, block: Block) -> Change:
    """It is not held today; its place and its minutes stay known."""
    _refuse_begun(block)
    return _one(gathering, replace(block, left_out=True), _("Leave out {title}"))


def leave_out_next(gathering: Gathering, now: datetime) -> Change:
    """The next one is not held."""
    coming = lived(gathering, now).next
    if coming is None:
        raise HostDeskError(_("No block is left to leave out."))
    return leave_out(gathering, coming.block)


def hold_after_all(gathering: Gathering, block: Block) -> Change:
    return _one(gathering, replace(block, left_out=False), _("Hold {title} after all"))


def stretch(gathering: Gathering, block: Block, minutes: int = STRETCH) -> Change:
    """So many minutes more; what was planned is kept beside it."""
    longer = min(LONGEST, block.minutes + minutes)
    stretched = replace(block, minutes=longer, planned=block.planned_minutes)
    return _one(gathering, stretched, _("More time for {title}"))


def stretch_now(gathering: Gathering, now: datetime, minutes: int = STRETCH) -> Change:
    """Minutes more for the one that is on; where nothing is, for the next."""
    live = lived(gathering, now)
    line = live.on or live.next
    if line is None:
        raise HostDeskError(_("No block is on, and none is to come."))
    return stretch(gathering, line.block, minutes)


def caught_up(gathering: Gathering, now: datetime) -> CaughtUp:
    """What catching up would do at this moment."""
    return catch_up(gathering.timed_blocks(), now, gathering.session.until)


def catch_up_now(gathering: Gathering, now: datetime) -> Change:
    """We are late: what is left is shortened, so that breaks, pins and the close hold."""
    found = {one.block.id: one for one in caught_up(gathering, now).done}
    blocks = [as_shortened(one, found.get(one.id)) for one in gathering.blocks]
    return _changed(gathering, blocks, _("Catch up"))


def park(gathering: Gathering, block: Block) -> Change:
    """One that is to come is kept at hand, without a place in the day."""
    _refuse_begun(block)
    return running.park(gathering, block)


def take_out_next(gathering: Gathering, block: Block, now: datetime) -> Change:
    """A block that is to come, or a parked one, comes next."""
    _refuse_begun(block)
    label = _("{title} comes next").format(title=block.title)
    return _changed(gathering, _as_very_next(gathering, block, now).blocks, label)


def move_to_come(gathering: Gathering, block: Block, by: int, now: datetime) -> Change:
    """Up or down among what is to come that day; what has begun stays where it is."""
    lines = lived(gathering, now).to_come
    row = [line.block.id for line in lines if line.block.day == block.day]
    if block.id not in row:
        raise HostDeskError(_("Only what is still to come can be moved."))
    at = row.index(block.id)
    to = max(0, min(len(row) - 1, at + by))
    if to == at:
        return Change(_("Move"), gathering.session.id)
    behind = to + 1 if to > at else to
    before = row[behind] if behind < len(row) else _after(gathering, row[-1])
    return running.put(gathering, block, block.day, before)


def set_position(gathering: Gathering, position: Position) -> Change:
    """Where the host stands from now on, until the next block begins."""
    session = gathering.session
    label = _("You are {where}").format(where=position.label[0].lower() + position.label[1:])
    return Change(label, session.id, (session,), (replace(session, standing=position),))


def next_position(gathering: Gathering, now: datetime) -> Change:
    """The position after the present one, round and round."""
    row = list(Position)
    here = host_stands(gathering, now)
    return set_position(gathering, row[(row.index(here) + 1) % len(row)] if here else row[0])


def clock_jumped(gathering: Gathering, by: timedelta) -> Change:
    """The laptop's clock jumped: the block that is on goes on as if it had not."""
    blocks = [replace(b, began=b.began + by) if b.began and b.is_on else b for b in gathering.blocks]
    return _changed(gathering, blocks, _("Set the running block to the new time"))


def _refuse_begun(block: Block) -> None:
    if block.began is not None:
        raise HostDeskError(_("“{title}” has begun already.").format(title=block.title))


def _as_very_next(gathering: Gathering, block: Block, now: datetime) -> Gathering:
    """The gathering with the block before everything that is to come that day, and out of parking."""
    day = lived(gathering, now).day if block.parked else block.day
    own = [line for line in lived(gathering, now).blocks if line.block.day == day]
    coming = [line.block.id for line in own if line.stands is Stands.TO_COME]
    follows_the_plan = not any(line.block.began for line in own)
    if not block.parked and (follows_the_plan or coming[:1] == [block.id]):
        return gathering
    before = next((one for one in coming if one != block.id), None)
    return gathering.after(running.put(gathering, block, day, before))


def _after(gathering: Gathering, block_id: str) -> str | None:
    """The placed block after this one that day, None at the end of it."""
    own = _block(gathering, block_id)
    row = [one.id for one in gathering.blocks if one.day == own.day and not one.parked]
    at = row.index(block_id) + 1
    return row[at] if at < len(row) else None


def _block(gathering: Gathering, block_id: str) -> Block:
    return next(one for one in gathering.blocks if one.id == block_id)


def _one(gathering: Gathering, block: Block, label: str) -> Change:
    blocks = [block if one.id == block.id else one for one in gathering.blocks]
    return _changed(gathering, blocks, label.format(title=block.title))


def _changed(gathering: Gathering, blocks: Sequence[Block], label: str, moves_on: bool = False) -> Change:
    """What differs; where the day `moves_on`, hosting has begun and the host stands where the block says."""
    known = {block.id: block for block in gathering.blocks}
    after = tuple(block for block in blocks if block != known[block.id])
    before = tuple(known[block.id] for block in after)
    old, new = _session_moved_on(gathering) if moves_on else ((), ())
    return Change(label, gathering.session.id, (*old, *before), (*new, *after))


def _session_moved_on(gathering: Gathering) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    session = gathering.session
    _before, after = hosting(gathering)
    moved = replace(after[0] if after else session, standing=None)
    return ((session,), (moved,)) if moved != session else ((), ())
