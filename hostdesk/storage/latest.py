"""The latest parts of all sessions, of one kind: what the host wrote before."""

from __future__ import annotations

from typing import TypeVar

from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.tables import entity_of, table_of

_Part = TypeVar("_Part")
_MOST = 600  # rows looked at: as many as a host can choose from


def latest_parts(library: Library, kind: type[_Part], but_of: str = "") -> list[_Part]:
    """The newest parts of this kind in the library, without those of the session `but_of`."""
    with connections.translated():
        rows = library.connection.execute(table_of(kind).latest, (_MOST, but_of)).fetchall()
    return [entity_of(kind, row) for row in rows]
