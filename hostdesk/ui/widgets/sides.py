"""Several things in one place, of which one is in sight: as tall as that one, whatever the others are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Sides(QWidget):
    """A stack of pages is as tall as its tallest; here nothing is scrolled that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._sides: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, side: QWidget) -> int:
        """One more, out of sight unless it is the first; gives its number."""
        side.setVisible(not self._sides)
        self._sides.append(side)
        self._column.addWidget(side)
        return len(self._sides) - 1

    def show_side(self, number: int) -> None:
        for place, side in enumerate(self._sides):
            side.setVisible(place == number)

    def number_of(self, side: QWidget) -> int:
        return self._sides.index(side)

    @property
    def current(self) -> QWidget:
        return next(side for side in self._sides if not side.isHidden())
