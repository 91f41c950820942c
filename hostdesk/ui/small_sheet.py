"""A small sheet over the window: something to choose, a sentence where it cannot be, take it or leave it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.pages.page import Sheet
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, plain
from hostdesk.words import _

_EDGE = 48  # pixels of the window that stay in sight
_LINES = 38  # of text, at most


class SmallSheet(QDialog):
    """Opened with `open()`; Ctrl+Enter takes, Escape leaves; freed when it closes."""

    def __init__(self, parent: QWidget, name: str, title: str, purpose: str, take: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = Sheet(title, purpose, name)
        self.sentence = plain("", f"{name}_sentence")
        self.sentence.hide()
        self.take = Button(take, f"{name}_take", primary=True)
        self.leave = Button(_("Leave it"), f"{name}_leave")
        self.take.clicked.connect(self.on_take)
        self.leave.clicked.connect(self.reject)
        below = QVBoxLayout()
        below.setContentsMargins(32, 8, 32, 18)
        below.addWidget(self.sentence)
        below.addLayout(Flow(self.take, self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.on_take)
        room, em = room_over(parent), theme.em(self)
        self.resize(min(em * 36, room.width() - _EDGE), min(em * _LINES, room.height() - _EDGE))

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def on_take(self) -> None:
        """What was chosen holds; each sheet has its own."""
        self.accept()


def room_over(parent: QWidget) -> QSize:
    """Of the window that a sheet lies over, perhaps with another sheet between them."""
    window = parent.window()
    while isinstance(window, QDialog) and (below := window.parentWidget()) is not None:
        window = below.window()
    return window.size()
