"""What does not fit together in a running order, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from hypothesis import given

from hostdesk.domain.conflicts import conflicts, sits_long
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import When
from tests.builders import a_scale, a_session
from tests.domain.test_running_order import STARTS, orders

START = datetime(2026, 5, 12, 18, 30)


def block(title: str, minutes: int = 15, place: int = 0, **fields: Any) -> Block:
    return Block(f"id {title}", "garden", place, title, minutes, **fields)


def evening(*blocks: Block, **fields: Any) -> Gathering:
    placed = tuple(replace(one, place=place) for place, one in enumerate(blocks))
    return Gathering(a_session(starts=START, **fields), blocks=placed).in_order()


def said(gathering: Gathering) -> list[str]:
    return [conflict.words for conflict in conflicts(gathering)]


def test_a_block_that_runs_over_a_pin_says_by_how_much() -> None:
    (found,) = conflicts(evening(block("Round", 40), block("Supper", pinned=time(19, 0))))

    assert found.words == "“Supper” is pinned to 19:00, but “Round” runs until 19:10: 10 minutes too many."
    assert (found.block_id, found.field) == ("id Supper", "pinned")
    assert found.mark == "10 minutes too many before it"


def test_air_before_a_pin_is_said() -> None:
    found = said(evening(block("Round", 10), block("Supper", pinned=time(19, 0))))

    assert found == ["“Supper” is pinned to 19:00, and “Round” ends at 18:40: 20 minutes of air."]


def test_a_pin_that_fits_says_nothing() -> None:
    assert said(evening(block("Round", 30), block("Supper", pinned=time(19, 0)))) == []


def test_a_day_that_ends_late_says_so_at_the_block_that_ends_last() -> None:
    found = conflicts(evening(block("Round", 60), block("Close", 40), until=time(20, 0)))

    assert [(one.block_id, one.words) for one in found] == [
        ("id Close", "“Close” ends at 20:10, 10 minutes after 20:00.")
    ]


def test_a_block_without_minutes_is_named() -> None:
    assert said(evening(block("Song", 0))) == ["“Song” has no minutes yet."]


def test_more_than_two_hours_without_a_break_are_said_where_they_are_over() -> None:
    sat = evening(block("Soup", 60), block("Round", 60), block("Steps", 30))
    rested = evening(block("Soup", 60), block("Tea", 10, is_break=True), block("Round", 60), block("End", 30))
    aired = evening(block("Soup", 60), block("Round", 60), block("Steps", 30, pinned=time(20, 40)))

    assert said(sat) == ["2 hours 30 minutes without a break: before “Steps” would be a place for one."]
    assert sits_long(sat)
    assert not sits_long(rested)
    assert not sits_long(aired)
    assert said(evening(block("Film", 150))) == ["“Film” is part of 2 hours 30 minutes without a break."]


def test_every_day_is_sat_by_itself() -> None:
    assert not sits_long(evening(block("Soup", 100), block("Walk", 100, day=2)))


def test_a_night_that_runs_into_the_next_day_is_said() -> None:
    found = said(evening(block("Vigil", 60 * 24), block("Watch", 5), block("Bread", 5, day=2)))

    assert "“Watch” runs on into the next day, which begins at 18:30." in found


def test_a_scale_that_no_placed_block_asks_is_said_last() -> None:
    asked = a_scale("How near?", 0)
    at_close = a_scale("Was it of use?", 1, asked_when=When.CLOSING)
    parked = block("Spare", scale_id=at_close.id, parked=True)
    order = evening(block("Round", 10, scale_id=asked.id), block("End", 0), parked)
    found = conflicts(replace(order, scales=(asked, at_close)))

    assert [one.words for one in found] == [
        "“End” has no minutes yet.",
        "No block asks “Was it of use?” yet.",
    ]
    assert (found[-1].block_id, found[-1].field) == ("id End", "scale_id")
    assert conflicts(Gathering(a_session(), scales=(asked,))) == ()


def test_a_scale_at_the_wrong_end_is_said() -> None:
    opening = a_scale("How near?", 0, asked_when=When.OPENING)
    closing = a_scale("Was it of use?", 1, asked_when=When.CLOSING)
    turned = evening(block("Soup", scale_id=closing.id), block("End", scale_id=opening.id))
    right = evening(block("Soup", scale_id=opening.id), block("End", scale_id=closing.id))

    assert said(replace(turned, scales=(opening, closing))) == [
        "“Soup” begins with “Was it of use?”, which is meant for the close.",
        "“End” ends with “How near?”, which is meant for the opening.",
    ]
    assert said(replace(right, scales=(opening, closing))) == []


@given(orders(), STARTS)
def test_every_conflict_belongs_to_a_placed_block_and_never_alarms(
    order: tuple[Block, ...], starts: datetime
) -> None:
    gathering = Gathering(a_session(starts=starts, until=time(21, 0)), blocks=order, scales=(a_scale(),))
    placed = {timed.block.id for timed in gathering.timed_blocks()}
    found = conflicts(gathering)
    words = " ".join(one.words for one in found).casefold()

    assert {one.block_id for one in found} <= placed
    assert not [alarm for alarm in ("error", "must", "!", "invalid", "wrong") if alarm in words]
