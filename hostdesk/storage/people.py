"""People in the library: whom the host has invited before, found by the beginning of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from hostdesk.domain.guest import Guest
from hostdesk.domain.text import folded
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.tables import entity_of, table_of

_FEW = 400  # rows: so many are sorted; of more, the newest sessions are walked until enough are found
_SHORTEST = 2  # letters


class Known(NamedTuple):
    """A person as they were at the newest gathering that has them by this name."""

    guest: Guest
    session: str  # its title
    starts: str  # ISO local wall clock; "" without a date
    same_series: bool


def people_named(
    library: Library, text: str, session_id: str, series_id: str | None, most: int = 8
) -> list[Known]:
    """People of other sessions of whose names a word begins so; those of the same series first."""
    if len(text.strip()) < _SHORTEST:
        return []
    begins, later = _patterns(text)
    with connections.translated():
        here = _session_row(library, session_id)
        series = _series_row(library, series_id)
        near = _newest_first(library, f"{_OF_SERIES} LIMIT {_FEW}", (series, here, begins, later))
        found = _each_once(near, most)
        if len(found) < most:
            found = _each_once([*found, *_anywhere(library, here, begins, later)], most)
        return _read(library, found, series)


def people_called(library: Library, names: Iterable[str], session_id: str) -> dict[str, Known]:
    """For each of these names that somebody of another session bears (by case-folded name): the newest."""
    known: dict[str, Known] = {}
    with connections.translated():
        here = _session_row(library, session_id)
        for name in dict.fromkeys(names):
            rows = _newest_first(library, f"{_CALLED} LIMIT 1", (name, here))
            for found in _read(library, rows, -1):
                known[name.casefold()] = found
    return known


def seats_before(library: Library, session_id: str, series_id: str | None) -> list[dict[str, str]]:
    """Who sat where (person -> seat) at each other session of the series."""
    with connections.translated():
        rows = library.connection.execute(
            "SELECT g.session, g.person, g.seat FROM guests AS g JOIN sessions AS s ON s.id = g.session "
            "WHERE s.series = (SELECT id FROM series WHERE uuid = ?) AND s.uuid <> ? AND g.seat <> ''",
            (series_id, session_id),
        ).fetchall()
    sessions: dict[int, dict[str, str]] = {}
    for session, person, seat in rows:
        sessions.setdefault(session, {})[person] = seat
    return list(sessions.values())


def session_ids_with(library: Library, persons: Iterable[str]) -> list[str]:
    """The sessions that have one of these on their list, in the order of their dates; undated ones last."""
    wanted = tuple(dict.fromkeys(person for person in persons if person))
    marks = ",".join("?" * len(wanted))
    with connections.translated():
        rows = library.connection.execute(
            "SELECT uuid FROM sessions WHERE id IN "
            f"(SELECT session FROM guests WHERE person IN ({marks})) ORDER BY starts IS NULL, starts, id",
            wanted,
        ).fetchall()
    return [row[0] for row in rows]


_WHAT = "SELECT g.id, g.name, g.person, g.about FROM guests AS g"
_FITS = "g.session <> ? AND g.invitation <> 'open seat' AND (g.name GLOB ? OR g.name GLOB ?)"
_OF_SERIES = (
    f"{_WHAT} JOIN sessions AS s ON s.id = g.session WHERE s.series = ? AND {_FITS} "
    "ORDER BY s.starts DESC, s.id DESC"
)
_FROM_NEWEST = (
    "SELECT g.id, g.name, g.person, g.about FROM sessions AS s CROSS JOIN guests AS g ON g.session = s.id "
    f"WHERE {_FITS} ORDER BY s.starts DESC, s.id DESC"
)
_BY_NAME = "SELECT id FROM guests INDEXED BY guests_by_name WHERE name GLOB ? OR name GLOB ?"
_CALLED = (
    f"{_WHAT} JOIN sessions AS s ON s.id = g.session WHERE g.name = ? COLLATE NOCASE AND g.session <> ? "
    "AND g.invitation <> 'open seat' ORDER BY s.starts DESC, s.id DESC"
)
_Row = tuple[int, str, str, str]  # row of the guest, name, person, about


def _anywhere(library: Library, here: int, begins: str, later: str) -> list[_Row]:
    """A name that few bear is found in the index of names; of one that many bear, the newest will do."""
    rows = library.connection.execute(f"{_BY_NAME} LIMIT {_FEW + 1}", (begins, later)).fetchall()
    if len(rows) > _FEW:
        return _newest_first(library, f"{_FROM_NEWEST} LIMIT {_FEW}", (here, begins, later))
    ids = ",".join(str(row[0]) for row in rows)
    few = f"{_WHAT} JOIN sessions AS s ON s.id = g.session WHERE g.id IN ({ids}) AND {_FITS} "
    return _newest_first(library, few + "ORDER BY s.starts DESC, s.id DESC", (here, begins, later))


def _newest_first(library: Library, statement: str, values: Sequence[object]) -> list[_Row]:
    rows: list[_Row] = library.connection.execute(statement, tuple(values)).fetchall()
    return rows


def _each_once(rows: Iterable[_Row], most: int) -> list[_Row]:
    """Each person once; two who are called and described alike look like one."""
    people: dict[str, _Row] = {}
    looks: set[tuple[str, str]] = set()
    for row in rows:
        _id, name, person, about = row
        if person not in people and (name.casefold(), about) not in looks:
            people[person] = row
            looks.add((name.casefold(), about))
        if len(people) == most:
            break
    return list(people.values())


def _read(library: Library, rows: Sequence[_Row], series: int) -> list[Known]:
    read = table_of(Guest).read.partition(" WHERE ")[0]
    found = []
    for row in rows:
        values = library.connection.execute(f"{read} WHERE t.id = ?", (row[0],)).fetchone()
        title, starts, of = library.connection.execute(
            "SELECT s.title, coalesce(s.starts, ''), coalesce(s.series, 0) FROM sessions AS s "
            "JOIN guests AS g ON g.session = s.id WHERE g.id = ?",
            (row[0],),
        ).fetchone()
        found.append(Known(entity_of(Guest, values), title, starts, of == series))
    return found


def _session_row(library: Library, session_id: str) -> int:
    row = library.connection.execute("SELECT id FROM sessions WHERE uuid = ?", (session_id,)).fetchone()
    return int(row[0]) if row else -1


def _series_row(library: Library, series_id: str | None) -> int:
    row = library.connection.execute("SELECT id FROM series WHERE uuid = ?", (series_id,)).fetchone()
    return int(row[0]) if row else -1


def _patterns(text: str) -> tuple[str, str]:
    """For the first word of a name and for a later one: SQLite matches them without asking Python."""
    letters = "".join(_like(mark) for mark in unicodedata.normalize("NFC", text.strip()))
    return f"{letters}*", f"*[- ’']{letters}*"


def _like(mark: str) -> str:
    """A letter in either case, with and without accents."""
    if not mark.isalpha():
        return f"[{mark}]"  # a sign of patterns is no sign in there
    either = [case for case in (mark, mark.lower(), mark.upper()) if len(case) == 1]
    return "[" + "".join(dict.fromkeys([*either, *_alike().get(folded(mark), "")])) + "]"


@cache
def _alike() -> dict[str, str]:
    """For each Latin letter without an accent, all that are found when it is typed."""
    letters: dict[str, str] = {}
    for mark in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))):
        if mark.isalpha():
            letters[folded(mark)] = letters.get(folded(mark), "") + mark
    return letters
