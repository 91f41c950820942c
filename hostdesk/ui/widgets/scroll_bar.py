"""A scroll bar that is there when it is needed, and quiet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

_WIDTH = 12


class QuietScrollBar(QScrollBar):
    """A rounded handle and no arrows; it is dragged, clicked and turned like every scroll bar."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(
            QSize(_WIDTH, 10_000) if self.orientation() is Qt.Orientation.Vertical else QSize(10_000, _WIDTH)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().dark())
        painter.setOpacity(1.0 if self.underMouse() or self.isSliderDown() else 0.6)
        box = QRectF(handle).adjusted(3, 3, -3, -3)
        painter.drawRoundedRect(box, 3, 3)


def make_quiet(area: QAbstractScrollArea) -> None:
    """Gives a scroll area quiet scroll bars both ways."""
    area.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(QuietScrollBar(Qt.Orientation.Horizontal))
