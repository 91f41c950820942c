"""Readiness: what is still worth asking by role, a way to each answer, and no number that grades anybody."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hostdesk.domain.hosting import Role
from hostdesk.domain.preparation import open_questions
from hostdesk.ui.pages.readiness import ReadinessPage
from tests.builders import a_gathering
from tests.ui.tables import CONTROL, Desktop, Key


@pytest.fixture
def page(qtbot: QtBot) -> ReadinessPage:
    made = ReadinessPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def words_on(page: ReadinessPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_every_open_question_stands_under_its_role(page: ReadinessPage) -> None:
    gathering = a_gathering("Ada")
    page.show_gathering(gathering)

    assert {line.question for line in page.lines} == set(open_questions(gathering))
    order = [list(Role).index(line.question.role) for line in page.lines]
    assert order == sorted(order)
    assert Role.INITIATOR.does in words_on(page)


def test_what_is_answered_is_gone_without_a_word(page: ReadinessPage) -> None:
    gathering = a_gathering("Ada")
    page.show_gathering(gathering)
    before = {line.question.words for line in page.lines}
    page.show_gathering(replace(gathering, session=replace(gathering.session, calling="A bell")))

    after = {line.question.words for line in page.lines}
    assert before - after == {"What is calling you to bring people together?"}


def test_roles_with_nothing_left_are_said_in_one_line(page: ReadinessPage) -> None:
    gathering = a_gathering("Ada")
    page.show_gathering(gathering)
    at_rest = [role.label for role in Role if role not in {q.role for q in open_questions(gathering)}]

    assert f"Nothing left to ask as: {', '.join(at_rest)}." in words_on(page)


def test_no_share_and_no_score_is_shown(page: ReadinessPage) -> None:
    page.show_gathering(a_gathering("Ada"))

    assert not [words for words in words_on(page) if re.search(r"\d|%", words)]


def test_enter_on_a_question_says_where_its_answer_goes(page: ReadinessPage, qtbot: QtBot) -> None:
    page.show_gathering(a_gathering("Ada", venue=""))
    line = next(line for line in page.lines if line.question.field == "venue")
    with qtbot.waitSignal(page.answer_requested) as asked:
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert asked.args == ["space", "venue"]


def test_a_line_is_as_high_as_its_words_need(page: ReadinessPage) -> None:
    page.show_gathering(a_gathering("Ada"))
    line = page.lines[0]

    assert line.heightForWidth(160) > line.heightForWidth(900) > 2 * line.fontMetrics().height()


def test_a_question_leads_to_its_field_and_back_it_is_gone(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("readiness")
    assert desktop.here_name == "readiness_question_0"
    desktop.press(Key.Key_Return)
    assert (desktop.page.objectName(), desktop.here_name) == ("purpose", "calling")
    desktop.type("A bell")
    desktop.window.go_to("readiness")

    assert "What is calling you to bring people together?" not in {
        line.question.words for line in desktop.page.lines
    }


def test_the_arrows_go_from_question_to_question(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("readiness")
    desktop.press(Key.Key_Down)

    assert desktop.here_name == "readiness_question_1"


def test_undo_that_brings_a_question_back_keeps_the_keyboard_on_the_page(desktop: Desktop) -> None:
    desktop.begin()
    desktop.type("A bell")
    desktop.window.go_to("readiness")
    desktop.press(Key.Key_Z, CONTROL)

    assert desktop.page.lines[0].question.field == "calling"
    assert desktop.page.isAncestorOf(desktop.here)


def test_the_list_goes_on_paper(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("readiness")
    desktop.page.print_button.click()

    assert desktop.page.objectName() == "papers"
    assert desktop.page.choices.document.document == "readiness"


def test_the_rail_is_silent_until_all_is_asked(desktop: Desktop) -> None:
    desktop.begin()

    assert desktop.window.rail.button("readiness").badge == ""


def test_when_nothing_is_left_there_is_a_warm_word(page: ReadinessPage) -> None:
    page.show_gathering(a_gathering("Ada"))
    page._lay_list((), tuple(Role))

    assert "Nothing left to ask" in words_on(page)
    assert page.first_field is page.print_button
