"""Which sessions name somebody in anything that was typed, whether or not they are on a list there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import get_type_hints

from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.tables import NAMES

_IDS = ("id", "person")


def session_ids_naming(library: Library, names: Iterable[str]) -> list[str]:
    """Those in which one of these names stands, perhaps inside a longer word, in large or small letters."""
    sought = tuple(dict.fromkeys(form for name in names if name.strip() for form in _forms(name)))
    if not sought:
        return []
    statement = " UNION ".join(_sessions_of(kind, len(sought)) for kind in NAMES if _texts(kind))
    values = {f"n{place}": form for place, form in enumerate(sought)}
    with connections.translated():
        rows = library.connection.execute(
            f"SELECT uuid FROM sessions WHERE id IN ({statement}) ORDER BY starts IS NULL, starts, id", values
        ).fetchall()
    return [row[0] for row in rows]


def _forms(name: str) -> Iterator[str]:
    """SQLite's LIKE knows large and small letters of English alone."""
    for form in (name, name.casefold(), name.upper(), name.title()):
        yield "%" + form.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _sessions_of(kind: type, number: int) -> str:
    which = " OR ".join(
        f"t.{column} LIKE :n{place} ESCAPE '!'" for column in _texts(kind) for place in range(number)
    )
    if kind is Series:
        return f"SELECT s.id FROM sessions AS s JOIN series AS t ON t.id = s.series WHERE {which}"
    return f"SELECT t.{'id' if kind is Session else 'session'} FROM {NAMES[kind]} AS t WHERE {which}"


def _texts(kind: type) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(
        one.name
        for one in fields(kind)
        if hints[one.name] is str and one.name not in _IDS and not one.name.endswith("_id")
    )
