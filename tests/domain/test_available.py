"""Planned against available, in words."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given

from hostdesk.domain.available import clock_to_offer, day_plans, latest, time_said
from hostdesk.domain.running_order import Block, timed
from tests.domain.test_running_order import CLOCKS, STARTS, orders

START = datetime(2026, 5, 12, 18, 30)


def block(place: int, minutes: int, **fields: Any) -> Block:
    return Block(f"b {place}", "garden", place, "Talk", minutes, **fields)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (time(20, 30), "2 hours 30 minutes planned, 2 hours available: 30 minutes too many"),
        (time(21, 0), "2 hours 30 minutes planned, 2 hours 30 minutes available: it fits to the minute"),
        (time(22, 0), "2 hours 30 minutes planned, 3 hours 30 minutes available: 1 hour to spare"),
        (time(0, 30), "2 hours 30 minutes planned, 6 hours available: 3 hours 30 minutes to spare"),
    ],
)
def test_what_is_planned_is_held_against_the_time_there_is(until: time, said: str) -> None:
    assert time_said(timed((block(0, 90), block(1, 60)), START), until) == (said,)


def test_optional_blocks_say_what_they_would_give_back() -> None:
    order = (block(0, 90), block(1, 15, optional=True), block(2, 45))

    assert time_said(timed(order, START), time(20, 30)) == (
        "2 hours 30 minutes planned, 2 hours available: 30 minutes too many; "
        "optional blocks would give back 15 minutes",
    )


def test_an_optional_block_before_a_pin_gives_nothing_back() -> None:
    order = (block(0, 30), block(1, 30, optional=True), block(2, 90, pinned=time(19, 30)))

    assert day_plans(timed(order, START), time(20, 30))[0].given_back == 0


def test_each_of_several_days_has_its_sentence() -> None:
    order = (block(0, 60), block(1, 150, day=2, optional=True))

    assert time_said(timed(order, START), time(20, 30)) == (
        "Day 1: 1 hour planned, 2 hours available: 1 hour to spare",
        "Day 2: 2 hours 30 minutes planned, 2 hours available: 30 minutes too many; "
        "optional blocks would give back 2 hours 30 minutes",
    )


def test_without_a_beginning_or_an_end_nothing_is_compared() -> None:
    assert time_said(timed((block(0, 60),), None), time(20, 30)) == ()
    assert time_said(timed((block(0, 60),), START), None) == ()


@given(orders(), STARTS, CLOCKS)
def test_what_is_too_much_is_what_lies_behind_the_end(
    order: tuple[Block, ...], starts: datetime, until: time
) -> None:
    for plan in day_plans(timed(order, starts), until):
        assert plan.over == (plan.ends - plan.until).total_seconds() / 60
        assert 0 < plan.available <= 24 * 60
        assert plan.given_back >= 0


def test_the_end_of_a_day_is_when_the_last_of_all_is_over() -> None:
    order = (block(0, 120), block(1, 10, pinned=time(19, 0)))

    assert latest(timed(order, START)) == datetime(2026, 5, 12, 20, 30)
    assert latest(()) is None


def test_a_long_day_is_offered_the_morning_and_an_evening_the_evening() -> None:
    assert clock_to_offer(()) == clock_to_offer((block(0, 120), block(1, 120))) == time(18, 30)
    assert clock_to_offer((block(0, 120), block(1, 121))) == time(9, 0)
    assert clock_to_offer((block(0, 120), block(1, 121, parked=True))) == time(18, 30)
    assert clock_to_offer((block(0, 180), block(1, 180, day=2))) == time(18, 30)
