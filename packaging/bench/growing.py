"""What grows with the library: opening it, its list, its size for each session; 10,000 against 100."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from finding import FEW, MANY, PAGE
from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.storage.library import open_library
from hostdesk.storage.listing import count_sessions, list_sessions


def figures(workshop: Workshop) -> Iterator[Figure]:
    few, many = workshop.library_of(FEW), workshop.library_of(MANY)
    ours, floor = side_by_side(
        milliseconds(lambda: _opened_and_listed(many)), milliseconds(lambda: _opened_and_listed(few))
    )
    yield figure(
        "growth-opening", ours, "ms", floor, f"opened, counted, first page; floor: at {FEW} sessions"
    )
    sizes = (many.stat().st_size / MANY / 1024, few.stat().st_size / FEW / 1024)
    yield figure("growth-size", sizes[0], "KiB", sizes[1], f"a session in the file; floor: at {FEW} sessions")


def _opened_and_listed(path: Path) -> None:
    with closing(open_library(path)) as library:
        count_sessions(library)
        list_sessions(library, "", 0, PAGE)
