"""A generated library of any size: made-up gatherings, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.change import Entity
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.history import REST, cells_of, text_of
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Mark, Moment, Round, id_of_mark, id_of_round
from hostdesk.domain.note import Note
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session, Stage
from hostdesk.domain.step import Step
from hostdesk.storage.devices import apart
from hostdesk.storage.library import Library, gathering, library_in_memory, open_library
from hostdesk.storage.listing import count_sessions
from hostdesk.storage.tables import ORDER, row_of, table_of

GUESTS = 12
_FIRST_DAY = datetime(2001, 1, 6, 18, 30)
_AT_ONCE = 500  # sessions
_SAID = "an ba chi do el fa gre hu i jo ka li ma no o pe qui ra sa to u vi wen xi ya zo"
_USED_BY_ALL = (
    "garden kitchen library street school market harbour hall bakery river evening morning neighbour soup "
    "welcome key door table chair light music story bread council clinic bus stop bench tree fountain "
    "orchard workshop tools bicycle ramp window lamp letter postman song children elders quiet laughter"
)
_SYLLABLES, _WORDS = _SAID.split(), _USED_BY_ALL.split()


def make(path: Path, sessions: int) -> None:
    """A library of so many sessions, with a dozen guests each, searched once so that its index is whole."""
    library = open_library(path)
    with library.transaction():
        stamp = _stamp(library)
        for first in range(0, sessions, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, sessions))
            _store(library, [part for number in numbers for part in _gathering(number)], stamp)
        library.connection.execute("INSERT INTO search_stale SELECT id FROM sessions")
    count_sessions(library, "anything")
    library.close()


def generated(number: int) -> Gathering:
    """One of the gatherings alone."""
    with closing(library_in_memory()) as library:
        with library.transaction():
            _store(library, list(_gathering(number)), _stamp(library))
        return gathering(library, session_id(number))


def session_id(number: int) -> str:
    return f"{number:032x}"


def session_title(number: int) -> str:
    dice = Random(number)
    return f"{_words(dice, 3).capitalize()} no. {number}"


def _stamp(library: Library) -> str:
    """As beside everything that this laptop wrote; a series is edited under an id of its own."""
    here = library.here()
    return text_of({REST: (here.device, here.next(library.connection))})


def _stamp_of(library: Library, part: Entity, stamp: str) -> str:
    if not isinstance(part, Series):
        return stamp
    (n,) = (dot[1] for dot in cells_of(stamp).values())
    return text_of({REST: (apart(library.connection, library.here().device, part.id), n)})


def _store(library: Library, parts: list[Entity], stamp: str) -> None:
    def place(part: Entity) -> int:
        return ORDER[type(part)]

    for _place, group in groupby(sorted(parts, key=place), key=place):
        same = list(group)
        library.connection.executemany(
            table_of(type(same[0])).put, [row_of(part, _stamp_of(library, part, stamp)) for part in same]
        )


def _gathering(number: int) -> Iterator[Entity]:
    dice, own = Random(number), session_id(number)
    series = Series(f"series {number // 20}", f"Evenings {number // 20}")
    yield series
    yield _session(dice, number, series)
    guests = [_guest(dice, own, place) for place in range(GUESTS)]
    yield from guests
    yield Boundary(f"{own}/b", own, 0, BoundaryKind.INSIDE, _words(dice, 8))
    yield Boundary(f"{own}/c", own, 1, BoundaryKind.CONFIDENTIALITY, _words(dice, 8))
    for place, position in enumerate(Position):
        words = _words(dice, 2), 25, Role.CONNECTOR, position, _words(dice, 6)
        yield Block(f"{own}/k{place}", own, place, *words)
    yield from _scale(dice, own, guests)
    yield Step(f"{own}/s", own, 0, _words(dice, 5), _name(dice), None, _words(dice, 4))
    yield Note(f"{own}/n", own, 0, _words(dice, 10))


def _session(dice: Random, number: int, series: Series) -> Session:
    passages: dict[str, Any] = {
        name: _words(dice, 12)
        for name in ("calling", "preferred_future", "best_hopes", "already_works", "arrival", "materials")
    }
    starts = _FIRST_DAY + timedelta(days=number % 9000, hours=number % 3)
    return Session(
        session_id(number),
        session_title(number),
        series.id,
        starts,
        list(Stage)[number % 3],
        venue=_words(dice, 2),
        **passages,
    )


def _guest(dice: Random, own: str, place: int) -> Guest:
    return Guest(
        f"{own}/g{place}",
        own,
        place,
        _name(dice),
        brings=_words(dice, 3),
        invitation=Invitation.ACCEPTED,
        is_host=place == 0,
        arrived=True,
    )


def _scale(dice: Random, own: str, guests: list[Guest]) -> Iterator[Entity]:
    """One scale, marked by everybody when the gathering opened and when it closed."""
    scale = Scale(f"{own}/q", own, 0, _words(dice, 6), low_means=_words(dice, 3), high_means=_words(dice, 3))
    yield scale
    for moment in Moment:
        asked = Round(id_of_round(scale.id, moment), own, scale.id, moment, _FIRST_DAY)
        yield asked
        for guest in guests:
            value = Decimal(dice.randrange(11))
            id_ = id_of_mark(asked.id, guest.id)
            yield Mark(id_, own, asked.id, guest.id, value, already_there=_words(dice, 3))


def _words(dice: Random, number: int) -> str:
    """Every second word is one of few that everybody uses, the others are one of many thousand."""
    common = iter(dice.choices(_WORDS, k=number))
    return " ".join(next(common) if place % 2 else _rare(dice) for place in range(number))


def _rare(dice: Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3))


def _name(dice: Random) -> str:
    return f"{''.join(dice.choices(_SYLLABLES, k=2))} {''.join(dice.choices(_SYLLABLES, k=3))}".title()
