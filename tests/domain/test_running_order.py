"""Times follow from durations."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.running_order import Block, days_of, last_day, lasting, timed
from hostdesk.errors import HostDeskError


def blocks(*minutes: int) -> tuple[Block, ...]:
    return tuple(Block(f"block {place}", "garden", place, "Talk", long) for place, long in enumerate(minutes))


def test_each_block_begins_when_the_one_before_it_ends() -> None:
    times = timed(blocks(15, 0, 45), datetime(2026, 5, 12, 18, 30))

    assert [f"{t.starts:%H:%M}–{t.ends:%H:%M}" for t in times] == [
        "18:30–18:45",
        "18:45–18:45",
        "18:45–19:30",
    ]


def test_an_evening_goes_on_past_midnight() -> None:
    late = timed(blocks(90, 60), datetime(2026, 12, 31, 23, 0))

    assert late[0].ends == datetime(2027, 1, 1, 0, 30)
    assert late[1].starts == datetime(2027, 1, 1, 0, 30)
    assert late[1].ends == datetime(2027, 1, 1, 1, 30)


def test_without_a_time_there_are_blocks_and_no_times() -> None:
    (only,) = timed(blocks(30), None)

    assert (only.starts, only.ends, only.block.minutes) == (None, None, 30)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_block_of_no_sensible_length_is_refused(minutes: int) -> None:
    with pytest.raises(HostDeskError, match="between 0 minutes and 24 hours"):
        blocks(minutes)


CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
STARTS = st.builds(datetime.combine, st.dates(date(2026, 1, 1), date(2026, 12, 31)), CLOCKS)


@st.composite
def orders(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks as a gathering holds them: by day and place."""
    made = draw(
        st.lists(
            st.builds(
                Block,
                id=st.uuids().map(str),
                session_id=st.just("garden"),
                place=st.integers(0, 50),
                title=st.just("Talk"),
                minutes=st.integers(0, 300),
                day=st.integers(1, 4),
                pinned=st.none() | CLOCKS,
                parked=st.booleans(),
            ),
            max_size=12,
        )
    )
    return tuple(sorted(made, key=lambda block: (block.day, block.place, block.id)))


@given(orders(), STARTS | st.none())
def test_every_placed_block_is_timed_once_and_in_its_order(
    order: tuple[Block, ...], starts: datetime | None
) -> None:
    assert [t.block for t in timed(order, starts)] == [block for block in order if not block.parked]


@given(orders(), STARTS)
def test_every_block_lasts_its_minutes_and_pins_are_honoured(
    order: tuple[Block, ...], starts: datetime
) -> None:
    for one in timed(order, starts):
        assert one.starts is not None
        assert one.ends == one.starts + timedelta(minutes=one.block.minutes)
        assert one.block.pinned in (None, one.starts.time())


@given(orders(), STARTS)
def test_each_day_begins_at_the_clock_of_the_first_or_at_its_pin(
    order: tuple[Block, ...], starts: datetime
) -> None:
    for day in days_of(timed(order, starts)):
        first = day[0]
        assert first.starts is not None
        assert first.starts.date() == (starts + timedelta(days=first.block.day - 1)).date()
        assert first.starts.time() == (first.block.pinned or starts.time())
        assert first.air == 0


@given(orders(), STARTS)
def test_within_a_day_each_begins_where_the_one_before_it_ended_but_for_the_air(
    order: tuple[Block, ...], starts: datetime
) -> None:
    for day in days_of(timed(order, starts)):
        for before, after in pairwise(day):
            assert before.ends is not None
            assert after.starts == before.ends + timedelta(minutes=after.air)
            assert after.air == 0 or after.block.pinned


@given(orders())
def test_without_a_beginning_there_are_no_times_at_all(order: tuple[Block, ...]) -> None:
    assert {(t.starts, t.ends, t.air) for t in timed(order, None)} <= {(None, None, 0)}


def test_a_pin_after_midnight_is_the_next_morning() -> None:
    late, bed = blocks(80, 10)
    pinned = Block("bed", "garden", 2, "Bed", 10, pinned=time(0, 30))
    times = timed((late, bed, pinned), datetime(2026, 12, 31, 23, 0))

    assert times[2].starts == datetime(2027, 1, 1, 0, 30)
    assert times[2].air == 0


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (150, "2 hours 30 minutes"), (1440, "24 hours")],
)
def test_minutes_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert lasting(minutes) == words


def test_the_last_day_is_that_of_a_placed_block() -> None:
    parked = Block("song", "garden", 3, "A song", day=5, parked=True)

    assert last_day(()) == 1
    assert last_day((*blocks(10), Block("b", "garden", 2, "Walk", day=3), parked)) == 3
