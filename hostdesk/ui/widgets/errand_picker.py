"""Errands that most gatherings have, to tick and take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hostdesk.domain.text import folded
from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, muted
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.words import _, counted


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    when: str
    wanted: bool = False


class ErrandPicker(QDialog):
    """Space ticks, Ctrl+Enter takes what is ticked; what stands on the list already is left out."""

    chosen = Signal(list)  # the errands that were ticked, in words

    def __init__(self, parent: QWidget, errands: Sequence[tuple[str, str]], known: Sequence[str]) -> None:
        super().__init__(parent)
        self.setObjectName("usual")
        self.setWindowTitle(_("Usual errands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed = {folded(what) for what in known}
        self._rows = [_Row(what, when) for what, when in errands if folded(what) not in listed]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Usual errands"), "usual_title", 1.4))
        column.addWidget(
            muted(_("Tick what you want to see to; you can better the words later."), "usual_hint")
        )
        column.addWidget(self._list(), 1)
        column.addLayout(self._foot())
        window, em = parent.window(), theme.em(self)
        self.resize(min(44 * em, window.width() - 32), min(34 * em, window.height() - 48))
        self._show()
        self.table.setFocus()

    def _list(self) -> Card:
        self.rows = RowsModel(_columns(), "usual")
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_edited)
        self.table = RowTable(self.rows, "usual_list", _("Usual errands"))
        self.table.horizontalHeader().hide()
        self.table.activated.connect(self._on_activated)
        self.table.card_requested.connect(self._on_take)
        card = Card("usual_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        return card

    def _foot(self) -> Flow:
        self.take = Button(_("Add them"), "usual_take", primary=True)
        self.take.clicked.connect(self._on_take)
        self.leave = Button(_("Cancel"), "usual_cancel")
        self.leave.clicked.connect(self.reject)
        self.state = muted("", "usual_state")
        self.state.setMinimumWidth(10 * theme.em(self))
        return Flow(self.take, self.leave, self.state)

    def _show(self) -> None:
        self.rows.show_rows(self._rows)
        if self._rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        ticked = sum(row.wanted for row in self._rows)
        self.take.setEnabled(ticked > 0)
        self.state.setText(counted("{n} ticked", "{n} ticked", ticked))

    def _on_edited(self, row_id: str, _field: str, wanted: object) -> None:
        self._rows = [replace(row, wanted=bool(wanted)) if row.id == row_id else row for row in self._rows]
        self._show()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        self._on_edited(row.id, "wanted", not row.wanted)

    def _on_take(self, *_taken: object) -> None:
        wanted = [row.id for row in self._rows if row.wanted]
        if wanted:
            self.chosen.emit(wanted)
            self.accept()


def _columns() -> tuple[Column, ...]:
    return (
        Column("wanted", "", Kind.CHECK, 0),
        Column("id", _("Errand"), Kind.FIXED, 9, second=_when),
    )


def _when(row: _Row) -> str:
    return row.when
