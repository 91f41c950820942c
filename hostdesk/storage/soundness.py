"""Whether a library is sound: SQLite's own checks, what refers to what, and the search index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection, DriverError
from hostdesk.storage.known_tables import LOOKS_AT_SEARCH
from hostdesk.storage.library import Library
from hostdesk.words import _, counted

_ROOM = -131_072  # KiB for pages while all of them are looked at: indexes lead to rows in no order


def schema_of(library: Library) -> int:
    """The version of the library's tables."""
    with connections.translated():
        return connections.version_of(library.connection)


def counts(library: Library) -> dict[str, int]:
    """How many rows each table of the domain has, by its name; those that can be counted."""
    from hostdesk.storage.tables import NAMES

    found = {}
    for name in NAMES.values():
        with suppress(DriverError):
            number = library.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            found[name] = int(number)
    return found


def faults(library: Library) -> list[str]:
    """A sentence for each thing that is not as it should be; empty when all is well."""
    with _room(library.connection):
        found = _found(library, "PRAGMA integrity_check")
        of_search = [one for one in found if "fts5" in one.casefold()]
        return [
            *_file(library, len(found) - len(of_search)),
            *_references(library),
            *_search(library, bool(of_search)),
        ]


@contextmanager
def _room(connection: Connection) -> Iterator[None]:
    """For as long as it takes; small libraries fill little of it."""
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size={_ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size={usual}")
        connection.execute("PRAGMA shrink_memory")


def _found(library: Library, check: str) -> list[str]:
    """What SQLite says of pages, rows and indexes."""
    try:
        rows = [row[0] for row in library.connection.execute(check)]
    except DriverError as error:
        if _is_broken_off(error):
            raise
        rows = [str(error)]
    return [] if rows == ["ok"] else rows


def _file(library: Library, places: int) -> list[str]:
    """How much of the file is damaged, and what lies there."""
    if not places:
        return []
    more = "The file has {n} damaged places."
    return [counted("The file has {n} damaged place.", more, places), *_damaged_tables(library)]


def _damaged_tables(library: Library) -> list[str]:
    from hostdesk.storage.tables import NAMES

    damaged = [name for name in NAMES.values() if _found(library, f"PRAGMA integrity_check({name})")]
    if not damaged:
        return []
    return [_("Damaged are: {tables}.").format(tables=", ".join(damaged).replace("_", " "))]


def _is_broken_off(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"


def _references(library: Library) -> list[str]:
    try:
        rows = library.connection.execute("PRAGMA foreign_key_check").fetchall()
    except DriverError as error:
        if _is_broken_off(error):
            raise
        return [_("What belongs to what cannot be told.")]
    one, more = "{n} row belongs to nothing.", "{n} rows belong to nothing."
    return [counted(one, more, len(rows))] if rows else []


def _search(library: Library, is_damaged: bool) -> list[str]:
    if is_damaged or not _answers_for_itself(library):
        return [_("The search index is damaged; sessions may not be found by their words.")]
    return []


def _answers_for_itself(library: Library) -> bool:
    """Older ones of SQLite leave the index out of their check."""
    if LOOKS_AT_SEARCH or library.read_only:  # asking the index about itself counts as writing
        return True
    try:
        library.connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except DriverError as error:
        if _is_broken_off(error):
            raise
        return False
    return True
