"""Names to tick in a plain list: the box is ticked, the name is only taken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.ui import theme
from hostdesk.ui.passing_sheet import GuestOrder
from tests.builders import a_gathering

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def names(qtbot: QtBot, request: pytest.FixtureRequest) -> GuestOrder:
    made = GuestOrder(a_gathering("Ada", "Ben").guests[1:])
    made.setLayoutDirection(request.param)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def click(names: GuestOrder, row: int, from_the_edge: int) -> None:
    """So many pixels from where the row begins."""
    room = names.visualItemRect(names.item(row))
    mirrored = names.layoutDirection() is Qt.LayoutDirection.RightToLeft
    x = room.right() - from_the_edge if mirrored else room.left() + from_the_edge
    QTest.mouseClick(names.viewport(), LEFT, pos=QPoint(x, room.center().y()))


def ticked(names: GuestOrder) -> list[bool]:
    return [names.item(row).checkState() is Qt.CheckState.Checked for row in range(names.count())]


def test_a_click_on_the_box_turns_it(names: GuestOrder) -> None:
    before = ticked(names)
    click(names, 1, theme.em(names))

    assert ticked(names) == [before[0], not before[1]]


def test_a_click_on_the_name_takes_it_and_turns_nothing(names: GuestOrder) -> None:
    before = ticked(names)
    click(names, 1, 8 * theme.em(names))

    assert (ticked(names), names.currentRow()) == (before, 1)


def test_space_turns_the_one_that_is_chosen(names: GuestOrder) -> None:
    before = ticked(names)
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_Space)

    assert ticked(names) == [not before[0], before[1]]
