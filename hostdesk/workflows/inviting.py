"""Invite: what somebody answered, who fills a seat, who greets a stranger, who sits where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.identity import new_id
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import prepare

# what is known of a person and true at the next gathering, too; consents are asked anew each time
TAKEN_OVER = ("about", "circle", "access", "diet", "language", "paper", "contact")


def better(gathering: Gathering, /, guest: Guest, today: date, **fields: Any) -> Change:
    """Sets fields of a guest; an invitation that goes out or is answered gets its day if it has none."""
    invitation = fields.get("invitation")
    if invitation is Invitation.INVITED and guest.invited_on is None:
        fields["invited_on"] = today
    if invitation in (Invitation.ACCEPTED, Invitation.DECLINED) and guest.replied_on is None:
        fields["replied_on"] = today
    return prepare.better(gathering, part=guest, **fields)


def invite_again(gathering: Gathering, known: Guest) -> Change:
    """Adds somebody from an earlier gathering, with what is known of them."""
    guest = as_known(_next_guest(gathering, known.name), known)
    return Change(_("Invite {name}").format(name=guest.name), gathering.session.id, (), (guest,))


def said_yes(gathering: Gathering, seat: Guest, name: str, today: date, known: Guest | None = None) -> Change:
    """Somebody takes an open seat; what was written for it stays, the missing voice as who they are."""
    filled = replace(
        seat,
        name=line(name),
        about=seat.about or seat.name,
        invitation=Invitation.ACCEPTED,
        replied_on=seat.replied_on or today,
    )
    if known is not None:
        filled = as_known(filled, known)
    label = _("{name} takes the open seat").format(name=filled.name)
    return Change(label, gathering.session.id, (seat,), (filled,))


def as_known(guest: Guest, known: Guest) -> Guest:
    """The guest as the same person as `known`; what is written here already stays."""
    fields: dict[str, Any] = {
        name: getattr(known, name)
        for name in TAKEN_OVER
        if not getattr(guest, name) or getattr(guest, name) == Guest.__dataclass_fields__[name].default
    }
    return replace(guest, person=known.person, **fields)


def propose_greeters(gathering: Gathering) -> Change:
    """A greeter for each stranger who has none: circle-mates, those who have accepted, the host; in turns."""
    hosts = [guest for guest in gathering.guests if guest.expected and not guest.stranger]
    lonely = [guest for guest in gathering.guests if guest.expected and guest.stranger and not guest.greeter]
    if not hosts:
        raise HostDeskError(_("There is nobody yet who could greet: everybody on the list is a stranger."))
    busy = greeting(gathering)
    greeted = []
    for stranger in lonely:
        greeter = freest(stranger, hosts, busy)
        busy[greeter.name] += 1
        greeted.append(replace(stranger, greeter=greeter.name))
    label = counted("A greeter for {n} stranger", "A greeter for {n} strangers", len(lonely))
    return Change(label, gathering.session.id, tuple(lonely), tuple(greeted))


def greeting(gathering: Gathering) -> Counter[str]:
    """How many each name greets."""
    return Counter(guest.greeter for guest in gathering.guests if guest.greeter)


def freest(stranger: Guest, hosts: Sequence[Guest], busy: Mapping[str, int]) -> Guest:
    """Of those who could greet a stranger the one who greets fewest; among these the nearest to them."""
    return min(hosts, key=lambda host: (busy[host.name], *_distance(stranger, host)))


def _distance(stranger: Guest, host: Guest) -> tuple[bool, bool, bool, int]:
    same_circle = bool(stranger.circle) and stranger.circle.casefold() == host.circle.casefold()
    return not same_circle, host.invitation is not Invitation.ACCEPTED, host.is_host, host.place


def seat(gathering: Gathering, seats: Mapping[str, str]) -> Change:
    """Gives these guests (id -> seat) their seats."""
    before = [guest for guest in gathering.guests if guest.id in seats and seats[guest.id] != guest.seat]
    after = [replace(guest, seat=line(seats[guest.id])) for guest in before]
    label = counted("A seat for {n} guest", "Seats for {n} guests", len(before))
    return Change(label, gathering.session.id, tuple(before), tuple(after))


def bring_in(
    gathering: Gathering, listed: Sequence[Mapping[str, str]], known: Sequence[Guest | None]
) -> Change:
    """Adds everybody on a list (fields of a guest as text, each perhaps as somebody known), in one change."""
    first = _next_place(gathering)
    guests = []
    for number, (fields, person) in enumerate(zip(listed, known, strict=True)):
        blank = Guest(new_id(), gathering.session.id, first + number, "…")
        guest = _told(gathering, blank, fields)
        guests.append(as_known(guest, person) if person is not None else guest)
    label = counted("Add {n} guest from a list", "Add {n} guests from a list", len(guests))
    return Change(label, gathering.session.id, (), tuple(guests))


def _told(gathering: Gathering, blank: Guest, fields: Mapping[str, str]) -> Guest:
    try:
        guest = prepare.better(gathering, part=blank, **fields).after[0]
    except HostDeskError as error:
        who = {"name": fields.get("name", "")[:40], "sentence": error}
        raise HostDeskError(_("{name}: {sentence}").format(**who)) from None
    assert isinstance(guest, Guest)
    return guest


def _next_guest(gathering: Gathering, name: str) -> Guest:
    return Guest(new_id(), gathering.session.id, _next_place(gathering), line(name))


def _next_place(gathering: Gathering) -> int:
    return max((guest.place for guest in gathering.guests), default=-1) + 1
