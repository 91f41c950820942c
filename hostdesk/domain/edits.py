"""Every edit of a part that still stands, cell by cell, and what two laptops' edits make together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any

from hostdesk.domain.history import REST, Conflict, History, Key, Stamp, Stamps, cell_of, fields_of
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.picture import Picture
from hostdesk.domain.session import Session

Values = tuple[Any, ...]  # of the fields of a cell, in order
Edits = Mapping[Stamp | None, Values]  # of one cell; None: from before edits were noted
_FADED = "~"  # before a device: the edit was answered by a deletion, and its value stays for what needs it
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


@dataclass(frozen=True, slots=True)
class Standing:
    """A part, with everything that each of its cells was made to be and nobody has overwritten yet."""

    part: Any  # as it is shown
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
        yield from (values[place] for values in self.cells[cell].values())

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
        cell: {stamps.get(cell, rest): _values(part, cell)} for cell in cells_in(kind)
    }
    for conflict in conflicts:
        if conflict.cell in cells:
            names = fields_of(kind, conflict.cell)
            values = tuple(conflict.values.get(name, getattr(part, name)) for name in names)
            cells[conflict.cell][conflict.stamp] = values
    return Standing(part, cells)


def together(
    ours: Standing | None, theirs: Standing | None, our_edits: History, their_edits: History
) -> Standing:
    """What stands of both: an edit that the other had seen and does not have any more was overwritten."""
    if same := _settled(ours, theirs, our_edits, their_edits):
        return same
    ours, theirs = (side and side.opened() for side in (ours, theirs))
    base = _base(ours, theirs)
    kind: type = type(base)
    here, there = (side.cells if side else {} for side in (ours, theirs))
    cells = {
        cell: _what_stands((here.get(cell, {}), our_edits), (there.get(cell, {}), their_edits))
        for cell in cells_in(kind)
    }
    if isinstance(base, Mark) and base.guest_id is None:
        cells = {cell: {None: max(edits.values(), key=_fullness)} for cell, edits in cells.items()}
    return Standing(_made(base, cells), cells)


def _settled(
    ours: Standing | None, theirs: Standing | None, our_edits: History, their_edits: History
) -> Standing | None:
    """Either side, where nothing has to be compared; most of two versions is so."""
    if ours is None or theirs is None:
        one, other = (ours, their_edits) if ours else (theirs, our_edits)
        assert one is not None
        new = one.settled and all(is_live(s) and not other.has_seen(s) for s in one.settled.values())
        return one if new else None
    if ours.settled is None or ours.settled != theirs.settled or ours.part != theirs.part:
        return None
    return ours


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
    rest = max(numbers, key=lambda stamp: (numbers[stamp], _moment(stamp)))
    return {REST: rest} | {cell: stamp for cell, stamp in stamps.items() if stamp != rest}


def _values(part: Any, cell: str) -> Values:
    return tuple(getattr(part, name) for name in fields_of(type(part), cell))


def _base(ours: Standing | None, theirs: Standing | None) -> Any:
    """A part with the fields that never change."""
    if ours is None or theirs is None:
        return (ours or theirs).part  # type: ignore[union-attr]  # one of them is there
    fixed = sorted(_FIXED.get(type(ours.part), ()))
    if all(getattr(ours.part, name) == getattr(theirs.part, name) for name in fixed):
        return ours.part
    return max(ours.part, theirs.part, key=lambda part: [repr(getattr(part, name)) for name in fixed])


def _what_stands(ours: tuple[Edits, History], theirs: tuple[Edits, History]) -> Edits:
    live = dict(_still_live(ours, theirs))
    for stamp, values in _still_live(theirs, ours):
        live[stamp] = max(live.get(stamp, values), values, key=repr)
    return live or _faded([*ours[0].items(), *theirs[0].items()])


def _still_live(mine: tuple[Edits, History], other: tuple[Edits, History]) -> Iterator[tuple[Any, Values]]:
    for stamp, values in mine[0].items():
        if is_live(stamp) and (stamp in other[0] or not other[1].has_seen(stamp)):  # type: ignore[arg-type]
            yield stamp, values


def _faded(edits: list[tuple[Stamp | None, Values]]) -> Edits:
    """Of a cell without a live edit: the last that was answered by a deletion, else what nobody stamped."""
    answered = [(_fade(stamp), values) for stamp, values in edits if stamp and stamp.device != _FADED]
    if answered:
        stamp, values = max(answered, key=lambda edit: (_moment(edit[0]), repr(edit[1])))
        return {stamp: values}
    first, *others = sorted({repr(values): values for _stamp, values in edits}.values(), key=_fullness)[::-1]
    return {None: first} | {Stamp(_FADED, number): values for number, values in enumerate(others)}


def _fade(stamp: Stamp) -> Stamp:
    return stamp if stamp.device.startswith(_FADED) else Stamp(_FADED + stamp.device, stamp.n)


def is_live(stamp: Stamp | None) -> bool:
    return stamp is not None and not stamp.device.startswith(_FADED)


def words_before_none(kind: type, cell: str) -> bool:
    """True where a value is shown rather than none, whatever the clocks say."""
    return (kind, cell) in _WORDS_BEFORE_NONE


def is_of_nobody(device: str) -> bool:
    """True for what stands where a device does, and no laptop is meant."""
    return device.startswith(_FADED)


def _moment(stamp: Stamp) -> tuple[int, str]:
    return stamp.n, stamp.device


def _fullness(values: Values) -> tuple[int, int, str]:
    """Of two answers whose order nobody knows, the one that says more."""
    said = [value for value in values if value not in (None, "", ())]
    return len(said), sum(len(str(value)) for value in said), repr(values)


def _shown(kind: type, cell: str, edits: Edits) -> Stamp | None:
    """The edit that is shown: the latest by its own clock, whatever that is worth."""
    stamped = [stamp for stamp in edits if stamp is not None]
    if None in edits or not stamped:
        return None
    if words_before_none(kind, cell):
        return max(stamped, key=lambda stamp: (edits[stamp] not in ((None,), ("",)), _moment(stamp)))
    return max(stamped, key=_moment)


def _made(base: Any, cells: Mapping[str, Edits]) -> Any:
    kind: type = type(base)
    news: dict[str, Any] = {}
    for cell, edits in cells.items():
        values = edits[_shown(kind, cell, edits)]
        news.update(zip(fields_of(kind, cell), values, strict=True))
    changed = {name: value for name, value in news.items() if getattr(base, name) != value}
    return replace(base, **changed) if changed else base


def _conflicts(found: Standing, shown: Mapping[str, Stamp | None]) -> Iterator[Conflict]:
    kind = type(found.part)
    for cell, edits in found.cells.items():
        names = fields_of(kind, cell)
        for stamp, values in edits.items():
            if stamp is None:
                continue
            if stamp != shown[cell] or values != _values(found.part, cell):
                yield Conflict(kind, found.part.id, cell, stamp, dict(zip(names, values, strict=True)))
