"""Whether a library is sound: SQLite's own checks, what refers to what, and the search index."""

from __future__ import annotations

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import DriverError
from hostdesk.storage.library import Library
from hostdesk.words import _, counted


def schema_of(library: Library) -> int:
    """The version of the library's tables."""
    with connections.translated():
        return connections.version_of(library.connection)


def counts(library: Library) -> dict[str, int]:
    """How many rows each table of the domain has, by its name."""
    from hostdesk.storage.tables import NAMES

    with connections.translated():
        return {name: library.database.table(name).count for name in NAMES.values()}


def faults(library: Library) -> list[str]:
    """A sentence for each thing that is not as it should be; empty when all is well."""
    with connections.translated():
        found = [*_file(library), *_references(library)]
    return found + _search(library)


def _file(library: Library) -> list[str]:
    rows = [row[0] for row in library.connection.execute("PRAGMA integrity_check")]
    if rows == ["ok"]:
        return []
    return [counted("The file has {n} damaged place.", "The file has {n} damaged places.", len(rows))]


def _references(library: Library) -> list[str]:
    rows = library.connection.execute("PRAGMA foreign_key_check").fetchall()
    one, more = "{n} row belongs to nothing.", "{n} rows belong to nothing."
    return [counted(one, more, len(rows))] if rows else []


def _search(library: Library) -> list[str]:
    try:
        library.connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    except DriverError:
        return [_("The search index is damaged; sessions may not be found by their words.")]
    return []
