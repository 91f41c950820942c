"""Stores what a merge made of sessions, together with whose edits they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.history import Conflict, History, Stamps, text_of
from hostdesk.storage import devices
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import Library
from hostdesk.storage.stamps import Stamping
from hostdesk.storage.tables import NAMES
from hostdesk.storage.values import stored_value
from hostdesk.storage.writing import (
    children_first,
    leave_no_order,
    make_room,
    put_in,
    scatter_unnamed,
    take_out,
    words_changed,
)


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
        stamps = ((entity, edits.stamps.get((type(entity), entity.id), {})) for entity in change.after)
        put_in(connection, ((entity, _text(cells, rows)) for entity, cells in stamps))
        _write_edits(connection, change, edits, rows)
        words_changed(connection, change)
        if devices.claims_more(connection, edits.seen):
            library.become_another()
    scatter_unnamed(connection, [change for change, _edits in merged])


def settle(library: Library, entity: Entity, cell: str) -> None:
    """What this cell is, it is to be, and nothing waits beside it: an edit, though it changes nothing."""
    with library.transaction() as connection:
        change = Change("", str(getattr(entity, "session_id", entity.id)), (entity,), (entity,))
        stamp = Stamping.of(connection, library.here(), change).stamp(entity, {cell})
        put_in(connection, [(entity, stamp)])


def let_wait(library: Library, entity: Entity, cell: str, others: Sequence[Mapping[str, Any]]) -> None:
    """What this cell could be waits beside what it is: all edits of this library, its value the latest."""
    kind, session_id = type(entity), str(getattr(entity, "session_id", entity.id))
    change = Change("", session_id, (entity,), (entity,))
    with library.transaction() as connection:
        dots = [Stamping.of(connection, library.here(), change).dot_for(entity) for _other in others]
        stamp = Stamping.of(connection, library.here(), change).stamp(entity, {cell})
        put_in(connection, [(entity, stamp)])
        for (device, n), values in zip(reversed(dots), others, strict=True):
            held = {name: stored_value(kind, name, value) for name, value in values.items()}
            connection.execute(
                "INSERT INTO conflicts(session, part, uuid, cell, device, n, held) "
                "SELECT id, ?, ?, ?, ?, ?, ? FROM sessions WHERE uuid = ?",
                (NAMES[kind], entity.id, cell, device, n, json.dumps(held, sort_keys=True), session_id),
            )


def _devices_in(edits: History) -> set[str]:
    beside = {stamp.device for cells in edits.stamps.values() for stamp in cells.values()}
    return {*edits.seen, *beside, *(conflict.stamp.device for conflict in edits.conflicts)}


def _text(cells: Stamps, rows: Mapping[str, int]) -> str:
    return text_of({cell: (rows[stamp.device], stamp.n) for cell, stamp in cells.items()})


def _write_edits(connection: Connection, change: Change, edits: History, rows: Mapping[str, int]) -> None:
    session_id, put = change.session_id, {(type(part), part.id) for part in change.after}
    found = connection.execute("SELECT id FROM sessions WHERE uuid = ?", (session_id,)).fetchone()
    if found is None:  # the change took it away
        return
    for kind, uuid in edits.stamps.keys() - put:  # the others have their stamps already
        text = _text(edits.stamps[kind, uuid], rows)
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
