"""Two versions of one session become one: the same whatever the order and however often, and nothing lost.

A part that only one side has went on the other if that had seen all its edits, and stays if not: an edit
wins over a deletion. Clocks only say which of two values that nobody compared is shown first. Why order
does not matter is told in `joining`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hostdesk.domain.edits import Standing, Values, is_of_nobody, shortest, standing, told
from hostdesk.domain.fitting import REFERS_TO, fitted
from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import Conflict, History, Key, Stamps
from hostdesk.domain.joining import together
from hostdesk.domain.last_known import read_back, written_down
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.one_thing import State, as_one, birthplace
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session

__all__ = ["State", "is_same", "merged"]

# what brings back what it belongs to, though that was deleted elsewhere
_NEEDS: dict[type, tuple[str, ...]] = {
    Round: ("scale_id",),
    Mark: ("round_id", "guest_id"),
    EarlierMark: ("mark_id",),
    Block: ("scale_id",),
    Note: ("guest_id", "scale_id", "boundary_id", "decision_id"),
    Picture: ("scale_id",),
}


def merged(ours: State, theirs: State) -> State:
    """The session with everything that either side did; what the host has to choose waits in its history."""
    here, there = _Side.of(ours), _Side.of(theirs)
    gone, erased = here.edits.gone | there.edits.gone, here.edits.erased | there.edits.erased
    found = {
        key: together(key, here.parts.get(key), there.parts.get(key), here.edits, there.edits)
        for key in {**here.parts, **there.parts}
    }
    found = _without_erased(found, erased)
    alive = _kept(found, gone)
    taken_away = {} if erased else {key: one for key, one in found.items() if key not in alive}
    kept = fitted(alive)
    gathering = _gathering(kept)
    return gathering, _history(gathering, kept, taken_away, (here.edits, there.edits))


def is_same(one: State, other: State) -> bool:
    """True where a merge would find nothing to do; however it was written down."""
    return bool(_written(one) == _written(other))


@dataclass(frozen=True, slots=True)
class _Side:
    """One version, ready to be compared."""

    parts: Mapping[Key, Standing]  # also what was taken away, as far as it is known
    edits: History

    @classmethod
    def of(cls, state: State) -> _Side:
        gathering, edits = as_one(state)
        waiting: dict[Key, list[Conflict]] = {}
        for conflict in edits.conflicts:
            waiting.setdefault(conflict.key, []).append(conflict)
        parts = dict(_standing(gathering, edits, waiting))
        gone = {key: read_back(key[0], told) for key, told in waiting.items() if key not in parts}
        return cls({**gone, **parts}, edits)


def _standing(
    gathering: Gathering, edits: History, waiting: Mapping[Key, Sequence[Conflict]]
) -> Iterator[tuple[Key, Standing]]:
    for part in gathering.parts:
        key = type(part), part.id
        born = birthplace(part) if isinstance(part, EarlierMark) else part
        stamps = shortest(key[0], edits.stamps.get(key, {}))
        if conflicts := waiting.get(key):
            yield key, standing(born, stamps, conflicts)
        else:
            yield key, Standing(born, settled=stamps)


def _without_erased(found: Mapping[Key, Standing], erased: frozenset[str]) -> dict[Key, Standing]:
    """Nothing of a guest who was erased comes back: no answer, no word, nothing that would be theirs."""
    if not erased:
        return dict(found)
    there = _present(found).items()
    left = {key: _forgetting(one, erased) for key, one in there if not _is_of(one.part, erased)}
    alone = [
        key for key, one in left.items() if key[0] is EarlierMark and (Mark, one.part.mark_id) not in left
    ]
    return {key: one for key, one in left.items() if key not in alone}


def _is_of(part: Any, erased: frozenset[str]) -> bool:
    return (part.id if isinstance(part, Guest) else getattr(part, "guest_id", None)) in erased


def _forgetting(found: Standing, erased: frozenset[str]) -> Standing:
    """Without other values that name them, and without asking them."""
    if found.settled is not None and not isinstance(found.part, Round):
        return found
    found = found.opened()
    cells = {
        cell: {
            stamp: _not_asking(values, erased)
            for stamp, values in edits.items()
            if stamp == found.shown(cell) or erased.isdisjoint(_texts(values))
        }
        for cell, edits in found.cells.items()
    }
    if isinstance(found.part, Round):
        asked_of = tuple(who for who in found.part.asked_of if who not in erased)
        return Standing(replace(found.part, asked_of=asked_of), cells)
    return Standing(found.part, cells)


def _texts(values: Values) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))


def _not_asking(values: Values, erased: frozenset[str]) -> Values:
    return tuple(
        tuple(one for one in value if one not in erased) if isinstance(value, tuple) else value
        for value in values
    )


def _kept(found: Mapping[Key, Standing], gone: frozenset[str]) -> dict[Key, Standing]:
    """What lives, and what something living belongs to."""
    there = _present(found)
    kept = {key: one for key, one in there.items() if key[0] in (Series, Session) or one.lives(gone)}
    waiting = list(kept.values()) if len(kept) < len(there) else []
    while waiting:
        for key in _needed(waiting.pop()):
            if key in there and key not in kept:
                kept[key] = there[key]
                waiting.append(there[key])
    return kept


def _present(found: Mapping[Key, Standing]) -> dict[Key, Standing]:
    """Without what is only remembered."""
    return {key: one for key, one in found.items() if one.part is not None}


def _needed(found: Standing) -> Iterator[Key]:
    for name in _NEEDS.get(type(found.part), ()):
        for value in found.values_of(name):
            if value is not None:
                yield REFERS_TO[name], value


def _gathering(kept: Mapping[Key, Standing]) -> Gathering:
    by_kind: dict[type, list[Any]] = {}
    for (kind, _id), found in kept.items():
        by_kind.setdefault(kind, []).append(found.part)
    (session,) = by_kind.pop(Session)
    series = {one.id: one for one in by_kind.pop(Series, [])}
    parts: dict[str, Any] = {part_name(kind): tuple(found) for kind, found in by_kind.items()}
    return Gathering(session, series.get(session.series_id), **parts).in_order()


def _history(
    gathering: Gathering,
    kept: Mapping[Key, Standing],
    taken_away: Mapping[Key, Standing],
    sides: tuple[History, History],
) -> History:
    stamps: dict[Key, Stamps] = {}
    conflicts: list[Conflict] = []
    for part in gathering.parts:
        cells, waiting = told(kept[type(part), part.id])
        if cells:
            stamps[type(part), part.id] = cells
        conflicts += waiting
    for key, found in taken_away.items():
        conflicts += written_down(key, found)
    ours, theirs = sides
    return History(
        seen=_seen(ours, theirs),
        stamps=stamps,
        conflicts=tuple(sorted(conflicts, key=place_of)),
        gone=ours.gone | theirs.gone,
        erased=ours.erased | theirs.erased,
    )


def _seen(*sides: History) -> dict[str, int]:
    found: dict[str, int] = {}
    for side in sides:
        for device, n in side.seen.items():
            if not is_of_nobody(device):
                found[device] = max(n, found.get(device, n))
    return found


def _written(state: State) -> Any:
    """All of a state, each thing said in one way."""
    here = _Side.of(state)
    parts = {key: (found.part, *told(found)) for key, found in _present(here.parts).items()}
    told_once = {
        key: (part, cells, sorted(waiting, key=place_of)) for key, (part, cells, waiting) in parts.items()
    }
    taken_away = {key: found.cells for key, found in here.parts.items() if found.part is None}
    return told_once, taken_away, _seen(here.edits), here.edits.gone, here.edits.erased


def place_of(conflict: Conflict) -> tuple[str, str, str, int, str]:
    """By which conflicts are put in order."""
    stamp = conflict.stamp
    return conflict.kind.__name__, conflict.id, conflict.cell, stamp.n, stamp.device
