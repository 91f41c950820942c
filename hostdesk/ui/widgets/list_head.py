"""The head of the list of sessions: as `ListHeader` looks, but no part of the table.

A header of the table's own must be told its orientation, and with that waits for the whole `Qt` namespace
(`hostdesk.ui.early`). The table keeps one, hidden: it lays the columns, and tells their titles to those who
do not see them.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTableView, QWidget

from hostdesk.ui import early, theme


class ListHead(QWidget):
    """Titles over the columns of a table, as wide as they are; two lines of words fit."""

    def __init__(self, table: QTableView, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._table = table
        self._titles = titles
        self.follow_text_size()

    def follow_text_size(self) -> None:
        """Takes its proportion of the size that the text has now."""
        self.setFont(theme.larger(self, 0.88, bold=True))
        self.fit()

    def fit(self) -> None:
        """Takes the height that its words need over columns of this width."""
        heights = [self._words_height(number) for number in self._shown()]
        self.setFixedHeight(max(heights) + int(theme.em(self) * 0.9))

    def _shown(self) -> list[int]:
        return [n for n in range(len(self._titles)) if not self._table.isColumnHidden(n)]

    def _words_height(self, number: int) -> int:
        room = QRect(0, 0, max(20, self._table.columnWidth(number) - 2 * (theme.em(self) // 2)), 1000)
        metrics = QFontMetrics(self.font())
        return metrics.boundingRect(room, early.WORD_WRAP, self._titles[number]).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pad = theme.em(self) // 2
        flags = early.LEADING | early.BOTTOM | early.WORD_WRAP  # mirrored where one reads from the right
        early.fill(painter, self.rect(), self.palette().base())
        early.fill(painter, QRect(0, self.height() - 1, self.width(), 1), self.palette().mid())
        for number in self._shown():
            left, width = self._table.columnViewportPosition(number), self._table.columnWidth(number)
            box = QRect(left, 0, width, self.height())
            inside = box.adjusted(pad, 0, -pad, -pad // 2 - 2)
            painter.drawText(inside, flags, self._titles[number])
