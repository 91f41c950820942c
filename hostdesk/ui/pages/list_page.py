"""What pages with a list have in common: a line to add, a table to better, remove and move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.models.rows import Column, RowsModel
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import AddLine, Button, Card, heading, muted
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.words import _
from hostdesk.workflows import prepare


class ListPage(Page):
    """A page whose heart is one list; `add`, `parts` and the words are each page's own."""

    def __init__(self, name: str, title: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tools: tuple[Button, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(12)
        self.column.addWidget(heading(title, f"{name}_title"))
        purpose_line = muted(purpose, f"{name}_purpose")
        self.column.addWidget(purpose_line)
        self.spare.append(purpose_line)

    def lay_list(
        self,
        columns: Sequence[Column],
        name: str,
        label: str,
        empty: str,
        table: Callable[[RowsModel, str, str], RowTable] = RowTable,
    ) -> RowTable:
        """The table on a card, and the sentence that stands there while it is empty."""
        self.rows = RowsModel(columns, label)
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_edited)
        self.table = table(self.rows, name, label)
        self.table.removal_requested.connect(self._on_removal)
        self.table.move_requested.connect(self._on_move)
        self.card = Card(f"{name}_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.empty = muted(empty, f"{name}_empty")
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.empty)
        return self.table

    def lay_add_line(self, name: str, label: str, hint: str) -> AddLine:
        """The line to type the next one into."""
        self.add_line = AddLine(name, label, hint)
        self.add_line.entered.connect(self._on_entered)
        self.add_line.pasted.connect(self._on_pasted)
        self.column.addWidget(self.add_line)
        self.first_field: QWidget = self.add_line.line
        return self.add_line

    def lay_tools(self, *extra: Button) -> Flow:
        """Buttons for the row one is in."""
        self.up = Button(_("Move up"), f"{self.objectName()}_up")
        self.down = Button(_("Move down"), f"{self.objectName()}_down")
        self.remove = Button(_("Remove"), f"{self.objectName()}_remove")
        self.up.clicked.connect(partial(self._on_move_button, -1))
        self.down.clicked.connect(partial(self._on_move_button, 1))
        self.remove.clicked.connect(self._on_remove_button)
        self._tools = (self.up, self.down, self.remove)
        layout = Flow(*extra, *self._tools)
        self.column.addLayout(layout)
        return layout

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.column.setContentsMargins(32, *((10, 32, 10) if low else (24, 32, 24)))
        self.column.setSpacing(6 if low else 12)

    def parts(self, gathering: Gathering) -> Sequence[Any]:
        """The rows; of each page's own kind."""
        return ()

    def add(self, gathering: Gathering, text: str) -> Any:
        """The change that adds what was typed; of each page's own kind."""
        return prepare.describe(gathering)

    def refresh(self, gathering: Gathering) -> None:
        rows = self.parts(gathering)
        self.table.show_rows(rows)
        self.card.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        for button in self._tools:
            button.setEnabled(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))

    def flush(self) -> None:
        super().flush()
        self.table.flush()

    def part(self, part_id: str) -> Any:
        return self.rows.row(self.rows.row_of(part_id))

    def _on_entered(self, text: str) -> None:
        if self.ask(partial(self._added, text=text)):
            self.add_line.take()
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
            self.table.scrollToBottom()

    def _added(self, gathering: Gathering, text: str) -> Any:
        return self.add(gathering, text)

    def _on_pasted(self, text: str) -> None:
        """Several lines at once: one part a line."""
        for line in text.splitlines():
            if line.strip() and not self.ask(partial(self._added, text=line)):
                return

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        fields: dict[str, Any] = {field: value}
        self.ask(partial(prepare.better, part=self.part(part_id), **fields))

    def _on_removal(self, ids: Sequence[str]) -> None:
        self.ask(partial(prepare.take_away, parts=[self.part(part_id) for part_id in ids]))

    def _on_move(self, part_id: str, by: int) -> None:
        self.ask(partial(prepare.move, part=self.part(part_id), by=by))

    def _on_move_button(self, by: int, *_clicked: object) -> None:
        if chosen := self.table.chosen():
            self._on_move(chosen, by)

    def _on_remove_button(self) -> None:
        if chosen := self.table.chosen():
            self._on_removal([chosen])
