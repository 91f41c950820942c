"""Erases so that no byte of it stays: rows, edits, index, journal, free pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hostdesk.domain.change import Change
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library, write_inside
from hostdesk.storage.search import bring_up_to_date


def erase(library: Library, changes: Sequence[Change], guests: Mapping[str, str]) -> None:
    """Takes out what the changes take out, in one transaction; `scrub` then leaves nothing of it.

    `guests`: id -> session, of those who are erased. They cannot come back, from whatever archive.
    """
    with library.transaction() as connection:
        write_inside(library, changes)
        connection.executemany(
            "INSERT INTO gone VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET erased = 1", list(guests.items())
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
