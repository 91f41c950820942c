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
  FROM sessions """
_LATEST_FIRST = " ORDER BY starts DESC, id DESC LIMIT ? OFFSET ?"
_FOUND = "WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?)"


def count_sessions(library: Library, words: str = "") -> int:
    """How many sessions there are, or how many hold these words."""
    where, values = _which(library, words)
    with connections.translated():
        counted = library.connection.execute(f"SELECT count(*) FROM sessions {where}", values)
        return int(counted.fetchone()[0])


def list_sessions(library: Library, words: str = "", first: int = 0, number: int = 64) -> list[ListedSession]:
    """`number` rows from row `first` on, the latest date first, those without a date last."""
    where, values = _which(library, words)
    page = _COLUMNS + "WHERE id IN (SELECT id FROM sessions " + where + _LATEST_FIRST + ")"
    with connections.translated():
        rows = library.connection.execute(
            page + " ORDER BY starts DESC, id DESC", (*values, number, first)
        ).fetchall()
    return [ListedSession(*row) for row in rows]


def next_session(library: Library, now: str) -> ListedSession | None:
    """The session to prepare or host next: one under way since less than a day, or else the first to come.

    `now` is ISO, local.
    """
    a_day_ago = (datetime.fromisoformat(now) - timedelta(days=1)).isoformat(timespec="minutes")
    with connections.translated():
        row = library.connection.execute(
            _COLUMNS + "WHERE starts >= ? AND (stage = 'host' OR (starts >= ? AND stage = 'prepare')) "
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
            rows = library.connection.execute(_COLUMNS + f"WHERE uuid IN ({marks})", same).fetchall()
    return [ListedSession(*row) for row in rows]


def _with_id(library: Library, text: str) -> list[tuple[Any, ...]]:
    found = library.connection.execute(_COLUMNS + "WHERE uuid = ?", (text,)).fetchall()
    if not found and re.fullmatch("[0-9a-f]{8,}", text):
        between = (text, text + "g")
        found = library.connection.execute(_COLUMNS + "WHERE uuid BETWEEN ? AND ?", between).fetchall()
    return found


def all_session_ids(library: Library) -> list[str]:
    with connections.translated():
        rows = library.connection.execute("SELECT uuid FROM sessions ORDER BY starts, id")
        return [row[0] for row in rows]


def _which(library: Library, words: str) -> tuple[str, tuple[str, ...]]:
    if not words.strip():
        return "", ()
    from hostdesk.storage.search import bring_up_to_date, query_of

    bring_up_to_date(library)
    query = query_of(words)
    return (_FOUND, (query,)) if query else ("", ())
