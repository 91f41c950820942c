"""The line at the door: letters find who has come, Enter says so, arrows walk among those who fit."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hostdesk.ui.widgets.plain import AddLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DoorLine(AddLine):
    """The keyboard stays in the line; Esc empties it."""

    walked = Signal(int)  # by
    newcomer_named = Signal()  # Shift+Enter: whatever the letters fit, it is somebody else
    card_requested = Signal()  # Ctrl+Enter

    def __init__(self, name: str, label: str, hint: str) -> None:
        super().__init__(name, label, hint)
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and self._takes(cast(QKeyEvent, event)):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in _STEPS and modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.walked.emit(_STEPS[Qt.Key(key)])
        elif key in _ENTER and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.newcomer_named.emit()
        elif key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.card_requested.emit()
        elif key == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            return False
        return True
