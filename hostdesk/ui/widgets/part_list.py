"""A small list inside a page: a line to add, a table to better, buttons to move and remove."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hostdesk.ui.models.rows import Column, RowsModel
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import AddLine, Button, Card
from hostdesk.ui.widgets.row_sign import RowSign
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.ui.widgets.waiting_sign import Waiting
from hostdesk.words import _


class PartList(QWidget):
    """As high as its rows, for the page scrolls; says what the host wants and shows what it is given."""

    entered = Signal(str)
    pasted = Signal(str)  # more than one line
    edited = Signal(str, str, object)  # id, field, value
    removal_requested = Signal(list)  # ids
    move_requested = Signal(str, int)  # id, by
    row_chosen = Signal(str)  # id

    _row_sign: RowSign | None = None  # made when something waits

    def __init__(self, name: str, label: str, columns: Sequence[Column], add_line: AddLine) -> None:
        super().__init__()
        self.setObjectName(f"{name}_part")
        self.rows = RowsModel(columns, label)
        self.rows.setParent(self)
        self.table = RowTable(self.rows, f"{name}_list", label)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.add_line = add_line
        self.card = Card(f"{name}_list_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.up = Button(_("Move up"), f"{name}_up")
        self.down = Button(_("Move down"), f"{name}_down")
        self.remove = Button(_("Remove"), f"{name}_remove")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(add_line)
        column.addWidget(self.card)
        self.tools = QWidget()
        self.tools.setLayout(Flow(self.up, self.down, self.remove))
        column.addWidget(self.tools)
        self._connect()

    def _connect(self) -> None:
        self.rows.edited.connect(self.edited)
        self.table.removal_requested.connect(self.removal_requested)
        self.table.move_requested.connect(self.move_requested)
        self.table.row_chosen.connect(self.row_chosen)
        self.add_line.entered.connect(self.entered)
        self.add_line.pasted.connect(self.pasted)
        self.up.clicked.connect(partial(self._on_move_button, -1))
        self.down.clicked.connect(partial(self._on_move_button, 1))
        self.remove.clicked.connect(self._on_remove_button)

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.table.show_rows(rows)
        self.card.setVisible(bool(rows))
        self.tools.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def show_waiting(self, waiting: Waiting) -> None:
        """A sign where two laptops changed a row."""
        if self._row_sign is None:
            head = self.rows.columns[0]
            self._row_sign = RowSign(self.table, self.card, lambda row: self.rows.text(row, head))
        self._row_sign.show_waiting(waiting)

    def chosen(self) -> str:
        """The id of the row one is in, "" without one."""
        return self.table.chosen()

    def take(self) -> None:
        """What was typed is in safe hands: makes room for the next, and goes to the new row."""
        self.add_line.take()
        self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))

    def flush(self) -> None:
        """Says at once what stands in the cell that is being typed into."""
        self.table.flush()

    def _on_move_button(self, by: int, *_clicked: object) -> None:
        if chosen := self.chosen():
            self.move_requested.emit(chosen, by)

    def _on_remove_button(self) -> None:
        if chosen := self.chosen():
            self.removal_requested.emit([chosen])
