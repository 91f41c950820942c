"""What is on, how long still and what comes next, in words that stay calm."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import LiveOrder
from hostdesk.ui import live_words
from hostdesk.workflows import living_order
from tests.days import a_block, a_day, at, begun

SOUP, HOPES = a_block("Soup"), a_block("Hopes", 30)


def lived(gathering: Gathering, now: datetime) -> LiveOrder:
    return living_order.lived(gathering, now)


def test_by_the_plan_it_is_said_so() -> None:
    live = lived(a_day(SOUP, HOPES), at(18, 38))

    assert live_words.now_said(live) == "Soup"
    assert live_words.left_said(live) == "12 minutes left by the plan"
    assert live_words.next_said(live) == "Next: Hopes, 18:50"


@pytest.mark.parametrize(
    ("minute", "second", "said"),
    [
        (38, 0, "12 minutes left"),
        (49, 30, "1 minute left"),
        (50, 0, "the time is up"),
        (50, 40, "the time is up"),
        (52, 10, "2 minutes over"),
    ],
)
def test_the_time_that_is_left(minute: int, second: int, said: str) -> None:
    assert live_words.left_said(lived(a_day(begun(SOUP, 18, 30), HOPES), at(18, minute, second))) == said


def test_a_long_time_is_said_in_hours() -> None:
    long = replace(begun(SOUP, 18, 30), minutes=140)

    assert live_words.left_said(lived(a_day(long), at(18, 35))) == "2 hours 15 minutes left"


def test_what_comes_on_another_day_says_the_day() -> None:
    weekend = a_day(SOUP, a_block("Bread", day=2))

    assert live_words.next_said(lived(weekend, at(18, 38))) == "Next: Bread, 13 May 2026, 18:30"
    assert live_words.next_said(lived(weekend, at(9, 0, days=1))) == "Next: Bread, 18:30"


def test_why_nothing_is_on() -> None:
    over = begun(SOUP, 18, 30, (18, 50))

    assert live_words.now_said(lived(a_day(), at(12))) == "No block is planned"
    assert live_words.now_said(lived(a_day(SOUP), at(12))) == "Not begun yet"
    assert live_words.now_said(lived(a_day(over, HOPES), at(18, 55))) == "Between two blocks"
    assert live_words.now_said(lived(a_day(over), at(18, 55))) == "All blocks are over"


def test_how_the_day_stands_and_what_it_took() -> None:
    going = lived(a_day(begun(SOUP, 18, 40), HOPES), at(18, 45))
    over = lived(a_day(begun(SOUP, 18, 40, (19, 5)), begun(HOPES, 19, 5, (19, 25))), at(20))

    assert live_words.day_said(going) == "As things stand it ends at 19:30; 19:20 is planned."
    assert live_words.late_said(going) == "10 minutes behind the plan"
    assert live_words.day_said(over) == "The blocks took 45 minutes; 50 minutes were planned for them."
    assert live_words.day_said(lived(a_day(SOUP), at(12))) == ""

    in_time = lived(a_day(begun(SOUP, 18, 30), HOPES), at(18, 45))
    assert live_words.day_said(in_time) == "As things stand it ends at 19:20, as planned."


def test_words_are_asked_for_again_when_a_minute_is_over() -> None:
    on = a_day(begun(SOUP, 18, 30))

    assert live_words.until_next_words(lived(on, at(18, 38, 40))) == 20_020
    assert live_words.until_next_words(lived(on, at(18, 38))) == 60_020
    assert live_words.until_next_words(lived(a_day(), at(18, 38, 15))) == 45_020
