"""One of several ways that something could be: its number is the key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS, paint_focus
from hostdesk.ui.widgets.sight import bring_into_sight

_PAD = 14  # pixels
_MOST = 1_500  # letters; more is nobody's quick choice, and is read on its page


class WayCard(QAbstractButton):
    """A card that is a button; `standing` says whose it is in a few words under the value."""

    def __init__(self, number: int, words: str, standing: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.number = number
        self.words = words if len(words) <= _MOST else words[:_MOST] + "…"
        self.standing = standing
        self.setAccessibleName(f"{number}: {self.words}")
        self.setAccessibleDescription(standing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 12 * theme.em(self))
        return QSize(12 * theme.em(self), self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * _PAD
        said = theme.wrapped_height(theme.larger(self, 1.0, bold=True), self.words, inner)
        return _PAD + self._head() + said + 8 + theme.wrapped_height(self.font(), self.standing, inner) + _PAD

    def _head(self) -> int:
        """The line of the number, in pixels."""
        return int(theme.em(self) * 1.9)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_sight(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = self.palette(), QRectF(self.rect())
        ground = colours.midlight() if self.underMouse() or self.hasFocus() else colours.base()
        early.rounded(painter, box.adjusted(2, 2, -2, -2), RADIUS, ground, QPen(colours.mid().color(), 1))
        self._paint_number(painter)
        room = self.rect().adjusted(_PAD, _PAD + self._head(), -_PAD, -_PAD)
        self._paint_words(painter, room)
        if self.hasFocus():
            paint_focus(painter, box, colours)

    def _paint_number(self, painter: QPainter) -> None:
        size = int(theme.em(self) * 1.5)
        x = self.width() - _PAD - size if self.isRightToLeft() else _PAD
        key = QRect(x, _PAD, size, size)
        early.rounded(painter, QRectF(key), 5, self.palette().window(), QPen(self.palette().mid().color(), 1))
        painter.setFont(theme.larger(self, 1.0, bold=True))
        early.write_in(painter, self.palette().text().color())
        painter.drawText(key, early.CENTRE, str(self.number))

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        how = early.WORD_WRAP | early.LEADING | early.TOP
        bold = theme.larger(self, 1.0, bold=True)
        painter.setFont(bold)
        early.write_in(painter, self.palette().text().color())
        painter.drawText(room, how, theme.breakable(bold, self.words, room.width()))
        room.setTop(room.top() + theme.wrapped_height(bold, self.words, room.width()) + 8)
        painter.setFont(self.font())
        early.write_in(painter, self.palette().placeholderText().color())
        painter.drawText(room, how, theme.breakable(self.font(), self.standing, room.width()))
