"""A small sheet over the window: something to choose, a sentence where it cannot be, take it or leave it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.pages.page import Sheet
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, plain
from hostdesk.words import _

_EDGE = 48  # pixels of the window that stay in sight
_LINES = 38  # of text, at most
_AIR = 4  # lines


class SmallSheet(QDialog):
    """Opened with `open()`; Ctrl+Enter takes, Escape leaves; freed when it closes."""

    fits = True  # no higher than what stands on it needs

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
        below.setSpacing(10)
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
        self._highest = self.height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.fits and not event.spontaneous():
            self.resize(self.width(), min(self.height(), self._needed()))

    def grow(self) -> None:
        """Room for what was unfolded, as far as there is some."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        self.resize(self.width(), max(self.height(), min(self._highest, self._needed())))

    def _needed(self) -> int:
        """Pixels in height, with some air for what unfolds or is said."""
        inner, layout = self.sheet.widget(), self.layout()
        assert inner is not None
        assert layout is not None
        shown = inner.heightForWidth(self.width()) if inner.hasHeightForWidth() else inner.sizeHint().height()
        below = layout.totalHeightForWidth(self.width()) - self.sheet.sizeHint().height()
        return shown + max(0, below) + _AIR * theme.em(self)

    def say(self, sentence: str) -> None:
        """To be read above the buttons, and heard."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        speak(self.sentence, sentence)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """What has the keyboard, like a tick that is still missing: the sentence takes room from the rest."""
        here, layout = self.focusWidget(), self.layout()
        if here is not None and layout is not None and self.sheet.isAncestorOf(here):
            layout.activate()
            self.sheet.ensureWidgetVisible(here, 0, _EDGE // 2)

    def on_take(self) -> None:
        """What was chosen holds; each sheet has its own."""
        self.accept()


def room_over(parent: QWidget) -> QSize:
    """Of the window that a sheet lies over, perhaps with another sheet between them."""
    window = parent.window()
    while isinstance(window, QDialog) and (below := window.parentWidget()) is not None:
        window = below.window()
    return window.size()
