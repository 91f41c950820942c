"""The list of sessions, page by page: what the home page shows, read straight from the connection."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library


class ListedSession(NamedTuple):
    """One row of the home page."""

    id: str
    title: str
    starts: str  # ISO local wall clock; "" without a date
    stage: str
    series: str  # its title, or ""
    guests: int  # expected at the table
    scales: int


_COLUMNS = """SELECT uuid, title, coalesce(starts, ''), stage,
  coalesce((SELECT title FROM series WHERE series.id = sessions.series), ''),
  (SELECT count(*) FROM guests WHERE session = sessions.id AND invitation NOT IN ('declined', 'open seat')),
  (SELECT count(*) FROM scales WHERE session = sessions.id)
  FROM sessions"""
_EVERY = "SELECT id FROM sessions ORDER BY starts DESC, id DESC"


def count_sessions(library: Library, words: str = "") -> int:
    """How many sessions there are, or how many hold these words."""
    query = _query(library, words)
    with connections.translated():
        if query is None:
            counted = library.connection.execute("SELECT count(*) FROM sessions")
        else:
            counted = library.connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (query,))
        return int(counted.fetchone()[0])


def list_sessions(library: Library, words: str = "", first: int = 0, number: int = 64) -> list[ListedSession]:
    """`number` rows from row `first` on, the latest date first, those without a date last."""
    query = _query(library, words)
    with connections.translated():
        if query is None:
            rows = library.connection.execute(_page(_EVERY), (number, first)).fetchall()
        else:
            rows = library.connection.execute(_page(_found()), (query, number, first)).fetchall()
    return [ListedSession(*row) for row in rows]


def _page(which: str) -> str:
    return f"{_COLUMNS} WHERE id IN ({which} LIMIT ? OFFSET ?) ORDER BY starts DESC, id DESC"


def _found() -> str:
    from hostdesk.storage.search import SESSION_OF_ROW

    return f"SELECT {SESSION_OF_ROW} FROM search WHERE search MATCH ? ORDER BY rowid DESC"


def next_session(library: Library, now: str) -> ListedSession | None:
    """The session to prepare or host next: one under way since less than a day, or else the first to come.

    `now` is ISO, local.
    """
    a_day_ago = (datetime.fromisoformat(now) - timedelta(days=1)).isoformat(timespec="minutes")
    with connections.translated():
        row = library.connection.execute(
            _COLUMNS + " WHERE starts >= ? AND (stage = 'host' OR (starts >= ? AND stage = 'prepare')) "
            "ORDER BY starts, id LIMIT 1",
            (a_day_ago, now),
        ).fetchone()
    return ListedSession(*row) if row else None


def sessions_named(library: Library, text: str) -> list[ListedSession]:
    """The sessions whose id is or begins with `text`, else those with this title (ignoring case)."""
    with connections.translated():
        rows = _with_id(library, text)
        if not rows:
            everyone = library.connection.execute("SELECT uuid, title FROM sessions").fetchall()
            same = [uuid for uuid, title in everyone if title.casefold() == text.casefold()]
            marks = ",".join("?" * len(same))
            rows = library.connection.execute(_COLUMNS + f" WHERE uuid IN ({marks})", same).fetchall()
    return [ListedSession(*row) for row in rows]


def _with_id(library: Library, text: str) -> list[tuple[Any, ...]]:
    found = library.connection.execute(_COLUMNS + " WHERE uuid = ?", (text,)).fetchall()
    if not found and re.fullmatch("[0-9a-f]{8,}", text):
        between = (text, text + "g")
        found = library.connection.execute(_COLUMNS + " WHERE uuid BETWEEN ? AND ?", between).fetchall()
    return found


def all_session_ids(library: Library) -> list[str]:
    with connections.translated():
        rows = library.connection.execute("SELECT uuid FROM sessions ORDER BY starts, id")
        return [row[0] for row in rows]


def _query(library: Library, words: str) -> str | None:
    """What to ask the search index for these words; None when every session is meant."""
    if not words.strip():
        return None
    from hostdesk.storage.search import bring_up_to_date, query_of

    bring_up_to_date(library)
    return query_of(words)
