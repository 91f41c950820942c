"""Asks for the passphrase of an archive; what was typed stays until it is right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.plain import Box, labelled, plain
from hostdesk.words import _

LONGEST = 1_000  # characters


class PassphraseAsked(QWidget):
    """Enter gives it; it can be seen while it is typed, if nobody looks over one's shoulder."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passphrase_asked")
        self.line = QLineEdit()
        self.line.setObjectName("archive_passphrase")
        self.line.setFrame(False)
        self.line.setMinimumHeight(28)
        self.line.setMaxLength(LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self.give)
        self.seen = CheckBox(_("Show what I type"), "archive_passphrase_seen")
        self.seen.toggled.connect(self._on_seen)
        self.sentence = plain("", "archive_passphrase_refused")
        self.sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled(_("Passphrase of the archive"), Box(self.line)))
        column.addWidget(self.seen)
        column.addWidget(self.sentence)

    def give(self) -> None:
        if self.line.text() and not self.line.isReadOnly():
            self.line.setReadOnly(True)  # and keeps the keyboard
            self._say(_("It is being opened; that takes a moment."))
            self.given.emit(self.line.text())

    def refuse(self, sentence: str) -> None:
        self.line.setReadOnly(False)
        self.line.setFocus()
        self.line.selectAll()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.show()
        speak(self.sentence, sentence)

    def _on_seen(self, seen: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
