"""The bar of what is on: words, a quiet line, three buttons and where the host stands; one line where low."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.ui.widgets.now_bar import NowBar
from tests.days import a_block, a_day, at, begun

SOUP, HOPES = a_block("Soup", position=Position.KITCHEN), a_block("Hopes", 30)


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = at(18, 38)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def bar(qtbot: QtBot, watch: Watch) -> Iterator[NowBar]:
    """On a page of its own, as wide as a page beside the coach."""
    page = QWidget()
    qtbot.addWidget(page)
    made = NowBar(now=watch)
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addStretch(1)
    page.resize(760, 400)
    page.show()
    qtbot.waitExposed(page)
    yield made
    page.hide()


def test_it_says_what_is_on_what_is_left_and_what_comes(bar: NowBar) -> None:
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES), "5 people here")

    assert bar.title.accessibleName() == "Soup"
    assert bar.left.text() == "12 minutes left"
    assert bar.next.text() == "Next: Hopes, 18:50 · 5 people here"
    assert bar.position.text() == "In the kitchen"


def test_the_line_of_the_time_used_can_be_heard(bar: NowBar) -> None:
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))
    heard = QAccessible.queryAccessibleInterface(bar.used)

    assert heard.text(QAccessible.Text.Name) == "Time used"
    assert heard.text(QAccessible.Text.Description) == "8 of 20 minutes"
    assert (bar.used.value(), bar.used.maximum()) == (8, 20)


def test_over_its_time_the_line_is_full_and_the_words_are_calm(bar: NowBar, watch: Watch) -> None:
    watch.time = at(18, 55)
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))

    assert bar.left.text() == "5 minutes over"
    assert bar.used.value() == bar.used.maximum()
    assert bar.next.text() == "Next: Hopes, 18:55 · 5 minutes behind the plan"


@pytest.mark.parametrize("name", ["next_block", "five_more", "late"])
def test_a_button_asks_for_the_action_of_the_window(bar: NowBar, qtbot: QtBot, name: str) -> None:
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))

    with qtbot.waitSignal(bar.live_requested) as asked:
        QTest.mouseClick(getattr(bar, name), Qt.MouseButton.LeftButton)
    assert asked.args == [name]


def test_with_nothing_planned_there_is_nothing_to_press(bar: NowBar) -> None:
    bar.show_gathering(a_day())

    assert not any(button.isVisible() for button in (bar.next_block, bar.five_more, bar.late))
    assert bar.position.isVisible()


def test_in_its_menu_only_the_position_is_left_when_nothing_is_planned(bar: NowBar) -> None:
    bar.show_gathering(a_day())

    assert [action.isEnabled() for action in bar.doing.actions()] == [False, False, False, False, True]


def test_where_the_host_stands_is_chosen_from_a_menu(bar: NowBar, qtbot: QtBot) -> None:
    day = a_day(begun(SOUP, 18, 30))
    bar.show_gathering(day)
    wanted: list[Callable[[Gathering], Change]] = []
    bar.wanted.connect(wanted.append)
    bar.positions.actions()[2].trigger()

    assert day.after(wanted[0](day)).session.standing is Position.GALLERY


def test_folded_it_is_one_line_and_all_of_it_is_heard(bar: NowBar) -> None:
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))
    high = bar.sizeHint().height()
    bar.fold(True)

    assert bar.sizeHint().height() < high / 2
    assert bar.short.accessibleName() == (
        "Soup · 12 minutes left · Next: Hopes, 18:50 · In the kitchen"
    )
    assert not bar.title.isVisible()
    assert bar.more.isVisible()
    assert len(bar.doing.actions()) == 5


def test_what_the_folded_bar_can_do_stands_in_its_menu(bar: NowBar, qtbot: QtBot) -> None:
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))
    bar.fold(True)
    asked: list[str] = []
    bar.live_requested.connect(asked.append)
    for action in bar.doing.actions():
        action.trigger()

    assert asked == ["next_block", "five_more", "late", "leave_out", "position"]


def test_a_long_title_is_shown_whole(bar: NowBar, qtbot: QtBot) -> None:
    title = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik and more words"
    bar.show_gathering(a_day(replace(begun(SOUP, 18, 30), title=title)))

    qtbot.waitUntil(lambda: bar.title.height() >= bar.title.heightForWidth(bar.title.width()) > 40)
    assert bar.title.accessibleName() == title


def test_it_ticks_when_its_words_change_and_rests_while_it_is_not_seen(
    bar: NowBar, watch: Watch, qtbot: QtBot
) -> None:
    watch.time = at(18, 38, 59) + timedelta(milliseconds=900)
    bar.show_gathering(a_day(begun(SOUP, 18, 30), HOPES))
    assert bar.left.text() == "12 minutes left"
    assert bar._minute.remainingTime() <= 120

    watch.time = at(18, 39)
    with qtbot.waitSignal(bar.ticked, timeout=2000):
        pass
    assert bar.left.text() == "11 minutes left"
    assert 59_000 < bar._minute.remainingTime() <= 60_020

    bar.hide()
    assert not bar._minute.isActive()
    watch.time = at(18, 45)
    bar.show()
    assert bar.left.text() == "5 minutes left"
