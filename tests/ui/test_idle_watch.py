"""Nobody at the keyboard for some minutes, or a laptop that slept, is noticed, whatever the clocks do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hostdesk.ui.idle_watch import IdleWatch


class Clocks:
    """On the wall, one that nobody sets, and one that stands still in sleep: seconds."""

    wall = 1_000_000.0
    steady = 500.0
    awake = 500.0

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds
        self.awake += seconds

    def sleeps(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def told(window: QWidget, clocks: Clocks) -> list[str]:
    """What the watch said; it allows ten minutes."""
    window.watch = watch = IdleWatch(  # type: ignore[attr-defined]
        window, lambda: clocks.wall, lambda: clocks.steady, lambda: clocks.awake
    )
    said: list[str] = []
    watch.idle.connect(lambda: said.append("idle"))
    watch.begin(10)
    return said


def look(window: QWidget) -> None:
    window.watch.look()  # type: ignore[attr-defined]


def press(window: QWidget, qtbot: QtBot) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)


def test_ten_minutes_without_a_hand_on_it(window: QWidget, clocks: Clocks, told: list[str]) -> None:
    clocks.passes(599)
    look(window)
    assert told == []
    clocks.passes(1)
    look(window)
    assert told == ["idle"]


def test_a_key_begins_the_time_anew(window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot) -> None:
    clocks.passes(590)
    press(window, qtbot)
    clocks.passes(590)
    look(window)
    assert told == []
    clocks.passes(10)
    look(window)
    assert told == ["idle"]


def test_the_mouse_counts_and_repainting_does_not(
    window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot
) -> None:
    clocks.passes(590)
    window.repaint()
    window.resize(300, 200)
    qtbot.wait(1)
    clocks.passes(10)
    look(window)
    assert told == ["idle"]


@pytest.mark.parametrize("by", [-86_400, 86_400])
def test_a_clock_that_is_set_back_does_not_keep_it_open(
    window: QWidget, clocks: Clocks, told: list[str], by: int
) -> None:
    clocks.wall += by
    clocks.passes(600)
    look(window)
    assert told == ["idle"]


def test_the_first_key_after_sleep_is_too_late(
    window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot
) -> None:
    clocks.sleeps(60)
    press(window, qtbot)
    assert told == ["idle"]


def test_the_first_key_after_a_timer_that_slept_too_is_too_late(
    window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot
) -> None:
    clocks.passes(3600)
    press(window, qtbot)
    assert told == ["idle"]


def test_for_ever_is_for_ever_but_for_sleep(
    window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot
) -> None:
    window.watch.begin(0)  # type: ignore[attr-defined]
    clocks.passes(1_000_000)
    look(window)
    press(window, qtbot)
    assert told == []
    clocks.sleeps(60)
    press(window, qtbot)
    assert told == ["idle"]


def test_once_ended_it_says_nothing(window: QWidget, clocks: Clocks, told: list[str], qtbot: QtBot) -> None:
    window.watch.end()  # type: ignore[attr-defined]
    clocks.passes(1_000)
    look(window)
    press(window, qtbot)
    assert told == []


def test_it_wakes_once_in_the_whole_time(window: QWidget, told: list[str]) -> None:
    timer = window.watch._timer  # type: ignore[attr-defined]

    assert timer.isSingleShot()
    assert timer.remainingTime() > 9 * 60_000
