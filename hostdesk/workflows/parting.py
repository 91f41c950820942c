"""Part with whole sessions whose day has come: erased, or kept without names first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage import archives_made, erasing
from hostdesk.storage.library import Library, gathering
from hostdesk.words import _
from hostdesk.workflows import backups, held_copies, new_file, sessions
from hostdesk.workflows.backups import Why
from hostdesk.workflows.held_copies import Copies, Erased, Reach

__all__ = ["Copies", "Erased", "Parting", "Reach", "erase", "keep_nameless", "of_sessions"]


@dataclass(frozen=True, slots=True)
class Parting:
    """Sessions that would go whole; nothing is written yet."""

    gatherings: tuple[Gathering, ...]  # as they are now
    copies: Copies

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.session.id for one in self.gatherings)


@dataclass(frozen=True, slots=True)
class Kept:
    """The file that stays: its bytes, as they were seen, and where they go."""

    data: bytes
    target: Path


def of_sessions(library: Library, session_ids: Sequence[str]) -> Parting:
    """What would go with these sessions."""
    wholes = tuple(gathering(library, session_id) for session_id in session_ids)
    return Parting(wholes, held_copies.copies_with(library, session_ids))


def erase(library: Library, planned: Parting, second: str = "", reach: Reach | None = None) -> Erased:
    """Erases whole sessions: here, and from the archives that were made here. It cannot be undone."""
    backups.before(library, Why.ERASURE)
    _take_out(library, planned)
    return _leave_nothing(library, planned, second, reach or Reach())


def keep_nameless(
    library: Library, planned: Parting, kept: Kept, second: str = "", reach: Reach | None = None
) -> Erased:
    """Writes what was seen to go out without names, then erases the sessions: both, or neither.

    Refused where one of them was changed since it was looked at.
    """
    backups.before(library, Why.ERASURE)
    with new_file.or_as_before(kept.target):
        new_file.put(kept.data, kept.target)
        if kept.target.read_bytes() != kept.data:
            raise HostDeskError(_("The archive cannot be read back as it was written. Nothing was erased."))
        _take_out(library, planned)
    return _leave_nothing(library, planned, second, reach or Reach())


def _take_out(library: Library, planned: Parting) -> None:
    """In one transaction, and only what was looked at."""
    if any(gathering(library, one.session.id) != one for one in planned.gatherings):
        raise HostDeskError(_("Something was changed meanwhile. Nothing was erased; please look again."))
    erasing.erase(library, [sessions.delete(one) for one in planned.gatherings], {})


def _leave_nothing(library: Library, planned: Parting, second: str, reach: Reach) -> Erased:
    def left(found: Sequence[Gathering]) -> list[Gathering]:
        return [one for one in found if one.session.id not in planned.ids]

    done = held_copies.leave_nothing(library, planned.copies, reach, left, {})
    for session_id in planned.ids:
        archives_made.forget_session(library, session_id, but=[*done.not_reached, *done.left, *done.away])
    return held_copies.backups_anew(library, second, done)
