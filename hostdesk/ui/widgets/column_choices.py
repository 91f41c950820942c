"""Choices above the columns of a table, each as wide as its column and moving with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.words import _


class ColumnChoices(QWidget):
    """One box for each column from `first` on; the box that gets the keyboard is brought into sight."""

    changed = Signal()

    def __init__(self, table: QTableView, first: int, choices: Sequence[tuple[Any, str]], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._table = table
        self._first = first
        self._choices = choices
        self._name = name
        self.boxes: list[ChoiceBox] = []
        table.horizontalHeader().sectionResized.connect(self._lay)
        table.horizontalScrollBar().valueChanged.connect(self._lay)

    def show_choices(self, values: Sequence[Any], heads: Sequence[str]) -> None:
        """A box for each value; `heads` tell whose it is to those who do not see the column."""
        for box in self.boxes:
            box.deleteLater()
        self.boxes = [self._box(number, value) for number, value in enumerate(values)]
        for number, (box, head) in enumerate(zip(self.boxes, heads, strict=True), 1):
            words = head or _("Column {n}").format(n=number)
            box.setAccessibleName(_("What “{column}” is").format(column=words))
        self._lay()

    def values(self) -> list[Any]:
        return [box.value for box in self.boxes]

    def _box(self, number: int, value: Any) -> ChoiceBox:
        box = ChoiceBox(self._choices, self)
        box.setObjectName(f"{self._name}_{number}")
        box.show_value(value)
        box.currentIndexChanged.connect(self.changed)
        box.activated.connect(partial(self._bring_into_sight, number))
        box.show()
        return box

    def _bring_into_sight(self, number: int, _chosen: int) -> None:
        self._table.scrollTo(self._table.model().index(0, number + self._first))

    def sizeHint(self) -> QSize:
        return QSize(200, max(34, theme.em(self) * 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self, *_moved: int) -> None:
        offset = self._table.viewport().x()
        for number, box in enumerate(self.boxes):
            column = number + self._first
            left = self._table.columnViewportPosition(column) + offset
            box.setGeometry(left + 2, 0, self._table.columnWidth(column) - 4, self.height())
