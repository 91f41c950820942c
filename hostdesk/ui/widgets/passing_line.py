"""A line that comes when it is wanted and goes again: with Enter, or with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hostdesk.ui.widgets.plain import AddLine

_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PassingLine(AddLine):
    """Hidden until `come`; whoever asked for it puts it away."""

    left = Signal()  # Esc
    done = Signal(str)  # Enter; "" too
    walked = Signal(int)  # by how many rows

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label, hint)
        self.line.returnPressed.connect(self._on_done)
        self.line.installEventFilter(self)
        self.hide()

    def come(self, words: str = "") -> None:
        self.line.setText(words)
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if key in _WALKS:
                self.walked.emit(_WALKS[key])
                return True
        return super().eventFilter(watched, event)

    def _on_done(self) -> None:
        self.done.emit(self.line.text())
