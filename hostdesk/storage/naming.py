"""Which sessions name somebody in anything that was typed, whether or not they are on a list there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import get_type_hints

from hostdesk.domain.finding import spaced
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.search import SESSION_OF_ROW, TEXTS, bring_up_to_date
from hostdesk.storage.tables import NAMES

_IDS = ("id", "person")


def session_ids_naming(library: Library, names: Iterable[str]) -> list[str]:
    """Those in which one of these names stands as words of their own, and perhaps some others."""
    sought = [name for name in dict.fromkeys(names) if _words(name)]
    if not sought:
        return []
    bring_up_to_date(library)
    which = " UNION ".join((f"SELECT {SESSION_OF_ROW} FROM search WHERE search MATCH :words", *_beside()))
    values = {"words": " OR ".join(f'"{_words(name)}"' for name in sought)}
    values |= {f"n{place}": _like(name) for place, name in enumerate(sought)}
    likes = " OR ".join(f"text LIKE :n{place} ESCAPE '!'" for place in range(len(sought)))
    with connections.translated():
        rows = library.connection.execute(
            f"SELECT uuid FROM sessions WHERE id IN ({which.format(likes=likes)}) "
            "ORDER BY starts IS NULL, starts, id",
            values,
        ).fetchall()
    return [row[0] for row in rows]


def _words(name: str) -> str:
    """As the index holds them, one after the other."""
    chunks = re.findall(r"\w+", unicodedata.normalize("NFKC", name))
    return " ".join(word for chunk in chunks for word in re.findall(r"\w+", spaced(chunk)))


def _like(name: str) -> str:
    return "%" + name.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


@cache
def _beside() -> tuple[str, ...]:
    """Statements for what the index does not hold, found letter by letter: `{likes}` says what of `text`."""
    return tuple(
        f"SELECT session FROM (SELECT {'id' if table == 'sessions' else 'session'} AS session, "
        f"{column} AS text FROM {table} WHERE {column} <> '') WHERE {{likes}}"
        for kind, table in NAMES.items()
        for column in _texts(kind)
        if column not in re.findall(r"\w+", TEXTS.get(table, ""))
    )


def _texts(kind: type) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(
        one.name
        for one in fields(kind)
        if hints[one.name] is str and one.name not in _IDS and not one.name.endswith("_id")
    )
