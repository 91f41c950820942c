"""Welcome: whoever comes is here at once and may leave early; strangers have somebody who greets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hostdesk.domain.arrivals import at_the_door
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.text import folded, line
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import host, inviting


def arrive(gathering: Gathering, guest: Guest, here: bool = True) -> Change:
    """Notes that a guest is there: who had said no came after all, a stranger gets somebody who greets."""
    change = host.arrive(gathering, guest, here)
    if not here:
        return change
    after = (_after_all(part) if isinstance(part, Guest) else part for part in change.after)
    came = replace(change, after=tuple(after))
    return _greeted(gathering, came) if guest.stranger else came


def walk_in(gathering: Gathering, name: str) -> Change:
    """Somebody came whom nobody expected: a stranger until the host knows better, and greeted."""
    return _greeted(gathering, _as_stranger(host.welcome_walk_in(gathering, name)))


def take_seat(gathering: Gathering, seat: Guest, name: str, today: date) -> Change:
    """Who has just come takes an open seat, is here, and greeted."""
    filled = inviting.said_yes(gathering, seat, name, today)
    before, after = host.hosting(gathering)
    here = tuple(replace(part, arrived=True) for part in filled.after if isinstance(part, Guest))
    change = replace(filled, before=(*before, *filled.before), after=(*after, *here))
    return _greeted(gathering, _as_stranger(change))


def come_in(gathering: Gathering, name: str) -> Change:
    """Whoever has exactly this name is here; a name that is not on the list walks in."""
    sought = folded(line(name))
    listed = [guest for guest in at_the_door(gathering.guests) if folded(guest.name) == sought]
    awaited = [guest for guest in listed if not guest.arrived]
    if not listed:
        return walk_in(gathering, name)
    came = (awaited or listed)[0]
    return come_back(gathering, came) if came.left_at else arrive(gathering, came)


def leave(gathering: Gathering, guest: Guest, now: datetime, at: time | None = None) -> Change:
    """Somebody goes before the end, or went `at` a time: not in the room any more, but was there."""
    if not guest.is_here:
        raise HostDeskError(_("Only somebody who is here can leave."))
    gone = replace(guest, left_at=_latest(now.replace(second=0, microsecond=0), at))
    label = _("{name} leaves").format(name=guest.name)
    return Change(label, gathering.session.id, (guest,), (gone,))


def come_back(gathering: Gathering, guest: Guest) -> Change:
    """Somebody who had left is in the room again."""
    label = _("{name} is back").format(name=guest.name)
    return Change(label, gathering.session.id, (guest,), (replace(guest, arrived=True, left_at=None),))


def _latest(now: datetime, at: time | None) -> datetime:
    """The last time that it was `at` o'clock; soon after midnight that was yesterday."""
    when = now if at is None else datetime.combine(now.date(), at)
    return when if when <= now else when - timedelta(days=1)


def _after_all(guest: Guest) -> Guest:
    """Belongs to the table again: to rounds and papers."""
    said_no = guest.invitation is Invitation.DECLINED
    return replace(guest, invitation=Invitation.ACCEPTED) if said_no else guest


def _as_stranger(change: Change) -> Change:
    after = (replace(part, stranger=True) if isinstance(part, Guest) else part for part in change.after)
    return replace(change, after=tuple(after))


def _greeted(gathering: Gathering, change: Change) -> Change:
    """The same change, with a greeter for the guest in it who has none."""
    after = (_with_greeter(gathering, part) if isinstance(part, Guest) else part for part in change.after)
    return replace(change, after=tuple(after))


def _with_greeter(gathering: Gathering, guest: Guest) -> Guest:
    hosts = _who_could_greet(gathering, guest)
    if guest.greeter or not hosts:
        return guest
    return replace(guest, greeter=inviting.freest(guest, hosts, inviting.greeting(gathering)).name)


def _who_could_greet(gathering: Gathering, guest: Guest) -> list[Guest]:
    """Those who are here; before them, the host."""
    others = [other for other in at_the_door(gathering.guests) if other.id != guest.id and not other.stranger]
    here = [other for other in others if other.is_here]
    return here or [other for other in others if other.is_host]
