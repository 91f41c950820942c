"""The edits of a session that the library knows, read and merged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.history import Conflict, Dot, History, Key, Stamp, Stamps, cells_of, text_of
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.storage import connection as connections
from hostdesk.storage import devices
from hostdesk.storage.devices import series_ending
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import (
    Library,
    leave_no_order,
    make_room,
    put_in,
    scatter_unnamed,
    take_out,
    words_changed,
)
from hostdesk.storage.stamps import Stamping
from hostdesk.storage.tables import NAMES, ORDER, kind_named, made_value, stored_value

_Devices = Mapping[int, str]  # row -> id


def history(library: Library, session_id: str) -> History:
    """Who edited what in this session, as far as it is known here."""
    with connections.translated():
        connection = library.connection
        known = dict(connection.execute("SELECT id, uuid FROM devices"))
        try:
            stamps = dict(_stamps(connection, session_id, known))
            conflicts = tuple(_conflicts(connection, session_id, known))
        except (KeyError, ValueError, TypeError):  # a stamp that nobody writes
            raise connections.damaged() from None
        return History(
            seen=_seen(connection, session_id, known, stamps, conflicts),
            stamps=stamps,
            conflicts=conflicts,
            gone=_gone(connection, session_id, erased=False),
            erased=_gone(connection, session_id, erased=True),
        )


def write_merged(library: Library, merged: Sequence[tuple[Change, History]]) -> None:
    """Stores what a merge made of sessions, with whose edits they are; all of it or nothing."""
    with library.transaction() as connection:
        for change, edits in merged:
            rows = {device: devices.device_row(connection, device) for device in sorted(_devices_in(edits))}
            for entity in sorted(change.gone, key=lambda e: -ORDER[type(e)]):
                take_out(connection, entity)
            make_room(connection, change)
            for entity in sorted(change.after, key=lambda e: ORDER[type(e)]):
                put_in(connection, entity, _text(edits.stamps.get((type(entity), entity.id), {}), rows))
            _write_edits(connection, change.session_id, edits, rows)
            words_changed(connection, change)
        scatter_unnamed(connection, [change for change, _edits in merged])
    leave_no_order(library, [change for change, _edits in merged])


def settle(library: Library, entity: Entity, cell: str) -> None:
    """What this cell is, it is to be, and nothing waits beside it: an edit, though it changes nothing."""
    with library.transaction() as connection:
        change = Change("", str(getattr(entity, "session_id", entity.id)), (entity,), (entity,))
        stamp = Stamping.of(connection, library.here(), change).stamp(entity, {cell})
        put_in(connection, entity, stamp)


def _stamps(connection: Connection, session_id: str, known: _Devices) -> Iterable[tuple[Key, Stamps]]:
    for kind, table in NAMES.items():
        which = {
            Series: "id = (SELECT series FROM sessions WHERE uuid = ?)",
            Session: "uuid = ?",
        }.get(kind, "session = (SELECT id FROM sessions WHERE uuid = ?)")
        statement = f"SELECT uuid, stamp FROM {table} WHERE {which} AND stamp <> ''"
        for uuid, text in connection.execute(statement, (session_id,)):
            yield (kind, uuid), {cell: _stamp(dot, known) for cell, dot in cells_of(text).items()}


def _stamp(dot: Dot, known: _Devices) -> Stamp:
    return Stamp(known[dot[0]], dot[1])


def _conflicts(connection: Connection, session_id: str, known: _Devices) -> Iterable[Conflict]:
    statement = (
        "SELECT part, uuid, cell, device, n, held FROM conflicts "
        "WHERE session = (SELECT id FROM sessions WHERE uuid = ?) ORDER BY part, uuid, cell, n, device"
    )
    for part, uuid, cell, device, n, held in connection.execute(statement, (session_id,)):
        kind = kind_named(part)
        values = {name: made_value(kind, name, value) for name, value in json.loads(held).items()}
        yield Conflict(kind, uuid, cell, Stamp(known[device], n), values)


def _seen(
    connection: Connection,
    session_id: str,
    known: _Devices,
    stamps: Mapping[Key, Stamps],
    conflicts: Iterable[Conflict],
) -> dict[str, int]:
    """The last n of every device: what stands beside the rows, and what was noted when they went."""
    found: dict[str, int] = {}
    statement = "SELECT device, n FROM seen WHERE session = (SELECT id FROM sessions WHERE uuid = ?)"
    noted = [_stamp(dot, known) for dot in connection.execute(statement, (session_id,))]
    noted += _seen_of_series(connection, session_id, known)
    beside = (stamp for cells in stamps.values() for stamp in cells.values())
    for device, n in (*noted, *beside, *(conflict.stamp for conflict in conflicts)):
        found[device] = max(n, found.get(device, n))
    return found


def _seen_of_series(connection: Connection, session_id: str, known: _Devices) -> Iterator[Stamp]:
    """What any session of the series says was seen of the series itself."""
    found = connection.execute(
        "SELECT series.uuid FROM series JOIN sessions ON sessions.series = series.id WHERE sessions.uuid = ?",
        (session_id,),
    ).fetchone()
    if found is None:
        return
    rows = connection.execute(
        "SELECT device, max(n) FROM seen WHERE session IN (SELECT id FROM sessions WHERE series = "
        "(SELECT id FROM series WHERE uuid = ?)) GROUP BY device",
        found,
    )
    ending = series_ending(found[0])
    yield from (_stamp(dot, known) for dot in rows if known[dot[0]].endswith(ending))


def _gone(connection: Connection, session_id: str, *, erased: bool) -> frozenset[str]:
    statement = "SELECT uuid FROM gone WHERE session = ? AND erased = ?"
    return frozenset(row[0] for row in connection.execute(statement, (session_id, erased)))


def _devices_in(edits: History) -> set[str]:
    beside = {stamp.device for cells in edits.stamps.values() for stamp in cells.values()}
    return {*edits.seen, *beside, *(conflict.stamp.device for conflict in edits.conflicts)}


def _text(cells: Stamps, rows: Mapping[str, int]) -> str:
    return text_of({cell: (rows[stamp.device], stamp.n) for cell, stamp in cells.items()})


def _write_edits(connection: Connection, session_id: str, edits: History, rows: Mapping[str, int]) -> None:
    found = connection.execute("SELECT id FROM sessions WHERE uuid = ?", (session_id,)).fetchone()
    if found is None:  # the change took it away
        return
    for (kind, uuid), cells in edits.stamps.items():
        text = _text(cells, rows)
        connection.execute(
            f"UPDATE {NAMES[kind]} SET stamp = ?1 WHERE uuid = ?2 AND stamp <> ?1", (text, uuid)
        )
    connection.execute("DELETE FROM seen WHERE session = ?", found)
    connection.executemany(
        "INSERT INTO seen VALUES (?, ?, ?)", [(found[0], rows[device], n) for device, n in edits.seen.items()]
    )
    connection.execute("DELETE FROM conflicts WHERE session = ?", found)
    connection.executemany(
        "INSERT INTO conflicts(session, part, uuid, cell, device, n, held) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(found[0], *_conflict_row(conflict, rows)) for conflict in edits.conflicts],
    )
    # what was erased stays erased, whatever the other side says
    connection.execute("DELETE FROM gone WHERE session = ? AND NOT erased", (session_id,))
    connection.executemany(
        "INSERT INTO gone VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET erased = max(erased, excluded.erased)",
        [
            *((uuid, session_id, 0) for uuid in sorted(edits.gone)),
            *((uuid, session_id, 1) for uuid in sorted(edits.erased)),
        ],
    )


def _conflict_row(conflict: Conflict, rows: Mapping[str, int]) -> tuple[Any, ...]:
    held = {name: stored_value(conflict.kind, name, value) for name, value in conflict.values.items()}
    dot = rows[conflict.stamp.device], conflict.stamp.n
    return NAMES[conflict.kind], conflict.id, conflict.cell, *dot, json.dumps(held, sort_keys=True)
