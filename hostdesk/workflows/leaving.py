"""Sessions that leave the library, one by one: each with what its papers look back on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.storage import archives_made
from hostdesk.storage.history import histories, history
from hostdesk.storage.library import Library
from hostdesk.storage.listing import Wanted, all_session_ids, session_ids
from hostdesk.storage.series import session_ids_in
from hostdesk.storage.whole import AT_ONCE, gatherings, several

if TYPE_CHECKING:
    from hostdesk.workflows.exporting import Wish

__all__ = [
    "Leaving",
    "all_leaving",
    "every_session",
    "for_calendar",
    "leaving",
    "of_series",
    "remember",
    "wanted_sessions",
]


@dataclass(frozen=True, slots=True)
class Leaving:
    """A session on its way out, and the others that its papers tell of, by how they look back."""

    gathering: Gathering
    history: History | None = None  # who edited what of it
    before: Mapping[str, tuple[Gathering, ...]] = field(default_factory=dict)


def leaving(library: Library, session_id: str, documents: Sequence[str] = ()) -> Leaving | None:
    """One session; None where it was taken away meanwhile."""
    for found in gatherings(library, [session_id]):
        return Leaving(found, history(library, session_id), _looking_back(library, found, documents))
    return None


def all_leaving(library: Library, session_ids: Iterable[str], wish: Wish) -> Iterator[Leaving]:
    """Sessions one after the other; those that were taken away meanwhile are passed over."""
    for ids in several(session_ids, AT_ONCE):
        edits = histories(library, ids)
        for found in gatherings(library, ids):
            yield Leaving(found, edits[found.session.id], _looking_back(library, found, wish.documents))


def _looking_back(
    library: Library, found: Gathering, documents: Sequence[str]
) -> dict[str, tuple[Gathering, ...]]:
    if not documents:
        return {}
    from hostdesk.workflows.looking_back import told_before

    before = told_before(library, found, [Document(name) for name in documents])
    return {str(way): seen for way, seen in before.items()}


def remember(library: Library, written: Sequence[Path], session_ids: Iterable[str]) -> None:
    """Where sessions with their names lie now, so that whoever is erased is erased there too."""
    ids = tuple(session_ids)
    for path in written:
        archives_made.note(library, path, ids)


def for_calendar(library: Library, session_ids: Iterable[str]) -> list[Gathering]:
    """The sessions without their pictures and answers, which no calendar shows."""
    found = gatherings(library, session_ids)
    return [replace(one, pictures=(), marks=(), earlier_marks=()) for one in found]


def wanted_sessions(library: Library, wanted: Wanted) -> list[str]:
    """The ids of the sessions in a list that was narrowed."""
    return session_ids(library, wanted)


def every_session(library: Library) -> list[str]:
    """The ids of all sessions, in the order of their dates."""
    return all_session_ids(library)


def of_series(library: Library, series_id: str) -> list[str]:
    """The ids of the sessions of a series, in the order of their dates."""
    return session_ids_in(library, series_id)
