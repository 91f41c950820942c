"""A field whose text stores itself: when it is left, and when the typing rests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from hostdesk.domain.text import passage
from hostdesk.errors import HostDeskError
from hostdesk.ui import theme
from hostdesk.ui.widgets.keys import is_undo

REST = 500  # milliseconds without a key


def is_kept_as(typed: str, kept: str, *ways: Callable[[str], str]) -> bool:
    """True when what was typed is stored as `kept`: the text under the cursor can stay as it is."""
    for way in ways:
        with suppress(HostDeskError):  # too long: then it was not stored
            if way(typed) == kept:
                return True
    return typed == kept


class PassageField(QPlainTextEdit):
    """Emits `rested(text)` for what was typed; showing a text never does. Tab leaves the field."""

    rested = Signal(str)

    def __init__(self, name: str, lines: int = 3) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines = lines
        self._shown = ""
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the desk's undo reaches everything, this field too
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.flush)
        self.textChanged.connect(self._rest.start)
        # later: while a layout is at work it would not hear that a field has become higher
        self._growth = QTimer(self, singleShot=True, interval=0)
        self._growth.timeout.connect(self.updateGeometry)
        self.document().documentLayout().documentSizeChanged.connect(self._on_lines_changed)

    def show_text(self, text: str) -> None:
        """Shows what is stored, unless the host is in the middle of typing something newer."""
        typing = self.hasFocus() and self.toPlainText() != self._shown
        already_there = is_kept_as(self.toPlainText(), text, passage)
        self._shown = self.toPlainText() if already_there else text
        if not already_there and not typing:
            self.setPlainText(text)
            self._rest.stop()

    def flush(self) -> None:
        """Says at once what was typed."""
        self._rest.stop()
        typed = self.toPlainText()
        if typed != self._shown:
            self._shown = typed
            self.rested.emit(typed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        wanted = int(self.document().documentLayout().documentSize().height()) * line
        least, most = self._lines * line, 12 * line
        return QSize(12 * theme.em(self), max(least, min(most, wanted)) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._growth.start()

    def _on_lines_changed(self, _size: QSizeF) -> None:
        self._growth.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(6 * theme.em(self), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)
