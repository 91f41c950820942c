"""What two laptops did apart has to fit together: what it takes is worked out, and what was meant is kept.

What is made of a value here is nobody's edit. The value itself stays beside it, under its own stamp, and
counts again as soon as there is room for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.edits import Standing
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import Key
from hostdesk.domain.identity import derived_id
from hostdesk.domain.mark import PLACES, EarlierMark, Mark, Round, Way, id_of_round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import RANGES, Naming, Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session

Found = dict[Key, Standing]
REFERS_TO: Mapping[str, type] = {
    "series_id": Series,
    "guest_id": Guest,
    "block_id": Block,
    "scale_id": Scale,
    "boundary_id": Boundary,
    "decision_id": Decision,
    "round_id": Round,
    "mark_id": Mark,
}
# what may belong to nothing
_LOOSE: dict[type, tuple[str, ...]] = {
    Session: ("series_id",),
    Block: ("scale_id",),
    Note: ("guest_id", "block_id", "scale_id", "boundary_id", "decision_id"),
    Picture: ("block_id", "scale_id"),
}


def fitted(found: Found) -> Found:
    """The parts of one session so that they fit together; nothing of anybody's is lost."""
    fit = {key: _pointing_at_what_is_there(one, found) for key, one in found.items()}
    for scale in [one for (kind, _id), one in found.items() if kind is Scale]:
        _fit_scale(fit, scale)
    _give_places(fit)
    return fit


def _with(found: Standing, **values: Any) -> Standing:
    """Shown so from now on; what was meant stays in its cells."""
    return replace(found.opened(), part=replace(found.part, **values))


def _pointing_at_what_is_there(found: Standing, all_: Mapping[Key, Standing]) -> Standing:
    part = found.part
    lost = {
        name: None
        for name in _LOOSE.get(type(part), ())
        if getattr(part, name) is not None and (REFERS_TO[name], getattr(part, name)) not in all_
    }
    if isinstance(part, Round) and any((Guest, who) not in all_ for who in part.asked_of):
        return _with(found, asked_of=tuple(who for who in part.asked_of if (Guest, who) in all_))
    return _with(found, **lost) if lost else found


# scales


def _fit_scale(fit: Found, scale: Standing) -> None:
    rounds = [one for one in _of(fit, Round) if one.part.scale_id == scale.part.id]
    by_round = {asked.part.id for asked in rounds}
    marks = [one for one in _of(fit, Mark) if one.part.round_id in by_round]
    named = [one for one in marks if one.part.guest_id is not None]
    if named and len(named) < len(marks):
        unnamed = [one for one in marks if one.part.guest_id is None]
        own = _apart(fit, scale, rounds, unnamed)
        _widen(fit, own.key, _numbers(fit, unnamed, []))
        marks = named
    _name(fit, scale.key, bool(named), bool(marks))
    _widen(fit, scale.key, _numbers(fit, marks, rounds))


def _of(fit: Found, kind: type) -> list[Standing]:
    return [one for (of_kind, _id), one in fit.items() if of_kind is kind]


def _apart(fit: Found, scale: Standing, rounds: list[Standing], unnamed: list[Standing]) -> Standing:
    """Answers without names get a scale of their own beside the one that is answered by name."""
    id_ = derived_id("unnamed", scale.part.id)
    own = replace(scale.part, id=id_, naming=Naming.UNNAMED)
    old = fit.get((Scale, id_))
    if old is None or not any(stamp for edits in old.opened().cells.values() for stamp in edits):
        fit[Scale, id_] = _unstamped(own)
    there = {asked.part.id: asked.part for asked in rounds}
    for mark in unnamed:
        asked = there[mark.part.round_id]
        moved = replace(asked, id=id_of_round(id_, asked.moment), scale_id=id_, way=Way.ONE_BY_ONE, counts=())
        fit.setdefault((Round, moved.id), _unstamped(moved))
        fit[mark.key] = replace(mark, part=replace(mark.part, round_id=moved.id))
    return fit[Scale, id_]


def _unstamped(part: Any) -> Standing:
    return Standing(part, settled={})


def _name(fit: Found, key: Key, has_named: bool, has_any: bool) -> None:
    """Answers keep the naming under which they were given."""
    scale = fit[key]
    if has_named and scale.part.naming is Naming.UNNAMED:
        others = (naming for naming in scale.values_of("naming") if naming is not Naming.UNNAMED)
        fit[key] = _with(scale, naming=next(iter(sorted(others)), Naming.SHOWN_UNNAMED))
    elif has_any and not has_named and scale.part.naming is not Naming.UNNAMED:
        fit[key] = _with(scale, naming=Naming.UNNAMED)


def _numbers(fit: Found, marks: list[Standing], rounds: list[Standing]) -> set[Decimal]:
    """Every number that was given, also those that wait beside others."""
    ids = {mark.part.id for mark in marks}
    earlier = [one for one in _of(fit, EarlierMark) if one.part.mark_id in ids]
    given = {
        value
        for mark in (*marks, *earlier)
        for name in ("value", "good_enough")
        for value in mark.values_of(name)
    }
    counted = {count.value for asked in rounds for counts in asked.values_of("counts") for count in counts}
    return {value for value in (*given, *counted) if value is not None}


def _widen(fit: Found, key: Key, numbers: set[Decimal]) -> None:
    """A scale has room for all of its answers."""
    scale: Scale = fit[key].part
    if all(map(scale.accepts, numbers)):
        return
    halves = scale.halves or any(value % 1 for value in numbers)
    wanted = {*numbers, Decimal(scale.lowest), Decimal(scale.highest)}
    low, high = min(wanted), max(wanted)
    lowest, highest = next(ends for ends in reversed(RANGES) if ends[0] <= low and high <= ends[1])
    fit[key] = _with(fit[key], lowest=lowest, highest=highest, halves=halves)


# what stood in an answer before


def _give_places(fit: Found) -> None:
    """What was kept in one place on two laptops stands far apart."""
    by_place: dict[tuple[str, int], list[Standing]] = {}
    for one in sorted(_of(fit, EarlierMark), key=lambda one: str(one.part.id)):
        by_place.setdefault((one.part.mark_id, one.part.place), []).append(one)
    for (_mark, place), found in by_place.items():
        for number, one in enumerate(found[1:], 1):
            fit[one.key] = _placed(one, place + PLACES * number)


def _placed(found: Standing, place: int) -> Standing:
    """Room is made without keeping where it was: `birthplace` knows."""
    part = replace(found.part, place=place)
    if found.settled is not None:
        return replace(found, part=part)
    edits = dict.fromkeys(found.cells["place"], (place,))
    return replace(found, part=part, cells={**found.cells, "place": edits})
