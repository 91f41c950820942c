"""Where the host stands: minutes in words and as stretches."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from hypothesis import given

from hostdesk.domain.balance import Stretch, balance_said, minutes_in, stretches
from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import Block, TimedBlock, days_of, timed
from tests.domain.test_running_order import orders

START = datetime(2026, 5, 12, 18, 30)


def placed(*told: tuple[int, Position | None], **fields: Any) -> tuple[TimedBlock, ...]:
    made = [
        Block(f"b {place}", "garden", place, "Talk", minutes, position=position, **fields)
        for place, (minutes, position) in enumerate(told)
    ]
    return timed(made, START)


def test_minutes_of_each_position_are_said_in_words() -> None:
    blocks = placed((25, Position.SPOTLIGHT), (60, Position.GUESTS), (35, Position.GUESTS), (10, None))

    assert minutes_in(blocks) == {Position.SPOTLIGHT: 25, Position.GUESTS: 95}
    assert (
        balance_said(blocks)
        == "In the spotlight 25 minutes, with the guests 1 hour 35 minutes. Not said yet 10 minutes."
    )
    assert balance_said(placed((15, None), is_break=True)) == "Breaks 15 minutes."
    assert balance_said(()) == ""


def test_neighbours_in_one_position_are_one_stretch() -> None:
    blocks = placed((20, Position.GUESTS), (10, Position.GUESTS), (0, None), (5, Position.GALLERY))

    assert stretches(blocks) == (Stretch(30, Position.GUESTS), Stretch(5, Position.GALLERY))


def test_air_and_breaks_without_the_host_are_gaps() -> None:
    order = (
        Block("a", "garden", 0, "Talk", 20, position=Position.GUESTS),
        Block("b", "garden", 1, "Tea", 10, is_break=True),
        Block("c", "garden", 2, "Supper", 30, pinned=time(19, 15), position=Position.KITCHEN, is_break=True),
    )
    found = stretches(timed(order, START))

    assert [(one.minutes, one.is_gap) for one in found] == [(20, False), (25, True), (30, False)]


@given(orders())
def test_a_day_is_as_long_as_its_blocks_and_its_air(order: tuple[Block, ...]) -> None:
    for day in days_of(timed(order, START)):
        whole = sum(one.block.minutes + max(0, one.air) for one in day)
        assert sum(stretch.minutes for stretch in stretches(day)) == whole
