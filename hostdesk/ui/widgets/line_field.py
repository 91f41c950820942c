"""A one-line field that stores itself: when it is left, with Enter, and when the typing rests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from hostdesk.domain.text import line
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.passage_field import REST, is_kept_as


class LineField(QLineEdit):
    """Emits `rested(text)` for what was typed; showing a text never does."""

    rested = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrame(False)
        self.setMinimumHeight(28)
        self._shown = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.flush)
        self.textEdited.connect(self._rest.start)
        self.returnPressed.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Shows what is stored, unless the host is in the middle of typing something newer."""
        typing = self.hasFocus() and self.text() != self._shown
        already_there = is_kept_as(self.text(), text, line)
        self._shown = self.text() if already_there else text
        if not already_there and not typing:
            self.setText(text)
            self._rest.stop()

    def flush(self) -> None:
        """Says at once what was typed."""
        self._rest.stop()
        if self.text() != self._shown:
            self._shown = self.text()
            self.rested.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)
