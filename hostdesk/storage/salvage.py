"""Read out of a damaged library what can still be read, into a new one; fill gaps from a sound backup.

Every row is read by itself: from the front, from the back, and where pages between are gone, row by row under
the numbers that the indexes and the backup still know. Rows keep their numbers, so that what refers to what
stays as it was. The damaged file is never touched: all this happens in a copy of it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection, IntegrityError
from hostdesk.storage.files import put_through
from hostdesk.storage.keys import Key
from hostdesk.storage.library import make_schema
from hostdesk.storage.mending import mend_references
from hostdesk.storage.row_by_row import UNREADABLE, Reading, Row

_HEAD = b"SQLite format 3\x00"
_PAGE = 4096
_MADE_ANEW = ("_sqlite_migrations", "search_rows", "search_stale")  # by the new library itself


@dataclass(slots=True)
class Salvaged:
    """How many rows came from where, by table."""

    came: Counter[str] = field(default_factory=Counter)  # out of the damaged file
    filled: Counter[str] = field(default_factory=Counter)  # out of the backup
    lost: Counter[str] = field(default_factory=Counter)  # known to have been there
    placeholders: Counter[str] = field(default_factory=Counter)  # for what others refer to
    damaged: set[str] = field(default_factory=set)  # the tables that could not be read in full

    @property
    def is_nothing(self) -> bool:
        return not self.came["sessions"] and not self.filled["sessions"]


def salvage(library: Path, making: Path, backup: Path | None = None, key: Key | None = None) -> Salvaged:
    """Builds a new library at `making`, which must not be there, from the file at `library`.

    `key` opens all three of them, where there is a passphrase.
    """
    told = Salvaged()
    with _copy_of(library, key) as copied, _read(copied, key) as damaged, _read(backup, key) as sound:
        version = _version(damaged) or _version(sound) or connections.SCHEMA
        with connections.translated(), closing(_new(making, version, key)) as new:
            for table in _tables(new):
                _bring_over(table, damaged, sound, new, told)
            mend_references(new, told.lost, told.placeholders)
            new.execute("INSERT OR IGNORE INTO search_stale SELECT id FROM sessions")
            new.execute("COMMIT")
            new.execute("PRAGMA journal_mode=DELETE")
    return told


def _new(making: Path, version: int, key: Key | None) -> Connection:
    making.touch(mode=0o600)
    connection = connections.plainly_opened(making)
    connections.unlock(connection, key)
    make_schema(connection, version)
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA foreign_keys=OFF")  # until all is there
    connection.execute("BEGIN IMMEDIATE")
    return connection


@contextmanager
def _copy_of(library: Path, key: Key | None) -> Iterator[Path | None]:
    """The damaged file as a copy, with its journal: reading it could change it."""
    copied = library.with_name(f".{os.urandom(8).hex()}.part")
    try:
        if library.is_file():
            put_through(library, copied)
            with suppress(OSError):
                put_through(Path(f"{library}-wal"), Path(f"{copied}-wal"))
            if key is None:
                _give_head(copied)
        yield copied if copied.exists() else None
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{copied}{ending}").unlink(missing_ok=True)


def _give_head(copied: Path) -> None:
    """A file whose first bytes are gone is opened with those that every library begins with."""
    with copied.open("r+b") as file:
        if file.read(len(_HEAD)) == _HEAD:
            return
        file.seek(0, os.SEEK_END)
        pages = file.tell() // _PAGE
        file.seek(0)
        file.write(_HEAD + _PAGE.to_bytes(2) + bytes((1, 1, 0, 64, 32, 32)))
        file.write(b"".join(number.to_bytes(4) for number in (1, pages, 0, 0, 1, 4, 0, 0, 1)))
        file.write(b"".join(number.to_bytes(4) for number in (0, 0, connections.APPLICATION_ID)))
        file.write(bytes(20) + b"".join(number.to_bytes(4) for number in (1, 3_045_000)))


@contextmanager
def _read(path: Path | None, key: Key | None) -> Iterator[Connection | None]:
    """A file to read from, damaged or not; None where nothing of it can be read."""
    if path is None:
        yield None
        return
    mode = "rw" if path.name.endswith(".part") else "ro&immutable=1"
    connection = connections.plainly_opened(path, mode)
    connection.text_factory = _lenient
    try:
        yield connection if _is_ours(connection, key) else None
    finally:
        connection.close()


def _lenient(found: bytes) -> str:
    return found.decode("utf-8", "replace")


def _is_ours(connection: Connection, key: Key | None) -> bool:
    try:
        connections.unlock(connection, key)
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA writable_schema=ON")  # one line of the schema that is damaged is left out
        known = "SELECT 1 FROM sqlite_schema WHERE name = 'sessions'"
        return connection.execute(known).fetchone() is not None
    except UNREADABLE:
        return False


def _version(connection: Connection | None) -> int:
    """Of its tables; 0 where nothing tells it."""
    if connection is None:
        return 0
    version = 0
    with suppress(*UNREADABLE):
        version = connections.version_of(connection)
        version = version or connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    if version > connections.SCHEMA:
        raise connections.newer()
    return version


def _tables(new: Connection) -> list[str]:
    """Those with rows of their own, in the order in which they were made."""
    found = new.execute(
        "SELECT l.name FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.name = l.name "
        "WHERE l.schema = 'main' AND l.type = 'table' ORDER BY s.rowid"
    ).fetchall()
    return [row[0] for row in found if row[0] not in _MADE_ANEW and not row[0].startswith("sqlite_")]


def _bring_over(
    table: str, damaged: Connection | None, sound: Connection | None, new: Connection, told: Salvaged
) -> None:
    if not _has_numbers(new, table):
        _bring_over_plainly(table, damaged, sound, new, told)
        return
    names = _columns(new, table)
    came: set[int] = set()
    reading = None
    if damaged is not None and set(_columns(damaged, table)) >= set(names):
        reading = Reading(damaged, table, names, _numbers(sound, table))
        came = {row[0] for row in reading.rows() if _put(new, table, names, row)}
        told.came[table] += len(came)
        if not reading.failed:
            return
    told.damaged.add(table)
    may_be_gone = reading.gone if reading else None
    filled = _fill(table, names, sound, new, may_be_gone)
    told.filled[table] += len(filled)
    told.lost[table] += len((reading.known if reading else set()) - came - filled)


def _has_numbers(connection: Connection, table: str) -> bool:
    """Small tables of the library's own do without."""
    listed = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?"
    return not connection.execute(listed, (table,)).fetchone()[0]


def _bring_over_plainly(
    table: str, damaged: Connection | None, sound: Connection | None, new: Connection, told: Salvaged
) -> None:
    """As far as it can be read; where that is not to the end, the backup's rows come as well."""
    for counted, connection in ((told.came, damaged), (told.filled, sound)):
        if connection is None:
            continue
        names = _columns(connection, table)
        put = f"INSERT OR IGNORE INTO {table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        try:
            for row in connection.execute(f"SELECT {', '.join(names)} FROM {table}") if names else ():
                counted[table] += max(0, new.execute(put, row).rowcount)
        except UNREADABLE:
            names = []
        if names:
            return
        told.damaged.add(table)


def _fill(
    table: str, names: list[str], sound: Connection | None, new: Connection, only: set[int] | None
) -> set[int]:
    """What the backup has of a table that could not be read in full; `only` what is missed, where known."""
    if sound is None:
        return set()
    both = [name for name in names if name in _columns(sound, table)]
    found = Reading(sound, table, both, set()).rows() if both else iter(())
    return {row[0] for row in found if (only is None or row[0] in only) and _put(new, table, both, row)}


def _columns(connection: Connection, table: str) -> list[str]:
    """All but the number of the row."""
    try:
        found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    except UNREADABLE:
        return []
    return [row[0] for row in found if row[0] != "id"]


def _put(new: Connection, table: str, names: list[str], row: Row) -> bool:
    """A row that came out of its file as something that nobody writes is not brought over."""
    places = ", ".join("?" * len(row))
    columns = ", ".join(["rowid", *names])
    try:
        put = new.execute(f"INSERT OR IGNORE INTO {table}({columns}) VALUES ({places})", row)
    except IntegrityError:
        return False
    return bool(put.rowcount > 0)


def _numbers(connection: Connection | None, table: str) -> set[int]:
    if connection is None:
        return set()
    try:
        return {row[0] for row in connection.execute(f"SELECT rowid FROM {table}")}
    except UNREADABLE:
        return set()
