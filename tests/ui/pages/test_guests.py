"""Guests: typed like a list, pasted as lines, bettered in their cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.ui.pages.guests import GuestsPage, seats_said
from hostdesk.ui.pages.page import Page
from tests.builders import a_gathering, a_guest
from tests.ui.tables import ALT, CONTROL, SHIFT, Key, Table

Lay = Callable[[Page, Gathering], Table]
BRINGS = 2


@pytest.fixture
def page() -> GuestsPage:
    return GuestsPage()


def names(table: Table) -> list[str]:
    return [guest.name for guest in table.gathering.guests]


def at(page: Any, row: int, column: int) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(row, column))


def editor() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    assert found.objectName().startswith("edit_")
    return found


def test_enter_invites_and_makes_room_for_the_next(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering())
    for name in ("Ada", "زهرة", "王小明"):
        page.add_line.line.setFocus()
        page.add_line.line.insert(name)
        qtbot.keyClick(page.add_line.line, Key.Key_Return)

    assert names(table) == ["Host", "Ada", "زهرة", "王小明"]
    assert page.add_line.line.text() == ""
    assert page.add_line.line.hasFocus()
    assert page.table.chosen() == table.gathering.guests[-1].id


def test_what_is_refused_stays_in_the_line(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering())
    page.add_line.line.setText("n" * 301)
    qtbot.keyClick(page.add_line.line, Key.Key_Return)

    assert page.add_line.line.text() == "n" * 301
    assert table.said == ["This line is longer than 300 characters; please shorten it."]


def test_an_empty_line_wants_nothing(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering())
    qtbot.keyClicks(page.add_line.line, "  ")
    qtbot.keyClick(page.add_line.line, Key.Key_Return)

    assert table.changes == []
    assert table.said == []


def test_a_pasted_list_is_one_change(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering())
    QApplication.clipboard().setText("1. Ada\n2. Ben <ben@example.org>\n\n- Chidi\n- Ada")
    qtbot.keyClick(page.add_line.line, Key.Key_V, CONTROL)

    assert names(table) == ["Host", "Ada", "Ben", "Chidi"]
    assert table.labels == ["Invite 3 guests"]
    assert table.said == ["3 guests added."]


def test_pasting_those_who_are_there_says_so(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    QApplication.clipboard().setText("Ada\nBen")
    qtbot.keyClick(page.add_line.line, Key.Key_V, CONTROL)

    assert table.changes == []
    assert table.said == ["Everybody in this list is a guest already."]


def test_words_typed_into_a_cell_are_stored_with_enter(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClicks(page.table, "S")
    QTest.keyClicks(editor(), "oup")
    QTest.keyClick(editor(), Key.Key_Return)

    assert table.gathering.guests[1].brings == "Soup"
    assert page.table.hasFocus()


def test_words_typed_into_a_cell_are_stored_when_typing_rests(
    page: GuestsPage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClick(page.table, Key.Key_F2)
    QTest.keyClicks(editor(), "Soup ")
    qtbot.waitUntil(lambda: table.gathering.guests[1].brings == "Soup", timeout=1500)
    QTest.keyClicks(editor(), "and")
    QTest.keyClick(editor(), Key.Key_Return, SHIFT)
    QTest.keyClicks(editor(), "bread")
    QTest.keyClick(editor(), Key.Key_Return)

    assert table.gathering.guests[1].brings == "Soup and\nbread"


def test_a_newer_typing_in_a_cell_is_not_overwritten_by_an_older_show(
    page: GuestsPage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    at(page, 1, BRINGS)
    qtbot.keyClick(page.table, Key.Key_F2)
    QTest.keyClicks(editor(), "Soup")
    qtbot.waitUntil(lambda: table.gathering.guests[1].brings == "Soup", timeout=1500)
    QTest.keyClicks(editor(), " and")
    table.do(table.changes[-1])  # shown again, as it was stored
    QTest.keyClicks(editor(), " bread")
    QTest.keyClick(editor(), Key.Key_Return)

    assert table.gathering.guests[1].brings == "Soup and bread"


def test_what_stands_in_a_cell_is_said_when_the_page_is_asked(
    page: GuestsPage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClicks(page.table, "S")
    QTest.keyClicks(editor(), "oup")
    page.flush()

    assert table.gathering.guests[1].brings == "Soup"


def test_undo_is_the_desk_s_in_a_cell_too(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClicks(page.table, "S")
    asked: list[bool] = []
    action = page.addAction("Undo", "Ctrl+Z")
    action.triggered.connect(lambda: asked.append(True))
    QTest.keyClick(editor(), Key.Key_Z, CONTROL)

    assert len(asked) == 1


def test_a_name_cannot_be_taken_away(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    at(page, 1, 0)
    qtbot.keyClick(page.table, Key.Key_F2)
    QTest.keyClick(editor(), Key.Key_Backspace)
    QTest.keyClick(editor(), Key.Key_Return)

    assert names(table) == ["Host", "Ada"]
    assert table.said == ["A guest needs a name."]


def test_an_invitation_is_chosen_by_keys(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    at(page, 1, 4)
    qtbot.keyClick(page.table, Key.Key_Return)
    box = editor()
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Key.Key_Down)
    QTest.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(table.changes), timeout=1500)

    assert table.gathering.guests[1].invitation is Invitation.INVITED


def test_delete_and_the_button_remove_the_guest_one_is_at(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben", "Chidi"))
    at(page, 1, 0)
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert names(table) == ["Host", "Ben", "Chidi"]
    assert page.table.currentIndex().row() == 1

    qtbot.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    assert names(table) == ["Host", "Chidi"]
    table.undo()
    assert names(table) == ["Host", "Ben", "Chidi"]


def test_several_guests_are_removed_in_one_change(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben", "Chidi"))
    at(page, 1, 0)
    qtbot.keyClick(page.table, Key.Key_Down, SHIFT)
    qtbot.keyClick(page.table, Key.Key_Delete)

    assert names(table) == ["Host", "Chidi"]
    assert table.labels == ["Remove 2 guests"]


def test_alt_and_an_arrow_move_a_guest_and_the_cursor_with_it(
    page: GuestsPage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    at(page, 2, BRINGS)
    qtbot.keyClick(page.table, Key.Key_Up, ALT)

    assert names(table) == ["Host", "Ben", "Ada"]
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, BRINGS)


def test_an_open_seat_is_kept_for_a_voice(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering())
    qtbot.keyClicks(page.add_line.line, "Someone under twenty")
    qtbot.mouseClick(page.open_seat, Qt.MouseButton.LeftButton)

    seat = table.gathering.guests[-1]
    assert (seat.name, seat.invitation) == ("Someone under twenty", Invitation.OPEN_SEAT)
    assert page.add_line.line.text() == ""
    assert page.seats.text().endswith("1 open seat")


def test_a_seat_that_is_refused_stays_in_the_line(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering())
    page.add_line.line.setText("n" * 301)
    qtbot.mouseClick(page.open_seat, Qt.MouseButton.LeftButton)

    assert page.add_line.line.text() == "n" * 301


def test_the_cells_speak(page: GuestsPage, laid: Lay) -> None:
    laid(page, a_gathering("Ada"))
    spoken = [page.rows.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (0, BRINGS)]

    assert spoken == ["Ada", "Ada, What they bring: empty"]


def test_an_empty_page_says_what_to_do(page: GuestsPage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    table.do(_without_anybody(table.gathering))

    assert page.empty.isVisible()
    assert not page.card.isVisible()
    assert not page.remove.isEnabled()


def _without_anybody(gathering: Gathering) -> Any:
    from hostdesk.workflows.prepare import take_away

    return take_away(gathering, gathering.guests)


def test_places_are_counted() -> None:
    seat = a_guest("A voice", 2, invitation=Invitation.OPEN_SEAT)
    gone = a_guest("Ben", 3, invitation=Invitation.DECLINED)

    assert seats_said([a_guest("Ada"), gone]) == "1 place at the table · 0 accepted"
    assert seats_said([a_guest("Ada"), seat]) == "1 place at the table · 0 accepted · 1 open seat"


def test_the_editor_grows_with_its_words(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClicks(page.table, "S")
    found = editor()
    assert isinstance(found, QPlainTextEdit)
    low = found.height()
    QTest.keyClicks(found, "oup and bread and cheese and apples and something sweet for after it")

    assert found.height() > low
