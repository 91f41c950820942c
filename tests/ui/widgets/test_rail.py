"""The rail in a low window: no step is cut in half, and where one is stands clear."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.rail import Rail
from tests.ui.tables import Key

STEPS = tuple(("Prepare", f"step_{number}", f"Step {number} of all") for number in range(20))


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    qtbot.addWidget(made)
    made.show_steps("The corner garden", "", STEPS)
    made.make_quiet()
    made.show_current("step_0")
    made.resize(220, 313)  # no whole number of lines
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def inked(rail: Rail, line: int) -> int:
    """How many dots of this line of the picture are not paper."""
    picture = rail.viewport().window().grab(rail.viewport().geometry()).toImage()
    paper = QColor(rail.palette().color(rail.backgroundRole()))
    return sum(picture.pixelColor(x, line) != paper for x in range(picture.width()))


def test_the_list_fades_where_it_goes_on(rail: Rail) -> None:
    last = rail.viewport().height() - 1
    bar = rail.verticalScrollBar()
    cut = [
        value
        for value in range(40)
        if not bar.setValue(value) and any(inked(rail, last - i) for i in range(6))
    ]

    assert cut == []
    bar.setValue(bar.maximum() // 2)
    assert not any(inked(rail, line) for line in range(6))


def test_where_one_goes_by_the_arrows_stands_clear_of_the_ends(rail: Rail) -> None:
    rail.button("step_0").setFocus()
    for number in range(1, 19):
        QTest.keyClick(rail.button(f"step_{number - 1}"), Key.Key_Down)
        button = rail.button(f"step_{number}")
        assert button.hasFocus()
        bottom = button.mapTo(rail.viewport(), button.rect().bottomLeft()).y()
        assert bottom <= rail.viewport().height() - button.height()
