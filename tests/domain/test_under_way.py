"""In the middle of hosting nothing takes the window away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Stage
from hostdesk.domain.under_way import is_under_way
from tests.builders import SUMMER, a_gathering

NOW = datetime(2026, 5, 12, 19, 0, tzinfo=SUMMER)


def with_block(**fields: object) -> object:
    block = replace(Block("garden/b", "garden", 0, "Arrive", 30), **fields)
    return replace(a_gathering("Ada"), blocks=(block,))


def test_a_block_that_is_on() -> None:
    began = NOW - timedelta(minutes=10)

    assert is_under_way(with_block(began=began), NOW)
    assert not is_under_way(with_block(), NOW)
    assert not is_under_way(with_block(began=began, ended=NOW), NOW)
    assert not is_under_way(with_block(began=NOW - timedelta(days=2)), NOW)  # nobody ended it


@pytest.mark.parametrize(("hours", "is_on"), [(0, True), (-11, True), (11, True), (-13, False), (200, False)])
def test_the_day_of_a_session_that_is_hosted(hours: int, is_on: bool) -> None:
    starts = NOW.replace(tzinfo=None) + timedelta(hours=hours)

    assert is_under_way(a_gathering("Ada", stage=Stage.HOST, starts=starts), NOW) == is_on
    assert not is_under_way(a_gathering("Ada", stage=Stage.HARVEST, starts=starts), NOW)


def test_a_hosted_session_without_a_date() -> None:
    assert is_under_way(a_gathering("Ada", stage=Stage.HOST), NOW)
