"""The quiet line at the foot: what was done, with undo beside it; what went wrong, in one sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.plain import Button, Card
from hostdesk.words import _

_STAYS = 8000  # milliseconds; a sentence about something wrong stays until the next


class Messages(Card):
    """One sentence at a time; it never takes the keyboard away."""

    action_requested = Signal(str)
    closed = Signal(str)  # by the host: the action that was offered, "": none

    def __init__(self) -> None:
        super().__init__("messages")
        self._action = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        self.words = QLabel()
        self.words.setObjectName("message")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = Button(_("Undo"), "message_action")
        self.button.clicked.connect(self._on_action)
        self.close_button = Button("", "message_close", icon="x")
        self.close_button.setAccessibleName(_("Close this message"))
        self.close_button.clicked.connect(self._on_closed)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self._away = QTimer(self, singleShot=True, interval=_STAYS)
        self._away.timeout.connect(self.hide)
        self._before: QWidget | None = None  # what had the keyboard before a button here
        QApplication.instance().focusChanged.connect(self._on_keyboard_moved)  # type: ignore[union-attr]  # there is one
        self.hide()

    def say(self, sentence: str, action: str = "", label: str = "", stays: bool = False) -> None:
        """Shows and announces a sentence; `action` is emitted when the button `label` is pressed."""
        self._action = action
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.button.setText(label)
        self.button.setAccessibleName(label)
        self.button.setVisible(bool(action))
        self.button.updateGeometry()
        self.show()
        speak(self.words, sentence)
        if stays:
            self._away.stop()
        else:
            self._away.start()

    def forget(self) -> None:
        """What was said in passing is not for where one goes now; what is still wrong stays."""
        if self._away.isActive():
            self._away.stop()
            self.hide()

    def take_back(self, action: str) -> None:
        """What offers this action is no longer the question; another sentence stays."""
        if self._action == action:
            self._action = ""
            self.hide()

    def _on_keyboard_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now in (self.button, self.close_button) and before not in (self.button, self.close_button):
            self._before = before

    def _on_close(self) -> None:
        """The keyboard goes back to where it came from."""
        here = self.button.hasFocus() or self.close_button.hasFocus()
        self.hide()
        if here and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self._before = None

    def _on_closed(self) -> None:
        self._on_close()
        self.closed.emit(self._action)

    def _on_action(self) -> None:
        self._on_close()
        self.action_requested.emit(self._action)
