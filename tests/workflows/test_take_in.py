"""Taking in an archive's gatherings: shown first, all or nothing, and a second time nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.listing import count_sessions
from hostdesk.workflows.take_in import planned, take_in
from tests.builders import a_full_gathering, a_gathering, stored


def test_planning_writes_nothing_and_taking_in_twice_changes_nothing(library: Library) -> None:
    archived = [a_full_gathering("first"), a_full_gathering("second")]

    plans = planned(library, archived)
    assert count_sessions(library) == 0
    assert all(plan.is_new for plan in plans)

    take_in(library, plans)
    assert count_sessions(library) == 2
    assert all(plan.is_nothing for plan in planned(library, archived))


def test_a_series_that_is_here_without_the_session_is_known(library: Library) -> None:
    series = Series("evenings", "The corner evenings")
    stored(library, replace(a_gathering(series_id="evenings"), series=series))
    second = replace(a_gathering(session_id="second", series_id="evenings"), series=series)

    (plan,) = planned(library, [second])
    take_in(library, [plan])

    assert "1 series" in plan.unchanged
    assert gathering(library, "second").series == series


def test_when_one_session_cannot_be_taken_in_none_is(library: Library) -> None:
    good, other = planned(library, [a_gathering("Ada"), a_gathering("Ben", session_id="other")])
    orphan = replace(other, change=replace(other.change, after=other.change.after[1:]))  # no session

    with pytest.raises(Exception, match=r"constraint|NOT NULL"):
        take_in(library, [good, orphan])

    assert count_sessions(library) == 0
    with pytest.raises(HostDeskError):
        gathering(library, good.change.session_id)
