"""Widgets that stand under the numbers of a scale, where the dots of the line above lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.flow import Flow


class AlongLine(Flow):
    """Each at its place along the line: all in one row, else in two, else side by side."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(spacing=6)
        self._owner = owner
        self._along: Sequence[float] = ()
        self._rows: Sequence[int] = ()

    def show_places(self, along: Sequence[float], rows: Sequence[int]) -> None:
        """How far each widget stands along the line, from 0 to 1; in which row, where one is too narrow."""
        self._along, self._rows = tuple(along), tuple(rows)
        self.invalidate()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        return self._in_place(width) or super()._lines(width)

    def _in_place(self, width: int) -> list[list[QLayoutItem]]:
        """The rows in which each widget can stand at its own place; [] where they are too narrow."""
        items = self._items
        if len(items) != len(self._along) or not items:
            return []
        in_two = [[item for item, own in zip(items, self._rows, strict=True) if own == row] for row in (0, 1)]
        rows = next((rows for rows in ([items], in_two) if all(self._fit(row, width) for row in rows)), [])
        return [list(row) for row in rows if row]

    def _fit(self, row: Sequence[QLayoutItem], width: int) -> bool:
        """True where none lies on the next one, at the ends of the line neither."""
        if len(row) < 2:
            return True
        em, widest = theme.em(self._owner), max(item.sizeHint().width() for item in row)
        far = [self._along[self._items.index(item)] for item in row]
        step = (far[1] - far[0]) * (width - 2 * em)
        return step >= widest + max(0, widest / 2 - em)

    def _lay(self, line: list[QLayoutItem], room: QRect, box: QRect) -> None:
        if not self._in_place(room.width()):
            super()._lay(line, room, box)
            return
        em = theme.em(self._owner)  # the scale line leaves as much at both of its ends
        for item in line:
            far = self._along[self._items.index(item)]
            size = QSize(item.sizeHint().width(), min(item.sizeHint().height(), room.height()))
            left = int(em + far * (room.width() - 2 * em) - size.width() / 2)
            inside = max(0, min(left, room.width() - size.width()))
            item.setGeometry(QRect(QPoint(room.left() + inside, room.top()), size))
