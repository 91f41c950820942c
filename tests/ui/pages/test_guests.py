"""Guests: typed like a list, pasted as lines, bettered in their cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.ui.pages.guest_card import day_said, who_said
from hostdesk.ui.pages.guests import GuestsPage, tallied
from hostdesk.ui.pages.page import Page
from hostdesk.workflows.calendar_words import short_day
from tests.builders import a_gathering, a_guest
from tests.ui.tables import ALT, CONTROL, SHIFT, Key, Table

Lay = Callable[[Page, Gathering], Table]
BRINGS, INVITATION = 1, 3


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
    at(page, 1, INVITATION)
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
    assert page.tallies["missing"].accessibleName() == "1 voice still missing"


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
    gone = a_guest("Ben", 3, invitation=Invitation.DECLINED, nearest=True)
    yes = a_guest("Chidi", 4, invitation=Invitation.ACCEPTED, nearest=True)

    assert tallied([a_guest("Ada"), gone]) == {
        "places": (1, "place at the table"),
        "accepted": (0, "accepted"),
        "nearest": (0, "nearest to the matter"),
        "missing": (0, "voices still missing"),
    }
    assert tallied([a_guest("Ada"), seat, yes]) == {
        "places": (2, "places at the table"),
        "accepted": (1, "accepted"),
        "nearest": (1, "nearest to the matter"),
        "missing": (1, "voice still missing"),
    }


def test_the_editor_grows_with_its_words(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering("Ada"))
    at(page, 1, BRINGS)
    qtbot.keyClicks(page.table, "S")
    found = editor()
    assert isinstance(found, QPlainTextEdit)
    low = found.height()
    QTest.keyClicks(found, "oup and bread and cheese and apples and something sweet for after it")

    assert found.height() > low


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"is_host": True, "about": "Lives here"}, "Host and guest · Lives here"),
        ({"nearest": True}, "Nearest to the matter"),
        ({"stranger": True}, "A stranger here"),
        ({"stranger": True, "greeter": "Ben", "seat": "Table 2"}, "Stranger, greeted by Ben · Table 2"),
        ({"walk_in": True}, "Walked in"),
        ({"invitation": Invitation.OPEN_SEAT}, "Not yet named"),
        ({"invitation": Invitation.OPEN_SEAT, "could_ask": "Tom"}, "Tom could ask"),
        ({}, ""),
    ],
)
def test_under_a_name_stands_who_it_is(fields: dict[str, Any], said: str) -> None:
    assert who_said(a_guest("Ada", **fields)) == said


def test_an_invitation_shows_its_day(page: GuestsPage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada"))
    page._on_edited(table.gathering.guests[1].id, "invitation", Invitation.INVITED)

    ada = table.gathering.guests[1]
    assert ada.invited_on == date.today()
    assert day_said(ada) == short_day(date.today())
    assert day_said(replace(ada, invitation=Invitation.TO_ASK)) == ""
    assert day_said(replace(ada, invitation=Invitation.ACCEPTED, replied_on=date(2026, 5, 2))) == "2 May"


def test_the_card_stores_every_kind_of_field(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    page.open_card(table.gathering.guests[1].id)
    assert page.form is not None
    diet = page.form.fields["diet"]
    diet.setFocus()
    qtbot.keyClicks(diet, "No nuts")
    qtbot.keyClick(page, Key.Key_Escape)
    page.open_card(table.gathering.guests[1].id, "stranger")
    qtbot.keyClick(page.form.fields["stranger"], Key.Key_Space)

    assert (table.gathering.guests[1].diet, table.gathering.guests[1].stranger) == ("No nuts", True)


def test_greeters_are_offered_by_name(page: GuestsPage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    page.open_card(table.gathering.guests[1].id)
    assert page.form is not None
    completer = page.form.fields["greeter"].completer()  # type: ignore[attr-defined]
    model = completer.model()

    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Host", "Ada", "Ben"]


def test_somebody_takes_an_open_seat_by_keys(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    qtbot.keyClicks(page.add_line.line, "A young voice")
    qtbot.mouseClick(page.open_seat, Qt.MouseButton.LeftButton)
    page.table.go_to(table.gathering.guests[-1].id)
    assert page.said_yes.isVisible()
    page.said_yes.setFocus()
    qtbot.keyClick(page.said_yes, Key.Key_Space)
    assert "A young voice" in page.add_line.line.placeholderText()
    qtbot.keyClicks(page.add_line.line, "Zoe")
    qtbot.keyClick(page.add_line.line, Key.Key_Return)

    zoe = table.gathering.guests[-1]
    assert (zoe.name, zoe.about, zoe.invitation) == ("Zoe", "A young voice", Invitation.ACCEPTED)
    assert not page.said_yes.isVisible()
    assert page.add_line.line.placeholderText().startswith("Type a name")


def test_escape_leaves_a_seat_open(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    page._on_open_seat()
    page.table.go_to(table.gathering.guests[-1].id)
    qtbot.mouseClick(page.said_yes, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.add_line.line, Key.Key_Escape)
    qtbot.keyClicks(page.add_line.line, "Zoe")
    qtbot.keyClick(page.add_line.line, Key.Key_Return)

    assert names(table) == ["Host", "Ada", "A missing voice", "Zoe"]


def test_greeters_are_proposed_where_one_is_missing(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    start = a_gathering("Ada", "Ben")
    table = laid(page, start)
    assert not page.greet.isVisible()
    page._on_edited(table.gathering.guests[2].id, "stranger", True)
    qtbot.mouseClick(page.greet, Qt.MouseButton.LeftButton)

    assert table.gathering.guests[2].greeter == "Host"
    assert not page.greet.isVisible()
    table.undo()
    assert page.greet.isVisible()


def test_a_question_leads_to_the_guest_it_is_about(page: GuestsPage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    page._on_edited(table.gathering.guests[2].id, "stranger", True)
    page.table.go_to(table.gathering.guests[0].id)
    field = page.reveal("guest_greeter")

    assert page.card_is_open
    assert page.table.chosen() == table.gathering.guests[2].id
    assert field is not None
    assert field.isVisible()


MANY = [f"Person {number}" for number in range(200)]


def test_letters_find_some_of_two_hundred(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering(*MANY))
    page._on_edited(table.gathering.guests[7].id, "circle", "Müller family")
    page.filter.line.setFocus()
    qtbot.keyClicks(page.filter.line, "MULL")

    shown = [n for n in range(page.rows.rowCount()) if not page.table.isRowHidden(n)]
    assert shown == [7]
    assert page.filter.found.text() == "1 of 201"
    assert page.table.currentIndex().row() == 7
    qtbot.keyClick(page.filter.line, Key.Key_Escape)
    assert not any(page.table.isRowHidden(n) for n in range(page.rows.rowCount()))


def test_next_goes_to_the_next_that_was_found(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering(*MANY))
    page.filter.line.setText("19")
    page.open_card(table.gathering.guests[20].id)
    qtbot.mouseClick(page.card_next, Qt.MouseButton.LeftButton)

    assert page.table.chosen() == table.gathering.guests[120].id


def test_what_is_added_shows_whatever_is_sought(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering(*MANY))
    page.filter.line.setText("nobody")
    qtbot.keyClicks(page.add_line.line, "Zoe")
    qtbot.keyClick(page.add_line.line, Key.Key_Return)

    assert page.filter.line.text() == ""
    assert page.table.chosen() == table.gathering.guests[-1].id


def test_a_dozen_need_no_line_to_find_them(page: GuestsPage, laid: Lay) -> None:
    laid(page, a_gathering(*MANY[:11]))

    assert not page.filter.isVisible()


def test_rows_that_came_while_the_page_was_hidden_have_their_height(page: GuestsPage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada"))
    page.hide()
    page._on_edited(table.gathering.guests[1].id, "brings", "Soup and bread " * 20)
    page.show()

    assert page.table.rowHeight(1) > 3 * page.table.rowHeight(0)
