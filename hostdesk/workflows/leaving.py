"""Sessions that leave the library, one by one: each with what its papers look back on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.listing import all_session_ids, is_there
from hostdesk.storage.series import session_ids_in

if TYPE_CHECKING:
    from hostdesk.workflows.exporting import Wish

__all__ = ["Leaving", "all_leaving", "every_session", "leaving", "of_series"]


@dataclass(frozen=True, slots=True)
class Leaving:
    """A session on its way out, and the others that its papers tell of, by how they look back."""

    gathering: Gathering
    history: History | None = None  # who edited what of it
    before: Mapping[str, tuple[Gathering, ...]] = field(default_factory=dict)


def leaving(library: Library, session_id: str, documents: Sequence[str] = ()) -> Leaving | None:
    """One session; None where it was taken away meanwhile."""
    if not is_there(library, session_id):
        return None
    found, edits = gathering(library, session_id), history(library, session_id)
    if not documents:
        return Leaving(found, edits)
    from hostdesk.workflows.looking_back import told_before

    before = told_before(library, found, [Document(name) for name in documents])
    return Leaving(found, edits, {str(way): seen for way, seen in before.items()})


def all_leaving(library: Library, session_ids: Iterable[str], wish: Wish) -> Iterator[Leaving]:
    """Sessions one after the other, read when it is their turn."""
    for session_id in session_ids:
        if (one := leaving(library, session_id, wish.documents)) is not None:
            yield one


def every_session(library: Library) -> list[str]:
    """The ids of all sessions, in the order of their dates."""
    return all_session_ids(library)


def of_series(library: Library, series_id: str) -> list[str]:
    """The ids of the sessions of a series, in the order of their dates."""
    return session_ids_in(library, series_id)
