"""Series: begun, joined, left, described; and read whole in a blink."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows import series as verbs
from tests.builders import EVENING, a_gathering, a_scale, stored, with_round


def test_a_series_begins_with_the_session_it_is_begun_from(library: Library) -> None:
    start = stored(library, a_gathering())
    change = verbs.begin_series(start)
    write(library, change)
    after = gathering(library, "garden")

    assert after == start.after(change)
    assert after.series is not None
    assert after.series.title == "The corner garden"
    assert verbs.all_series(library) == [after.series]
    write(library, change.reversed)
    assert gathering(library, "garden") == start.after(change).after(change.reversed) == start
    assert verbs.all_series(library) == []


def test_title_and_purpose_are_those_of_all_its_sessions(library: Library) -> None:
    start = stored(library, a_gathering())
    begun = start.after(verbs.begin_series(start))
    write(library, verbs.begin_series(start))
    series = gathering(library, "garden").series
    assert series is not None
    change = verbs.describe_series(
        replace(begun, series=series), title=" Six  evenings ", purpose="To\nmeet "
    )
    write(library, change)

    assert gathering(library, "garden").series == Series(series.id, "Six evenings", "To\nmeet")
    with pytest.raises(HostDeskError, match="A series needs a title"):
        verbs.describe_series(begun, title=" ")


def test_a_session_joins_another_series_and_leaves_it(library: Library) -> None:
    first = stored(library, a_gathering())
    write(library, verbs.begin_series(first))
    series = verbs.all_series(library)[0]
    second = stored(library, a_gathering(session_id="hall"))
    joining = verbs.join(second, series)
    write(library, joining)
    joined = gathering(library, "hall")

    assert joined == second.after(joining)
    assert joined.series == series
    leaving = verbs.leave(joined)
    write(library, leaving)
    assert gathering(library, "hall") == joined.after(leaving) == second
    assert joined.after(leaving).after(leaving.reversed) == joined
    assert gathering(library, "garden").series == series
    with pytest.raises(HostDeskError, match="belongs to no series"):
        verbs.leave(second)


def test_moving_from_one_series_to_another_is_undone_whole() -> None:
    start = a_gathering()
    here = start.after(verbs.begin_series(start, "One"))
    other = Series("two", "Two")
    moving = verbs.join(here, other)

    assert here.after(moving).series == other
    assert here.after(moving).after(moving.reversed) == here


def test_another_session_is_empty_and_in_the_same_series(library: Library) -> None:
    start = stored(library, a_gathering("Ada"))
    change = verbs.another(start, 2, "Grace")
    write(library, change)
    second = gathering(library, change.session_id)

    assert second.session.title == "The corner garden, meeting 2"
    assert second.series == gathering(library, "garden").series is not None
    assert [guest.name for guest in second.guests] == ["Grace"]
    assert second.blocks == ()


def a_long_series(library: Library, meetings: int, guests: int) -> Series:
    series = Series("series", "Evenings")
    names = [f"Guest {number}" for number in range(guests)]
    for number in range(meetings):
        session_id = f"evening {number}"
        scales = [a_scale("How close are we?", 0, session_id), a_scale("How sure?", 1, session_id)]
        start = a_gathering(
            *names, session_id=session_id, scales=scales, starts=EVENING + timedelta(days=number)
        )
        for scale in scales:
            for moment in Moment:
                start = with_round(start, dict.fromkeys(names, number % 8), moment, scale)
        start = replace(start, series=series, session=replace(start.session, series_id=series.id))
        write(library, Change("Store", session_id, (), start.parts))
    return series


def test_twelve_gatherings_of_forty_are_told(library: Library) -> None:
    series = a_long_series(library, 12, 40)
    story = verbs.told(library, series.id)

    assert [meeting.number for meeting in story.meetings] == list(range(1, 13))
    assert len(story.scales[0].occasions) == 12


def test_sessions_come_in_the_order_of_their_dates_and_undated_ones_last(library: Library) -> None:
    a_long_series(library, 3, 1)
    undated = stored(library, a_gathering(session_id="a later one"))
    write(library, verbs.join(undated, Series("series", "Evenings")))

    told = verbs.told(library, "series")
    assert [meeting.id for meeting in told.meetings] == ["evening 0", "evening 1", "evening 2", "a later one"]
    assert verbs.number_in(library, "series") == 5
    assert verbs.number_in(library, None) == 2


def test_nobody_reads_a_series_that_is_not_there(library: Library) -> None:
    assert verbs.told(library, "nowhere").meetings == ()
    assert isinstance(a_gathering(), Gathering)
