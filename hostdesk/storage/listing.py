"""The list of sessions, page by page: what the home page shows, read straight from the connection."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    pinned: int = 0  # 1: the host keeps it on top


class Wanted(NamedTuple):
    """Which sessions to list; every field that says something narrows it further."""

    words: str = ""  # anywhere in the session, each from its beginning
    stage: str = ""  # a Stage
    time: str = ""  # a key of `_TIMES`
    series: str = ""  # its id
    person: str = ""  # the name of a guest, in full
    recent: tuple[str, ...] | None = None  # of these sessions alone, in this order
    now: str = ""  # ISO local wall clock: what `time` is measured from

    @property
    def is_everything(self) -> bool:
        return self == Wanted(now=self.now)

    @property
    def has_words(self) -> bool:
        return bool(self.words.strip())


_TIMES = {
    "to come": "starts >= :now",
    "past": "starts < :now",
    "this month": "starts >= substr(:now, 1, 7) AND starts < substr(:now, 1, 7) || '~'",
    "undated": "starts IS NULL",
}
_COLUMNS = """SELECT uuid, title, coalesce(starts, ''), stage,
  coalesce((SELECT title FROM series WHERE series.id = sessions.series), ''),
  (SELECT count(*) FROM guests WHERE session = sessions.id AND invitation NOT IN ('declined', 'open seat')),
  (SELECT count(*) FROM scales WHERE session = sessions.id), pinned
  FROM sessions"""
_ORDER = "ORDER BY pinned DESC, starts DESC, id DESC"
_PINNED = "pinned = 1"


def count_sessions(library: Library, wanted: Wanted | str = "") -> int:
    """How many sessions there are of those wanted; a text means its words."""
    asked = _asked(wanted)
    which, values = _which(library, asked)
    from_which = "sessions" if asked.is_everything else f"({which})"  # all are counted without being read
    with connections.translated():
        counted = library.connection.execute(f"SELECT count(*) FROM {from_which}", values)
        return int(counted.fetchone()[0])


def list_sessions(
    library: Library, wanted: Wanted | str = "", first: int = 0, number: int = 64
) -> list[ListedSession]:
    """`number` rows from row `first` on: kept on top, then the latest date first, without a date last."""
    asked = _asked(wanted)
    which, values = _which(library, asked)
    with connections.translated():
        if asked.recent is not None:
            return _in_order(library, which, values, asked.recent)[first : first + number]
        on_top = _kept_on_top(library, asked)
        if on_top:
            which = f"SELECT id FROM ({which}) WHERE id NOT IN (SELECT id FROM sessions WHERE {_PINNED})"
        top = on_top[first : first + number]
        page = {**values, "first": max(0, first - len(on_top)), "number": number - len(top)}
        rest = library.connection.execute(f"{which} LIMIT :number OFFSET :first", page).fetchall()
        return _rows(library, [*top, *(row[0] for row in rest)])


def _asked(wanted: Wanted | str) -> Wanted:
    return Wanted(words=wanted) if isinstance(wanted, str) else wanted


def _which(library: Library, wanted: Wanted, only: str = "") -> tuple[str, dict[str, Any]]:
    """The statement that gives the ids of the sessions wanted, in the order of the list, and its values."""
    conditions, values = _conditions(wanted)
    where = " AND ".join((*conditions, only) if only else conditions)
    found = _query(library, wanted.words)
    if found is None:
        return f"SELECT id FROM sessions WHERE {where or 1} ORDER BY starts DESC, id DESC", values
    from hostdesk.storage.search import ROWS_OF_SESSIONS, SESSION_OF_ROW

    narrowed = f"{SESSION_OF_ROW} IN (SELECT id FROM sessions WHERE {where})" if where else "1"
    if only == _PINNED:  # a few: looked up one by one
        narrowed = ROWS_OF_SESSIONS.format(which=f"SELECT id FROM sessions WHERE {where}")
    which = f"SELECT {SESSION_OF_ROW} AS id FROM search WHERE search MATCH :found AND {narrowed}"
    return f"{which} ORDER BY rowid DESC", {**values, "found": found}


def _conditions(wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    recent = {f"recent{number}": session_id for number, session_id in enumerate(wanted.recent or ())}
    told = (
        (wanted.time, _TIMES.get(wanted.time, "")),
        (wanted.stage, "stage = :stage"),
        (wanted.series, "series = (SELECT id FROM series WHERE uuid = :series)"),
        (wanted.person, "id IN (SELECT session FROM guests WHERE name = :person COLLATE NOCASE)"),
        (wanted.recent is not None, f"uuid IN ({', '.join(f':{name}' for name in recent)})"),
    )
    values = {"stage": wanted.stage, "series": wanted.series, "person": wanted.person, "now": wanted.now}
    return [condition for is_told, condition in told if is_told], {**values, **recent}


def _kept_on_top(library: Library, wanted: Wanted) -> list[int]:
    """The ids of those wanted that the host keeps on top: few, and mostly none."""
    if library.connection.execute(f"SELECT 1 FROM sessions WHERE {_PINNED} LIMIT 1").fetchone() is None:
        return []
    return [row[0] for row in library.connection.execute(*_which(library, wanted, _PINNED))]


def _rows(library: Library, ids: Sequence[int]) -> list[ListedSession]:
    marks = ",".join("?" * len(ids))
    rows = library.connection.execute(f"{_COLUMNS} WHERE id IN ({marks}) {_ORDER}", ids).fetchall()
    return [ListedSession(*row) for row in rows]


def _in_order(
    library: Library, which: str, values: dict[str, Any], order: Sequence[str]
) -> list[ListedSession]:
    rows = _rows(library, [row[0] for row in library.connection.execute(which, values)])
    return sorted(rows, key=lambda row: order.index(row.id))


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


def series_to_choose(library: Library) -> list[tuple[str, str]]:
    """(id, title) of every series that has a session, by title."""
    with connections.translated():
        rows = library.connection.execute(
            "SELECT uuid, title FROM series WHERE EXISTS "
            "(SELECT 1 FROM sessions WHERE sessions.series = series.id) ORDER BY title COLLATE NOCASE, id"
        )
        return [(uuid, title) for uuid, title in rows]


def all_session_ids(library: Library) -> list[str]:
    with connections.translated():
        rows = library.connection.execute("SELECT uuid FROM sessions ORDER BY starts, id")
        return [row[0] for row in rows]


def session_ids(library: Library, wanted: Wanted) -> list[str]:
    """The ids of the sessions wanted, in the order of their dates."""
    which, values = _which(library, wanted)
    statement = f"SELECT uuid FROM sessions WHERE id IN (SELECT id FROM ({which})) ORDER BY starts, id"
    with connections.translated():
        return [row[0] for row in library.connection.execute(statement, values)]


def is_there(library: Library, session_id: str) -> bool:
    with connections.translated():
        found = library.connection.execute("SELECT 1 FROM sessions WHERE uuid = ?", (session_id,))
        return found.fetchone() is not None


def _query(library: Library, words: str) -> str | None:
    """What to ask the search index for these words; None when every session is meant."""
    if not words.strip():
        return None
    from hostdesk.storage.search import bring_up_to_date, query_of

    bring_up_to_date(library)
    return query_of(words)


class Due(NamedTuple):
    """A session that has come to the day until which it was to be kept."""

    id: str
    title: str
    keep_until: str  # ISO day
    afterwards: str  # what the host meant to do then


def sessions_due(library: Library, today: str, most: int = 200) -> list[Due]:
    """Those whose day is over, the longest over first. `today`: ISO day."""
    with connections.translated():
        rows = library.connection.execute(
            "SELECT uuid, title, keep_until, afterwards FROM sessions "
            "WHERE keep_until IS NOT NULL AND keep_until < ? ORDER BY keep_until, id LIMIT ?",
            (today, most),
        ).fetchall()
    return [Due(*row) for row in rows]
