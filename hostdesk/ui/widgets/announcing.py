"""Says to a screen reader what has just happened, and leaves it to be read again."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Heard at once; until the next time it describes the widget."""
    widget.setAccessibleDescription(words)
    speak(widget, words)


def speak(widget: QWidget, words: str) -> None:
    """Heard at once, where the words are to be read already, or are not to stay."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
