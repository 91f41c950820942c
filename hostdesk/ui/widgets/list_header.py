"""The head of a list: quiet words over each column, wrapped and never cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from hostdesk.ui import theme

_FLAGS = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom


class ListHeader(QHeaderView):
    """Columns keep the width they are given; two lines of words fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.follow_text_size()

    def follow_text_size(self) -> None:
        """Takes its proportion of the size that the text has now."""
        self.setFont(theme.larger(self, 0.88, bold=True))

    def sizeHint(self) -> QSize:
        heights = [self._words_box(number).height() for number in range(self.count())]
        return QSize(0, max(heights, default=0) + int(theme.em(self) * 0.9))

    def _words_box(self, number: int) -> QRect:
        room = QRect(0, 0, max(20, self.sectionSize(number) - 2 * (theme.em(self) // 2)), 1000)
        words = str(self.model().headerData(number, Qt.Orientation.Horizontal, 0) or "")
        return QFontMetrics(self.font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)

    def paintSection(self, painter: QPainter, box: QRect, number: int) -> None:
        painter.fillRect(box, self.palette().base())
        painter.setPen(QPen(self.palette().mid().color(), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        pad = theme.em(self) // 2
        words = str(self.model().headerData(number, Qt.Orientation.Horizontal, 0) or "")
        flags = _FLAGS | Qt.TextFlag.TextWordWrap  # the painter mirrors it where one reads from the right
        painter.setFont(self.font())
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(box.adjusted(pad, 0, -pad, -pad // 2 - 2), int(flags), words)
