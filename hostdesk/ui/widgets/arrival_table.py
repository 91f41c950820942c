"""The list at the door: narrowed to those whom the letters fit, the best on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from hostdesk.ui import theme
from hostdesk.ui.models.rows import RowsModel
from hostdesk.ui.widgets.row_table import RowTable

_ON_TOP = 8  # the best are put on top, the others stay in the order of the list


class ArrivalTable(RowTable):
    """Hides and moves rows as they are shown; the rows themselves, and what is measured of them, stay."""

    def __init__(self, model: RowsModel, name: str, label: str) -> None:
        super().__init__(model, name, label)
        self._moves: list[tuple[int, int]] = []  # from where to where, as they were made

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._put_back()
        super().show_rows(rows)

    def go_to(self, part_id: str, column: int = 0) -> None:
        self.executeDelayedItemsLayout()  # else it scrolls to where the row was before
        super().go_to(part_id, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line above takes more room or less: who is marked stays in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        """Little: in a low window the words about who has just come go before."""
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), 3 * theme.em(self)))

    def narrow(self, ids: Sequence[str] | None) -> None:
        """Shows these, the best first; None: everybody, in the order of the list."""
        self._put_back()
        numbers = {self.rows.row(number).id: number for number in range(self.rows.rowCount())}
        shown = list(numbers.values()) if ids is None else [numbers[part_id] for part_id in ids]
        kept = set(shown)
        for number in numbers.values():
            if self.isRowHidden(number) is (number in kept):
                self.setRowHidden(number, number not in kept)
        if ids is not None:
            self._put_on_top(shown[:_ON_TOP])

    def _put_on_top(self, numbers: Sequence[int]) -> None:
        head = self.verticalHeader()
        for place, number in enumerate(numbers):
            at = head.visualIndex(number)
            if at != place:
                head.moveSection(at, place)
                self._moves.append((at, place))

    def _put_back(self) -> None:
        head = self.verticalHeader()
        while self._moves:
            at, place = self._moves.pop()
            head.moveSection(place, at)
