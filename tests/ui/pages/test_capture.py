"""Run and capture: the round's grid by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, Mark, Moment
from hostdesk.domain.scale import FollowUp, Naming
from hostdesk.domain.session import Stage
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.pages.capture import CapturePage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.round_table import NOW
from hostdesk.workflows import capture, host
from tests.builders import a_gathering, a_scale, with_round
from tests.ui.tables import CONTROL, SHIFT, Key, Table

Lay = Callable[[Page, Gathering], Table]


@pytest.fixture
def page() -> CapturePage:
    return CapturePage()


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keys(page: CapturePage, typed: str) -> None:
    """Types into the grid; "⏎" is Enter."""
    page.table.setFocus()
    for letter in typed:
        if letter == "⏎":
            QTest.keyClick(here(), Key.Key_Return)
        else:
            QTest.keyClicks(here(), letter)


def words(typed: str) -> None:
    """Types to whatever has the keyboard, letter by letter: the first one opens an editor."""
    for letter in typed:
        QTest.keyClicks(here(), letter)


def answers(table: Table, moment: Moment = Moment.OPENING, scale: int = 0) -> dict[str, str]:
    """What everybody answered: numbers by name, "-" for skipped, "" for words alone."""
    asked = table.gathering.round_of(table.gathering.scales[scale].id, moment)
    if asked is None:
        return {}
    named = {guest.id: guest.name for guest in table.gathering.guests}
    return {named[mark.guest_id or ""]: said(mark) for mark in table.gathering.marks_in(asked.id)}


def unnamed_answers(table: Table) -> list[str]:
    return sorted(said(mark) for mark in table.gathering.marks)


def said(mark: Mark) -> str:
    return "-" if mark.skipped else "" if mark.value is None else str(mark.value)


def mark_of(table: Table, name: str) -> Mark:
    guest = next(guest for guest in table.gathering.guests if guest.name == name)
    return next(mark for mark in table.gathering.marks if mark.guest_id == guest.id)


def row_names(page: CapturePage) -> list[str]:
    return [page.rows.row(number).name for number in range(page.rows.rowCount())]


def cell(page: CapturePage, row: int, column: int) -> str:
    return str(page.rows.index(row, column).data())


def at_row(page: CapturePage) -> str:
    name: str = page.rows.row(page.table.currentIndex().row()).name
    return name


def unnamed() -> Gathering:
    return a_gathering("Ada", "Ben", scales=[a_scale(naming=Naming.UNNAMED)])


def test_numbers_and_enter_fill_a_round(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben", "Chidi"))
    keys(page, "7⏎4⏎0⏎9")

    assert answers(table) == {"Ada": "7", "Ben": "4", "Chidi": "0", "Host": "9"}
    assert table.gathering.session.stage is Stage.HOST


def test_the_host_comes_last(page: CapturePage, laid: Lay) -> None:
    laid(page, a_gathering("Ada", "Ben"))

    assert row_names(page) == ["Ada", "Ben", "Host"]


@pytest.mark.parametrize("typed", ["T", "t", "10"])
def test_ten(page: CapturePage, laid: Lay, typed: str) -> None:
    table = laid(page, a_gathering("Ada"))
    keys(page, typed)

    assert answers(table) == {"Ada": "10"}
    assert table.gathering.earlier_marks == ()


def test_one_for_one_guest_and_nought_for_the_next_is_not_ten(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "1⏎0")

    assert answers(table) == {"Ada": "1", "Ben": "0"}


def test_one_and_nought_in_rows_changed_by_mouse_is_not_ten(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "1")
    page.table.setCurrentIndex(page.rows.index(1, NOW))
    keys(page, "0")

    assert answers(table) == {"Ada": "1", "Ben": "0"}


def test_a_half_more(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben", scales=[a_scale(halves=True)]))
    keys(page, "4.⏎.")

    assert answers(table) == {"Ada": "4.5"}
    assert table.said == ["Type the number first, then the point for a half more."]


@pytest.mark.parametrize(
    ("lowest", "highest", "typed", "sentence"),
    [
        (0, 10, "4.", "This scale has whole numbers only."),
        (1, 7, "9", "This scale goes from 1 to 7."),
        (1, 7, "0", "This scale goes from 1 to 7."),
        (1, 7, "T", "This scale goes from 1 to 7."),
    ],
)
def test_a_number_that_is_not_on_the_scale_is_refused_in_a_sentence(
    page: CapturePage, laid: Lay, lowest: int, highest: int, typed: str, sentence: str
) -> None:
    table = laid(page, a_gathering("Ada", scales=[a_scale(lowest=lowest, highest=highest)]))
    keys(page, typed)

    assert table.said == [sentence]


def test_skipping_is_an_answer(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "-⏎5-")

    assert answers(table) == {"Ada": "-", "Ben": "-"}
    assert cell(page, 0, NOW) == "skipped"


def test_delete_clears_an_answer(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada"))
    keys(page, "5")
    QTest.keyClick(page.table, Key.Key_Delete)

    assert answers(table) == {}
    assert cell(page, 0, NOW) == "–"
    table.undo()
    assert answers(table) == {"Ada": "5"}


def test_tab_goes_through_the_words_and_on(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "7")
    QTest.keyClick(here(), Key.Key_Tab)
    words("We met")
    QTest.keyClick(here(), Key.Key_Tab)
    qtbot.waitUntil(lambda: page.table.currentIndex().column() == 3)
    words("A key")
    QTest.keyClick(here(), Key.Key_Tab)
    qtbot.waitUntil(lambda: at_row(page) == "Ben")
    keys(page, "3")

    mark = mark_of(table, "Ada")
    assert (mark.value, mark.already_there, mark.one_step_up) == (Decimal(7), "We met", "A key")
    assert mark_of(table, "Ben").value == 3


def test_where_somebody_would_be_content_is_typed_behind_the_words(
    page: CapturePage, laid: Lay, qtbot: QtBot
) -> None:
    asked = a_scale(follow_ups=(FollowUp.GOOD_ENOUGH,), halves=True)
    table = laid(page, a_gathering("Ada", "Ben", scales=[asked, a_scale("And this?", 1)]))
    assert page.rows.columns[-1].title == "Content at"
    keys(page, "3")
    page.table.setCurrentIndex(page.rows.index(0, 4))
    words("7,5")
    QTest.keyClick(here(), Key.Key_Tab)
    qtbot.waitUntil(lambda: at_row(page) == "Ben")
    assert mark_of(table, "Ada").good_enough == Decimal("7.5")
    assert cell(page, 0, 4) == "7½"

    page.table.setCurrentIndex(page.rows.index(0, 4))
    words("soon")
    QTest.keyClick(here(), Key.Key_Return)
    assert table.said[-1].startswith("Please type a number on the scale")
    assert mark_of(table, "Ada").good_enough == Decimal("7.5")
    page.table.setCurrentIndex(page.rows.index(0, 4))
    QTest.keyClick(page.table, Key.Key_Delete)
    assert mark_of(table, "Ada").good_enough is None


def test_where_nobody_is_asked_for_it_there_is_no_column_for_it(page: CapturePage, laid: Lay) -> None:
    laid(page, a_gathering("Ada", scales=[a_scale(follow_ups=(FollowUp.ALREADY_THERE,))]))

    assert [column.field for column in page.rows.columns][-1] == "one_step_up"


def test_enter_in_words_stores_them_and_goes_on(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "7")
    QTest.keyClick(here(), Key.Key_Tab)
    words("4 years of soup")
    QTest.keyClick(here(), Key.Key_Return)
    keys(page, "2")

    assert mark_of(table, "Ada").already_there == "4 years of soup"
    assert answers(table) == {"Ada": "7", "Ben": "2"}


def test_somebody_answers_on_behalf(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_B, CONTROL)
    assert here() is page.behalf.line
    QTest.keyClicks(here(), "Dora")
    QTest.keyClick(here(), Key.Key_Return)
    assert here() is page.table
    keys(page, "6")

    mark = mark_of(table, "Ada")
    assert (mark.value, mark.came, mark.spoken_by) == (Decimal(6), Came.ON_BEHALF, "Dora")
    assert page.rows.index(0, 0).data(SECOND_LINE) == "answered by Dora"


def test_escape_leaves_the_line_of_the_speaker(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada"))
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_B, CONTROL)
    QTest.keyClick(here(), Key.Key_Escape)

    assert not page.behalf.isVisible()
    assert here() is page.table
    assert table.changes == []


def test_typing_twice_at_one_visit_is_no_correction(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "46")

    assert answers(table) == {"Ada": "6"}
    assert table.gathering.earlier_marks == ()


def test_a_correction_at_a_later_visit_keeps_what_stood_there(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "4⏎")
    QTest.keyClick(page.table, Key.Key_Up)
    keys(page, "68")  # twice at this visit: one correction

    (earlier,) = table.gathering.earlier_marks
    assert earlier.value == 4
    assert answers(table) == {"Ada": "8"}
    assert page.rows.index(0, NOW).data(SECOND_LINE) == "before: 4"


def test_enter_ends_the_visit_in_the_last_row_too(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    keys(page, "4⏎6")

    assert [earlier.value for earlier in table.gathering.earlier_marks] == [Decimal(4)]


def test_coming_back_to_the_page_is_another_visit(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    keys(page, "4")
    page.hide()
    page.show()
    QTest.keyClicks(page.table, "6")

    assert [earlier.value for earlier in table.gathering.earlier_marks] == [Decimal(4)]


def test_words_corrected_in_one_visit_are_one_correction(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 4})
    table = laid(
        page,
        start.after(
            capture.answer(
                start,
                capture.Asking(start.scales[0], Moment.OPENING),
                start.guests[1].id,
                datetime(2026, 5, 1),
                already_there="Soup",
            )
        ),
    )
    page.table.setCurrentIndex(page.rows.index(0, 2))
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_F2)
    QTest.keyClicks(here(), "Bread")
    qtbot.waitUntil(lambda: mark_of(table, "Ada").already_there == "Bread", timeout=1500)
    QTest.keyClicks(here(), " and soup")
    QTest.keyClick(here(), Key.Key_Return)

    assert mark_of(table, "Ada").already_there == "Bread and soup"
    assert [earlier.already_there for earlier in table.gathering.earlier_marks] == ["Soup"]


def test_a_round_is_taken_up_at_the_first_who_has_not_answered(page: CapturePage, laid: Lay) -> None:
    laid(page, with_round(a_gathering("Ada", "Ben", "Chidi"), {"Ada": 4, "Ben": None}))

    assert at_row(page) == "Chidi"
    assert page.table.currentIndex().column() == NOW


def test_another_session_is_taken_up_at_its_own_first(page: CapturePage, laid: Lay) -> None:
    laid(page, with_round(a_gathering("Ada", "Ben", "Chidi"), {"Ada": 4, "Ben": None}))
    other = a_gathering("Dora", "Emil", "Fatma", session_id="other")
    page.show_gathering(with_round(other, {"Dora": 2}))

    assert at_row(page) == "Emil"


def test_the_closing_round_is_another_round(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "4⏎5⏎6")
    qtbot.mouseClick(page.moments[Moment.CLOSING], Qt.MouseButton.LeftButton)
    assert at_row(page) == "Ada"
    keys(page, "8⏎")

    assert answers(table) == {"Ada": "4", "Ben": "5", "Host": "6"}
    assert answers(table, Moment.CLOSING) == {"Ada": "8"}
    qtbot.mouseClick(page.moments[Moment.OPENING], Qt.MouseButton.LeftButton)
    assert cell(page, 0, NOW) == "4"


def test_another_scale_is_chosen_by_keys(page: CapturePage, laid: Lay) -> None:
    scales = [a_scale(), a_scale("How sure?", 1, lowest=1, highest=7)]
    table = laid(page, a_gathering("Ada", scales=scales))
    keys(page, "4")
    page.scale.setFocus()
    QTest.keyClick(page.scale, Key.Key_Down)
    assert page.question.text() == "How sure?"
    keys(page, "7")

    assert answers(table) == {"Ada": "4"}
    assert answers(table, scale=1) == {"Ada": "7"}


def test_unnamed_answers_link_to_nobody(page: CapturePage, laid: Lay) -> None:
    table = laid(page, unnamed())
    keys(page, "7⏎3⏎5⏎-⏎")

    assert unnamed_answers(table) == ["-", "3", "5", "7"]
    assert {(mark.guest_id, mark.spoken_by) for mark in table.gathering.marks} == {(None, "")}
    assert row_names(page)[-1] == "The next answer"
    assert page.table.currentIndex().row() == 4


def test_the_unnamed_answer_being_typed_stays_last_until_enter(page: CapturePage, laid: Lay) -> None:
    table = laid(page, unnamed())
    keys(page, "9⏎2")
    assert [cell(page, row, NOW) for row in range(2)] == ["9", "2"]
    keys(page, "4")
    assert unnamed_answers(table) == ["4", "9"]
    keys(page, "⏎")

    assert [cell(page, row, NOW) for row in range(3)] == ["4", "9", "–"]


def test_unnamed_words_can_come_before_the_number(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, unnamed())
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Tab)
    words("We ")
    qtbot.waitUntil(lambda: bool(table.gathering.marks), timeout=1500)
    words("met")
    QTest.keyClick(here(), Key.Key_Return)
    page.table.setCurrentIndex(page.rows.index(0, NOW))
    keys(page, "6")

    assert [(m.already_there, m.value) for m in table.gathering.marks] == [("We met", Decimal(6))]


def test_nobody_answers_on_behalf_without_names(page: CapturePage, laid: Lay) -> None:
    table = laid(page, unnamed())
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_B, CONTROL)

    assert not page.behalf.isVisible()
    assert table.said == ["Unnamed answers name nobody, so nobody answers on another's behalf."]


def test_an_unnamed_answer_can_be_cleared(page: CapturePage, laid: Lay) -> None:
    table = laid(page, unnamed())
    keys(page, "7⏎3⏎")
    page.table.setCurrentIndex(page.rows.index(0, NOW))
    QTest.keyClick(page.table, Key.Key_Delete)

    assert unnamed_answers(table) == ["7"]


def test_undo_takes_back_the_unnamed_answer_being_typed(page: CapturePage, laid: Lay) -> None:
    table = laid(page, unnamed())
    keys(page, "7")
    table.undo()
    keys(page, "3⏎4")

    assert unnamed_answers(table) == ["3", "4"]


def test_a_closed_round_takes_no_answer_until_it_is_taken_up(
    page: CapturePage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "4")
    qtbot.mouseClick(page.close_round, Qt.MouseButton.LeftButton)
    assert page.close_round.text() == "Take it up again"
    keys(page, "9")
    assert table.said == ["This round is closed; take it up again to change an answer."]
    qtbot.mouseClick(page.close_round, Qt.MouseButton.LeftButton)
    keys(page, "9")

    assert answers(table) == {"Ada": "9"}


def test_a_walk_in_has_a_row_at_once(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    page.table.setCurrentIndex(page.rows.index(1, NOW))
    qtbot.keyClicks(page.walk_in.line, "Zoe")
    qtbot.keyClick(page.walk_in.line, Key.Key_Return)

    assert row_names(page) == ["Ada", "Ben", "Zoe", "Host"]
    assert at_row(page) == "Ben"
    assert table.gathering.guests[-1].walk_in
    assert page.walk_in.line.text() == ""


def test_a_note_is_written_in_the_line_for_what_is_said(
    page: CapturePage, laid: Lay, qtbot: QtBot
) -> None:
    laid(page, a_gathering("Ada"))

    with qtbot.waitSignal(page.saying_requested) as asked:
        qtbot.mouseClick(page.note, Qt.MouseButton.LeftButton)
    assert asked.args == ["note"]


def test_ending_leads_to_harvest(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada"))
    qtbot.mouseClick(page.end, Qt.MouseButton.LeftButton)

    assert table.gathering.session.stage is Stage.HARVEST


def test_what_is_shown_changes_nothing(page: CapturePage, laid: Lay) -> None:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 4})
    table = laid(page, start)
    page.show_gathering(start.after(host.arrive(start, start.guests[1])))
    page.show_gathering(start)

    assert table.changes == []


def test_the_line_describes_itself(page: CapturePage, laid: Lay) -> None:
    laid(page, a_gathering("Ada", "Ben"))
    keys(page, "4⏎4⏎")

    assert "4" in page.line.accessibleDescription()


def test_the_cells_speak(page: CapturePage, laid: Lay) -> None:
    laid(page, with_round(a_gathering("Ada"), {"Ada": 4}))
    spoken = [page.rows.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]

    assert spoken == ["Ada", "Ada, Now: 4", "Ada, What is already there: empty"]


def test_without_a_scale_it_says_where_to_add_one(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", scales=()))
    QTest.keyClick(page, Key.Key_B, CONTROL)

    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert table.said == ["No scale yet. Add one on the page Scales, then ask it here."]


def test_shift_and_enter_in_words_begin_a_line(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada"))
    page.table.setCurrentIndex(page.rows.index(0, 2))
    page.table.setFocus()
    QTest.keyClicks(page.table, "a")
    QTest.keyClick(here(), Key.Key_Return, SHIFT)
    QTest.keyClicks(here(), "b")
    QTest.keyClick(here(), Key.Key_Return)

    assert mark_of(table, "Ada").already_there == "a\nb"


def test_without_a_scale_nothing_stands_there_that_could_not_be_used(laid: Lay) -> None:
    page = CapturePage()
    laid(page, a_gathering("Ada", scales=[]))

    assert page.empty.isVisible()
    assert page.first_field is page.walk_in.line
    assert not any(shown.isVisible() for shown in (page.scale, page.close_round, *page.moments.values()))
