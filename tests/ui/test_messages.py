"""The line at the foot: it lends the keyboard, and gives it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.ui.messages import Messages


def test_closed_by_key_it_gives_the_keyboard_back(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    first, field, messages = QLineEdit(), QLineEdit(), Messages()
    for widget in (first, field, messages):
        column.addWidget(widget)
    around.show()
    around.activateWindow()
    messages.say("Done.", "undo", "Undo")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    messages.close_button.setFocus()
    QTest.keyClick(messages.close_button, Qt.Key.Key_Return)

    assert messages.isHidden()
    assert around.focusWidget() is field
