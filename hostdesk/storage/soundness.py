"""Whether a library is sound: SQLite's own checks, what refers to what, and the search index."""

from __future__ import annotations

from contextlib import suppress

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import DriverError
from hostdesk.storage.library import Library
from hostdesk.words import _, counted


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
    return [*_file(library), *_references(library), *_search(library)]


def _file(library: Library) -> list[str]:
    """How much of the file is damaged, and what lies there."""
    try:
        rows = [row[0] for row in library.connection.execute("PRAGMA integrity_check")]
    except DriverError as error:
        if _is_broken_off(error):
            raise
        rows = [str(error)]
    if rows == ["ok"]:
        return []
    more = "The file has {n} damaged places."
    return [counted("The file has {n} damaged place.", more, len(rows)), *_damaged_tables(library)]


def _damaged_tables(library: Library) -> list[str]:
    from hostdesk.storage.tables import NAMES

    damaged = [name for name in NAMES.values() if not _is_whole(library, name)]
    if not damaged:
        return []
    return [_("Damaged are: {tables}.").format(tables=", ".join(damaged).replace("_", " "))]


def _is_whole(library: Library, table: str) -> bool:
    try:
        return bool(library.connection.execute(f"PRAGMA integrity_check({table})").fetchone()[0] == "ok")
    except DriverError as error:
        if _is_broken_off(error):
            raise
        return False


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


def _search(library: Library) -> list[str]:
    if library.read_only:  # asking the index about itself counts as writing
        return []
    try:
        library.connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except DriverError as error:
        if _is_broken_off(error):
            raise
        return [_("The search index is damaged; sessions may not be found by their words.")]
    return []
