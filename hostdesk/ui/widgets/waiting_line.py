"""The quiet line over the pages of a session in which something waits to be chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from hostdesk.ui import early
from hostdesk.ui.widgets.plain import Button, Card
from hostdesk.words import _, counted


class WaitingLine(Card):
    """Hidden while nothing waits; it never takes the keyboard away."""

    choose_requested = Signal()

    def __init__(self) -> None:
        super().__init__("waiting_line")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        self.words = QLabel()
        self.words.setObjectName("waiting_words")
        self.words.setWordWrap(True)
        early.show_plainly(self.words)
        self.choose = Button(_("Choose…"), "waiting_choose")
        self.choose.clicked.connect(self.choose_requested)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.choose)
        self.hide()

    def show_number(self, number: int) -> None:
        one, more = (
            "⇄ {n} thing was changed here and on another laptop.",
            "⇄ {n} things were changed here and on another laptop.",
        )
        said = counted(one, more, number)
        self.words.setText(said)
        self.choose.setAccessibleDescription(said)
        if not number and self.choose.hasFocus():
            self.focusNextChild()
        self.setVisible(number > 0)
