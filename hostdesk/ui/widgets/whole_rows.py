"""A list that ends with a whole row at its foot, so that none is half cut before one scrolls."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView


class WholeRows(QListView):
    """Leaves a little room free under the last row that fits; a heading is not the last."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.end_with_a_whole_row()

    def end_with_a_whole_row(self) -> None:
        """To be called when other rows are shown."""
        self.setViewportMargins(0, 0, 0, self._left_free())

    def _left_free(self) -> int:
        feet = list(accumulate(map(self.sizeHintForRow, range(self.model().rowCount()))))
        fitting = [number for number, foot in enumerate(feet) if foot <= self.height()]
        if len(fitting) == len(feet):
            return 0
        whole = [number for number in fitting if self._can_be_chosen(number)]
        return self.height() - feet[whole[-1]] if whole else 0

    def _can_be_chosen(self, number: int) -> bool:
        return bool(self.model().index(number, 0).flags() & Qt.ItemFlag.ItemIsSelectable)
