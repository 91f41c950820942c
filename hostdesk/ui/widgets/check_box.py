"""A box to tick, in the look of our fields; its words wrap instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import paint_focus

_LEAST = 28  # pixels
_FLAGS = early.WORD_WRAP | early.LEADING | early.MIDDLE


def paint_tick(painter: QPainter, box: QRectF, colours: QPalette, on: bool) -> None:
    """The box itself: filled with a tick in it, or empty."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, edge = (colours.highlight(), colours.highlight()) if on else (colours.base(), colours.dark())
    early.rounded(painter, box, 4, ground, QPen(edge, 1.5))
    if on:
        side, left, top = box.width(), box.left(), box.top()
        tick = QPainterPath(QPointF(left + side * 0.24, top + side * 0.54))
        tick.lineTo(left + side * 0.43, top + side * 0.72)
        tick.lineTo(left + side * 0.78, top + side * 0.30)
        painter.strokePath(tick, QPen(colours.highlightedText(), max(2.0, side / 9)))


class CheckBox(QCheckBox):
    """The whole of it is the target, its words too."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text.replace("&", ""))
        rule = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self.indent + 8
        return QSize(width, max(_LEAST, theme.em(self) + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 12 * theme.em(self)), _LEAST)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(_LEAST, theme.wrapped_height(self.font(), self.text(), width - self.indent - 8) + 8)

    def hitButton(self, pos: object) -> bool:
        return True

    def _side(self) -> int:
        return int(theme.em(self) * 1.05)

    @property
    def indent(self) -> int:
        """Pixels from its edge to its words."""
        return self._side() + theme.em(self) // 2 + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._side()
        left = self.width() - side - 4 if self.isRightToLeft() else 4
        box = QRectF(left, (self.height() - side) / 2, side, side)
        paint_tick(painter, box, self.palette(), self.isChecked())
        words = QRect(self.rect()).adjusted(self.indent, 0, -4, 0)
        if self.isRightToLeft():
            words = QRect(self.rect()).adjusted(4, 0, -self.indent, 0)
        ink = self.palette().windowText() if self.isEnabled() else self.palette().placeholderText()
        early.write_in(painter, ink.color())
        painter.drawText(words, _FLAGS, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self.palette())
