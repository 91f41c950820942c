"""Every edit of a part that still stands, cell by cell, and how it is written down beside the part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from hostdesk.domain.history import REST, Conflict, Key, Stamp, Stamps, cell_of, fields_of
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.picture import Picture
from hostdesk.domain.session import Session

Values = tuple[Any, ...]  # of the fields of a cell, in order
Edits = Mapping[Stamp | None, Values]  # of one cell; None: from before edits were noted
_FADED = "~"  # before a device: the edit, the last that is known, was answered by a deletion; alone: nobody's
# what says which thing it is, or never changes, or (`pinned` of a session) is each library's own
_FIXED: dict[type, frozenset[str]] = {
    Round: frozenset({"scale_id", "moment"}),
    Mark: frozenset({"round_id", "guest_id"}),
    EarlierMark: frozenset({"mark_id"}),
    Picture: frozenset({"data", "width", "height"}),
    Session: frozenset({"pinned"}),
}
_WORDS_BEFORE_NONE = {(Mark, "already_there"), (Mark, "one_step_up"), (Mark, "good_enough")}


@cache
def cells_in(kind: type) -> tuple[str, ...]:
    """The cells that parts of this kind have."""
    fixed = _FIXED.get(kind, frozenset()) | {"id", "session_id"}
    names = (found.name for found in fields(kind) if found.name not in fixed)
    return tuple(dict.fromkeys(cell_of(kind, name) for name in names))


def fixed_in(kind: type) -> tuple[str, ...]:
    """The fields that never change, where a part of this kind has any."""
    return tuple(sorted(_FIXED.get(kind, ())))


@dataclass(frozen=True, slots=True)
class Standing:
    """A part, with everything that each of its cells was made to be and nobody has overwritten yet."""

    part: Any  # as it is shown; None: it was taken away, and this is the last that is known of its cells
    cells: Mapping[str, Edits] = field(default_factory=dict)
    settled: Stamps | None = None  # instead of `cells`, where there is one value of everything

    @property
    def key(self) -> Key:
        return type(self.part), self.part.id

    def lives(self, gone: frozenset[str]) -> bool:
        """Whether there is an edit that no deletion has answered."""
        if self.settled is not None:
            unstamped, stamps = REST not in self.settled, set(self.settled.values())
        else:
            stamps = {stamp for edits in self.cells.values() for stamp in edits if stamp is not None}
            unstamped = any(None in edits for edits in self.cells.values())
        return (unstamped and self.part.id not in gone) or any(map(is_live, stamps))

    def values_of(self, name: str) -> Iterator[Any]:
        """What a field is, and what else it was made to be."""
        cell = cell_of(type(self.part), name)
        if cell not in self.cells:
            yield getattr(self.part, name)
            return
        place = fields_of(type(self.part), cell).index(name)
        edits = self.cells[cell]
        is_any_live = any(map(is_live, edits))
        yield from (values[place] for stamp, values in edits.items() if is_live(stamp) or not is_any_live)

    def shown(self, cell: str) -> Stamp | None:
        return _shown(type(self.part), cell, self.cells[cell])

    def opened(self) -> Standing:
        """The same with its cells."""
        return self if self.settled is None else standing(self.part, self.settled, ())


def standing(part: Any, stamps: Stamps, conflicts: Iterable[Conflict]) -> Standing:
    """A part as its library has it. What had to be made of a value to fit is not an edit of anybody."""
    kind: type = type(part)
    rest = stamps.get(REST)
    cells: dict[str, dict[Stamp | None, Values]] = {
        cell: {stamps.get(cell, rest): values_in(part, cell)} for cell in cells_in(kind)
    }
    for conflict in conflicts:
        if conflict.cell in cells:
            names = fields_of(kind, conflict.cell)
            values = tuple(conflict.values.get(name, getattr(part, name)) for name in names)
            cells[conflict.cell][conflict.stamp] = values
    return Standing(part, cells)


def values_in(part: Any, cell: str) -> Values:
    """What the fields of a cell are."""
    return tuple(getattr(part, name) for name in fields_of(type(part), cell))


def made(base: Any, cells: Mapping[str, Edits]) -> Any:
    """The part as it is shown, of one with the fields that never change."""
    kind: type = type(base)
    news: dict[str, Any] = {}
    for cell, edits in cells.items():
        values = edits[_shown(kind, cell, edits)]
        news.update(zip(fields_of(kind, cell), values, strict=True))
    changed = {name: value for name, value in news.items() if getattr(base, name) != value}
    return replace(base, **changed) if changed else base


def told(found: Standing) -> tuple[Stamps, tuple[Conflict, ...]]:
    """The stamps beside a part, each once, and what waits beside its values."""
    if found.settled is not None:
        return found.settled, ()
    shown = {cell: found.shown(cell) for cell in found.cells}
    conflicts = tuple(_conflicts(found, shown))
    stamps = {cell: stamp for cell, stamp in shown.items() if stamp is not None}
    return (stamps if len(stamps) < len(shown) else _short(stamps)), conflicts


def shortest(kind: type, stamps: Stamps) -> Stamps:
    """The one way to write these stamps down: the most common one stands for the rest."""
    if not stamps.keys() - {REST}:
        return stamps
    cells = {cell: stamps.get(cell, stamps.get(REST)) for cell in cells_in(kind)}
    known = {cell: stamp for cell, stamp in cells.items() if stamp is not None}
    return known if len(known) < len(cells) else _short(known)


def _short(stamps: Stamps) -> Stamps:
    numbers = Counter(stamps.values())
    rest = max(numbers, key=lambda stamp: (numbers[stamp], moment(stamp)))
    return {REST: rest} | {cell: stamp for cell, stamp in stamps.items() if stamp != rest}


def is_live(stamp: Stamp | None) -> bool:
    return stamp is not None and not stamp.device.startswith(_FADED)


def is_of_nobody(device: str) -> bool:
    """True for what stands where a device does, and no laptop is meant."""
    return device.startswith(_FADED)


def unstamped(number: int) -> Stamp:
    """Stands where a stamp does, for one of several values that nobody stamped."""
    return Stamp(_FADED, number)


def is_stamped(stamp: Stamp | None) -> bool:
    return stamp is not None and stamp.device != _FADED


def is_answered(stamp: Stamp) -> bool:
    """True for what a deletion has answered: nobody is asked about it any more."""
    return is_stamped(stamp) and not is_live(stamp)


def faded(stamp: Stamp) -> Stamp:
    """The same edit, answered by a deletion."""
    return stamp if is_of_nobody(stamp.device) else Stamp(_FADED + stamp.device, stamp.n)


def unfaded(stamp: Stamp) -> Stamp:
    """The edit itself, whatever became of it."""
    return Stamp(stamp.device.removeprefix(_FADED), stamp.n)


def moment(stamp: Stamp) -> tuple[int, str]:
    """By which of two edits the later one is told; a clock may lie, but never about what it has seen."""
    return stamp.n, stamp.device


def fullness(values: Values) -> tuple[int, int, str]:
    """Of two answers whose order nobody knows, the one that says more."""
    said = [value for value in values if value not in (None, "", ())]
    return len(said), sum(len(str(value)) for value in said), repr(values)


def words_before_none(kind: type, cell: str) -> bool:
    """True where a value is shown rather than none, whatever the clocks say."""
    return (kind, cell) in _WORDS_BEFORE_NONE


def _shown(kind: type, cell: str, edits: Edits) -> Stamp | None:
    """The edit that is shown: the latest of those that stand, else of those that were answered."""
    live = [stamp for stamp in edits if stamp is not None and is_live(stamp)]
    if not live:
        answered = [stamp for stamp in edits if stamp is not None and is_stamped(stamp)]
        return max(answered, key=moment, default=None)
    if words_before_none(kind, cell):
        return max(live, key=lambda stamp: (edits[stamp] not in ((None,), ("",)), moment(stamp)))
    return max(live, key=moment)


def _conflicts(found: Standing, shown: Mapping[str, Stamp | None]) -> Iterator[Conflict]:
    kind = type(found.part)
    for cell, edits in found.cells.items():
        names = fields_of(kind, cell)
        for stamp, values in edits.items():
            if stamp is None:
                continue
            if stamp != shown[cell] or values != values_in(found.part, cell):
                yield Conflict(kind, found.part.id, cell, stamp, dict(zip(names, values, strict=True)))
