"""Reads sessions with everything that belongs to them: one, or many with few questions to the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.picture import Picture
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library
from hostdesk.storage.tables import NAMES, could_be, entity_of, table_of

AT_ONCE = 50  # sessions

_One = TypeVar("_One")
_Parts = defaultdict[str, dict[str, list[Any]]]  # session -> name of the parts -> parts


def gatherings(library: Library, session_ids: Iterable[str]) -> Iterator[Gathering]:
    """The sessions that are there, in this order, each with everything that belongs to it."""
    for ids in several(session_ids, AT_ONCE):
        yield from _together(library, ids)


def several(ones: Iterable[_One], most: int) -> Iterator[list[_One]]:
    """So many at a time."""
    left = iter(ones)
    while some := list(islice(left, most)):
        yield some


def _together(library: Library, ids: Sequence[str]) -> Iterator[Gathering]:
    with connections.translated():
        sessions = {session.id: session for session in _read(library, Session, ids)}
        of_series = sorted({session.series_id for session in sessions.values() if session.series_id})
        series = {one.id: one for one in _read(library, Series, of_series)}
        parts: _Parts = defaultdict(lambda: defaultdict(list))
        for kind in NAMES.keys() - {Series, Session, Picture}:
            for part in _read(library, kind, ids):
                parts[part.session_id][part_name(kind)].append(part)
    for session in (sessions[id_] for id_ in ids if id_ in sessions):
        with connections.translated():  # pictures of many sessions would be too much for the memory
            pictures = _read(library, Picture, [session.id])
        own = {name: tuple(found) for name, found in parts[session.id].items()}
        yield Gathering(session, series.get(session.series_id or ""), pictures=pictures, **own).in_order()


def _read(library: Library, kind: type, which: Sequence[str]) -> tuple[Any, ...]:
    """Of these sessions, or these series."""
    statement = table_of(kind).read.replace("(?)", f"({', '.join('?' * len(which))})")
    rows = library.connection.execute(statement, tuple(which)).fetchall() if which else []
    if not all(could_be(kind, types) for types in {tuple(map(type, row)) for row in rows}):
        raise connections.damaged()
    try:
        return tuple(entity_of(kind, row) for row in rows)
    except (ValueError, TypeError, ArithmeticError, HostDeskError):  # what nobody writes
        raise connections.damaged() from None
