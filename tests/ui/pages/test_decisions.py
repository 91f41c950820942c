"""Decisions: keys in, intent out; what is not up for decision stands apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.pages.decisions import DecisionsPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.part_form import PartForm
from hostdesk.workflows import prepare
from tests.builders import a_full_gathering, a_gathering
from tests.ui.tables import ALT, CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]


def enter(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


@pytest.fixture
def page() -> DecisionsPage:
    return DecisionsPage()


def form_of(page: DecisionsPage) -> PartForm:
    assert page.form is not None
    return page.form


def test_showing_never_wants_anything(page: DecisionsPage, laid: Lay) -> None:
    table = laid(page, a_full_gathering())
    page.show_gathering(a_gathering("Ada"))
    page.show_gathering(a_full_gathering())
    page.flush()

    assert table.changes == []


def test_two_lines_add_what_is_to_decide_and_what_is_not(page: DecisionsPage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    enter(page.not_here.line, "The lease")
    enter(page.add_line.line, "Opening hours")

    assert [(d.what, d.not_here) for d in table.gathering.decisions] == [
        ("The lease", True),
        ("Opening hours", False),
    ]
    assert page.add_line.line.text() == page.not_here.line.text() == ""
    assert page.rows.row(0).what == "Opening hours"
    assert page.part(page.table.chosen()).what == "Opening hours"


def test_what_is_not_up_for_decision_says_so_in_words(page: DecisionsPage, laid: Lay) -> None:
    laid(page, a_full_gathering())

    assert page.rows.index(0, 0).data(SECOND_LINE) == "Decided: 8"
    assert page.rows.index(1, 0).data(SECOND_LINE) == "Not up for decision here"
    assert "Not up for decision here" in page.rows.index(1, 0).data(11)  # Qt.AccessibleTextRole


def test_the_card_keeps_everything_and_a_day_that_is_none_stays_typed(page: DecisionsPage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    enter(page.add_line.line, "Opening hours")
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return, CONTROL)
    fields = form_of(page).fields
    for name, words in (("nearest", "Users"), ("held_by", "Board"), ("handed_back", "A vote")):
        fields[name].setFocus()
        QTest.keyClicks(fields[name], words)
    enter(fields["by_when"], "someday")
    assert len(table.said) == 1
    fields["by_when"].setFocus()
    QTest.keyClick(fields["by_when"], Key.Key_A, CONTROL)
    enter(fields["by_when"], "2 Jun 2027")
    (decision,) = table.gathering.decisions

    assert (decision.nearest, decision.held_by, decision.handed_back) == ("Users", "Board", "A vote")
    assert decision.by_when == date(2027, 6, 2)


def test_alt_and_arrows_move_within_a_kind_and_undo_puts_it_back(page: DecisionsPage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    for what in ("Hours", "Keys"):
        enter(page.add_line.line, what)
    enter(page.not_here.line, "Lease")
    page.table.setCurrentIndex(page.rows.index(1, 0))
    QTest.keyClick(page.table, Key.Key_Up, ALT)
    assert [page.rows.row(n).what for n in range(3)] == ["Keys", "Hours", "Lease"]
    table.undo()
    assert [page.rows.row(n).what for n in range(3)] == ["Hours", "Keys", "Lease"]


def test_a_question_opens_the_card_of_the_first_that_leaves_it_open(page: DecisionsPage, laid: Lay) -> None:
    gathering = a_gathering()
    for what in ("Hours", "Keys"):
        gathering = gathering.after(prepare.add_decision(gathering, what))
    told = prepare.better(gathering, part=gathering.decisions[0], nearest="Users")
    laid(page, gathering.after(told))
    found = page.reveal("decision_nearest")

    assert page.card_is_open
    assert page.part(page.table.chosen()).what == "Keys"
    assert found is form_of(page).fields["nearest"]


def test_several_pasted_lines_are_added_at_once(page: DecisionsPage, laid: Lay) -> None:
    table = laid(page, a_gathering())
    QApplication.clipboard().setText("Hours\nKeys\nHeating\n")
    page.not_here.line.setFocus()
    QTest.keyClick(page.not_here.line, Key.Key_V, CONTROL)

    assert [d.not_here for d in table.gathering.decisions] == [True, True, True]
    assert table.labels == ["Add 3 decisions"]
