"""Series in the library."""

from __future__ import annotations

from hostdesk.domain.series import Series
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.tables import entity_of, table_of


def series_with_id(library: Library, series_id: str) -> Series | None:
    with connections.translated():
        row = library.connection.execute(table_of(Series).read, (series_id,)).fetchone()
    return entity_of(Series, row) if row else None


def all_series(library: Library) -> list[Series]:
    """Every series that has a session, by title."""
    with connections.translated():
        found = library.connection.execute(
            "SELECT uuid FROM series WHERE id IN (SELECT series FROM sessions) "
            "ORDER BY title COLLATE NOCASE, uuid"
        ).fetchall()
        rows = [library.connection.execute(table_of(Series).read, one).fetchone() for one in found]
    return [entity_of(Series, row) for row in rows]


def session_ids_in(library: Library, series_id: str) -> list[str]:
    """The sessions of a series, in the order of their dates; those without a date last."""
    with connections.translated():
        rows = library.connection.execute(
            "SELECT uuid FROM sessions WHERE series = (SELECT id FROM series WHERE uuid = ?) "
            "ORDER BY starts IS NULL, starts, id",
            (series_id,),
        ).fetchall()
    return [row[0] for row in rows]
