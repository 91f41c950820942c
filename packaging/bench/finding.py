"""List, search and open: as quick among 10,000 sessions as among 100."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

from library import session_id, session_title
from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.storage.finding import Finder
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.storage.listing import Wanted, count_sessions, list_sessions, next_session

FEW, MANY = 100, 10_000
PAGE = 64
NOW = "2025-01-01T12:00"
NARROWED_FROM = "2001-03-01T12:00"
REPEATED = 10  # times in one run: a single one is shorter than the clock is good

Work = Callable[[Library, int], object]


def figures(workshop: Workshop) -> Iterator[Figure]:
    """Each at 10,000 sessions, with the same at 100 as its floor."""
    works: dict[str, tuple[Work, str]] = {
        "list": (_first_page, "count, first page and next session"),
        "list-middle": (_middle_page, "a page in the middle of the list"),
        "search": (_found_by_title, "the words of one title; count and first page"),
        "search-letter": (_found_by_a_letter, "one letter, which is in every session; count and first page"),
        "search-word": (_found_by_a_word, "a word that is in nearly every session; count and first page"),
        "narrowed": (_narrowed, "one stage, to come, kept on top first; count and first page"),
        "palette": (_palette(), "what the palette finds for a word: titles, words, people"),
        "open": (_opened, "one session with everything in it"),
    }
    few, many = workshop.library_of(FEW), workshop.library_of(MANY)
    with closing(open_library(few)) as small, closing(open_library(many)) as large:
        for name, (work, note) in works.items():
            ours, floor = side_by_side(_repeated(work, large, MANY), _repeated(work, small, FEW))
            yield figure(name, ours, "ms", floor, f"{note}; floor: the same at {FEW} sessions")


def starting_figures(workshop: Workshop) -> Iterator[Figure]:
    """Opening the file itself."""
    few, many = workshop.library_of(FEW), workshop.library_of(MANY)
    ours, floor = side_by_side(
        milliseconds(lambda: open_library(many).close()), milliseconds(lambda: open_library(few).close())
    )
    yield figure("open-library", ours, "ms", floor, f"floor: the same at {FEW} sessions")


def _repeated(work: Work, library: Library, sessions: int) -> Callable[[], float]:
    def run() -> None:
        for _time in range(REPEATED):
            work(library, sessions)

    timed = milliseconds(run)
    return lambda: timed() / REPEATED


def _first_page(library: Library, _sessions: int) -> None:
    count_sessions(library)
    list_sessions(library, "", 0, PAGE)
    next_session(library, NOW)


def _middle_page(library: Library, sessions: int) -> None:
    list_sessions(library, "", sessions // 2 - PAGE // 2, PAGE)


def _found_by_title(library: Library, sessions: int) -> None:
    _searched(library, session_title(sessions // 2))


def _found_by_a_letter(library: Library, _sessions: int) -> None:
    _searched(library, "s")


def _found_by_a_word(library: Library, _sessions: int) -> None:
    _searched(library, "garden")


def _searched(library: Library, words: str) -> None:
    count_sessions(library, words)
    list_sessions(library, words, 0, PAGE)


def _narrowed(library: Library, _sessions: int) -> None:
    wanted = Wanted(stage="host", time="to come", now=NARROWED_FROM)
    count_sessions(library, wanted)
    list_sessions(library, wanted, 0, PAGE)


def _palette() -> Work:
    """Titles stay at hand from one letter to the next, as in the window."""
    finders: dict[int, Finder] = {}

    def found(library: Library, _sessions: int) -> None:
        finders.setdefault(id(library), Finder()).find(library, "garden")

    return found


def _opened(library: Library, sessions: int) -> None:
    gathering(library, session_id(sessions // 2))
