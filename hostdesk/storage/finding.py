"""What the palette finds in the library for a few letters: sessions by title, words in them, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hostdesk.domain.finding import WITHIN, around, how_well, sought, spaced
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.search import SESSION_OF_ROW, TEXTS, bring_up_to_date, query_of

MOST = 8  # of each kind
_LOOKED_INTO = 48  # sessions with the words, the latest ones, in which people are looked for
_MANY = 1000  # sessions of one person: from here on they are not counted


class FoundSession(NamedTuple):
    """A session, and what was found in it: in which table, in which words; "" for its title."""

    id: str
    title: str
    starts: str
    pinned: int = 0
    table: str = ""
    words: str = ""


class FoundPerson(NamedTuple):
    name: str
    sessions: int  # in how many; at most _MANY


class Found(NamedTuple):
    titles: tuple[FoundSession, ...] = ()
    words: tuple[FoundSession, ...] = ()
    people: tuple[FoundPerson, ...] = ()


class Beginning(NamedTuple):
    """What is offered before anything is typed."""

    pinned: tuple[FoundSession, ...] = ()
    recent: tuple[FoundSession, ...] = ()


class Finder:
    """Keeps the titles at hand while nothing is written; lives and works in the thread of the library."""

    def __init__(self) -> None:
        self._written = -1  # rows, when the titles were read
        self._titles: list[tuple[str, int]] = []  # " its words, folded", id; the latest first

    def begin(self, library: Library, recent: Sequence[str]) -> Beginning:
        """Sessions kept on top, and those of `recent` in its order; makes ready for the first letter."""
        self._be_ready(library)
        with connections.translated():
            marks = ",".join("?" * len(recent))
            pinned = _sessions(library, "pinned = 1 ORDER BY starts DESC, id DESC LIMIT ?", [MOST])
            found = _sessions(library, f"uuid IN ({marks})", list(recent))
        in_order = sorted((row for row in found if not row.pinned), key=lambda row: recent.index(row.id))
        return Beginning(tuple(pinned), tuple(in_order[:MOST]))

    def find(self, library: Library, typed: str) -> Found:
        """The best of each kind; nothing for what has no letter in it."""
        words, query = sought(typed), query_of(typed)
        if not words or query is None:
            return Found()
        self._be_ready(library)
        with connections.translated():
            titled = list(islice(self._titled(words), MOST))
            latest = _latest_with(library, query)
            others = [session for session in latest if session not in set(titled)][:MOST]
            return Found(
                tuple(_in_order(library, titled)),
                tuple(_with_words(library, others, words)),
                tuple(_people(library, typed, words, latest)),
            )

    def _be_ready(self, library: Library) -> None:
        bring_up_to_date(library)
        written = library.connection.total_changes
        if written != self._written:
            with connections.translated():
                rows = library.connection.execute(
                    "SELECT title, id FROM sessions ORDER BY starts DESC, id DESC"
                ).fetchall()
            self._titles = [(_spaced(title), session) for title, session in rows]
            self._written = written

    def _titled(self, words: Sequence[str]) -> Iterator[int]:
        """Sessions by their title: it begins so, its words begin so, it holds these letters."""
        start, begun = " " + " ".join(words), [f" {word}" for word in words]
        ways: list[Callable[[str], bool]] = [
            lambda title: title.startswith(start),
            lambda title: all(word in title for word in begun),
        ]
        if min(map(len, words)) >= WITHIN:
            ways.append(lambda title: all(word in title for word in words))
        longest = max(words, key=len)
        candidates = [titled for titled in self._titles if longest in titled[0]]
        told: set[int] = set()
        for way in ways:
            for title, session in candidates:
                if way(title) and session not in told:
                    told.add(session)
                    yield session


def _spaced(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", spaced(text)))


def _sessions(library: Library, which: str, values: Sequence[object]) -> list[FoundSession]:
    rows = library.connection.execute(
        f"SELECT uuid, title, coalesce(starts, ''), pinned FROM sessions WHERE {which}", values
    )
    return [FoundSession(*row) for row in rows]


def _in_order(library: Library, ids: Sequence[int]) -> list[FoundSession]:
    return [session for each in ids for session in _sessions(library, "id = ?", [each])]


def _latest_with(library: Library, query: str) -> list[int]:
    rows = library.connection.execute(
        f"SELECT {SESSION_OF_ROW} FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        (query, _LOOKED_INTO),
    )
    return [row[0] for row in rows]


def _with_words(library: Library, ids: Sequence[int], words: Sequence[str]) -> Iterator[FoundSession]:
    for session, each in zip(_in_order(library, ids), ids, strict=True):
        table, text = _where(library, each, words)
        yield session._replace(table=table, words=text)


def _where(library: Library, session: int, words: Sequence[str]) -> tuple[str, str]:
    """The table and the piece of text that has all these words, or else some of them."""
    some = ("", "")
    for table, text in _texts(library, session):
        plain = spaced(text)
        held = sum(word in plain for word in words)
        if held and (held == len(words) or not some[1]):
            piece = around(words, text)
            if piece and held == len(words):
                return table, piece
            some = (table, piece) if piece else some
    return some


def _texts(library: Library, session: int) -> Iterator[tuple[str, str]]:
    for table, statement in TEXTS.items():
        for row in library.connection.execute(statement, {"id": session}):
            texts = row[1:] if table == "sessions" else row  # all but the title
            yield from ((table, text) for text in texts if text)


def _people(library: Library, typed: str, words: Sequence[str], latest: Sequence[int]) -> list[FoundPerson]:
    """By the beginning of the name in the whole library, by any word of it in the latest sessions."""
    found: dict[str, tuple[int, str]] = {}
    for name in (*_named(library, typed.strip()), *_named_in(library, latest)):
        rank = how_well(words, name)
        if rank is not None:
            found.setdefault(name.casefold(), (rank, name))
    best = [name for _rank, name in sorted(found.values())[:MOST]]
    return [FoundPerson(name, _in_how_many(library, name)) for name in best]


def _named(library: Library, start: str) -> list[str]:
    rows = library.connection.execute(
        "SELECT name FROM guests WHERE name >= :start COLLATE NOCASE "
        "AND name < :start || :last COLLATE NOCASE GROUP BY name COLLATE NOCASE LIMIT :most",
        {"start": start, "last": "\U0010ffff", "most": MOST},
    )
    return [row[0] for row in rows]


def _named_in(library: Library, sessions: Sequence[int]) -> list[str]:
    marks = ",".join("?" * len(sessions))
    rows = library.connection.execute(f"SELECT name FROM guests WHERE session IN ({marks})", sessions)
    return list(dict.fromkeys(row[0] for row in rows))


def _in_how_many(library: Library, name: str) -> int:
    counted = library.connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT session FROM guests WHERE name = ? COLLATE NOCASE LIMIT ?)",
        (name, _MANY),
    )
    return int(counted.fetchone()[0])
