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
