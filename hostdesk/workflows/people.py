"""People remembered: what the page of guests asks of the whole library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library
from hostdesk.storage.people import Known, people_called, people_named, seats_before

__all__ = ["Known", "called", "named", "sat_before"]


def named(library: Library, gathering: Gathering, text: str) -> list[Known]:
    """People of earlier gatherings whose names begin so and who are not on the list here."""
    session, here = gathering.session, {guest.person for guest in gathering.guests}
    found = people_named(library, text, session.id, session.series_id, most=8 + len(here))
    return [known for known in found if known.guest.person not in here][:8]


def called(library: Library, gathering: Gathering, names: Sequence[str]) -> dict[str, Known]:
    """Who of earlier gatherings bears one of these names, by case-folded name."""
    return people_called(library, names, gathering.session.id)


def sat_before(library: Library, gathering: Gathering) -> Sequence[Mapping[str, str]]:
    """Who sat where at the other gatherings of the series."""
    return seats_before(library, gathering.session.id, gathering.session.series_id)
