"""Host: welcome people, end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.identity import new_id
from hostdesk.domain.live_order import is_forgotten
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Session, Stage
from hostdesk.domain.text import line
from hostdesk.words import _


def arrive(gathering: Gathering, guest: Guest, here: bool = True) -> Change:
    """Notes that a guest is there; with the first one the hosting begins."""
    label = _("{name} is here") if here else _("{name} is not here")
    stage_before, stage_after = hosting(gathering)
    return Change(
        label.format(name=guest.name),
        gathering.session.id,
        (*stage_before, guest),
        (*stage_after, replace(guest, arrived=here, left_at=None)),
    )


def welcome_walk_in(gathering: Gathering, name: str) -> Change:
    """Somebody came whom nobody expected: welcome."""
    place = max((guest.place for guest in gathering.guests), default=-1) + 1
    guest = Guest(
        new_id(),
        gathering.session.id,
        place,
        line(name),
        invitation=Invitation.ACCEPTED,
        arrived=True,
        walk_in=True,
    )
    stage_before, stage_after = hosting(gathering)
    label = _("Welcome {name}").format(name=guest.name)
    return Change(label, gathering.session.id, stage_before, (*stage_after, guest))


def end(gathering: Gathering, now: datetime | None = None) -> Change:
    """The gathering is over; what it brought can be harvested. The block that is on ends `now`."""
    session = gathering.session
    on = tuple(block for block in gathering.blocks if block.is_on) if now else ()
    over = tuple(ended(block, now) for block in on if now)
    after = replace(session, stage=Stage.HARVEST)
    return Change(_("End the gathering"), session.id, (session, *on), (after, *over))


def ended(block: Block, now: datetime) -> Block:
    """The block, no longer on; one that was forgotten ended when its time was over."""
    if not block.is_on or block.began is None:
        return block
    ends = block.began + timedelta(minutes=block.minutes) if is_forgotten(block, now) else now
    return replace(block, ended=max(ends.replace(microsecond=0), block.began))


def hosting(gathering: Gathering) -> tuple[tuple[Session, ...], tuple[Session, ...]]:
    """What changes about the session itself when something happens in the room: (before, after)."""
    session = gathering.session
    if session.stage is not Stage.PREPARE:
        return (), ()
    return (session,), (replace(session, stage=Stage.HOST),)
