"""The edits of a session that the library knows, read and merged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.history import (
    Conflict,
    Dot,
    History,
    Key,
    Stamp,
    Stamps,
    apart_ending,
    cells_of,
    text_of,
)
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.storage import connection as connections
from hostdesk.storage import devices
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import Library
from hostdesk.storage.stamps import Stamping
from hostdesk.storage.tables import NAMES, kind_named
from hostdesk.storage.values import made_value, stored_value
from hostdesk.storage.writing import (
    children_first,
    leave_no_order,
    make_room,
    parents_first,
    put_in,
    scatter_unnamed,
    take_out,
    words_changed,
)

_Devices = Mapping[int, str]  # row -> id


def history(library: Library, session_id: str) -> History:
    """Who edited what in this session, as far as it is known here."""
    with connections.translated():
        connection = library.connection
        known = dict(connection.execute("SELECT id, uuid FROM devices"))
        try:
            stamps = dict(_stamps(connection, session_id, known))
            conflicts = tuple(_conflicts(connection, _OF_SESSION, session_id, known))
        except (KeyError, ValueError, TypeError):  # a stamp that nobody writes
            raise connections.damaged() from None
        return History(
            seen=_seen(connection, session_id, known, stamps, conflicts),
            stamps=stamps,
            conflicts=conflicts,
            gone=_gone(connection, session_id, erased=False),
            erased=_gone(connection, session_id, erased=True),
        )


def has_conflicts(library: Library, session_id: str) -> bool:
    """Whether something waits there to be chosen; perhaps only what nobody is asked about."""
    with connections.translated():
        statement = f"SELECT 1 FROM conflicts WHERE {_OF_SESSION} LIMIT 1"
        return library.connection.execute(statement, (session_id,)).fetchone() is not None


def series_history(library: Library, series_id: str) -> History:
    """Who edited a series, whatever sessions it has."""
    with connections.translated():
        connection = library.connection
        known = dict(connection.execute("SELECT id, uuid FROM devices"))
        found = connection.execute("SELECT stamp FROM series WHERE uuid = ?", (series_id,)).fetchone()
        cells = {cell: _stamp(dot, known) for cell, dot in cells_of(found[0] if found else "").items()}
        noted = _seen_of_series(connection, series_id, known)
        waiting = tuple(_conflicts(connection, "part = 'series' AND uuid = ?", series_id, known))
        seen = _latest([*noted, *cells.values(), *(conflict.stamp for conflict in waiting)])
    return History(seen, {(Series, series_id): cells} if cells else {}, waiting)


def write_merged(library: Library, merged: Sequence[tuple[Change, History]]) -> None:
    """Stores what a merge made of sessions, with whose edits they are; all of it or nothing."""
    with library.transaction():
        merge_inside(library, merged)
    leave_no_order(library, [change for change, _edits in merged])


def merge_inside(library: Library, merged: Sequence[tuple[Change, History]]) -> None:
    """Inside a transaction: the same."""
    connection = library.connection
    for change, edits in merged:
        rows = {device: devices.device_row(connection, device) for device in sorted(_devices_in(edits))}
        for entity in children_first(change.gone):
            take_out(connection, entity)
        make_room(connection, change)
        for entity in parents_first(change.after):
            put_in(connection, entity, _text(edits.stamps.get((type(entity), entity.id), {}), rows))
        _write_edits(connection, change.session_id, edits, rows)
        words_changed(connection, change)
        if devices.claims_more(connection, edits.seen):
            library.become_another()
    scatter_unnamed(connection, [change for change, _edits in merged])


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


_OF_SESSION = (
    "session = (SELECT id FROM sessions WHERE uuid = ?1) OR (part = 'series' AND uuid = "
    "(SELECT series.uuid FROM series JOIN sessions ON sessions.series = series.id WHERE sessions.uuid = ?1))"
)


def _conflicts(connection: Connection, which: str, name: str, known: _Devices) -> Iterable[Conflict]:
    statement = (
        f"SELECT part, uuid, cell, device, n, held FROM conflicts WHERE {which} "
        "ORDER BY part, uuid, cell, n, device"
    )
    for part, uuid, cell, device, n, held in connection.execute(statement, (name,)):
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
    statement = "SELECT device, n FROM seen WHERE session = (SELECT id FROM sessions WHERE uuid = ?)"
    noted = [_stamp(dot, known) for dot in connection.execute(statement, (session_id,))]
    series = [id_ for kind, id_ in stamps if kind is Series]
    shared = (stamp for id_ in series for stamp in _seen_of_series(connection, id_, known))
    beside = (stamp for cells in stamps.values() for stamp in cells.values())
    return _latest([*noted, *shared, *beside, *(conflict.stamp for conflict in conflicts)])


def _latest(stamps: Iterable[Stamp]) -> dict[str, int]:
    found: dict[str, int] = {}
    for device, n in stamps:
        found[device] = max(n, found.get(device, n))
    return found


def _seen_of_series(connection: Connection, series_id: str, known: _Devices) -> Iterator[Stamp]:
    """What any session of the series says was seen of the series itself."""
    rows = connection.execute(
        "SELECT device, max(n) FROM seen WHERE session IN (SELECT id FROM sessions WHERE series = "
        "(SELECT id FROM series WHERE uuid = ?)) GROUP BY device",
        (series_id,),
    )
    ending = apart_ending(series_id)
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
    connection.execute(
        "DELETE FROM conflicts WHERE session = ?1 OR (part = 'series' AND uuid = "
        "(SELECT uuid FROM series WHERE id = (SELECT series FROM sessions WHERE id = ?1)))",
        found,
    )
    connection.executemany(
        "INSERT OR IGNORE INTO conflicts(session, part, uuid, cell, device, n, held) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
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
