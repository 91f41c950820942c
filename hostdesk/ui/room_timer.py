"""Asks the host for a timer that the room is to see; one that runs can be paused, or given a minute more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from hostdesk.domain.countdown import figures, minutes_typed
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.ui import theme
from hostdesk.ui.room_clock import RoomClock
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, heading, labelled, muted
from hostdesk.words import _


class MinutesLine(QLineEdit):
    """Digits; the keys that are none of them are the timer's."""

    key_typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().casefold() in ("p", "+"):
            self.key_typed.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)


class RoomTimer(QDialog):
    """Minutes, Enter. `begun` gives minutes and words; `shown`: the one there is, as it is."""

    begun = Signal(int, str)
    shown = Signal()

    def __init__(self, parent: QWidget, clock: RoomClock) -> None:
        super().__init__(parent)
        self.setObjectName("room_timer")
        self.setWindowTitle(_("A timer for the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._clock = clock
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(_("A timer for the room"), "room_timer_title", 1.4))
        self._lay_fields(column)
        self.sentence = muted(self._how_it_stands(), "room_timer_sentence")
        self.sentence.setVisible(clock.is_set)
        column.addWidget(self.sentence)
        column.addStretch(1)
        self._lay_buttons(column)
        em = theme.em(self)
        self.resize(min(em * 30, parent.width() - 32), min(em * 20, parent.height() - 32))
        self.minutes.setFocus()
        self.minutes.selectAll()

    def _lay_fields(self, column: QVBoxLayout) -> None:
        self.minutes, self.words = MinutesLine(str(self._clock.minutes)), QLineEdit(self._clock.words)
        for field, name in ((self.minutes, "room_timer_minutes"), (self.words, "room_timer_words")):
            field.setObjectName(name)
            field.setFrame(False)
            field.setMinimumHeight(28)
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self._on_start)
        self.minutes.key_typed.connect(self._on_key)
        column.addWidget(labelled(_("Minutes"), Box(self.minutes)))
        hint = _("Stands above the figures; may stay empty.")
        column.addWidget(labelled(_("What it is for"), Box(self.words), hint))

    def _lay_buttons(self, column: QVBoxLayout) -> None:
        first = _("Show it") if self._clock.is_set else _("Start")
        self.start = Button(first, "room_timer_start", primary=True)
        self.pause = Button(_("Go on (P)") if self._clock.is_paused else _("Pause (P)"), "room_timer_pause")
        self.longer = Button(_("A minute more (+)"), "room_timer_longer")
        self.leave = Button(_("Leave it"), "room_timer_leave")
        self.start.clicked.connect(self._on_start)
        self.pause.clicked.connect(self._on_pause)
        self.longer.clicked.connect(self._on_longer)
        self.leave.clicked.connect(self.reject)
        for button in (self.pause, self.longer):
            button.setVisible(self._clock.is_set)
        column.addLayout(Flow(self.start, self.pause, self.longer, self.leave))

    def _how_it_stands(self) -> str:
        if not self._clock.is_set:
            return ""
        left = figures(self._clock.seen.left)
        return _("There is one: {left} left. Type other minutes to begin anew.").format(left=left)

    def _on_edited(self) -> None:
        self.start.setText(_("Start"))
        self.start.setAccessibleName(_("Start"))
        self.start.updateGeometry()

    @property
    def _is_edited(self) -> bool:
        return self.minutes.isModified() or self.words.isModified()

    def _on_start(self) -> None:
        if self._clock.is_set and not self._is_edited:
            self.shown.emit()
            self.accept()
            return
        try:
            minutes, words = minutes_typed(self.minutes.text()), line(self.words.text())
        except HostDeskError as error:
            self.sentence.setText(str(error))
            self.sentence.setAccessibleName(str(error))
            self.sentence.show()
            return
        self.begun.emit(minutes, words)
        self.accept()

    def _on_key(self, key: str) -> None:
        if self._clock.is_set:
            self._on_longer() if key == "+" else self._on_pause()

    def _on_pause(self) -> None:
        self._clock.pause_or_go_on()
        self.shown.emit()
        self.accept()

    def _on_longer(self) -> None:
        self._clock.add_a_minute()
        self.shown.emit()
        self.accept()
