"""A passphrase for a file: drawn words that can be changed, and what they are worth, said honestly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice


@pytest.fixture
def choice(qtbot: QtBot) -> PassphraseChoice:
    choice = PassphraseChoice("kept")
    qtbot.addWidget(choice)
    choice.show()
    return choice


def test_without_a_tick_there_is_none(choice: PassphraseChoice) -> None:
    assert choice.passphrase == choice.refusal == ""
    assert not choice.inside.isVisible()


def test_with_it_five_words_are_drawn_and_others_can_be(choice: PassphraseChoice, qtbot: QtBot) -> None:
    qtbot.keyClick(choice.locks, Qt.Key.Key_Space)
    first = choice.passphrase
    qtbot.keyClick(choice.again, Qt.Key.Key_Return)

    assert len(first.split()) == len(choice.passphrase.split()) == 5
    assert first != choice.passphrase
    assert choice.told.text().startswith("Five words, drawn by chance.")
    assert choice.refusal == ""


def test_ones_own_is_weighed(choice: PassphraseChoice, qtbot: QtBot) -> None:
    qtbot.keyClick(choice.locks, Qt.Key.Key_Space)
    choice.line.selectAll()
    qtbot.keyClicks(choice.line, "password")

    assert "keeps out the curious only" in choice.told.text()
    assert "longer" in choice.refusal
    choice.line.clear()
    assert "Type a passphrase" in choice.refusal


def test_once_it_was_used_it_stays_nowhere(choice: PassphraseChoice, qtbot: QtBot) -> None:
    qtbot.keyClick(choice.locks, Qt.Key.Key_Space)
    first = choice.passphrase
    choice.forget()
    qtbot.keyClick(choice.locks, Qt.Key.Key_Space)

    assert choice.passphrase != first
