"""Of whom a round is asked, in which order, and how it is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Moment, Round, Way
from hostdesk.domain.scale import Scale, When


@dataclass(frozen=True, slots=True)
class How:
    """How a round is held."""

    way: Way = Way.ONE_BY_ONE
    silent: bool = False
    asked_of: tuple[str, ...] = ()  # guests' ids; (): everybody


USUAL = How()


def how_held(gathering: Gathering, asked: Round | None) -> How:
    """How this round is held; one that is not open yet is held as the last one of the session was."""
    held = asked or max(gathering.rounds, key=_when(gathering), default=None)
    if held is None:
        return USUAL
    here = {guest.id for guest in gathering.guests}
    return How(held.way, held.silent, tuple(one for one in held.asked_of if one in here))


def last_open(gathering: Gathering) -> Round | None:
    """The round that was opened last and is not closed: where a gathering is taken up again."""
    return max((one for one in gathering.rounds if not one.closed), key=_when(gathering), default=None)


def _when(gathering: Gathering) -> Callable[[Round], tuple[datetime, bool, int]]:
    """When a round was opened; within a minute, the close comes after the opening, and scales in order."""
    places = {scale.id: scale.place for scale in gathering.scales}
    return lambda asked: (asked.opened, asked.moment is Moment.CLOSING, places.get(asked.scale_id, -1))


def asked_in(gathering: Gathering, asked: Round | None, chosen: Sequence[str] = ()) -> tuple[Guest, ...]:
    """Everybody at the table, or those it is asked of, and whoever answered; the host comes last.

    Who comes late joins a round that is asked of everybody. `chosen`: of whom a round will be asked that
    is not open yet.
    """
    marked = {mark.guest_id for mark in gathering.marks_in(asked.id)} if asked else set()
    only = set(asked.asked_of if asked else chosen)
    guests = (
        guest
        for guest in gathering.guests
        if guest.id in marked or (guest.id in only if only else guest.expected)
    )
    return tuple(sorted(guests, key=lambda guest: guest.is_host))


def round_to_ask(gathering: Gathering) -> tuple[str, Moment]:
    """The scale and the moment at which a gathering is taken up: the round that is open, else the first."""
    if (held := last_open(gathering)) is not None:
        return held.scale_id, held.moment
    if not gathering.scales:
        return "", Moment.OPENING
    closed = any(one.moment is Moment.OPENING and one.closed for one in gathering.rounds)
    scale = gathering.scales[0]
    return scale.id, planned(scale, Moment.CLOSING if closed else Moment.OPENING)


def planned(scale: Scale, moment: Moment) -> Moment:
    """The moment at which the scale is meant to be asked, else `moment`; the other stays a click away."""
    return {When.OPENING: Moment.OPENING, When.CLOSING: Moment.CLOSING}.get(scale.asked_when, moment)
