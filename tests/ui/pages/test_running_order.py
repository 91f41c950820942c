"""The running order as a host lays it: typed, dragged, parked, pinned, and looked at as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.preparation import Place, open_questions
from hostdesk.domain.running_order import Block
from hostdesk.ui.models.block_rows import Heading
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.running_order import RunningOrderPage
from hostdesk.workflows import kept, running
from tests.builders import a_gathering, a_scale
from tests.ui.tables import ALT, Key, Table

Lay = Callable[[Page, Gathering], Table]
START = datetime(2026, 5, 12, 18, 30)
NONE = Qt.MouseButton.NoButton
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page() -> RunningOrderPage:
    return RunningOrderPage()


def block(title: str, day: int = 1, **fields: Any) -> Block:
    return Block(title, "garden", 0, title, day=day, **fields)


def evening(*blocks: Block, **fields: Any) -> Gathering:
    start = a_gathering("Ada", "Ben", scales=(), **{"starts": START, **fields})
    placed = tuple(replace(one, place=place) for place, one in enumerate(blocks))
    return replace(start, blocks=placed).in_order()


def weekend() -> Gathering:
    return evening(block("a"), block("b"), block("c", 2), block("s", parked=True))


def shown(page: RunningOrderPage) -> list[str]:
    rows = [page.rows.row(number) for number in range(page.rows.rowCount())]
    return [f"[{row.id}]" if isinstance(row, Heading) else row.title for row in rows]


def at(page: RunningOrderPage, block_id: str, column: int = 1) -> None:
    page.table.setFocus()
    page.table.go_to(block_id, column)


def enter(page: RunningOrderPage, words: str) -> None:
    page.add_line.line.setFocus()
    QTest.keyClicks(page.add_line.line, words)
    QTest.keyClick(page.add_line.line, Key.Key_Return)


def drag(page: RunningOrderPage, block_id: str, to: str, below: bool = False) -> None:
    take(page, block_id, to, below)
    QTest.mouseRelease(page.table.viewport(), LEFT, pos=place_of(page, to, below))


def take(page: RunningOrderPage, block_id: str, to: str, below: bool) -> None:
    view = page.table.viewport()
    QTest.mousePress(view, LEFT, pos=place_of(page, block_id, False))
    move(view, place_of(page, to, below))


def move(view: QWidget, where: QPoint) -> None:
    at, there = QPointF(where), QPointF(view.mapToGlobal(where))
    moved = QMouseEvent(QEvent.Type.MouseMove, at, there, NONE, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, moved)


def place_of(page: RunningOrderPage, row_id: str, below: bool) -> QPoint:
    box = page.table.visualRect(page.rows.index(page.rows.row_of(row_id), 1))
    return QPoint(box.center().x(), box.bottom() - 2 if below else box.top() + 3)


# typing


def test_a_block_is_typed_with_a_pin(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    enter(page, "19:30 Supper 45")

    placed = table.gathering.timed_blocks()[-1].block
    assert (placed.title, placed.minutes, placed.pinned, placed.day) == ("Supper", 45, time(19, 30), 2)
    assert page.table.chosen() == placed.id
    assert shown(page) == ["[day 1]", "a", "b", "[day 2]", "c", "Supper", "[parked]", "s"]


def test_pasted_lines_come_as_one_change(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, evening())
    page.add_line.pasted.emit("Soup 20\nRound 45\n")

    assert table.labels == ["Add 2 blocks"]
    page.add_line.pasted.emit("Soup\n" * 10_000)
    assert "500 lines" in table.said[0]
    assert len(table.gathering.blocks) == 2


def test_a_block_is_chosen_from_those_that_others_hold(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, evening())
    page.kept.open()
    assert page.kept.dialog is not None
    page.kept.dialog.take()
    page.kept.dialog.accept()

    shipped = kept.blocks()[0].part
    assert isinstance(shipped, Block)
    assert [one.title for one in table.gathering.blocks] == [shipped.title]


# arranging


@pytest.mark.parametrize(
    ("chosen", "key", "then"),
    [
        ("b", Key.Key_Up, ["[day 1]", "b", "a", "[day 2]", "c", "[parked]", "s"]),
        ("b", Key.Key_Down, ["[day 1]", "a", "[day 2]", "b", "c", "[parked]", "s"]),
        ("c", Key.Key_Up, ["a", "b", "c", "[parked]", "s"]),
        ("b", Key.Key_PageUp, ["[day 1]", "b", "a", "[day 2]", "c", "[parked]", "s"]),
        ("a", Key.Key_PageDown, ["[day 1]", "b", "a", "[day 2]", "c", "[parked]", "s"]),
        ("b", Key.Key_P, ["[day 1]", "a", "[day 2]", "c", "[parked]", "s", "b"]),
        ("s", Key.Key_P, ["[day 1]", "a", "b", "s", "[day 2]", "c"]),
        ("b", Key.Key_N, ["[day 1]", "a", "[day 2]", "c", "b", "[parked]", "s"]),
        ("c", Key.Key_N, ["[day 1]", "a", "b", "[day 3]", "c", "[parked]", "s"]),
    ],
)
def test_one_key_arranges_and_stays_at_the_block(
    page: RunningOrderPage, laid: Lay, chosen: str, key: Qt.Key, then: list[str]
) -> None:
    table = laid(page, weekend())
    at(page, chosen)
    QTest.keyClick(page.table, key, ALT)

    assert shown(page) == then
    assert page.table.chosen() == chosen
    table.undo()
    assert table.gathering == weekend()


def test_a_key_pins_a_block_to_its_time_and_sets_it_free(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    at(page, "b")
    QTest.keyClick(page.table, Key.Key_K, ALT)
    assert [one.pinned for one in table.gathering.blocks if one.id == "b"] == [time(18, 45)]
    QTest.keyClick(page.table, Key.Key_K, ALT)
    assert table.gathering == weekend()


def test_the_menu_does_what_the_keys_do(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    at(page, "s")
    QTest.mouseClick(page.arrange, LEFT)
    menu: list[QAction] = page.arranging.actions()
    assert page.arranging.isVisible()
    assert [action.text().split("\t")[0] for action in menu if action.isEnabled()] == [
        "Move up",
        "Move down",
        "To the beginning",
        "To the end",
        "Take it out again",
    ]
    next(action for action in menu if "Take it out" in action.text()).trigger()
    page.arranging.close()

    assert not table.gathering.parked_blocks()


@pytest.mark.parametrize(
    ("taken", "to", "below", "then"),
    [
        ("a", "b", True, ["[day 1]", "b", "a", "[day 2]", "c", "[parked]", "s"]),
        ("b", "c", False, ["[day 1]", "a", "[day 2]", "b", "c", "[parked]", "s"]),
        ("a", "s", True, ["[day 1]", "b", "[day 2]", "c", "[parked]", "s", "a"]),
        ("s", "a", False, ["[day 1]", "s", "a", "b", "[day 2]", "c"]),
    ],
)
def test_a_row_is_dragged_to_its_place(
    page: RunningOrderPage, laid: Lay, taken: str, to: str, below: bool, then: list[str]
) -> None:
    table = laid(page, weekend())
    drag(page, taken, to, below)

    assert shown(page) == then
    assert len(table.changes) == 1
    assert page.table.chosen() == taken


def test_a_line_shows_where_a_row_would_go_and_escape_lets_go(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    before = page.table.viewport().grab().toImage()
    take(page, "a", "b", below=True)
    assert page.table.viewport().grab().toImage() != before
    QTest.keyClick(page.table, Key.Key_Escape)
    QTest.mouseRelease(page.table.viewport(), LEFT, pos=place_of(page, "b", True))

    assert table.changes == []


def test_a_click_is_no_drag(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    QTest.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "b", False))

    assert page.table.chosen() == "b"
    assert table.changes == []


def test_arrows_and_tab_pass_over_headings(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, weekend())
    at(page, "b", 3)
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.table.chosen() == "c"
    at(page, "b", 3)
    QTest.keyClick(page.table, Key.Key_Tab)
    assert (page.table.chosen(), page.table.currentIndex().column()) == ("c", 0)
    at(page, "a", 0)
    QTest.keyClick(page.table, Key.Key_Backtab)
    assert QApplication.focusWidget() is not page.table


def test_removing_everything_of_a_day_leaves_the_others(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, weekend())
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Key.Key_Delete)

    assert table.gathering.blocks == ()
    table.undo()
    assert table.gathering == weekend()


# the card


def test_the_card_offers_the_scales_days_and_guests_there_are(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, replace(weekend(), scales=(a_scale("How near?"), a_scale("Of use?", 1))))
    page.open_card("a")
    assert page.form is not None
    scales, days, leads = (page.form.fields[name] for name in ("scale_id", "day", "leads"))
    words = [[box.itemText(n) for n in range(box.count())] for box in (scales, days)]  # type: ignore[attr-defined]

    assert words == [
        ["–", "How near?", "Of use?"],
        ["Day 1 · 12 May 2026", "Day 2 · 13 May 2026", "Day 3 · 14 May 2026"],
    ]
    assert leads.completer().model().rowCount() == 2  # type: ignore[attr-defined]  # everybody but the host


def test_everything_about_a_block_is_stored_from_its_card(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, replace(weekend(), scales=(a_scale("How near?"),)))
    page.open_card("a")
    assert page.form is not None
    for name, value in (
        ("position", Position.KITCHEN),
        ("role", Role.CONNECTOR),
        ("leads", "Ada"),
        ("scale_id", "garden/scale 0"),
        ("optional", True),
        ("is_break", True),
        ("pinned", time(18, 45)),
        ("day", 2),
    ):
        page.form.edited.emit(name, value)

    (a,) = (one for one in table.gathering.blocks if one.id == "a")
    assert (a.position, a.role, a.leads, a.scale_id) == (
        Position.KITCHEN,
        Role.CONNECTOR,
        "Ada",
        "garden/scale 0",
    )
    assert (a.optional, a.is_break, a.pinned, a.day) == (True, True, time(18, 45), 2)
    assert shown(page) == ["[day 1]", "b", "[day 2]", "c", "a", "[parked]", "s"]
    page.form.edited.emit("parked", True)
    assert shown(page)[-1] == "a"
    page.form.edited.emit("parked", False)
    assert "a" not in [one.id for one in table.gathering.parked_blocks()]


def test_the_card_walks_from_block_to_block_over_headings(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, weekend())
    page.open_card("b")
    QTest.mouseClick(page.card_next, LEFT)
    assert page.table.chosen() == "c"
    QTest.mouseClick(page.card_next, LEFT)
    assert page.table.chosen() == "s"
    assert not page.card_next.isEnabled()


# at a glance


def test_where_the_host_stands_is_said_in_words(page: RunningOrderPage, laid: Lay) -> None:
    spotlight, guests = block("a", position=Position.SPOTLIGHT), block("b", position=Position.GUESTS)
    laid(page, evening(replace(spotlight, minutes=25), replace(guests, minutes=95)))

    assert page.glance.balance.accessibleDescription() == (
        "In the spotlight 25 minutes, with the guests 1 hour 35 minutes."
    )


def test_kitchen_time_is_offered_while_there_is_none_and_taken_back_by_undo(
    page: RunningOrderPage, laid: Lay
) -> None:
    table = laid(page, evening(block("a"), block("b", minutes=40), block("c")))
    assert page.glance.add_kitchen.isVisible()
    assert "before “b”" in page.glance.add_kitchen.text()
    page.glance.add_kitchen.setFocus()
    QTest.keyClick(page.glance.add_kitchen, Key.Key_Return)
    assert shown(page) == ["a", "A breath", "b", "c"]
    assert not page.glance.add_kitchen.isVisible()
    table.undo()
    assert page.glance.add_kitchen.isVisible()


def test_a_finding_leads_to_its_block(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, evening(block("a"), block("b", minutes=0), block("c", position=Position.KITCHEN)))
    (found,) = (button for button in page.glance.found if button.isVisible())
    assert found.text() == "“b” has no minutes yet."
    QTest.keyClick(found, Key.Key_Return)

    assert page.table.chosen() == "b"
    assert page.table.hasFocus()


def test_a_pin_that_does_not_fit_is_mended_on_the_card(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, evening(block("a", position=Position.KITCHEN), block("b", pinned=time(18, 40))))
    QTest.mouseClick(page.glance.found[0], LEFT)

    assert page.card_is_open
    assert page.form is not None
    assert page.form.fields["pinned"].hasFocus()


def test_the_end_of_each_day_is_typed_and_compared(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, evening(block("a", minutes=150), block("b", minutes=15, optional=True)))
    assert page.total.text() == "2 hours 45 minutes in all, until 21:15"
    page.reveal("day_ends_by")
    page.glance.until.setFocus()
    QTest.keyClicks(page.glance.until, "8.30 pm")
    QTest.keyClick(page.glance.until, Key.Key_Return)

    assert table.gathering.session.until == time(20, 30)
    assert page.total.text() == (
        "2 hours 45 minutes planned, 2 hours available: 45 minutes too many; "
        "optional blocks would give back 15 minutes"
    )


def test_what_is_no_time_stays_typed_and_is_said(page: RunningOrderPage, laid: Lay) -> None:
    table = laid(page, evening(block("a")))
    page.reveal("day_ends_by")
    page.glance.until.setFocus()
    QTest.keyClicks(page.glance.until, "late")
    QTest.keyClick(page.glance.until, Key.Key_Return)

    assert "not a time" in table.said[0]
    assert page.glance.until.text() == "late"


def test_in_a_low_window_list_and_glance_take_turns(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, weekend())
    page.resize(700, 400)
    assert page.card.isVisible()
    assert not page.glance.isVisible()
    QTest.mouseClick(page.at_a_glance, LEFT)
    assert page.glance.isVisible()
    assert not page.card.isVisible()
    QTest.mouseClick(page.at_a_glance, LEFT)
    assert page.card.isVisible()


def test_many_findings_are_counted_and_not_all_said(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, evening(*(block(f"b{n}", minutes=0, position=Position.KITCHEN) for n in range(30))))
    assert sum(button.isVisible() for button in page.glance.found) == 2
    QTest.mouseClick(page.at_a_glance, LEFT)

    assert sum(button.isVisible() for button in page.glance.found) == 12
    assert page.glance.more.text() == "and 18 more"


def test_every_question_about_the_running_order_leads_somewhere(page: RunningOrderPage, laid: Lay) -> None:
    speech = [block(title, minutes=70, position=Position.SPOTLIGHT) for title in "abc"]
    asked = replace(evening(*speech), scales=(a_scale("How near?"),))
    laid(page, asked)
    fields = [q.field for q in open_questions(asked) if q.place is Place.RUNNING_ORDER]
    assert len(fields) == 6
    for field in fields:
        found = page.reveal(field)
        assert found is not None
        assert found.isVisible()
        page.close_card()


def test_the_question_how_it_ends_opens_the_last_block(page: RunningOrderPage, laid: Lay) -> None:
    laid(page, weekend())
    page.reveal("block_what_happens")

    assert page.table.chosen() == "c"
    assert page.card_is_open


def test_two_hundred_blocks_keep_their_heights_when_one_moves(page: RunningOrderPage, laid: Lay) -> None:
    long = "Everybody says what they would love to see. " * 4
    many = [block(f"b{n}", what_happens=long if n % 3 else "") for n in range(200)]
    table = laid(page, evening(*many))
    heights = {one.id: page.table.rowHeight(n) for n, one in enumerate(many)}
    table.do(running.move_block(table.gathering, table.gathering.blocks[10], 3))

    now = {page.rows.row(n).id: page.table.rowHeight(n) for n in range(200)}
    assert len(set(heights.values())) > 1
    assert now == heights


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_the_day_runs_from_right_to_left_where_one_reads_so(
    page: RunningOrderPage, laid: Lay, qtbot: QtBot
) -> None:
    laid(page, evening(block("a", position=Position.SPOTLIGHT), block("b", minutes=15)))
    picture = page.glance.balance.grab().toImage()
    y = picture.height() // 4
    ink = page.palette().link().color()

    assert picture.pixelColor(picture.width() * 3 // 4, y) == ink
    assert picture.pixelColor(picture.width() // 4, y) != ink
