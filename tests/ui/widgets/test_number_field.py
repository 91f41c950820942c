"""A number is typed, stepped by keys, and by buttons that a finger can hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.number_field import NumberField


@pytest.fixture
def copies(qtbot: QtBot) -> NumberField:
    made = NumberField("copies")
    qtbot.addWidget(made)
    made.setRange(1, 99)
    made.resize(160, 32)
    made.show()
    return made


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_its_buttons_can_be_hit_and_lie_beside_what_is_typed(
    copies: NumberField, qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    copies.setLayoutDirection(way)
    copies.resize(150, 32)
    boxes = [step.geometry() for step in (copies.fewer, copies.more)]

    assert all(min(box.width(), box.height()) >= 24 and copies.rect().contains(box) for box in boxes)
    assert not boxes[0].intersects(boxes[1])
    margins = copies.lineEdit().textMargins()
    at_end = margins.left() if way is Qt.LayoutDirection.RightToLeft else margins.right()
    assert at_end >= sum(box.width() for box in boxes)


def test_buttons_keys_and_typing_do_the_same(copies: NumberField) -> None:
    QTest.mouseClick(copies.more, Qt.MouseButton.LeftButton)
    QTest.keyClick(copies, Qt.Key.Key_Up)
    assert copies.value() == 3
    QTest.mouseClick(copies.fewer, Qt.MouseButton.LeftButton)
    assert copies.value() == 2
    copies.selectAll()
    QTest.keyClicks(copies, "45")
    assert copies.value() == 45


def test_the_system_draws_no_smaller_arrows_beside_them(copies: NumberField) -> None:
    option = QStyleOptionSpinBox()
    copies.initStyleOption(option)
    arrow = QStyle.SubControl.SC_SpinBoxUp
    shown = copies.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, arrow, copies)

    assert shown.isEmpty()
