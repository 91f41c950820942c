"""Find sessions: what the home page asks of the library. Light, so that the first window does not wait."""

from __future__ import annotations

from hostdesk.storage.connection import LibraryIsDamagedError, LibraryIsGoneError
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.listing import (
    Due,
    ListedSession,
    Wanted,
    count_sessions,
    list_sessions,
    next_session,
    series_to_choose,
    sessions_due,
)

__all__ = [
    "Due",
    "Library",
    "LibraryIsDamagedError",
    "LibraryIsGoneError",
    "ListedSession",
    "Wanted",
    "count_sessions",
    "gathering",
    "list_sessions",
    "next_session",
    "series_to_choose",
    "sessions_due",
]
