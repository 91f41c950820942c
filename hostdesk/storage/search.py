"""Find sessions by any word in them, in any script; the index is brought up to date by searching."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

from hostdesk.domain.finding import spaced
from hostdesk.storage import connection as connections
from hostdesk.storage.driver import Connection
from hostdesk.storage.library import Library

_SESSION_BITS = 30
SESSION_OF_ROW = f"rowid & {(1 << _SESSION_BITS) - 1}"
ROWS_OF_SESSIONS = "rowid IN (SELECT row FROM search_rows WHERE session IN ({which}))"
# what a host searches for, by table: everything that was typed, except kinds and times
TEXTS = {
    "sessions": "SELECT title, calling, preferred_future, best_hopes, already_works, who_would_notice, "
    "venue, arrival, layout, access, food, materials, paragraph, light, sound, signs "
    "FROM sessions WHERE id = :id",
    "series": "SELECT series.title, series.purpose FROM series JOIN sessions ON sessions.series = series.id "
    "WHERE sessions.id = :id",
    "guests": "SELECT name, about, brings, worth_coming, could_ask, reply, circle, greeter, seat, access, "
    "diet, language, contact, private_note FROM guests WHERE session = :id",
    "goals": "SELECT words, held_by, pulls_apart FROM goals WHERE session = :id",
    "boundaries": "SELECT words, how_held, why FROM boundaries WHERE session = :id",
    "decisions": "SELECT what, nearest, held_by, handed_back, outcome FROM decisions WHERE session = :id",
    "errands": "SELECT what, who FROM errands WHERE session = :id",
    "blocks": "SELECT title, what_happens, materials, leads FROM blocks WHERE session = :id",
    "scales": "SELECT question, low_means, high_means, answered_by FROM scales WHERE session = :id",
    "marks": "SELECT already_there, one_step_up FROM marks WHERE session = :id",
    "steps": "SELECT what, who, first_sign FROM steps WHERE session = :id",
    "notes": "SELECT words FROM notes WHERE session = :id",
    "pictures": "SELECT caption FROM pictures WHERE session = :id",
}

_SMALL = 500  # sessions: up to 60 ms to put their index in order, in the keeper's thread
_LONGEST = 500  # characters that are sought, as the field takes them; thousands of words would take minutes


def query_of(text: str) -> str | None:
    """What to ask the index for what was typed: every word begins so; None when nothing can be sought."""
    wanted = []
    for chunk in re.findall(r"\w+", unicodedata.normalize("NFKC", text[:_LONGEST])):
        words = re.findall(r"\w+", spaced(chunk))
        if words:
            wanted.append('"' + " ".join(words) + '"*')
    return " ".join(wanted) or None


def bring_up_to_date(library: Library) -> None:
    """Indexes the sessions whose words changed since the last search; a small index keeps no old word.

    FTS5 keeps what was changed or deleted until its parts are put together, which takes as long as the index
    is large. Its own `secure-delete` forgets at once, but left an index here that FTS5's own check refuses
    (SQLite 3.53.4: “checksum mismatch”).
    """
    if library.read_only:  # opened so that nothing was left to do (see `reading`)
        return
    with connections.translated():
        stale = [row[0] for row in library.connection.execute("SELECT session FROM search_stale")]
    if not stale:
        return
    with library.transaction() as connection:
        for session in stale:
            _index(connection, session)
        if connection.execute("SELECT count(*) FROM search_rows").fetchone()[0] <= _SMALL:
            connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        connection.execute("DELETE FROM search_stale")


def _index(connection: Connection, session: int) -> None:
    connection.execute(
        "DELETE FROM search WHERE rowid = (SELECT row FROM search_rows WHERE session = ?)", (session,)
    )
    found = connection.execute("SELECT starts FROM sessions WHERE id = ?", (session,)).fetchone()
    if found is None:
        raise connections.damaged()
    try:
        row, words = _row(session, found[0]), _words(connection, session)
    except (ValueError, TypeError):  # a date or a text that nobody wrote
        raise connections.damaged() from None
    connection.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", (row, words))
    connection.execute("INSERT OR REPLACE INTO search_rows VALUES (?, ?)", (session, row))


def _row(session: int, starts: str | None) -> int:
    """Rows of the index stand in the order of the list, so that its first page is found without sorting all.

    The low bits are the session's own row; above them the minute at which it starts, 0 without a date.
    """
    minute = 0
    if starts:
        minute = 1 + (datetime.fromisoformat(starts) - datetime.min) // timedelta(minutes=1)
    return minute << _SESSION_BITS | session


def _words(connection: Connection, session: int) -> str:
    texts = (
        text
        for statement in TEXTS.values()
        for row in connection.execute(statement, {"id": session})
        for text in row
    )
    return spaced("\n".join(text for text in texts if text))
