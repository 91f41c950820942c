"""Laptops with one session, whose clocks lie: what they do, and how they note it, as libraries would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import REST, Conflict, History, Stamp, cell_of
from hostdesk.domain.identity import derived_id
from hostdesk.domain.mark import Mark, Moment
from hostdesk.domain.merging import State, merged
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.one_thing import id_that_stands, takes_back
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.workflows import capture, prepare, rounds
from tests.builders import a_gathering, a_guest, a_scale

EVENING = datetime(2026, 5, 12, 18, 30)


def a_start() -> Gathering:
    scales = [
        a_scale("How ready?", 0, halves=True),
        a_scale("How sure?", 1, lowest=1, highest=7),
        a_scale("Of use?", 2, naming=Naming.UNNAMED),
    ]
    start = a_gathering("Ada", "Ben", scales=scales)
    start = start.after(prepare.hold_boundary(start, "No phones"))
    return start.after(prepare.add_block(start, "Welcome"))


@dataclass
class Laptop:
    """A device and its version of the session; `clock` is what it believes."""

    device: str
    gathering: Gathering
    history: History = field(default_factory=History)
    last: int = 0

    @property
    def state(self) -> State:
        return self.gathering, self.history

    def take_in(self, other: State) -> None:
        self.gathering, self.history = merged(self.state, other)

    def _answered(self, change: Change) -> Iterator[int]:
        """What an edit comes after, it is later than, whatever the clock says."""
        new = {(type(part), part.id): part for part in change.after}
        for old in change.before:
            key = type(old), old.id
            if key in new and _is_stamped(old):
                cells = self.history.stamps.get(key, {})
                were = (cells.get(cell, cells.get(REST)) for cell in _edited(old, new[key]))
                yield from (stamp.n for stamp in were if stamp)

    def do(self, change: Change, clock: int) -> None:
        """As a library notes it: who edited what, and what was seen of what went."""
        self.last = max(self.last + 1, clock, *(n + 1 for n in self._answered(change)))
        now = Stamp(self.device, self.last)
        stamps, seen = dict(self.history.stamps), dict(self.history.seen)
        gone, settled = set(self.history.gone), list[Conflict]()
        before = {(type(part), part.id): part for part in change.before}
        for part in change.gone:
            cells = stamps.pop((type(part), part.id), {})
            if REST not in cells:
                gone.add(part.id if _is_stamped(part) else id_that_stands(part.id, gone.__contains__))
            if _is_stamped(part):
                _note(seen, [*cells.values(), now])
                settled += [c for c in self.history.conflicts if c.key == (type(part), part.id)]
        for part in change.after:
            key = type(part), part.id
            old = before.get(key)
            if old is None:
                if _is_stamped(part):
                    gone.discard(part.id)
                settled += [c for c in self.history.conflicts if c.key == key]
            if not _is_stamped(part):
                if old is not None and takes_back(old, part):
                    gone.add(id_that_stands(part.id, gone.__contains__))
                continue
            cells = stamps.get(key, {})
            edited = {REST} if old is None else _edited(old, part)
            _note(seen, [now, *(cells[c] if c in cells else cells.get(REST, now) for c in edited)])
            settled += [c for c in self.history.conflicts if c.key == key and c.cell in edited]
            stamps[key] = {**({} if old is None else cells), **dict.fromkeys(edited, now)}
        _note(seen, [conflict.stamp for conflict in settled])
        left = tuple(conflict for conflict in self.history.conflicts if conflict not in settled)
        self.history = History(seen, stamps, left, frozenset(gone), self.history.erased)
        self.gathering = self.gathering.after(change)


def _is_stamped(part: Any) -> bool:
    return not (isinstance(part, Mark) and part.guest_id is None)


def _note(seen: dict[str, int], stamps: Sequence[Stamp]) -> None:
    for device, n in stamps:
        seen[device] = max(n, seen.get(device, n))


def _edited(old: Any, new: Any) -> set[str]:
    names = [one.name for one in fields(new)]
    return {cell_of(type(new), name) for name in names if getattr(old, name) != getattr(new, name)}


# what may be done, by number: (gathering, two numbers) -> Change; HostDeskError where it cannot be


def _one(parts: Sequence[Any], number: int) -> Any:
    if not parts:
        raise HostDeskError("nothing there")
    return parts[number % len(parts)]


def _asking(now: Gathering, number: int) -> capture.Asking:
    return capture.Asking(_one(now.scales, number), list(Moment)[number // 7 % 2])


def _answer(now: Gathering, x: int, y: int) -> Change:
    asking = _asking(now, x)
    value = Decimal(y % 21) / 2 if asking.scale.halves else Decimal(y % 11)
    if asking.scale.naming is Naming.UNNAMED:
        return capture.answer_unnamed(now, asking, EVENING, value=value)
    guest = _one(now.guests, y)
    return capture.answer(now, asking, guest.id, EVENING, correcting=x % 2 == 0, value=value)


def _words(now: Gathering, x: int, y: int) -> Change:
    asking = _asking(now, x)
    return capture.answer(now, asking, _one(now.guests, y).id, EVENING, already_there=f"words {y}")


def _count(now: Gathering, x: int, y: int) -> Change:
    return rounds.count(now, _asking(now, x), EVENING, Decimal(y % 11), 1 + x % 3)


def _hold(now: Gathering, x: int, y: int) -> Change:
    asked_of = [guest.id for number, guest in enumerate(now.guests) if x >> number & 1]
    return rounds.open_round(now, _asking(now, y), EVENING, asked_of=asked_of)


def _note_it(now: Gathering, x: int, y: int) -> Change:
    about: dict[str, Any] = {
        "guest_id": _one(now.guests, y).id if x % 2 else None,
        "scale_id": _one(now.scales, y).id if x % 3 == 0 and now.scales else None,
        "block_id": _one(now.blocks, y).id if x % 5 == 0 and now.blocks else None,
        "boundary_id": _one(now.boundaries, y).id if x % 7 == 0 and now.boundaries else None,
    }
    note = Note(_new(now, x, y), "garden", len(now.notes), f"said {y}", None, NoteKind.QUOTE, **about)
    return Change("Say", "garden", (), (note,))


def _other_note(now: Gathering, x: int, y: int) -> Change:
    note = _one(now.notes, x)
    return prepare.better(now, note, words=f"rather {y}", guest_id=_one(now.guests, y).id)


def _invite(now: Gathering, x: int, y: int) -> Change:
    guest = replace(a_guest(f"Guest {x % 5}", len(now.guests)), id=_new(now, x, y))
    return Change("Invite", "garden", (), (guest,))


def _new(now: Gathering, x: int, y: int) -> str:
    return derived_id("test", repr(now), str(x), str(y))


def _scale(now: Gathering, x: int, y: int) -> Change:
    ends = ((0, 10), (1, 10), (1, 7))[y % 3]
    new: dict[str, Any] = {"lowest": ends[0], "highest": ends[1], "halves": y % 2 == 0}
    if x % 3 == 0:
        new = {"naming": list(Naming)[y % 3]}
    return prepare.better(now, _one(now.scales, x), **new)


def _clear(now: Gathering, x: int, _y: int) -> Change:
    return capture.clear(now, _one(now.marks, x))


def _other_unnamed(now: Gathering, x: int, y: int) -> Change:
    mark = _one([mark for mark in now.marks if mark.guest_id is None], x)
    return capture.better_unnamed(now, mark, value=Decimal(y % 8), already_there="more" * (y % 3))


def _take_away(kinds: Sequence[str]) -> Callable[[Gathering, int, int], Change]:
    def away(now: Gathering, x: int, y: int) -> Change:
        return prepare.take_away(now, [_one(getattr(now, _one(kinds, y)), x)])

    return away


DEEDS: tuple[Callable[[Gathering, int, int], Change], ...] = (
    lambda now, x, y: prepare.describe(now, title=f"Evening {y}"),
    lambda now, x, y: prepare.better(now, _one(now.guests, x), name=f"Name {y}"),
    lambda now, x, y: prepare.better(now, _one(now.guests, x), diet=f"diet {y}", seat=f"seat {x}"),
    lambda now, x, y: prepare.move(now, _one(now.guests, x), y % 5 - 2),
    lambda now, x, y: prepare.add_block(now, f"Block {y}"),
    lambda now, x, y: prepare.better(now, _one(now.blocks, x), scale_id=_one(now.scales, y).id),
    lambda now, x, y: prepare.better(now, _one(now.boundaries, x), words=f"words {y}"),
    _invite,
    _answer,
    _answer,
    _answer,
    _words,
    _count,
    _hold,
    _note_it,
    _other_note,
    _scale,
    _clear,
    _other_unnamed,
    _take_away(("guests",)),
    _take_away(("scales", "blocks", "notes", "boundaries", "guests")),
)
