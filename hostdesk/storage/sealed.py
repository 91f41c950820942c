"""Something that lies beside a locked library and opens with its key: a file with one thing in it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection
from hostdesk.storage.files import flush
from hostdesk.storage.keys import Key
from hostdesk.storage.making import UNFINISHED


def seal(place: Path, key: Key, name: str, data: bytes) -> None:
    """Puts it there whole, in the place of what was there; OSError where it cannot be written."""
    writing = place.with_name(f".{place.name}.{os.urandom(4).hex()}{UNFINISHED}")
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    writing.touch(mode=0o600, exist_ok=False)
    try:
        with connections.translated(), closing(opened_to_read(writing, key)) as made:
            made.execute("CREATE TABLE kept (name TEXT NOT NULL, bytes BLOB NOT NULL) STRICT")
            made.execute("INSERT INTO kept VALUES (?, ?)", (name, data))
        flush(writing)
        writing.replace(place)
        flush(place.parent)
    finally:
        with suppress(OSError):
            writing.unlink(missing_ok=True)


def taken_out(place: Path, key: Key) -> bytes:
    """What was put there, as it was."""
    with connections.translated(), closing(opened_to_read(place, key)) as opened:
        found: bytes = opened.execute("SELECT bytes FROM kept").fetchone()[0]
    return found


def opened_to_read(path: Path, key: Key | None) -> Connection:
    """A copy as it lies there; what its journal holds counts."""
    connection = connections.plainly_opened(path)
    connections.unlock(connection, key)
    return connection
