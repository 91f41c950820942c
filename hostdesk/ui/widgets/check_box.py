"""A box to tick, in the look of our fields; its words wrap instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import paint_focus

_LEAST = 28  # pixels
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


def paint_tick(painter: QPainter, box: QRectF, colours: QPalette, on: bool) -> None:
    """The box itself: filled with a tick in it, or empty."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen((colours.highlight() if on else colours.dark()).color(), 1.5))
    painter.setBrush(colours.highlight() if on else colours.base())
    painter.drawRoundedRect(box, 4, 4)
    if on:
        side, left, top = box.width(), box.left(), box.top()
        painter.setPen(QPen(colours.highlightedText().color(), max(2.0, side / 9)))
        points = ((0.24, 0.54), (0.43, 0.72), (0.78, 0.30))
        painter.drawPolyline([QPointF(left + side * x, top + side * y) for x, y in points])


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
        painter.setPen(ink.color())
        painter.drawText(words, _FLAGS, self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self.palette())
