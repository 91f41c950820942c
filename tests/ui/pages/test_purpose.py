"""The purpose's further parts: better titles, partners and goals, the ladder, one paragraph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Rung
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.purpose import PurposePage
from tests.builders import a_full_gathering, a_gathering, a_guest
from tests.ui.tables import ALT, CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]


def enter(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


@pytest.fixture
def page() -> PurposePage:
    return PurposePage()


def test_a_title_that_names_a_problem_is_offered_others_and_keeps_itself(
    page: PurposePage, laid: Lay
) -> None:
    table = laid(page, a_gathering(title="Reducing staff turnover"))

    assert page.head.offer.isVisible()
    assert page.head.buttons[0].text() == "A place where people want to stay"
    assert table.changes == []


def test_taking_another_title_is_one_change_that_undo_takes_back(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering(title="Reducing staff turnover"))
    page.head.buttons[0].setFocus()
    QTest.keyClick(page.head.buttons[0], Key.Key_Return)
    assert table.gathering.session.title == page.title.text() == "A place where people want to stay"
    assert not page.head.offer.isVisible()
    assert page.title.hasFocus()
    table.undo()
    assert table.gathering.session.title == page.title.text() == "Reducing staff turnover"
    assert len(page.head.buttons) == 3


def test_a_title_that_is_fine_is_offered_nothing(page: PurposePage, laid: Lay) -> None:
    laid(page, a_gathering(title="The corner garden"))

    assert not page.head.offer.isVisible()


def test_the_end_of_each_day_is_typed_and_what_is_no_time_is_said(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    enter(page.until, "late")
    assert table.said == ["That is not a time of the day; please type it like 19:30."]
    assert page.until.text() == "late"
    QTest.keyClick(page.until, Key.Key_A, CONTROL)
    enter(page.until, "8.30 pm")
    assert table.gathering.session.until == time(20, 30)


def test_the_flow_a_session_was_begun_from_may_ask_in_its_own_words(page: PurposePage, laid: Lay) -> None:
    from dataclasses import asdict

    from hostdesk.workflows.templates import Prompts, prompts_of

    laid(page, a_gathering(flow="common_project"))
    own = asdict(prompts_of("common_project"))
    shown = {name: page.findChild(QLabel, f"{name}_hint") for name in own}

    assert prompts_of("../common_project") == prompts_of("no such flow") == prompts_of("") == Prompts()
    assert all(label is not None and label.text() for label in shown.values())
    assert [n for n, label in shown.items() if own[n] and label and label.text() != own[n]] == []


def test_goals_are_typed_moved_and_taken_away_by_keys(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    goals = page.goals.goals
    for words in ("Warm homes", "A garden", "A hall"):
        enter(goals.add_line.line, words)
    goals.table.setFocus()
    QTest.keyClick(goals.table, Key.Key_Up, ALT)
    assert [goal.words for goal in table.gathering.goals] == ["Warm homes", "A hall", "A garden"]
    QTest.keyClick(goals.table, Key.Key_Delete)
    assert [goal.words for goal in table.gathering.goals] == ["Warm homes", "A garden"]
    table.undo()
    assert len(table.gathering.goals) == 3


def test_a_known_partner_is_named_and_unnamed_with_a_button(page: PurposePage, laid: Lay) -> None:
    gathering = a_gathering()
    full = a_full_gathering()
    table = laid(page, full)
    council = page.goals.names["Council"]
    assert list(page.goals.names)[:2] == ["Council", "Ada"]
    page.goals.goals.table.setCurrentIndex(page.goals.goals.rows.index(1, 0))
    assert (council.text(), council.accessibleName()) == ("Council", "Council")
    QTest.keyClick(council, Key.Key_Space)
    assert table.gathering.goals[1].holders == ("Council",)
    assert (council.text(), council.isChecked()) == ("✓ Council", True)
    QTest.keyClick(council, Key.Key_Space)
    assert table.gathering.goals[1].holders == ()
    page.show_gathering(gathering)
    assert not page.goals.offer.isVisible()


def test_circles_of_guests_are_offered_as_partners_but_not_two_hundred(page: PurposePage, laid: Lay) -> None:
    from dataclasses import replace

    many = tuple(replace(a_guest(f"G {n}", n), circle=f"Circle {n}") for n in range(200))
    laid(page, replace(a_full_gathering("garden"), guests=many))

    assert len(page.goals.names) == 12


@pytest.mark.parametrize("field", ["new_goal", "rung_none", "paragraph", "who_would_notice"])
def test_a_question_brings_the_place_of_its_answer_into_sight(
    page: PurposePage, laid: Lay, field: str
) -> None:
    laid(page, a_gathering())
    found = page.reveal(field)

    assert found is not None
    assert page.sheet.viewport().rect().contains(found.mapTo(page.sheet.viewport(), QPoint(4, 4)))


def test_what_each_partner_holds_is_said_in_words(page: PurposePage, laid: Lay) -> None:
    laid(page, a_full_gathering())

    assert "Council holds one of two goals: “Warm homes”." in page.goals.told.text()
    assert "Nobody is named yet for “A garden”." in page.goals.told.text()


def test_pasted_goals_are_one_change(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    QApplication.clipboard().setText("Warm homes\nA garden\n")
    page.goals.goals.add_line.line.setFocus()
    QTest.keyClick(page.goals.goals.add_line.line, Key.Key_V, CONTROL)

    assert len(table.gathering.goals) == 2
    assert len(table.changes) == 1


def test_all_rungs_are_there_and_arrows_choose(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    buttons = page.ladder.choices.buttons
    assert set(buttons) == {None, *Rung}
    assert buttons[None].isChecked()
    buttons[None].setFocus()
    QTest.keyClick(buttons[None], Key.Key_Up)
    assert table.gathering.session.rung is Rung.TOLD
    QTest.keyClick(buttons[Rung.TOLD], Key.Key_Up)
    assert table.gathering.session.rung is Rung.ASKED
    table.undo()
    assert buttons[Rung.TOLD].isChecked()
    assert len(table.changes) == 3


def test_a_rung_is_a_radio_button_with_its_meaning(page: PurposePage, laid: Lay) -> None:
    laid(page, a_gathering())
    told = QAccessible.queryAccessibleInterface(page.ladder.choices.buttons[Rung.HEARD])

    assert told.role() is QAccessible.Role.RadioButton
    assert told.text(QAccessible.Text.Name) == Rung.HEARD.label
    assert told.text(QAccessible.Text.Description) == Rung.HEARD.meaning


def test_the_paragraph_follows_the_answers_until_it_is_written(page: PurposePage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    calling = page.first_field
    calling.setFocus()
    QTest.keyClicks(calling, "People want to eat together more often")
    page.paragraph.field.setFocus()
    assert page.paragraph.field.toPlainText() == "People want to eat together more often."
    assert not page.paragraph.again.isEnabled()
    page.paragraph.field.moveCursor(page.paragraph.field.textCursor().MoveOperation.End)
    QTest.keyClicks(page.paragraph.field, " So do we.")
    page.flush()
    assert table.gathering.session.paragraph == "People want to eat together more often. So do we."
    QTest.keyClick(page.paragraph.again, Key.Key_Return)
    assert table.gathering.session.paragraph == ""
    assert page.paragraph.field.toPlainText() == "People want to eat together more often."
