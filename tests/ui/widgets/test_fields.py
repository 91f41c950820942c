"""Fields store themselves: when they are left and when the typing rests; what is shown is never said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.when_field import WhenField

Field = PassageField | LineField
EVENING = datetime(2026, 5, 12, 18, 30)


def text_of(field: Field) -> str:
    return field.toPlainText() if isinstance(field, PassageField) else field.text()


def said_by(field: Field | WhenField) -> list[Any]:
    """Everything that the field says from now on."""
    said: list[Any] = []
    field.rested.connect(said.append)
    return said


@pytest.fixture
def beside(qtbot: QtBot) -> Callable[[QWidget], QLineEdit]:
    """Puts a field into an active window and gives it the keyboard; another one lies beside it."""
    windows = []

    def put(field: QWidget) -> QLineEdit:
        window, other = QWidget(), QLineEdit()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(other)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        field.setFocus()
        return other

    return put


@pytest.fixture(params=[PassageField, LineField])
def field(request: pytest.FixtureRequest) -> Field:
    made: Field = request.param("words")
    return made


def test_showing_never_says(field: Field, beside: Callable[[QWidget], QLineEdit], qtbot: QtBot) -> None:
    other = beside(field)
    said = said_by(field)
    field.show_text("Soup")
    field.show_text("Bread")
    field.flush()
    other.setFocus()

    assert said == []
    assert text_of(field) == "Bread"


def test_leaving_says_what_was_typed_once(
    field: Field, beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    other = beside(field)
    said = said_by(field)
    qtbot.keyClicks(field, "Soup")
    other.setFocus()
    field.setFocus()
    other.setFocus()

    assert said == ["Soup"]


def test_a_rest_says_what_was_typed(
    field: Field, beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    beside(field)
    with qtbot.waitSignal(field.rested, timeout=1500) as rested:
        qtbot.keyClicks(field, "Soup")

    assert rested.args == ["Soup"]
    assert text_of(field) == "Soup"


def test_a_newer_typing_is_not_overwritten_by_an_older_show(
    field: Field, beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    other = beside(field)
    said = said_by(field)
    field.show_text("S")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "oup")
    field.show_text("S")
    other.setFocus()

    assert text_of(field) == "Soup"
    assert said == ["Soup"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("Soup ", "Soup"), ("Soup  for ", "Soup for"), (" Soup", "Soup")]
)
def test_spaces_that_are_not_kept_stay_under_the_cursor(
    beside: Callable[[QWidget], QLineEdit], qtbot: QtBot, typed: str, kept: str
) -> None:
    field = LineField("words")
    beside(field)
    qtbot.keyClicks(field, typed)
    field.flush()
    field.show_text(kept)
    qtbot.keyClicks(field, "x")

    assert field.text() == typed + "x"


def test_spaces_at_a_line_s_end_do_not_move_the_cursor(
    beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    field = PassageField("words")
    beside(field)
    qtbot.keyClicks(field, "Soup ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Bread")
    field.flush()
    field.show_text("Soup\nBread")  # as the library keeps it
    qtbot.keyClicks(field, "!")

    assert field.toPlainText() == "Soup \nBread!"


def test_undo_is_shown_even_where_the_keyboard_is(
    field: Field, beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    beside(field)
    field.show_text("Bread")
    qtbot.keyClicks(field, "Soup ")
    field.flush()
    field.show_text("Bread")

    assert text_of(field) == "Bread"


def test_tab_leaves_a_passage(beside: Callable[[QWidget], QLineEdit], qtbot: QtBot) -> None:
    field = PassageField("words")
    other = beside(field)
    qtbot.keyClicks(field, "Soup")
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert other.hasFocus()
    assert field.toPlainText() == "Soup"


def test_enter_says_a_line_at_once(beside: Callable[[QWidget], QLineEdit], qtbot: QtBot) -> None:
    field = LineField("words")
    beside(field)
    said = said_by(field)
    qtbot.keyClicks(field, "Soup")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert said == ["Soup"]


def test_a_passage_grows_with_its_words(beside: Callable[[QWidget], QLineEdit]) -> None:
    field = PassageField("words", 2)
    beside(field)
    low = field.sizeHint().height()
    field.show_text("\n".join("line" for _number in range(6)))

    assert field.sizeHint().height() > low


def test_a_moment_is_said_when_it_is_chosen_and_never_when_shown(
    beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    field = WhenField("starts")
    beside(field)
    said = said_by(field)
    field.show_moment(EVENING)
    field.show_moment(None)
    field.show_moment(EVENING)
    field.flush()
    assert said == []

    with qtbot.waitSignal(field.rested, timeout=1500):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert len(said) == 1


def test_a_moment_is_said_when_its_field_is_left(
    beside: Callable[[QWidget], QLineEdit], qtbot: QtBot
) -> None:
    field = WhenField("starts")
    other = beside(field)
    field.show_moment(EVENING)
    said = said_by(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    other.setFocus()

    assert len(said) == 1


def test_enter_takes_the_offered_evening(beside: Callable[[QWidget], QLineEdit], qtbot: QtBot) -> None:
    field = WhenField("starts")
    beside(field)
    field.show_moment(None)
    said = said_by(field)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert [moment.strftime("%H:%M") for moment in said] == ["18:30"]


def test_tab_leaves_a_moment_at_once(beside: Callable[[QWidget], QLineEdit], qtbot: QtBot) -> None:
    field = WhenField("starts")
    other = beside(field)
    field.show_moment(EVENING)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert other.hasFocus()
