"""The rows of a list in which something waits to be chosen: words in each, a sign for the one one is in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.ui.widgets.waiting_sign import Waiting, WaitingSign, put_under, two_versions


class RowSign(QObject):
    """Made when something waits; the sign stands under `card`, in which the table is."""

    def __init__(self, table: RowTable, card: QWidget, called: Callable[[Any], str]) -> None:
        """`called`: what a row is called."""
        super().__init__(table)
        self._table, self._called = table, called
        self._waiting = Waiting((), _nothing)
        self.sign = WaitingSign(table.objectName(), self._choose)
        put_under(card, self.sign)
        QWidget.setTabOrder(table, self.sign)
        table.row_chosen.connect(self._follow)

    def show_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._table.rows.show_signs(dict.fromkeys(waiting.ids, two_versions()))
        self._follow()

    def _follow(self, *_row_id: object) -> None:
        chosen = self._table.chosen()
        choices = self._waiting.of(chosen)
        if choices:
            row = self._table.rows.row(self._table.rows.row_of(chosen))
            self.sign.show_choice(choices[0], self._called(row))
        elif self.sign.hasFocus():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sign.setVisible(bool(choices))

    def _choose(self, choice: Any) -> None:
        self._waiting.choose(choice)


def _nothing(_choice: Any) -> None:
    """Where nothing waits."""
