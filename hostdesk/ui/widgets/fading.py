"""Where a list goes on above or below what is seen of it, it fades: no line is cut in half."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from hostdesk.ui import theme

_DEEP = 1.2  # em: what is left of a line


class Fading(QWidget):
    """Lies over the list, lets every click through, and says nothing."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        self._cover()
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return False

    def _cover(self) -> None:
        self.setGeometry(self._area.viewport().geometry())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        bar, painter = self._area.verticalScrollBar(), QPainter(self)
        deep = int(_DEEP * theme.em(self))
        if bar.value() > bar.minimum():
            self._fade(painter, 0, deep)
        if bar.value() < bar.maximum():
            self._fade(painter, self.height(), self.height() - deep)

    def _fade(self, painter: QPainter, edge: int, inside: int) -> None:
        ground = self.palette().color(self._area.backgroundRole())
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, edge, 0, inside)
        fade.setColorAt(0, ground)
        fade.setColorAt(0.4, ground)
        fade.setColorAt(1, clear)
        painter.fillRect(QRect(0, min(edge, inside), self.width(), abs(edge - inside)), fade)
