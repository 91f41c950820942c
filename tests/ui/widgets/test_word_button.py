"""A sentence that leads somewhere."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.word_button import WordButton
from tests.ui.tables import Key


@pytest.fixture
def button(qtbot: QtBot) -> WordButton:
    made = WordButton("finding")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_long_sentence_needs_more_lines_and_no_more_width(button: WordButton) -> None:
    button.say("Short.")
    low = button.heightForWidth(300)
    button.say("Everybody says what they would love to see. " * 5)

    assert button.heightForWidth(300) > 2 * low
    assert button.sizeHint().width() < 300


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_it_is_entered_by_keys(button: WordButton, qtbot: QtBot, key: Key) -> None:
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_an_ampersand_is_heard_and_shown_as_one(button: WordButton) -> None:
    button.say("“Bread & soup” has no minutes yet.")

    assert button.text() == button.accessibleName() == "“Bread & soup” has no minutes yet."
    assert button.shortcut().isEmpty()
