"""The register of offers and needs, side by side, to bring them together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.models.said_rows import SaidModel, SaidRow
from hostdesk.ui.widgets.long_table import LongTable
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.words import _

_ROOM = 34  # em that two lists side by side need


class Register(QWidget):
    """Two lists; a tick in each where an offer and a need have found each other."""

    edited = Signal(str, str, object)  # id, field, value
    removal_requested = Signal(list)  # ids
    move_requested = Signal(str, int)
    card_requested = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("register")
        self.back = Button(_("‹ All that was said"), "register_back")
        self.back.clicked.connect(self.left)
        self.offers = _Half("offers", _("Offers"), _("Nothing offered yet. Alt+3 keeps an offer."))
        self.needs = _Half("needs", _("Needs"), _("Nothing needed yet. Alt+4 keeps a need."))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(8)
        column.addLayout(row(self.back, 1))
        column.addWidget(heading(_("Offers and needs"), "register_title", 1.4))
        self.purpose = muted(_("Who could meet whom? Tick both once they have."), "register_purpose")
        column.addWidget(self.purpose)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        column.addLayout(self._halves, 1)
        for half in (self.offers, self.needs):
            self._halves.addWidget(half, 1)
            half.table.rows.edited.connect(self.edited)
            half.table.removal_requested.connect(self.removal_requested)
            half.table.move_requested.connect(self.move_requested)
            half.table.card_requested.connect(self.card_requested)

    def show_rows(self, offers: Sequence[SaidRow], needs: Sequence[SaidRow]) -> None:
        self.offers.show_rows(offers)
        self.needs.show_rows(needs)

    @property
    def lists(self) -> tuple[RowsModel, RowsModel]:
        return self.offers.table.rows, self.needs.table.rows

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard begins: the first list that has something in it."""
        full = [half.table for half in (self.offers, self.needs) if half.table.rows.rowCount()]
        return full[0] if full else self.back

    def flush(self) -> None:
        self.offers.table.flush()
        self.needs.table.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ROOM * theme.em(self)
        ways = QBoxLayout.Direction
        self._halves.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.purpose.setVisible(not theme.is_low(self))


class _Half(QWidget):
    """One list under its head; what is not there yet says how it comes."""

    def __init__(self, name: str, title: str, empty: str) -> None:
        super().__init__()
        self.setObjectName(f"register_{name}")
        model = SaidModel(_columns(), title)
        model.setParent(self)
        self.table = LongTable(model, f"register_{name}_list", title)
        self.card = Card(f"register_{name}_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.empty = muted(empty, f"register_{name}_empty")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading(title, f"register_{name}_title", 1.1))
        column.addWidget(self.card, 1)
        column.addWidget(self.empty)
        column.addStretch(0)

    def show_rows(self, rows: Sequence[SaidRow]) -> None:
        self.table.show_rows(rows)
        self.card.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))


def _columns() -> tuple[Column, ...]:
    return (
        Column("done", _("Met"), Kind.CHECK, 1),
        Column("words", _("What"), stretch=9, strong=True, second=_who),
    )


def _who(found: SaidRow) -> str:
    return found.who
