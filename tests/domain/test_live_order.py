"""The running order as it is lived: by the plan until something is begun, then by what really happens."""

from __future__ import annotations

import itertools
import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.domain.live_order import LiveOrder, Stands, block_on, live_order, position_now
from hostdesk.domain.running_order import Block
from tests.days import a_block, a_day, at, begun, titles, zone


def lived(gathering: Gathering, now: datetime) -> LiveOrder:
    return live_order(gathering.timed_blocks(), now, gathering.session.until)


def stands(live: LiveOrder) -> list[str]:
    return [line.stands.value for line in live.blocks]


def starts(live: LiveOrder) -> list[str]:
    return [f"{line.starts:%H:%M}" if line.starts else "" for line in live.blocks]


SOUP, HOPES, ROUND, CLOSE = (a_block("Soup"), a_block("Hopes", 30), a_block("Round"), a_block("Close", 10))


def test_before_anything_was_begun_the_planned_clock_says_what_is_on() -> None:
    live = lived(a_day(SOUP, HOPES, CLOSE), at(18, 58))

    assert live.on is not None
    assert live.on.block == live.blocks[1].block
    assert (live.is_begun, live.minutes_left, live.late) == (False, 22, 0)
    assert live.next is not None
    assert live.next.block.title == "Close"
    assert stands(live) == ["over", "now", "to come"]


def test_where_a_pin_cuts_into_a_block_the_pinned_one_is_on() -> None:
    supper = a_block("Supper", 30, pinned=time(19, 0))
    live = lived(a_day(a_block("Round", 60), supper), at(19, 10))

    assert live.on is not None
    assert live.on.block.title == "Supper"
    assert live.minutes_left == 20


def test_before_the_day_nothing_is_on_and_all_is_to_come() -> None:
    live = lived(a_day(SOUP, HOPES), at(12))

    assert (live.on, live.left, live.used) == (None, None, timedelta())
    assert titles(live.to_come) == ["Soup", "Hopes"]


def test_what_was_begun_is_on_and_the_rest_follows_it() -> None:
    day = a_day(begun(SOUP, 18, 34, (18, 56)), begun(HOPES, 18, 56), ROUND, CLOSE)
    live = lived(day, at(19, 10, 30))

    assert stands(live) == ["over", "now", "to come", "to come"]
    assert starts(live) == ["18:34", "18:56", "19:26", "19:46"]
    assert (live.used, live.minutes_left) == (timedelta(minutes=14, seconds=30), 16)
    assert live.blocks[0].real_minutes == 22
    assert [f"{line.planned:%H:%M}" for line in live.blocks if line.planned] == [
        *("18:30", "18:50", "19:20", "19:40")
    ]
    assert live.late == 6


def test_a_block_that_is_over_its_time_pushes_the_rest_on() -> None:
    live = lived(a_day(begun(SOUP, 18, 30), HOPES, CLOSE), at(18, 55))

    assert live.minutes_left == -5
    assert starts(live) == ["18:30", "18:55", "19:25"]
    assert live.late == 5


def test_what_is_left_out_takes_no_time() -> None:
    day = a_day(begun(SOUP, 18, 30), replace(HOPES, left_out=True), ROUND)
    live = lived(day, at(18, 40))

    assert starts(live) == ["18:30", "", "18:50"]
    assert titles(live.to_come) == ["Round"]
    assert starts(lived(a_day(SOUP, replace(HOPES, left_out=True), ROUND), at(12))) == ["18:30", "", "18:50"]


def test_a_pin_is_held_where_that_is_possible() -> None:
    supper = a_block("Supper", 30, pinned=time(19, 30))
    early = lived(a_day(begun(SOUP, 18, 30), HOPES, supper), at(18, 40))
    late = lived(a_day(begun(SOUP, 18, 50), HOPES, supper), at(18, 55))

    assert (starts(early)[2], early.late) == ("19:30", 0)
    assert (starts(late)[2], late.blocks[2].late, late.late) == ("19:40", 10, 10)


def test_the_end_that_the_session_has_counts_before_the_planned_one() -> None:
    day = a_day(begun(SOUP, 18, 50), CLOSE, until=time(19, 30))

    assert lived(day, at(18, 52)).late == 0
    assert lived(replace(day, session=replace(day.session, until=None)), at(18, 52)).late == 20


def test_over_midnight_the_night_is_one_day() -> None:
    night = a_day(
        replace(begun(SOUP, 23, 40), minutes=40),
        a_block("Stars", 30, pinned=time(0, 30)),
        starts=at(23, 30).replace(tzinfo=None),
        until=time(1, 0),
    )
    live = lived(night, at(0, 10, days=1))

    assert (live.minutes_left, starts(live), live.late) == (10, ["23:40", "00:30"], 0)
    assert live.due == at(1, days=1)


def test_without_a_start_time_the_first_beginning_is_what_counts() -> None:
    day = a_day(begun(SOUP, 9, 0), HOPES, CLOSE, starts=None)
    live = lived(day, at(9, 25))

    assert starts(live) == ["09:00", "09:25", "09:55"]
    assert live.late == 5
    assert live.due == at(10, 0)
    assert starts(lived(a_day(SOUP, starts=None), at(9))) == [""]


def test_a_day_that_is_held_at_another_time_is_measured_from_its_own_beginning() -> None:
    live = lived(a_day(begun(SOUP, 18, 30), HOPES, starts=at(9, days=-4).replace(tzinfo=None)), at(18, 40))

    assert (live.late, live.due) == (0, at(19, 20))


def test_a_clock_that_goes_back_never_makes_negative_time() -> None:
    live = lived(a_day(begun(SOUP, 18, 30), HOPES), at(17, 0))

    assert (live.used, live.minutes_left) == (timedelta(), 20)


def test_days_follow_each_other_and_what_was_missed_on_the_first_is_not_next_on_the_second() -> None:
    one = (begun(SOUP, 18, 30, (18, 50)), HOPES)
    two = (a_block("Bread", day=2), a_block("Walk", day=2))
    live = lived(a_day(*one, *two), at(18, 25, days=1))

    assert (live.day, live.is_begun) == (2, False)
    assert stands(live) == ["over", "passed", "to come", "to come"]
    assert live.next is not None
    assert live.next.block.title == "Bread"
    assert lived(a_day(*one, *two), at(18, 55)).day == 1


def test_a_block_that_nobody_ended_is_over_the_next_morning() -> None:
    live = lived(a_day(begun(SOUP, 18, 30), a_block("Bread", day=2)), at(18, 25, days=1))

    assert (live.on, live.day) == (None, 2)
    assert stands(live) == ["over", "to come"]


def test_what_stands_before_the_first_that_was_begun_is_passed() -> None:
    live = lived(a_day(SOUP, begun(HOPES, 19, 0), CLOSE), at(19, 5))

    assert stands(live) == ["passed", "now", "to come"]


def test_all_parked_or_nothing_planned_is_an_empty_order() -> None:
    for day in (a_day(), a_day(replace(SOUP, parked=True), replace(HOPES, parked=True))):
        live = lived(day, at(18, 40))
        assert (live.blocks, live.on, live.next, live.late, live.left) == ((), None, None, 0, None)


def test_the_host_stands_where_said_or_else_where_the_block_has_it() -> None:
    kitchen = replace(begun(SOUP, 18, 30), position=Position.KITCHEN)
    live = lived(a_day(kitchen), at(18, 35))

    assert position_now(live, None) is Position.KITCHEN
    assert position_now(live, Position.GALLERY) is Position.GALLERY
    assert position_now(lived(a_day(kitchen), at(12, days=3)), None) is None


@pytest.mark.parametrize("year", [1, 1901, 9998])
def test_a_session_in_a_year_far_away_is_no_trouble(year: int) -> None:
    far = datetime(year, 1, 1, 0, 30)
    planned = lived(a_day(SOUP, HOPES, starts=far), at(18, 40))
    held = lived(a_day(begun(SOUP, 18, 30), HOPES, starts=far, until=time(21)), at(18, 40))

    assert planned.on is None
    assert (held.minutes_left, held.late) == (10, 0)
    odd = replace(SOUP, began=far.replace(tzinfo=timezone(timedelta(hours=12))))
    assert lived(a_day(odd, HOPES), at(18, 40)).used >= timedelta()


@pytest.fixture
def berlin() -> Iterator[None]:
    if not hasattr(clock, "tzset"):
        pytest.skip("this system has one zone only")
    with zone("Europe/Berlin"):
        yield


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("night", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_summer_time_bends_no_time_that_is_left(night: datetime) -> None:
    """At two o'clock it is three, or at three it is two."""
    began = night.replace(hour=1, minute=50).astimezone()
    block = replace(a_block("Stars", 60), began=began)
    later = (began.astimezone(UTC) + timedelta(minutes=20)).astimezone()
    live = lived(a_day(block, CLOSE, starts=night.replace(hour=1, minute=50)), later)

    assert (live.used, live.minutes_left) == (timedelta(minutes=20), 40)
    assert live.next is not None
    assert live.next.starts is not None
    assert live.next.starts.astimezone(UTC) - began.astimezone(UTC) == timedelta(minutes=60)
    assert live.on is not None
    assert live.on.ends == live.next.starts


@pytest.mark.usefixtures("berlin")
def test_a_planned_hour_that_the_night_takes_away_is_not_waited_for() -> None:
    plan = a_day(a_block("Stars", 90), CLOSE, starts=datetime(2026, 3, 29, 1, 30))
    live = lived(plan, datetime(2026, 3, 29, 1, 40).astimezone())

    assert live.minutes_left == 20  # it is planned until three o'clock, which comes half an hour later


MINUTES = st.integers(0, 90)


@st.composite
def lived_days(draw: st.DrawFn) -> tuple[Gathering, datetime]:
    """Some blocks over, perhaps one on, the rest to come, left out, parked or pinned."""
    lengths = draw(st.lists(MINUTES, min_size=1, max_size=12))
    over = draw(st.integers(0, len(lengths)))
    is_on = draw(st.booleans())
    moment = at(18, 30) + timedelta(minutes=draw(st.integers(-30, 60)))
    blocks: list[Block] = []
    for number, minutes in enumerate(lengths):
        is_break, optional = draw(st.booleans()), draw(st.booleans())
        block = a_block(f"Block {number}", minutes, is_break=is_break, optional=optional)
        if number < over:
            ends = moment + timedelta(minutes=draw(MINUTES))
            last = is_on and number == over - 1
            block, moment = replace(block, began=moment, ended=None if last else ends), ends
        else:
            pinned = draw(st.none() | st.times(time(18), time(23, 30)))
            pinned = pinned.replace(second=0, microsecond=0) if pinned else None
            flags = {"left_out": draw(st.booleans()), "parked": draw(st.booleans()), "pinned": pinned}
            block = replace(block, **flags)
        blocks.append(block)
    until = draw(st.none() | st.just(time(21)))
    return a_day(*blocks, until=until), moment + timedelta(minutes=draw(st.integers(-20, 60)))


@given(lived_days())
def test_what_is_to_come_never_overlaps_and_never_lies_in_the_past(day: tuple[Gathering, datetime]) -> None:
    live = lived(*day)
    to_come = [line for line in live.to_come if line.starts and line.ends] if live.is_begun else []

    assert live.used >= timedelta()
    assert live.late >= 0
    for before, after in itertools.pairwise(to_come):
        assert before.ends is not None
        assert after.starts is not None
        assert before.ends <= after.starts
    assert all(line.starts is not None and line.starts >= day[1] for line in to_come)
    assert all(line.stands is not Stands.NOW or not line.block.left_out for line in live.blocks)


@given(lived_days())
def test_the_order_of_the_blocks_is_kept(day: tuple[Gathering, datetime]) -> None:
    assert titles(lived(*day).blocks) == titles(day[0].timed_blocks())


def test_the_block_that_is_on_has_begun_and_not_ended_nor_been_forgotten() -> None:
    over = replace(begun(SOUP, 18, 30), ended=at(18, 50))
    first, last = begun(HOPES, 18, 50), begun(ROUND, 18, 55)

    assert block_on((over, last, first, CLOSE), at(19, 0)) == last
    assert block_on((over, CLOSE), at(19, 0)) is None
    assert block_on((first,), at(19, 0) + timedelta(days=2)) is None
