"""The picture of where the host stands: as high as its days and words need, and said in words."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import Block, TimedBlock, timed
from hostdesk.ui.widgets.balance_bar import BalanceBar

START = datetime(2026, 5, 12, 18, 30)


@pytest.fixture
def bar(qtbot: QtBot) -> BalanceBar:
    made = BalanceBar("balance")
    qtbot.addWidget(made)
    made.resize(800, 100)
    return made


def each_position(days: int = 1) -> tuple[TimedBlock, ...]:
    blocks = [
        Block(f"{day} {place}", "garden", place, "Talk", 30, position=place_of_host, day=day)
        for day in range(1, days + 1)
        for place, place_of_host in enumerate(Position)
    ]
    return timed(blocks, START)


def test_each_position_has_a_pattern_of_its_own(bar: BalanceBar) -> None:
    pictures = []
    for position in Position:
        bar.show_blocks(timed([Block("a", "garden", 0, "Talk", 30, position=position)], START))
        inside = bar.grab().toImage().copy(100, 6, 200, 12)
        pictures.append([inside.pixel(x, y) for x in range(200) for y in range(12)])

    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])


def test_more_days_and_less_width_need_more_height(bar: BalanceBar) -> None:
    bar.show_blocks(each_position())
    one_day = bar.heightForWidth(800)
    assert bar.heightForWidth(250) > one_day
    bar.show_blocks(each_position(3))
    assert bar.heightForWidth(800) > one_day


def test_the_picture_is_said_in_words(bar: BalanceBar) -> None:
    bar.show_blocks(each_position())

    assert bar.accessibleDescription() == (
        "In the spotlight 30 minutes, with the guests 30 minutes, "
        "in the gallery 30 minutes, in the kitchen 30 minutes."
    )
    bar.show_blocks(())
    assert bar.accessibleDescription() == ""
    bar.grab()  # nothing to paint is no trouble
