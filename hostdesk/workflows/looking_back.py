"""Papers that look back: the other gatherings that a personal page or an account of what is held tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hostdesk.domain.documents import Document, LooksBack
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library
from hostdesk.storage.library import gathering as read
from hostdesk.storage.people import session_ids_with
from hostdesk.storage.series import session_ids_in

__all__ = ["Before", "told_before"]

Before = Mapping[LooksBack, tuple[Gathering, ...]]


def told_before(
    library: Library,
    gathering: Gathering,
    documents: Iterable[Document],
    guest_ids: Sequence[str] | None = None,
) -> Before:
    """What each way of looking back sees beside the gathering itself; without pictures, which none shows."""
    ways = {document.about.looks_back for document in documents} - {LooksBack.NOWHERE}
    return {way: _seen(library, gathering, way, guest_ids) for way in ways}


def _seen(
    library: Library, gathering: Gathering, way: LooksBack, guest_ids: Sequence[str] | None
) -> tuple[Gathering, ...]:
    if way is LooksBack.SERIES:
        series = gathering.session.series_id
        found = session_ids_in(library, series) if series else []
    else:
        found = session_ids_with(library, _persons(gathering, guest_ids))
    others = [session_id for session_id in found if session_id != gathering.session.id]
    return tuple(replace(read(library, session_id), pictures=()) for session_id in others)


def _persons(gathering: Gathering, guest_ids: Sequence[str] | None) -> list[str]:
    if guest_ids is None:
        return [guest.person for guest in gathering.guests if guest.expected]
    return [guest.person for guest in gathering.guests if guest.id in guest_ids]
