"""The edits of a session as the records of an archive of version 1, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from hostdesk.archive.v1 import reading, writing
from hostdesk.archive.v1 import records as r
from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import Conflict, History, Key, Stamp, Stamps, cells_of, text_of
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from hostdesk.words import _

_PARTS: dict[type, r.Part] = {
    Series: "series",
    Session: "session",
    Guest: "guests",
    Goal: "goals",
    Boundary: "boundaries",
    Decision: "decisions",
    Errand: "errands",
    Block: "blocks",
    Scale: "scales",
    Round: "rounds",
    Mark: "marks",
    EarlierMark: "earlier_marks",
    Step: "steps",
    Note: "notes",
    Picture: "pictures",
}
_KINDS: dict[str, type] = {part: kind for kind, part in _PARTS.items()}


def record_of(gathering: Gathering, history: History) -> r.HistoryRecord:
    """What of `history` is about this gathering; equal histories give equal records."""
    parts = {(type(part), part.id): part for part in gathering.parts}
    stamps = {key: cells for key, cells in history.stamps.items() if key in parts and cells}
    conflicts = [conflict for conflict in history.conflicts if conflict.key in parts]
    devices = sorted({*history.seen, *_devices(stamps), *(c.stamp.device for c in conflicts)})
    places = {device: place for place, device in enumerate(devices)}
    told: dict[r.Part, dict[str, str]] = {}
    for (kind, id_), cells in sorted(stamps.items(), key=lambda found: (_PARTS[found[0][0]], found[0][1])):
        told.setdefault(_PARTS[kind], {})[id_] = _text(cells, places)
    return r.HistoryRecord(
        devices=tuple(devices),
        seen=tuple(history.seen.get(device, 0) for device in devices),
        stamps=told,
        conflicts=tuple(sorted((_conflict(c, parts[c.key], places) for c in conflicts), key=_by_place)),
        gone=tuple(sorted(history.gone)),
        erased=tuple(sorted(history.erased)),
    )


def history_of(record: r.HistoryRecord, gathering: Gathering) -> History:
    """The history that a record tells of this gathering; HostDeskError where it cannot be."""
    if len(record.seen) != len(record.devices) or len(set(record.devices)) != len(record.devices):
        raise _wrong()
    parts = {(type(part), part.id): part for part in gathering.parts}
    try:
        stamps = {key: cells for key, cells in _stamps(record) if key in parts}
        told = (c for c in record.conflicts if (_KINDS[c.part], c.id) in parts)
        conflicts = tuple(_conflict_of(c, parts[_KINDS[c.part], c.id], record.devices) for c in told)
    except (IndexError, msgspec.ValidationError) as error:
        raise _wrong() from error
    return History(
        seen=dict(zip(record.devices, record.seen, strict=True)),
        stamps=stamps,
        conflicts=conflicts,
        gone=frozenset(record.gone),
        erased=frozenset(record.erased),
    )


def _wrong() -> HostDeskError:
    return HostDeskError(_("what it says about edits does not fit together."))


def _devices(stamps: Mapping[Key, Stamps]) -> Iterator[str]:
    return (stamp.device for cells in stamps.values() for stamp in cells.values())


def _text(cells: Stamps, places: Mapping[str, int]) -> str:
    return text_of({cell: (places[stamp.device], stamp.n) for cell, stamp in cells.items()})


def _stamps(record: r.HistoryRecord) -> Iterator[tuple[Key, Stamps]]:
    for part, found in record.stamps.items():
        for id_, text in found.items():
            yield (_KINDS[part], id_), _cells(text, record.devices)


def _cells(text: str, devices: tuple[str, ...]) -> Stamps:
    return {cell: Stamp(devices[place], n) for cell, (place, n) in cells_of(text).items()}


# values of conflicts: in the form in which the part's own record has them


def _conflict(conflict: Conflict, part: Any, places: Mapping[str, int]) -> r.ConflictRecord:
    record = msgspec.to_builtins(_RECORDS[conflict.kind][1](replace(part, **conflict.values)))
    values = {_archived(name): record[_archived(name)] for name in conflict.values if name != "series_id"}
    if "series_id" in conflict.values:
        values["series"] = conflict.values["series_id"]
    stamp = conflict.stamp
    return r.ConflictRecord(
        part=_PARTS[conflict.kind],
        id=conflict.id,
        cell=conflict.cell,
        device=places[stamp.device],
        n=stamp.n,
        values=values,
    )


def _by_place(record: r.ConflictRecord) -> tuple[str, str, str, int, int]:
    return record.part, record.id, record.cell, record.n, record.device


def _conflict_of(record: r.ConflictRecord, part: Any, devices: tuple[str, ...]) -> Conflict:
    kind = type(part)
    form, write, read = _RECORDS[kind]
    names = {_archived(name): name for name in part.__dataclass_fields__}
    if not record.values.keys() <= names.keys():
        raise _wrong()
    values = dict(record.values)
    series = {"series_id": values.pop("series")} if kind is Session and "series" in values else {}
    made = read(part, msgspec.convert(msgspec.to_builtins(write(part)) | values, form))
    found = {names[name]: getattr(made, names[name]) for name in values}
    stamp = Stamp(devices[record.device], record.n)
    return Conflict(kind, record.id, record.cell, stamp, found | series)


def _archived(name: str) -> str:
    """A field's name in an archive: a reference is called after what it refers to."""
    return name.removesuffix("_id")


def _session(session: Session) -> r.SessionRecord:
    return writing.session_of(Gathering(replace(session, series_id=None)))


def _in_session(read: Callable[[str, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda part, record: read(part.session_id, record)


# kind -> the form of its record, how it is written and how it is read (of the part as it is, and a record)
_RECORDS: dict[type, tuple[Any, Callable[[Any], Any], Callable[[Any, Any], Any]]] = {
    Series: (r.SeriesRecord, writing.series_of, lambda _part, record: reading.series_of(record)),
    Session: (r.SessionRecord, _session, lambda _part, record: reading.gathering_of(record, {}).session),
    **{
        kind: (form, write, _in_session(read))
        for kind, form, write, read in (
            (Guest, r.GuestRecord, writing.guest_of, reading.guest_of),
            (Goal, r.GoalRecord, writing.goal_of, reading.goal_of),
            (Boundary, r.BoundaryRecord, writing.boundary_of, reading.boundary_of),
            (Decision, r.DecisionRecord, writing.decision_of, reading.decision_of),
            (Errand, r.ErrandRecord, writing.errand_of, reading.errand_of),
            (Block, r.BlockRecord, writing.block_of, reading.block_of),
            (Scale, r.ScaleRecord, writing.scale_of, reading.scale_of),
            (Round, r.RoundRecord, writing.round_of, reading.round_of),
            (Mark, r.MarkRecord, writing.mark_of, reading.mark_of),
            (EarlierMark, r.EarlierMarkRecord, writing.earlier_of, reading.earlier_of),
            (Step, r.StepRecord, writing.step_of, reading.step_of),
            (Note, r.NoteRecord, writing.note_of, reading.note_of),
        )
    },
    Picture: (
        r.PictureRecord,
        writing.picture_of,
        lambda part, record: reading.picture_of(part.session_id, record, {record.file: part.data}),
    ),
}
