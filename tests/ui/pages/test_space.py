"""Space: a room chosen by its picture, needs where they matter, the bag, and the checklist."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Layout
from hostdesk.ui import theme
from hostdesk.ui.early import ACCESSIBLE_TEXT
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.space import SpacePage
from hostdesk.workflows import kept
from tests.builders import a_gathering, a_guest
from tests.ui.tables import Key, Table

Lay = Callable[[Page, Gathering], Table]
ROOM, BAG, TO_DO = range(3)


def enter(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


def evening(materials: str = "1 each: pen", **fields: Any) -> Gathering:
    start = a_gathering("Ada", "Ben", **fields)
    return replace(start, blocks=(Block("b", start.session.id, 0, "Round", materials=materials),))


def things(page: SpacePage) -> list[str]:
    rows = page.packing.rows
    return [rows.index(row, 1).data() for row in range(rows.rowCount())]


@pytest.mark.parametrize("layout", [*Layout, None])
def test_a_room_is_chosen_by_a_click_on_its_picture(laid: Lay, qtbot: QtBot, layout: Layout | None) -> None:
    page = SpacePage()
    table = laid(page, a_gathering(room=Layout.CIRCLE if layout is not Layout.CIRCLE else None))
    qtbot.mouseClick(page.room.room.pictures[layout], Qt.MouseButton.LeftButton)

    assert table.gathering.session.room is layout
    assert [room for room, picture in page.room.room.pictures.items() if picture.isChecked()] == [layout]


def test_the_arrows_walk_the_pictures_and_tab_comes_to_the_chosen_one(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, a_gathering(room=Layout.CIRCLE))
    pictures = page.room.room.pictures
    page.room.venue.setFocus()
    QTest.keyClick(page.room.venue, Key.Key_Tab)
    assert pictures[Layout.CIRCLE].hasFocus()
    QTest.keyClick(pictures[Layout.CIRCLE], Key.Key_Right)
    assert table.gathering.session.room is Layout.LONG_TABLE
    assert pictures[Layout.LONG_TABLE].hasFocus()
    QTest.keyClick(pictures[Layout.LONG_TABLE], Key.Key_Up)
    QTest.keyClick(pictures[Layout.CIRCLE], Key.Key_Left)

    assert table.gathering.session.room is None


def test_undo_shows_the_room_that_was(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, a_gathering(room=Layout.PAIRS))
    page.room.room.pictures[Layout.ROWS].click()
    table.undo()

    assert page.room.room.pictures[Layout.PAIRS].isChecked()


def test_what_guests_need_stands_under_access_and_food(laid: Lay) -> None:
    page = SpacePage()
    start = a_gathering()
    marta = a_guest("Marta", 1, access="a chair with arms", diet="Vegan")
    laid(page, replace(start, guests=(*start.guests, marta, a_guest("Tom", 2, diet="vegan"))))

    assert told(page, "access") == "Marta: a chair with arms"
    assert told(page, "food") == "Vegan: Marta, Tom"


def test_two_hundred_needs_are_told_in_a_few_lines(laid: Lay) -> None:
    page = SpacePage()
    start = a_gathering()
    laid(page, replace(start, guests=tuple(a_guest(f"G{n}", n, access=f"Need {n}") for n in range(200))))

    assert len(told(page, "access").splitlines()) == 13
    assert told(page, "access").endswith("and 188 more, on the page Guests")


def told(page: SpacePage, name: str) -> str:
    label = page.findChild(QLabel, f"{name}_needs")
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


def test_fields_stand_side_by_side_only_where_there_is_room(laid: Lay) -> None:
    page = SpacePage()
    laid(page, a_gathering())
    light, sound = (page.findChild(QWidget, name) for name in ("light", "sound"))
    assert light is not None
    assert sound is not None

    def beside() -> bool:
        QTest.qWait(1)  # layouts settle
        return bool(light.mapTo(page, light.pos()).y() == sound.mapTo(page, sound.pos()).y())

    page.resize(1000, 700)
    assert beside()
    page.resize(500, 700)
    assert not beside()


def test_the_bag_has_what_the_blocks_need_and_what_is_typed(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, evening())
    page.turn_to(BAG)
    enter(page.packing.add_line.line, "12: candles")
    enter(page.packing.add_line.line, "Pens")

    assert things(page) == ["12 × candles", "3 × Pens"]
    assert table.gathering.session.materials == "12: candles\nPens"
    assert page.packing.add_line.line.text() == ""
    assert page.packing.state.text() == "2 things still to pack. For 3 people at 1 table."


def test_pasted_lines_are_one_change(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, evening(""))
    page.packing.add_line.pasted.emit("Bells\n\n2 each: card\n")

    assert things(page) == ["Bells", "6 × card"]
    assert len(table.changes) == 1


def test_space_puts_a_thing_in_the_bag_and_takes_it_out(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, evening("1 each: pen\nTea"))
    page.turn_to(BAG)
    page.packing.table.setFocus()
    page.packing.table.setCurrentIndex(page.packing.rows.index(0, 0))
    QTest.keyClick(page.packing.table, Key.Key_Space)
    assert table.gathering.session.packed == "pen"
    page.packing.table.setCurrentIndex(page.packing.rows.index(1, 1))
    QTest.keyClick(page.packing.table, Key.Key_Return)
    assert table.gathering.session.packed == "pen\nTea"
    assert page.packing.state.text().startswith("All is packed.")
    page.packing.table.setCurrentIndex(page.packing.rows.index(0, 0))
    QTest.keyClick(page.packing.table, Key.Key_Space)

    assert table.gathering.session.packed == "Tea"
    assert table.labels == ["Put in the bag", "Put in the bag", "Take out of the bag"]


def test_a_tick_is_heard_with_the_thing_it_belongs_to(laid: Lay) -> None:
    page = SpacePage()
    laid(page, evening())
    heard = [page.packing.rows.index(0, column).data(ACCESSIBLE_TEXT) for column in (0, 1)]

    assert heard == ["3 × pen, In the bag: no", "3 × pen Round"]


def test_ones_own_thing_can_stay_at_home_and_a_blocks_cannot(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, evening(materials="1 each: pen", packed=""))
    enter(page.packing.add_line.line, "Bells")
    page.packing.table.setCurrentIndex(page.packing.rows.index(0, 0))
    page.packing.remove.click()
    assert things(page) == ["3 × pen"]
    page.packing.remove.click()

    assert things(page) == ["3 × pen"]
    assert table.said == ["“pen” is needed by “Round”; take it out there, in the running order."]


def test_an_errand_is_typed_given_to_somebody_and_done(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, a_gathering())
    page.turn_to(TO_DO)
    enter(page.errands.add_line.line, "Fetch the key")
    page.errands.table.setFocus()
    page.errands.table.setCurrentIndex(page.errands.rows.index(0, 2))
    QTest.keyClick(page.errands.table, Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Tom")
    page.flush()
    page.errands.table.setCurrentIndex(page.errands.rows.index(0, 0))
    page.errands.table.setFocus()
    QTest.keyClick(page.errands.table, Key.Key_Space)

    (errand,) = table.gathering.errands
    assert (errand.what, errand.who, errand.done) == ("Fetch the key", "Tom", True)


def test_a_pasted_list_of_errands_is_one_change(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, a_gathering())
    page.errands.add_line.pasted.emit("Fetch the key\n\nBuy bread\n")

    assert [errand.what for errand in table.gathering.errands] == ["Fetch the key", "Buy bread"]
    assert len(table.changes) == 1


def test_usual_errands_are_ticked_and_added_in_one_change(laid: Lay) -> None:
    page = SpacePage()
    table = laid(page, a_gathering())
    page.turn_to(TO_DO)
    page.errands.usual.click()
    picker: Any = page.errands.picker
    first, third = kept.errands()[0][0], kept.errands()[2][0]
    assert picker.rows.index(0, 1).data(ACCESSIBLE_TEXT).startswith(first)
    assert not picker.take.isEnabled()
    QTest.keyClick(picker.table, Key.Key_Space)
    picker.table.setCurrentIndex(picker.rows.index(2, 0))
    QTest.keyClick(picker.table, Key.Key_Return)
    picker.take.click()

    assert [errand.what for errand in table.gathering.errands] == [first, third]
    assert table.labels == ["Add 2 errands"]
    assert page.errands.picker is None
    page.errands.usual.click()
    again: Any = page.errands.picker
    assert again.rows.rowCount() == len(kept.errands()) - 2
    QTest.keyClick(again, Key.Key_Escape)
    assert page.errands.picker is None


@pytest.mark.parametrize(
    ("field", "side"), [("venue", ROOM), ("access", ROOM), ("materials", BAG), ("new_errand", TO_DO)]
)
def test_the_coach_turns_to_the_side_where_an_answer_goes(laid: Lay, field: str, side: int) -> None:
    page = SpacePage()
    laid(page, a_gathering())
    page.turn_to((side + 1) % 3)
    found = page.reveal(field)

    assert found is not None
    assert found.isVisible()
    assert page.tabs[side].isChecked()
    assert page.first_field.isVisible()


def test_a_page_that_replaces_another_goes_on_at_its_side(laid: Lay) -> None:
    before, after = SpacePage(), SpacePage()
    laid(before, a_gathering())
    before.turn_to(TO_DO)
    QTest.keyClicks(before.errands.add_line.line, "Half a th")
    after.take_over(before)

    assert after.tabs[TO_DO].isChecked()
    line = after.findChild(QLineEdit, "new_errand")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Half a th"
    after.deleteLater()


def test_how_amounts_are_written_stands_whole_under_the_line(qapp: QApplication, laid: Lay) -> None:
    theme.dress(qapp, "light", 200)
    page = SpacePage()
    laid(page, evening())
    page.resize(740, 614)
    page.turn_to(BAG)
    QTest.qWait(1)
    examples = page.findChild(QLabel, "materials_examples")
    whole = examples.height() >= examples.heightForWidth(examples.width())
    below = examples.y() - page.packing.add_line.geometry().bottom()
    theme.dress(qapp, "light", 100)

    assert whole
    assert 0 < below < 16
    assert page.packing.add_line.line.accessibleDescription() == examples.text()


def test_every_example_of_an_amount_is_understood(laid: Lay) -> None:
    page = SpacePage()
    laid(page, a_gathering("Ada", "Ben"))
    examples = re.findall("“(.+?)”", page.findChild(QLabel, "materials_examples").text())
    for example in examples:
        enter(page.packing.add_line.line, example)

    assert len(examples) == 4
    assert things(page) == ["12 × candles", "3 × pen", "1 × sheet", "1 × jug"]
