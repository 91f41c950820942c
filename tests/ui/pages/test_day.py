"""The page of the day: rows that say where each block stands, keys and buttons that live it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.ui import early
from hostdesk.ui.models.day_rows import ICON
from hostdesk.ui.pages.day import DayPage
from tests.days import a_block, a_day, at, begun
from tests.ui.tables import ALT, Key, Table

Lay = Callable[[DayPage, Gathering], Table]
SOUP, HOPES = a_block("Soup"), a_block("Hopes", 30)
KITCHEN = a_block("A breath", 10, position=Position.KITCHEN, is_break=True)
CLOSE = a_block("Close", 10)


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = at(18, 40)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(watch: Watch) -> DayPage:
    made = DayPage(watch)
    QAbstractItemModelTester(made.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def going() -> Gathering:
    """Soup is on since 18:32."""
    return a_day(begun(SOUP, 18, 32), HOPES, KITCHEN, CLOSE)


def rows(page: DayPage, column: int) -> list[str]:
    model = page.rows
    cells = [model.index(number, column) for number in range(model.rowCount())]
    return [
        f"{model.data(cell, early.DISPLAY)} {model.data(cell, early.USER + 1)}".strip() for cell in cells
    ]


def marks(page: DayPage) -> list[str]:
    return [page.rows.data(page.rows.index(number, 0), ICON) for number in range(page.rows.rowCount())]


def key(page: DayPage, title: str, *pressed: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    page.table.go_to(title)
    for one in pressed:
        QTest.keyClick(page.table, one, modifier or Qt.KeyboardModifier.NoModifier)


def order(table: Table) -> list[str]:
    return [block.title for block in table.gathering.blocks if not block.parked]


def test_each_row_says_where_its_block_stands_by_a_word_and_a_mark(page: DayPage, laid: Lay) -> None:
    over = begun(SOUP, 18, 32, (18, 36))
    parked = replace(a_block("Song"), parked=True)
    day = a_day(HOPES, over, begun(KITCHEN, 18, 36), replace(CLOSE, left_out=True), a_block("Word"), parked)
    laid(page, day)

    heading = "Parked: at hand, and not placed"
    assert rows(page, 0) == ["Not begun", "Over", "Now", "Left out", "To come", heading, "Parked"]
    assert marks(page) == ["circle-help", "check", "play", "minus", "clock", "", "pause"]


def test_planned_and_real_times_and_minutes_stand_beside_each_other(page: DayPage, laid: Lay) -> None:
    laid(page, a_day(begun(SOUP, 18, 32, (18, 39)), begun(HOPES, 18, 39), KITCHEN, CLOSE))

    assert rows(page, 2) == [
        "18:32 – 18:39 planned 18:30",
        "since 18:39 planned 18:50",
        "about 19:09 planned 19:20",
        "about 19:19 planned 19:30",
    ]
    assert rows(page, 3) == ["7 min 20 planned", "30 min", "10 min", "10 min"]
    assert rows(page, 1)[2] == "A breath Break · In the kitchen"


def test_afterwards_it_says_what_the_blocks_took_and_judges_nothing(page: DayPage, laid: Lay) -> None:
    laid(page, a_day(begun(SOUP, 18, 30, (19, 0)), begun(HOPES, 19, 0, (19, 30))))

    assert page.said_of_day.text() == "The blocks took 1 hour; 50 minutes were planned for them."


def test_enter_ends_what_is_on_and_begins_what_one_is_at(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    key(page, "Soup", Key.Key_Return)
    key(page, "A breath", Key.Key_Return)

    assert table.labels == ["End Soup", "Begin A breath"]
    assert order(table) == ["Soup", "A breath", "Hopes", "Close"]


def test_the_button_says_what_enter_would_do(page: DayPage, laid: Lay) -> None:
    laid(page, a_day(begun(SOUP, 18, 32, (18, 36)), begun(HOPES, 18, 36), CLOSE))
    said = []
    for title in ("Soup", "Hopes", "Close"):
        page.table.go_to(title)
        said.append(page.begin.text())

    assert said == ["Take it up again", "End it", "Begin it"]


def test_delete_leaves_out_and_holds_after_all(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    key(page, "Hopes", Key.Key_Delete)
    assert rows(page, 0)[1] == "Left out"
    assert page.leave_out.text() == "Hold it after all"
    key(page, "Hopes", Key.Key_Delete)

    assert table.labels == ["Leave out Hopes", "Hold Hopes after all"]
    key(page, "Soup", Key.Key_Delete)
    assert table.said == ["“Soup” has begun already."]


def test_plus_gives_five_minutes(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    key(page, "Hopes", Key.Key_Plus)

    assert rows(page, 3)[1] == "35 min 30 planned"
    assert table.labels == ["More time for Hopes"]


def test_alt_and_arrows_move_what_is_to_come_and_nothing_else(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    key(page, "Hopes", Key.Key_Down, modifier=ALT)
    assert order(table) == ["Soup", "A breath", "Hopes", "Close"]
    key(page, "Soup", Key.Key_Down, modifier=ALT)

    assert table.said == ["Only what is still to come can be moved."]


def test_alt_p_parks_and_takes_out_as_the_very_next(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    key(page, "Close", Key.Key_P, modifier=ALT)
    assert order(table) == ["Soup", "Hopes", "A breath"]
    key(page, "Close", Key.Key_P, modifier=ALT)

    assert order(table) == ["Soup", "Close", "Hopes", "A breath"]
    assert table.labels == ["Park block", "Close comes next"]


def test_a_row_that_is_dragged_among_what_is_to_come_stands_there(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    page.table.dropped.emit("Close", 1)
    assert order(table) == ["Soup", "Close", "Hopes", "A breath"]
    page.table.dropped.emit("Close", 3)

    assert order(table) == ["Soup", "Hopes", "Close", "A breath"]


def test_begun_by_mistake_it_goes_back(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    page.table.go_to("Soup")
    page._verbs["take_back"].trigger()

    assert table.labels == ["Soup has not begun after all"]
    assert rows(page, 0)[0] == "Now"  # by the plan


def test_every_change_can_be_undone(page: DayPage, laid: Lay) -> None:
    table = laid(page, going())
    before = rows(page, 0), rows(page, 2), rows(page, 3)
    key(page, "Hopes", Key.Key_Return)
    table.undo()

    assert (rows(page, 0), rows(page, 2), rows(page, 3)) == before


def test_what_the_clock_changes_is_shown_when_the_bar_ticks(page: DayPage, laid: Lay, watch: Watch) -> None:
    laid(page, going())
    watch.time = at(18, 58)
    page.now_bar._on_tick()

    assert rows(page, 2)[1] == "about 18:58 planned 18:50"
    assert page.said_of_day.text() == "As things stand it ends at 19:48; 19:40 is planned."


def test_with_nothing_planned_it_says_where_to_begin(page: DayPage, laid: Lay) -> None:
    laid(page, a_day())

    assert page.empty.isVisible()
    assert not any(button.isEnabled() for button in page._tools)


def test_with_all_parked_one_can_begin(page: DayPage, laid: Lay) -> None:
    table = laid(page, a_day(replace(SOUP, parked=True)))
    key(page, "Soup", Key.Key_Return)

    assert rows(page, 0) == ["Now"]
    assert table.labels == ["Begin Soup"]


def test_days_have_headings(page: DayPage, laid: Lay) -> None:
    laid(page, a_day(SOUP, a_block("Bread", day=2)))

    assert rows(page, 0)[0].startswith("Day 1 · ")
    assert rows(page, 0)[2].startswith("Day 2 · ")


def test_of_two_hundred_blocks_only_the_times_change_each_minute(
    page: DayPage, laid: Lay, watch: Watch
) -> None:
    many = [a_block(f"Block {number}", 5) for number in range(199)]
    laid(page, a_day(begun(SOUP, 18, 32), *many))
    watch.time = at(19, 0)
    page.now_bar._on_tick()
    heights = [page.table.rowHeight(number) for number in range(200)]
    measured: list[object] = []
    page.table.verticalHeader().sectionResized.connect(lambda *args: measured.append(args))
    watch.time = at(19, 5)
    page.now_bar._on_tick()

    assert rows(page, 2)[1] == "about 19:05 planned 18:50"
    assert [page.table.rowHeight(number) for number in range(200)] == heights
    assert measured == []
