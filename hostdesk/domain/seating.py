"""Who sits where: tables at which those meet who do not know each other yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from hostdesk.domain.guest import Guest
from hostdesk.words import _

PAIR = 2
Acquaintances = dict[str, set[str]]  # guest id -> the ids of those they sat with before


@dataclass(slots=True)
class _Table:
    """A table while people are being seated at it."""

    guests: list[Guest] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    circles: Counter[str] = field(default_factory=Counter)
    strangers: int = 0

    def seat(self, party: Sequence[Guest]) -> None:
        self.guests += party
        self.ids.update(guest.id for guest in party)
        self.circles.update(guest.circle.casefold() for guest in party if guest.circle)
        self.strangers += sum(guest.stranger for guest in party)


def proposed(
    guests: Sequence[Guest],
    size: int,
    earlier: Sequence[Mapping[str, str]] = (),
    taken: Collection[str] = (),
) -> dict[str, str]:
    """A seat for everybody who is expected: guest id -> "Table 2", for tables of up to `size`.

    Who belongs to one circle, or sat together at one of the `earlier` gatherings (person -> seat), is
    spread over the tables as far as it goes; a stranger sits with their greeter; nobody sits alone.
    The same guests always get the same seats; a table that is `taken` is not named again.
    """
    awaited = [guest for guest in guests if guest.expected]
    if len(awaited) < PAIR:
        return {}
    tables = _laid(_parties(awaited), size, _acquaintances(awaited, earlier))
    tables.sort(key=lambda table: min((guest.place, guest.id) for guest in table.guests))
    labels = (label for label in map(partial(_label, size), count(1)) if label not in taken)
    return {guest.id: label for table, label in zip(tables, labels, strict=False) for guest in table.guests}


def at_tables(guests: Sequence[Guest], seats: Mapping[str, str]) -> dict[str, list[Guest]]:
    """The guests at each seat that somebody has, both in the order of the list."""
    tables: dict[str, list[Guest]] = {}
    for guest in guests:
        if seats.get(guest.id):
            tables.setdefault(seats[guest.id], []).append(guest)
    return tables


def _label(size: int, number: int) -> str:
    if size == PAIR:
        return _("Pair {number}").format(number=number)
    return (
        _("Three {number}").format(number=number) if size == 3 else _("Table {number}").format(number=number)
    )


def _rooms(people: int, size: int) -> list[int]:
    """How many sit at each table: as even as it goes, and nowhere one alone."""
    tables = people // PAIR if size == PAIR else -(-people // size)
    tables = max(1, tables)
    return [people // tables + (number < people % tables) for number in range(tables)]


def _parties(guests: Sequence[Guest]) -> list[list[Guest]]:
    """Strangers with their greeter first, the largest party before the others; then circle by circle."""
    by_name = {guest.name: guest for guest in reversed(guests)}
    parties: dict[str, list[Guest]] = {}
    for guest in guests:
        greeter = by_name.get(guest.greeter) if guest.stranger else None
        if greeter is not None and not greeter.stranger:
            parties.setdefault(greeter.id, [greeter]).append(guest)
    seated = {guest.id for party in parties.values() for guest in party}
    circles = Counter(guest.circle.casefold() for guest in guests if guest.circle)
    alone = [guest for guest in guests if guest.id not in seated]
    alone.sort(key=lambda guest: (-circles[guest.circle.casefold()], guest.circle.casefold(), guest.place))
    return [*sorted(parties.values(), key=lambda party: -len(party)), *([guest] for guest in alone)]


def _acquaintances(guests: Sequence[Guest], earlier: Sequence[Mapping[str, str]]) -> Acquaintances:
    known: Acquaintances = {guest.id: set() for guest in guests}
    for seats in earlier:
        together: dict[str, list[str]] = {}
        for guest in guests:
            if seat := seats.get(guest.person, ""):
                together.setdefault(seat, []).append(guest.id)
        for ids in together.values():
            for guest_id in ids:
                known[guest_id].update(ids)
    return known


def _laid(parties: Sequence[list[Guest]], size: int, known: Acquaintances) -> list[_Table]:
    """Each party where it knows fewest, then where fewest strangers sit, then where most room is left."""
    people = sum(map(len, parties))
    rooms = _rooms(people, size)
    tables = [_Table() for _room in rooms]
    waiting = [list(party) for party in parties]
    while waiting:
        party = waiting.pop(0)
        left = [room - len(table.guests) for room, table in zip(rooms, tables, strict=True)]
        unseated = len(party) + sum(map(len, waiting))
        open_to = [n for n, room in enumerate(left) if room >= len(party)]
        open_to = open_to or [
            n for n in range(len(tables)) if _can_grow(tables, n, len(party), size, unseated)
        ]
        if not open_to:  # too many for any table: the greeter keeps as many as fit
            most = max(left)
            waiting[:0] = [party[:most], *([guest] for guest in party[most:])]
            continue
        best = _best(party, tables, left, open_to, known)
        tables[best].seat(party)
    return tables


def _can_grow(tables: Sequence[_Table], number: int, party: int, size: int, unseated: int) -> bool:
    """A party that belongs together may make tables uneven, as long as nobody is left alone by it."""
    needed = sum(max(0, PAIR - len(table.guests)) for n, table in enumerate(tables) if n != number)
    return len(tables[number].guests) + party <= size and unseated - party >= needed


def _best(
    party: Sequence[Guest],
    tables: Sequence[_Table],
    left: Sequence[int],
    open_to: Sequence[int],
    known: Acquaintances,
) -> int:
    """The table with fewest acquaintances, then fewest strangers for a stranger, then most room."""
    circles = [guest.circle.casefold() for guest in party if guest.circle]
    met = set().union(*(known[guest.id] for guest in party))
    strangers = sum(guest.stranger for guest in party)

    def cost(number: int) -> tuple[int, int, int, int]:
        table = tables[number]
        again = sum([table.circles.get(circle, 0) for circle in circles]) if circles else 0
        if met:
            again += len(met & table.ids)
        return again, table.strangers * strangers, -left[number], number

    return min(open_to, key=cost)
