"""Widgets that stand under the numbers of a scale, where the dots of the line above lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.flow import Flow


class AlongLine(Flow):
    """Each at its place along the line while there is room; else side by side in as many lines as needed."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(spacing=6)
        self._owner = owner
        self._along: Sequence[float] = ()

    def show_places(self, along: Sequence[float]) -> None:
        """How far each widget stands along the line, from 0 to 1."""
        self._along = tuple(along)
        self.invalidate()

    def _lay(self, line: list[QLayoutItem], room: QRect, box: QRect) -> None:
        if len(line) != len(self._along) or not self._fits(line, room.width()):
            super()._lay(line, room, box)
            return
        em = theme.em(self._owner)  # the scale line leaves as much at both of its ends
        for item, far in zip(line, self._along, strict=True):
            size = QSize(item.sizeHint().width(), min(item.sizeHint().height(), room.height()))
            left = int(em + far * (room.width() - 2 * em) - size.width() / 2)
            inside = max(0, min(left, room.width() - size.width()))
            item.setGeometry(QRect(QPoint(room.left() + inside, room.top()), size))

    def _fits(self, line: list[QLayoutItem], width: int) -> bool:
        """True where none lies on the next one, at the ends neither."""
        em, widest = theme.em(self._owner), max(item.sizeHint().width() for item in line)
        step = (width - 2 * em) / max(1, len(line) - 1)
        return step >= widest + max(0, widest / 2 - em)
