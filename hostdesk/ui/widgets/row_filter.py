"""A line over a long list: letters typed into it leave only the rows that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from hostdesk.domain.text import folded
from hostdesk.ui.widgets.plain import Box, muted
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.words import _


class RowFilter(QWidget):
    """Hides rows of the table, never takes one away; Esc shows all again, Down goes to the table."""

    def __init__(self, table: RowTable, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_line")
        self._table = table
        self._words: list[str] = []
        self.line = _FilterLine(name, label)
        self.line.textChanged.connect(self._on_typed)
        self.line.left.connect(self._on_left)
        self.found: QLabel = muted("", f"{name}_found")
        self.found.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(Box(self.line), 1)
        layout.addWidget(self.found)
        self.found.hide()
        self.hide()

    def show_rows(self, words: Sequence[str], useful: bool) -> None:
        """What each row is found by; the line is shown where it is `useful`, or while it is in use."""
        self._words = [folded(word) for word in words]
        self.setVisible(useful or bool(self.line.text()))
        self._apply()

    def clear(self) -> None:
        self.line.clear()

    def _on_typed(self) -> None:
        self._apply()
        if self._table.isRowHidden(max(0, self._table.currentIndex().row())):
            first = next((n for n in range(len(self._words)) if not self._table.isRowHidden(n)), -1)
            self._table.setCurrentIndex(self._table.rows.index(first, 0))

    def _apply(self) -> None:
        sought = folded(self.line.text()).split()
        shown = 0
        for number, words in enumerate(self._words):
            fits = all(word in words for word in sought)
            shown += fits
            if self._table.isRowHidden(number) is fits:
                self._table.setRowHidden(number, not fits)
        said = _("{n} of {all}").format(n=shown, all=len(self._words)) if sought else ""
        self.found.setText(said)
        self.found.setVisible(bool(said))
        self.line.setAccessibleDescription(said)

    def _on_left(self) -> None:
        self._table.setFocus(Qt.FocusReason.TabFocusReason)


class _FilterLine(QLineEdit):
    """Esc empties it."""

    left = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(_("Find by name, circle, reply…"))
        self.setFrame(False)
        self.setMinimumHeight(24)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
