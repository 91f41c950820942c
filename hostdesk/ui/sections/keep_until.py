"""Until when a session is kept, as it was told to the guests, and what is meant to happen then."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain.session import Afterwards, Session
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.parsed_field import day_field
from hostdesk.ui.widgets.plain import Box, Card, heading, labelled, muted
from hostdesk.words import _
from hostdesk.workflows import prepare


class KeepUntil(Card):
    """Two fields that store themselves; HostDesk asks when the day has come, and does nothing by itself."""

    wanted = Signal(object)  # an Intent
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__("keep_until_card")
        self.day = day_field("keep_until")
        self.day.chosen.connect(self._on_day)
        self.day.refused.connect(self.said)
        self.afterwards = ChoiceBox([(each, each.label) for each in Afterwards])
        self.afterwards.setObjectName("keep_until_afterwards")
        self.afterwards.activated.connect(self._on_afterwards)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(_("How long it is kept"), "keep_until_title", 1.25))
        words = _(
            "Guests may ask until when you keep what is about them. On the day that you say here, HostDesk "
            "asks you what to do; it never erases anything by itself."
        )
        column.addWidget(muted(words, "keep_until_words"))
        self.day.setPlaceholderText(_("No day is said; like 31 May 2027"))
        kept = labelled(_("Keep it until"), Box(self.day))
        column.addLayout(Flow(kept, labelled(_("And then"), self.afterwards)))

    def show_session(self, session: Session) -> None:
        self.day.show_value(session.keep_until)
        self.afterwards.show_value(session.afterwards)

    def _on_day(self, day: object) -> None:
        self.wanted.emit(partial(prepare.describe, keep_until=day))

    def _on_afterwards(self) -> None:
        self.wanted.emit(partial(prepare.describe, afterwards=self.afterwards.value))
