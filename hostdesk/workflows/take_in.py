"""Take in what an archive holds: first what it would change in this library, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.storage.erasing import erased_guests
from hostdesk.storage.history import histories, series_history
from hostdesk.storage.library import Library
from hostdesk.storage.merged import merge_inside
from hostdesk.storage.series import series_with_id
from hostdesk.storage.whole import gatherings
from hostdesk.storage.writing import leave_no_order, write_inside
from hostdesk.workflows import backups
from hostdesk.workflows.import_plan import ImportPlan
from hostdesk.workflows.merging import Here, plan_all


def planned(
    library: Library, archived: Sequence[Gathering], histories: Mapping[str, History] | None = None
) -> tuple[ImportPlan, ...]:
    """What importing these gatherings would do here, session by session; nothing is written.

    `histories`: by session who edited what, where the archive says so; then both versions are merged.
    """
    return plan_all(archived, histories or {}, _here(library, archived))


def take_in_backed_up(library: Library, plans: Sequence[ImportPlan]) -> None:
    """The same, with a backup of what was there before; where none can be made, nothing is written."""
    if any(not plan.is_nothing for plan in plans) and library.has_sessions():
        backups.before(library, backups.Why.IMPORT)
    take_in(library, plans)


def take_in(library: Library, plans: Sequence[ImportPlan]) -> None:
    """Writes what was planned, in one transaction."""
    merges = [(plan.change, plan.edits) for plan in plans if plan.edits is not None and not plan.is_known]
    others = [plan.change for plan in plans if plan.edits is None and not plan.is_nothing]
    if not merges and not others:
        return
    with library.transaction():
        merge_inside(library, merges)
        write_inside(library, others)
    leave_no_order(library, [*(change for change, _edits in merges), *others])


def _here(library: Library, archived: Sequence[Gathering]) -> Here:
    ids = [found.session.id for found in archived]
    present = {one.session.id: one for one in gatherings(library, ids)}
    edits = histories(library, present)
    series = {found.series.id for found in archived if found.series}
    known = {id_: found for id_ in sorted(series) if (found := series_with_id(library, id_))}
    return Here(
        gatherings={id_: (one, edits[id_]) for id_, one in present.items()},
        series={id_: (found, series_history(library, id_)) for id_, found in known.items()},
        erased={id_: erased_guests(library, id_) for id_ in ids},
    )
