"""From a mark to its being durable, against a raw commit of a row of equal size on the same disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

from library import session_id
from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.storage.driver import driver
from hostdesk.storage.library import gathering, open_library, write
from hostdesk.storage.tables import row_of
from hostdesk.workflows.keeper import Keeper

MARKS = 50  # in one run
_FULL_JOURNAL = 1_200  # commits, after which it is written over instead of growing


def figures(workshop: Workshop) -> Iterator[Figure]:
    """Through the keeper, as the window does it; and written straight, as the command line does."""
    source, place = workshop.library_of(100), workshop.new_place("keeping")
    (place / "library.hostdesk").write_bytes(source.read_bytes())
    library = open_library(place / "library.hostdesk")
    start = gathering(library, session_id(50))
    changes = changes_of(start)
    with closing(_raw(place / "raw.sqlite")) as raw:
        floor = each(lambda: _raw_commit(raw, start))
        for _commit in range(_FULL_JOURNAL):
            _raw_commit(raw, start)
            write(library, next(changes))
        ours, least = side_by_side(each(lambda: write(library, next(changes))), floor)
        yield figure("mark-written", ours, "ms", least, "floor: an equal row, WAL and FULL, same driver")
        keep = kept(Keeper(library, lambda call: call()))
        ours, least = side_by_side(each(lambda: keep(next(changes))), floor)
        yield figure("mark-durable", ours, "ms", least, "through the keeper's thread; floor as mark-written")
        keep(None)


def each(work: Callable[[], object]) -> Callable[[], float]:
    def run() -> None:
        for _mark in range(MARKS):
            work()

    timed = milliseconds(run)
    return lambda: timed() / MARKS


def changes_of(start: Gathering) -> Iterator[Change]:
    """One guest after another marks, and marks again."""
    asked, marks = start.rounds[0], dict.fromkeys(guest.id for guest in start.guests)
    current: dict[str, Mark] = {mark.guest_id: mark for mark in start.marks_in(asked.id) if mark.guest_id}
    for number in count():
        guest = list(marks)[number % len(marks)]
        old = current[guest]
        current[guest] = replace(old, value=Decimal(number % 11), already_there="")
        yield Change("Mark", start.session.id, (old,), (current[guest],))


def _raw(path: Path) -> Any:
    connection = driver.connect(str(path), isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "fullfsync=1"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    return connection


def _raw_commit(connection: Any, start: Gathering) -> None:
    size = sum(len(str(value)) for value in row_of(start.marks[0]))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO rows (content) VALUES (zeroblob(?))", (size,))
    connection.execute("COMMIT")


def kept(keeper: Keeper) -> Callable[[Change | None], None]:
    """Keeps a change and waits until it is called kept; None ends it."""

    def keep(change: Change | None) -> None:
        if change is None:
            keeper.close()
            return
        durable = Event()
        keeper.keep(change, durable.set, _fail)
        durable.wait()

    return keep


def _fail(error: Exception) -> None:
    raise error
