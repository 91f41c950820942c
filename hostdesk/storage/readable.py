"""Which sessions can be read: each row is made once, table by table, as a window makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage.driver import Connection, DriverError
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.listing import all_session_ids
from hostdesk.storage.tables import NAMES, could_be, entity_of, table_of


def unreadable(library: Library, *, is_sound: bool) -> int:
    """How many sessions cannot be read; HostDeskError where they cannot even be listed.

    Of a sound file the rows tell. Of any other each session is read, which takes long where there are many.
    """
    if is_sound:
        try:
            return len(set(_with_a_bad_row(library.connection)))
        except (DriverError, UnicodeDecodeError):  # not even a row
            pass
    return sum(not _can_be_read(library, session_id) for session_id in all_session_ids(library))


def _with_a_bad_row(connection: Connection) -> Iterator[int]:
    """Sessions by their numbers, each as often as it has one."""
    for kind in NAMES:
        for number, *row in connection.execute(table_of(kind).every):
            if _can_be_made(kind, row):
                continue
            if kind is Series:
                sessions = connection.execute("SELECT id FROM sessions WHERE series = ?", (number,))
                yield from (session for (session,) in sessions)
            else:
                yield number


def _can_be_made(kind: type, row: Sequence[Any]) -> bool:
    if not could_be(kind, tuple(map(type, row))):
        return False
    try:
        entity_of(kind, row)
    except (ValueError, TypeError, ArithmeticError, HostDeskError):  # what nobody writes
        return False
    return True


def _can_be_read(library: Library, session_id: str) -> bool:
    try:
        gathering(library, session_id)
    except (HostDeskError, ValueError):  # a value that the domain does not know
        return False
    return True
