"""A table for thousands of rows: it measures those that are seen, the others when they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from hostdesk.ui import theme
from hostdesk.ui.models.rows import Index, RowsModel
from hostdesk.ui.widgets.row_table import RowTable

_MEASURED = 60  # rows up to which all are measured at once
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_USUAL = 4  # em: a row that has not been seen yet


class LongTable(RowTable):
    """As `RowTable`; with many rows a list opens as fast as with a few."""

    def __init__(self, model: RowsModel, name: str, label: str) -> None:
        self._seen: set[int] = set()  # rows measured at this width
        self._measuring = False
        super().__init__(model, name, label)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._measure_seen)

    @property
    def _is_long(self) -> bool:
        return self.rows.rowCount() > _MEASURED

    def _size_rows(self) -> None:
        if not self._is_long:
            super()._size_rows()
            return
        self._unsized = not self.isVisible()
        self._seen.clear()
        if not self._unsized:
            header = self.verticalHeader()
            header.setDefaultSectionSize(_USUAL * theme.em(self))
            header.resizeSections(QHeaderView.ResizeMode.Interactive)
            self._measure_seen()

    def _measure_seen(self) -> None:
        """Row by row from the first one in sight, until the foot of what is seen."""
        if self._measuring or not self._is_long or not self.isVisible():
            return
        self._measuring = True
        number, foot = max(0, self.rowAt(0)), self.viewport().height()
        while number < self.rows.rowCount() and self.rowViewportPosition(number) < foot:
            self._measure(number)
            number += 1
        self._measuring = False

    def _measure(self, number: int) -> None:
        if number not in self._seen and not self.isRowHidden(number):
            self.resizeRowToContents(number)
            self._seen.add(number)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """The rows that will stand over it are measured first, so that it stays in sight."""
        number, room = index.row(), self.viewport().height()
        while self._is_long and self.isVisible() and number >= 0 and room > 0:
            self._measure(number)
            room -= self.rowHeight(number)
            number -= 1
        super().scrollTo(index, hint)

    def updateGeometries(self) -> None:
        """Rows were hidden or shown, or the table has another size."""
        super().updateGeometries()
        self._measure_soon()

    def scrollContentsBy(self, across: int, down: int) -> None:
        super().scrollContentsBy(across, down)
        self._measure_soon()

    def _measure_soon(self) -> None:
        if not self._measuring and "_soon" in self.__dict__:
            self._soon.start()
