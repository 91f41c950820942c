"""A box with choices to fold out, in the look of our fields."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox

from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import RADIUS


class DropDown(QComboBox):
    """Drawn by us while folded; the list that folds out is the system's."""

    def sizeHint(self) -> QSize:
        em = theme.em(self)
        return (super().sizeHint() + QSize(em, 0)).expandedTo(QSize(0, max(34, em * 2)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        edge = colours.link() if self.hasFocus() else colours.dark()
        painter.setPen(QPen(edge.color(), 2 if self.hasFocus() else 1))
        painter.setBrush(colours.base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        em = theme.em(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ink = self.palette().text() if self.isEnabled() else self.palette().placeholderText()
        painter.setPen(QPen(ink.color(), 1.6))
        middle = QPointF(em if mirrored else self.width() - em, self.height() / 2)
        wing = em * 0.22
        left, right = QPointF(-wing, -wing / 2), QPointF(wing, -wing / 2)
        painter.drawPolyline([middle + left, middle + QPointF(0, wing / 2), middle + right])
        room = QRect(self.rect()).adjusted(12, 0, -12, 0)
        room.adjust(em if mirrored else 0, 0, 0 if mirrored else -em, 0)
        words = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), words)
