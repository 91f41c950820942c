"""The card of a part: every field stores itself, bad input stays and is said, showing never emits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui.pages.boundaries import BoundariesPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.reading import clock_of, day_of
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.part_form import Field, Form, PartForm
from tests.builders import a_full_gathering
from tests.ui.tables import CONTROL, Key, Table

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("7 pm", time(19, 0)),
        ("7.15pm", time(19, 15)),
        ("12 am", time(0, 0)),
        ("1930", time(19, 30)),
        ("9", time(9, 0)),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, clock: time | None) -> None:
    assert clock_of(typed) == clock


@pytest.mark.parametrize("typed", ["soon", "25:00", "19:75", "13 pm", "-1"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(HostDeskError, match="not a time"):
        clock_of(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 May 2027", date(2027, 5, 12)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1.12.2026", date(2026, 12, 1)),
        ("1 December", date(2026, 12, 1)),
        ("3 Jan", date(2027, 1, 3)),
        ("", None),
    ],
)
def test_a_day_is_read_and_the_next_one_is_meant(typed: str, day: date | None) -> None:
    assert day_of(typed, TODAY) == day


def test_what_is_no_day_is_said() -> None:
    with pytest.raises(HostDeskError, match="25 Nov 2026"):
        day_of("after the holidays", TODAY)


FIELDS = (
    Field("what", "What", Form.PASSAGE),
    Field("held_by", "Who holds it"),
    Field("by_when", "By when", Form.DAY),
    Field("not_here", "Not here", Form.CHECK),
)


@pytest.fixture
def card(qtbot: QtBot) -> PartForm:
    made = PartForm("decision", FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_showing_a_part_says_nothing(card: PartForm) -> None:
    said: list[tuple[str, object]] = []
    card.edited.connect(lambda name, value: said.append((name, value)))
    card.show_part(Decision("1", "s", 0, "Hours", "Users", "Board", "A vote", date(2026, 6, 2), True))
    card.show_part(Decision("2", "s", 1, "Lease"))
    card.flush()

    assert said == []


def test_a_day_that_cannot_be_read_stays_until_it_can(card: PartForm) -> None:
    said: list[tuple[str, object]] = []
    refused: list[str] = []
    card.edited.connect(lambda name, value: said.append((name, value)))
    card.refused.connect(refused.append)
    decision = Decision("1", "s", 0, "Hours")
    card.show_part(decision)
    day = card.fields["by_when"]
    assert isinstance(day, QLineEdit)
    QTest.keyClicks(day, "soon")
    QTest.keyClick(day, Key.Key_Return)
    card.show_part(decision)
    assert (day.text(), len(refused), said) == ("soon", 1, [])
    day.selectAll()
    QTest.keyClicks(day, "2026-06-02")
    QTest.keyClick(day, Key.Key_Return)

    assert said == [("by_when", date(2026, 6, 2))]


def test_another_part_shows_its_own_day(card: PartForm) -> None:
    card.show_part(Decision("1", "s", 0, "Hours"))
    day = card.fields["by_when"]
    assert isinstance(day, QLineEdit)
    QTest.keyClicks(day, "soon")
    QTest.keyClick(day, Key.Key_Return)
    card.show_part(Decision("2", "s", 0, "Lease"))

    assert day.text() == ""


Lay = Callable[[Page, Gathering], Table]


def test_the_card_opens_at_the_row_walks_on_and_closes(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_full_gathering())
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(1, 0))
    QTest.keyClick(page.table, Key.Key_Return, CONTROL)
    assert page.card_is_open
    assert page.form is not None
    words = page.form.fields["words"]
    assert isinstance(words, QPlainTextEdit)
    assert words.hasFocus()
    assert words.toPlainText() == "About out"
    QTest.keyClick(words, Key.Key_Down, CONTROL)
    assert words.toPlainText() == "About already decided"
    why = page.form.fields["why"]
    why.setFocus()
    QTest.keyClicks(why, "So that nobody waits")
    QTest.keyClick(why, Key.Key_Escape)

    assert not page.card_is_open
    assert page.table.hasFocus()
    assert table.gathering.boundaries[2].why == "So that nobody waits"
    assert table.gathering.boundaries[2].kind is BoundaryKind.DECIDED


def test_a_question_of_the_coach_turns_to_the_card(laid: Lay) -> None:
    page = BoundariesPage()
    laid(page, a_full_gathering())
    found = page.reveal("boundary_why")

    assert page.card_is_open
    assert found is page.form.fields["why"] if page.form else False


def test_choices_that_are_known_late_keep_what_was_chosen(qtbot: QtBot) -> None:
    form = PartForm("block", [Field("scale_id", "Scale", Form.CHOICE, choices=((None, "–"),))])
    qtbot.addWidget(form)
    said: list[tuple[str, object]] = []
    form.edited.connect(lambda *edit: said.append(edit))
    box = form.fields["scale_id"]
    assert isinstance(box, ChoiceBox)
    form.set_choices("scale_id", ((None, "–"), ("a", "How near?"), ("b", "How sure?")))
    box.show_value("b")
    form.set_choices("scale_id", ((None, "–"), ("b", "How sure are you?")))
    assert (box.value, box.currentText()) == ("b", "How sure are you?")
    form.set_choices("scale_id", ((None, "–"),))

    assert box.value is None
    assert said == []
