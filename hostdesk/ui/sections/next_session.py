"""The session to prepare or host next, and what is still worth asking about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.ui.saying import day_said
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, plain, row
from hostdesk.words import _, counted


class NextSession(Card):
    """On top of all others."""

    open_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("next_session")
        self.id = ""  # "": there is none
        self.title = heading("", "next_title", 1.2)
        self.when = muted("", "next_when")
        self.still_open = plain("", "next_open")
        self.go_on = Button(_("Go on preparing"), "go_on")
        self.go_on.clicked.connect(self._on_go_on)
        words = QVBoxLayout()
        for label in (self.title, self.when, self.still_open):
            words.addWidget(label)
        layout = row(self.go_on)
        layout.insertLayout(0, words, 1)
        layout.setContentsMargins(18, 14, 18, 14)
        self.setLayout(layout)
        self.hide()

    def fit(self, low: bool) -> None:
        """Where there is little height, its title has to do."""
        self.when.setHidden(low)
        self.still_open.setHidden(low)

    def show_session(self, session: Any | None) -> None:
        self.id = session.id if session else ""
        if session:
            self.title.setText(session.title)
            guests = counted("{n} guest", "{n} guests", session.guests)
            self.when.setText(f"{day_said(session.starts)} · {guests}")
            self.still_open.setText("")

    def show_still_open(self, session_id: str, questions: Sequence[str]) -> None:
        if session_id != self.id:
            return
        if not questions:
            self.still_open.setText(_("Everything is answered. Enjoy the day."))
            return
        more = len(questions) - 1
        text = _("Still worth asking: {question}").format(question=questions[0])
        if more:
            text += " " + counted("And {n} more.", "And {n} more.", more)
        self.still_open.setText(text)

    def _on_go_on(self) -> None:
        self.open_requested.emit(self.id)
