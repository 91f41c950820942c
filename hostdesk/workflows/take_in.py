"""Take in what an archive holds: first what it would change in this library, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library, gathering, write_all
from hostdesk.storage.listing import all_session_ids
from hostdesk.storage.series import series_with_id
from hostdesk.workflows import backups
from hostdesk.workflows.importing import ImportPlan, plan_imports


def planned(library: Library, archived: Sequence[Gathering]) -> tuple[ImportPlan, ...]:
    """What importing these gatherings would do here, session by session; nothing is written."""
    known = set(all_session_ids(library))
    wanted = [found.session.id for found in archived if found.session.id in known]
    present = {session_id: gathering(library, session_id) for session_id in wanted}
    series = {found.series.id for found in archived if found.series}
    here = {series_id: found for series_id in series if (found := series_with_id(library, series_id))}
    return plan_imports(archived, present, here)


def take_in_backed_up(library: Library, plans: Sequence[ImportPlan]) -> None:
    """The same, with a backup of what was there before; where none can be made, nothing is written."""
    if any(not plan.is_nothing for plan in plans):
        if library.has_sessions():
            backups.before(library, backups.Why.IMPORT)
        take_in(library, plans)


def take_in(library: Library, plans: Sequence[ImportPlan]) -> None:
    """Writes what was planned, in one transaction."""
    write_all(library, [plan.change for plan in plans if not plan.is_nothing])
