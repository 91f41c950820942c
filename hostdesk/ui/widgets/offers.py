"""What is offered under a line while one types into it; the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.plain import Card

_MOST = 5  # shown at once
_WIDTH = 32  # em


class Offers(Card):
    """Lies over what is below; Down goes in, Enter takes what is marked, Esc puts it away."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, line: QLineEdit, under: QWidget, name: str) -> None:
        super().__init__(name)
        self.setParent(parent)
        self._page = parent
        self._under = under
        self._line = line
        self._offers: tuple[tuple[str, str], ...] = ()  # what, and a quiet word on it
        self._marked = -1
        self.setMouseTracking(True)
        self.hide()
        line.installEventFilter(self)

    def offer(self, offers: Sequence[tuple[str, str]]) -> None:
        """Shows these, none of them marked; nothing goes away."""
        self._offers = tuple(offers[:_MOST])
        self._marked = -1
        if not self._offers:
            self.hide()
            return
        self.setGeometry(self._place())
        self.raise_()
        self.show()
        self.update()

    def _place(self) -> QRect:
        """Below the line, and wide enough to be read where that is narrow."""
        box = self._under
        start = box.mapTo(self._page, QPoint(0, box.height() + 6))
        room = self._page.width() - 2 * min(start.x(), self._page.width() - start.x() - box.width())
        width = max(box.width(), min(_WIDTH * theme.em(self), room))
        if self.isRightToLeft():
            start.setX(start.x() + box.width() - width)
        return QRect(start, QSize(width, self._row_height() * len(self._offers) + 8))

    def marked(self) -> int:
        """The number of the offer that Enter would take, -1: none."""
        return self._marked if self.isVisible() else -1

    def _row_height(self) -> int:
        return int(theme.em(self) * 2.5)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if self.isVisible() and event.type() is QEvent.Type.KeyPress:
            return self._takes(cast(QKeyEvent, event).key())
        return super().eventFilter(watched, event)

    def _takes(self, key: int) -> bool:
        """True for a key that is meant for what is offered."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            number = len(self._offers) + 1  # one more: nothing marked
            self._mark((self._marked + 1 + (1 if key == Qt.Key.Key_Down else -1)) % number - 1)
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked >= 0:
            self._choose()
            return True
        return False

    def _mark(self, number: int) -> None:
        self._marked = number
        self.update()
        if number >= 0:
            speak(self._line, ", ".join(self._offers[number]))

    def _choose(self) -> None:
        number = self._marked
        self.hide()
        self.chosen.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._marked = min(int(event.position().y() - 4) // self._row_height(), len(self._offers) - 1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        if self._marked >= 0:
            self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for number, offer in enumerate(self._offers):
            top = 4 + number * self._row_height()
            self._paint_offer(painter, QRect(4, top, self.width() - 8, self._row_height()), number, offer)

    def _paint_offer(self, painter: QPainter, row: QRect, number: int, offer: tuple[str, str]) -> None:
        colours: Any = self.palette()
        if number == self._marked:
            painter.fillRect(row, colours.midlight())
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), colours.link())
        inner = row.adjusted(10, 3, -10, -3)
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        painter.setFont(theme.larger(self, 1.0, bold=True))
        painter.setPen(colours.text().color())
        painter.drawText(inner, flags, self._fitting(painter, offer[0], inner))
        painter.setFont(theme.larger(self, 0.92))
        painter.setPen(colours.placeholderText().color())
        below = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(inner, below, self._fitting(painter, offer[1], inner))

    def _fitting(self, painter: QPainter, words: str, room: QRect) -> str:
        return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
