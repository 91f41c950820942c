"""Erases so that no byte of it stays: rows, edits, index, journal, free pages."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from hostdesk.domain.change import Change
from hostdesk.domain.history import REST
from hostdesk.domain.session import Session
from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import Library
from hostdesk.storage.search import bring_up_to_date
from hostdesk.storage.writing import write_inside


def erase(
    library: Library, changes: Sequence[Change], guests: Mapping[str, str], names: Collection[str] = ()
) -> None:
    """Takes out what the changes take out, in one transaction; `scrub` then leaves nothing of it.

    `guests`: id -> session, of those who are erased. They cannot come back, from whatever archive.
    `names`: what they are called.
    """
    with library.transaction() as connection:
        write_inside(library, changes)
        connection.executemany(
            "INSERT INTO gone VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET erased = 1", list(guests.items())
        )
        _forget_what_waits(connection, {*guests, *(name.casefold() for name in names if name)})
        _forget_series_without_sessions(connection, changes)


def _forget_what_waits(connection: Connection, sought: Collection[str]) -> None:
    """What another laptop made of something, and names them: it is answered by their going.

    The last that is known of what was taken away goes too: it does not say whose it was.
    """
    connection.execute("DELETE FROM conflicts WHERE cell = ?", (REST,))
    for row, session, device, n, held in connection.execute(
        "SELECT id, session, device, n, held FROM conflicts"
    ).fetchall():
        words = json.dumps(json.loads(held), ensure_ascii=False).casefold()
        if any(name in words for name in sought):
            connection.execute("DELETE FROM conflicts WHERE id = ?", (row,))
            connection.execute(
                "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = max(n, excluded.n)",
                (session, device, n),
            )


def _forget_series_without_sessions(connection: Connection, changes: Sequence[Change]) -> None:
    """What it was called and for goes with the last of its sessions."""
    series = {one.series_id for change in changes for one in change.gone if isinstance(one, Session)}
    for uuid in series - {None}:
        connection.execute(
            "DELETE FROM series WHERE uuid = ?1 AND id NOT IN "
            "(SELECT series FROM sessions WHERE series IS NOT NULL)",
            (uuid,),
        )
        connection.execute(
            "DELETE FROM conflicts WHERE part = 'series' AND uuid = ?1 AND NOT EXISTS "
            "(SELECT 1 FROM series WHERE uuid = ?1)",
            (uuid,),
        )


def scrub(library: Library) -> None:
    """Writes the file anew without what is not in use any more, and empties the journal."""
    bring_up_to_date(library)
    with connections.translated():
        library.connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        library.connection.execute("VACUUM")
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def erased_guests(library: Library, session_id: str) -> frozenset[str]:
    """The ids of those who were erased from a session, whether or not it is still here."""
    with connections.translated():
        rows = library.connection.execute(
            "SELECT uuid FROM gone WHERE session = ? AND erased", (session_id,)
        ).fetchall()
    return frozenset(row[0] for row in rows)
