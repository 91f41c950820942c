"""The edits of sessions that the library knows: of one, or of many with few questions to the file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hostdesk.domain.history import REST, Conflict, Dot, History, Key, Stamp, Stamps, apart_ending, cells_of
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import Library
from hostdesk.storage.tables import NAMES, kind_named
from hostdesk.storage.values import made_value
from hostdesk.storage.whole import AT_ONCE, several

_Devices = Mapping[int, str]  # row -> id
_Rows = Mapping[str, list[Any]]  # by session

_OF_SERIES = "(SELECT uuid FROM series WHERE id = sessions.series)"
_OF_SESSION = f"(c.session = sessions.id OR (c.part = 'series' AND c.uuid = {_OF_SERIES}))"
_CONFLICT = "c.part, c.uuid, c.cell, c.device, c.n, c.held"
_IN_ORDER = "ORDER BY c.part, c.uuid, c.cell, c.n, c.device"


def history(library: Library, session_id: str) -> History:
    """Who edited what in this session, as far as it is known here."""
    return histories(library, [session_id])[session_id]


def histories(library: Library, session_ids: Iterable[str]) -> dict[str, History]:
    """The same of many, by session."""
    found: dict[str, History] = {}
    with connections.translated():
        connection = library.connection
        known = dict(connection.execute("SELECT id, uuid FROM devices"))
        try:
            for ids in several(session_ids, AT_ONCE):
                found |= _together(connection, ids, known)
        except (KeyError, ValueError, TypeError):  # a stamp that nobody writes
            raise connections.damaged() from None
    return found


def has_conflicts(library: Library, session_id: str) -> bool:
    """Whether something waits there to be chosen; perhaps only what nobody is asked about."""
    with connections.translated():
        which = f"conflicts AS c ON {_OF_SESSION} WHERE sessions.uuid = ? AND c.cell <> '{REST}'"
        found = library.connection.execute(f"SELECT 1 FROM sessions JOIN {which} LIMIT 1", (session_id,))
        return found.fetchone() is not None


def series_history(library: Library, series_id: str) -> History:
    """Who edited a series, whatever sessions it has."""
    with connections.translated():
        connection = library.connection
        known = dict(connection.execute("SELECT id, uuid FROM devices"))
        found = connection.execute("SELECT stamp FROM series WHERE uuid = ?", (series_id,)).fetchone()
        cells = {cell: _stamp(dot, known) for cell, dot in cells_of(found[0] if found else "").items()}
        noted = _seen_of_series(connection, series_id, known)
        which = f"SELECT {_CONFLICT} FROM conflicts AS c WHERE part = 'series' AND uuid = ? {_IN_ORDER}"
        waiting = tuple(_conflicts(connection.execute(which, (series_id,)), known))
        seen = _latest(noted, {(Series, series_id): cells}, waiting)
    return History(seen, {(Series, series_id): cells} if cells else {}, waiting)


def _together(connection: Connection, ids: Sequence[str], known: _Devices) -> dict[str, History]:
    stamps = _stamps(connection, ids, known)
    series = {id_ for own in stamps.values() for kind, id_ in own if kind is Series}
    of_series = {id_: list(_seen_of_series(connection, id_, known)) for id_ in series}
    waiting = _by_session(
        connection,
        f"SELECT sessions.uuid, {_CONFLICT} FROM sessions JOIN conflicts AS c ON {_OF_SESSION} "
        f"WHERE sessions.uuid IN (?) {_IN_ORDER}",
        ids,
    )
    noted = _by_session(
        connection,
        "SELECT sessions.uuid, device, n FROM seen JOIN sessions ON sessions.id = session "
        "WHERE sessions.uuid IN (?)",
        ids,
    )
    gone = _by_session(connection, "SELECT session, uuid, erased FROM gone WHERE session IN (?)", ids)
    found = {}
    for id_ in ids:
        own, conflicts = stamps.get(id_, {}), tuple(_conflicts(waiting.get(id_, ()), known))
        seen = [_stamp(dot, known) for dot in noted.get(id_, ())]
        seen += (stamp for kind, of in own if kind is Series for stamp in of_series[of])
        found[id_] = History(
            seen=_latest(seen, own, conflicts),
            stamps=own,
            conflicts=conflicts,
            gone=frozenset(uuid for uuid, erased in gone.get(id_, ()) if not erased),
            erased=frozenset(uuid for uuid, erased in gone.get(id_, ()) if erased),
        )
    return found


def _by_session(connection: Connection, statement: str, ids: Sequence[str]) -> _Rows:
    """What a statement gives for several sessions; each row begins with its session."""
    found: dict[str, list[Any]] = defaultdict(list)
    asked = statement.replace("(?)", f"({', '.join('?' * len(ids))})")
    for session, *row in connection.execute(asked, tuple(ids)):
        found[session].append(row)
    return found


def _stamps(connection: Connection, ids: Sequence[str], known: _Devices) -> dict[str, dict[Key, Stamps]]:
    found: dict[str, dict[Key, Stamps]] = {id_: {} for id_ in ids}
    told: dict[str, Stamps] = {}  # what came together has one stamp
    for kind, table in NAMES.items():
        own = {Series: "sessions.series = t.id", Session: "sessions.id = t.id"}
        statement = (
            f"SELECT sessions.uuid, t.uuid, t.stamp FROM sessions JOIN {table} AS t "
            f"ON {own.get(kind, 'sessions.id = t.session')} WHERE sessions.uuid IN (?) AND t.stamp <> ''"
        )
        for session, rows in _by_session(connection, statement, ids).items():
            for uuid, text in rows:
                if text not in told:
                    told[text] = {cell: _stamp(dot, known) for cell, dot in cells_of(text).items()}
                found[session][kind, uuid] = told[text]
    return found


def _stamp(dot: Dot, known: _Devices) -> Stamp:
    return Stamp(known[dot[0]], dot[1])


def _conflicts(rows: Iterable[Any], known: _Devices) -> Iterator[Conflict]:
    for part, uuid, cell, device, n, held in rows:
        kind = kind_named(part)
        values = {name: made_value(kind, name, value) for name, value in json.loads(held).items()}
        yield Conflict(kind, uuid, cell, Stamp(known[device], n), values)


def _latest(
    noted: Iterable[Stamp], stamps: Mapping[Key, Stamps], conflicts: Iterable[Conflict]
) -> dict[str, int]:
    """The last n of every device: what stands beside the rows, and what was noted when they went."""
    found: dict[str, int] = {}
    beside = {id(cells): cells for cells in stamps.values()}  # many parts have the same ones
    every = (stamp for cells in beside.values() for stamp in cells.values())
    for device, n in (*noted, *every, *(conflict.stamp for conflict in conflicts)):
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
