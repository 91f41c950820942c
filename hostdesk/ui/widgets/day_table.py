"""The table of the day as it is lived: Enter begins or ends, Delete leaves out, + gives time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from hostdesk.ui import icons
from hostdesk.ui.models.day_rows import ICON, TIMES
from hostdesk.ui.models.rows import Index, RowsModel
from hostdesk.ui.widgets.block_table import BlockDelegate, BlockTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOM = 1.5  # em that a mark takes


class DayTable(BlockTable):
    """Says what is wanted of the row one is in."""

    begin_requested = Signal(str)  # or to end it, where it is on
    more_requested = Signal(str)

    def __init__(self, model: RowsModel, name: str, label: str) -> None:
        super().__init__(model, name, label)
        self.setItemDelegate(_DayDelegate(self))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.column() != TIMES:
            super()._on_data_changed(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain and self.chosen():
            self.begin_requested.emit(self.chosen())
        elif event.text() == "+" and self.chosen():
            self.more_requested.emit(self.chosen())
        else:
            super().keyPressEvent(event)


class _DayDelegate(BlockDelegate):
    """A mark stands before the words that say the same."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def _mark(self, name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
        """Drawn once in each colour and size."""
        key = name, ink.name(), size, ratio
        if key not in self._drawn:
            self._drawn[key] = icons.pixmap(name, ink, size, ratio)
        return self._drawn[key]

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: Index, colours: object
    ) -> None:
        name = index.model().data(index, ICON)
        if name:
            em = option.fontMetrics.height()
            size = int(em * 0.9)
            mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            left = inner.right() - size if mirrored else inner.left()
            ink = option.palette.link().color()
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(left, inner.top() + em // 16, self._mark(name, ink, size, ratio))
            by = int(em * _ROOM)
            inner = inner.adjusted(0, 0, -by, 0) if mirrored else inner.adjusted(by, 0, 0, 0)
        super()._paint_text(painter, option, inner, index, option.palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.model().data(index, ICON):
            narrower = QStyleOptionViewItem(option)
            narrower.rect = option.rect.adjusted(0, 0, -int(option.fontMetrics.height() * _ROOM), 0)
            return super().sizeHint(narrower, index)
        return super().sizeHint(option, index)
