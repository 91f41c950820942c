"""A library of a million answers: backed up, and checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from library import GUESTS
from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.storage import backup
from hostdesk.storage.library import Library, open_library
from hostdesk.workflows.look_after import check

ANSWERS = 1_000_000
_SESSIONS = ANSWERS // (2 * GUESTS) + 1  # everybody marks twice
_RUNS = 3


def million(workshop: Workshop) -> Iterator[Figure]:
    place = workshop.new_place("copies")
    path = Path(shutil.copy(workshop.library_of(_SESSIONS), place / "library.hostdesk"))
    names = (place / f"{number}.hostdesk" for number in count())
    with closing(open_library(path)) as library:
        ours, floor = side_by_side(
            milliseconds(lambda: backup.make(library, backup.Why.BY_HAND)),
            milliseconds(lambda: _copied(path, next(names))),
            _RUNS,
        )
        yield figure("backup-million", ours, "ms", floor, "floor: the file copied and fsynced")
        ours, floor = side_by_side(
            milliseconds(lambda: check(library)), milliseconds(lambda: _looked_through(library)), _RUNS
        )
        yield figure("check-million", ours, "ms", floor, "floor: SQLite's own checks and a read of every row")


def _copied(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb+") as copy:
        os.fsync(copy.fileno())


def _looked_through(library: Library) -> None:
    library.connection.execute("PRAGMA integrity_check").fetchall()
    library.connection.execute("PRAGMA foreign_key_check").fetchall()
    for (name,) in library.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).fetchall():
        for _row in library.connection.execute(f'SELECT * FROM "{name}"'):
            pass
