"""The table of the running order: headings of days, rows to drag to another place, keys to arrange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView, QWidget

from hostdesk.ui import early, theme
from hostdesk.ui.models.block_rows import HEADING, BlockRows
from hostdesk.ui.models.rows import Index, RowsModel
from hostdesk.ui.page_keys import block_keys
from hostdesk.ui.widgets.row_delegate import RowDelegate
from hostdesk.ui.widgets.row_table import RowTable

_PARTLY = early.WORD_WRAP | early.LEADING | early.MIDDLE


class BlockTable(RowTable):
    """Says what is to be arranged and where a row was let go; arranges nothing itself."""

    arranged = Signal(str, str)  # id, what is done: see `block_keys`
    dropped = Signal(str, int)  # id, the number of the row it is put before

    def __init__(self, model: RowsModel, name: str, label: str) -> None:
        super().__init__(model, name, label)
        self.setItemDelegate(BlockDelegate(self))
        self._verbs = {key.keys: verb for verb, key in block_keys().items()}
        self._taken = ""  # the row under the finger
        self._from = QPoint()
        self._drop = -1  # the row before which it would be put; -1: nothing is dragged
        self._scroll = QTimer(self, interval=40)
        self._scroll.timeout.connect(self._scroll_on)
        model.modelReset.connect(self._span_headings)
        model.rowsInserted.connect(self._span_headings)
        model.layoutChanged.connect(self._span_headings)

    def show_rows(self, rows: Sequence[Any]) -> None:
        super().show_rows(rows)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(self._first(), 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.currentIndex().row() <= self._first():
            self.scrollToTop()  # the heading over the first block is seen too

    def _span_headings(self, *_rows: object) -> None:
        self.clearSpans()
        model, columns = cast(BlockRows, self.rows), len(self.rows.columns)
        for number in range(model.rowCount()):
            if model.is_heading(number):
                self.setSpan(number, 0, 1, columns)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if last.column() > 0:
            super()._on_data_changed(first, last)

    def _first(self) -> int:
        """The first row that is a block."""
        model = cast(BlockRows, self.rows)
        return next((n for n in range(model.rowCount()) if not model.is_heading(n)), 0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the table before its first block, over which there may be a heading."""
        if not forward and self.currentIndex() == self.rows.index(self._first(), 0):
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._verbs.get(QKeySequence(event.keyCombination()).toString(), "")
        if self._drop >= 0 and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif verb and self.chosen():
            self.arranged.emit(self.chosen(), verb)
        else:
            super().keyPressEvent(event)

    # dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._taken = self.rows.row(index.row()).id if left and self._is_block(index) else ""
        self._from = event.position().toPoint()

    def _is_block(self, index: QModelIndex) -> bool:
        return index.isValid() and not cast(BlockRows, self.rows).is_heading(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._taken:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._drop < 0 and abs(at.y() - self._from.y()) < QApplication.startDragDistance():
            return
        if self._drop < 0:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        self._drop = self._gap_at(at.y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        taken, drop = self._taken, self._drop
        self._let_go()
        super().mouseReleaseEvent(event)
        if drop >= 0:
            self.dropped.emit(taken, drop)

    def _let_go(self) -> None:
        self._scroll.stop()
        self._taken, self._drop = "", -1
        self.viewport().unsetCursor()
        self.viewport().update()

    def _gap_at(self, y: int) -> int:
        """The number of the row before which something let go at this height is put."""
        number = self.rowAt(y)
        if number < 0:
            return 0 if y < 0 else self.rows.rowCount()
        middle = self.rowViewportPosition(number) + self.rowHeight(number) // 2
        return max(number + (y > middle), 1 if cast(BlockRows, self.rows).is_heading(0) else 0)

    def _scroll_on(self) -> None:
        """Near an edge the list moves on under what is dragged."""
        y, edge = self.viewport().mapFromGlobal(self.cursor().pos()).y(), theme.em(self)
        by = -1 if y < edge else 1 if y > self.viewport().height() - edge else 0
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * edge // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = max(3, min(self._gap_height(), self.viewport().height() - 4))
        painter.setPen(QPen(self.palette().link().color(), 3))
        painter.setBrush(self.palette().base())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        width = self.viewport().width()
        painter.drawLine(QPointF(8, y), QPointF(width - 8, y))
        painter.drawEllipse(QPointF(width - 8 if mirrored else 8, y), 4, 4)

    def _gap_height(self) -> int:
        if self._drop < self.rows.rowCount():
            return self.rowViewportPosition(self._drop)
        last = self.rows.rowCount() - 1
        return self.rowViewportPosition(last) + self.rowHeight(last)


class BlockDelegate(RowDelegate):
    """Rows as everywhere; a heading lies over the whole width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not _is_heading(index):
            super().paint(painter, option, index)
            return
        painter.save()
        box = QRect(option.rect)
        early.fill(painter, box, option.palette.alternateBase())
        self._muted.initPainter(painter)
        painter.setFont(self._font(option, index))
        pad = option.fontMetrics.height() // 2
        words = str(index.model().data(index, early.DISPLAY))
        painter.drawText(box.adjusted(pad, 0, -pad, 0), _PARTLY, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not _is_heading(index):
            return super().sizeHint(option, index)
        if index.column():
            return QSize(0, 0)
        pad = option.fontMetrics.height()
        width = cast(QTableView, option.widget).viewport().width() - pad
        words = str(index.model().data(index, early.DISPLAY))
        height = theme.wrapped_height(self._font(option, index), words, width)
        return QSize(width, height + int(pad * 0.7))


def _is_heading(index: Index) -> bool:
    return bool(index.model().data(index, HEADING))
