"""The rows of a list that is about to be brought in: ticked or not, corrected, perhaps somebody known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, Signal

from hostdesk.ui import early
from hostdesk.ui.models.rows import Index, plain_tip
from hostdesk.words import _

ADD, KNOWN, CELLS = 0, 1, 2  # columns: whether the row is added, what is known of the name, its cells


class FoundRows(QAbstractTableModel):
    """Column 0 ticks a row, column 1 says what is known of the name, then come its cells."""

    changed = Signal()  # a tick or a cell
    corrected = Signal()  # a cell

    def __init__(self, rows: Sequence[Sequence[str]], heads: Sequence[str]) -> None:
        super().__init__()
        self.cells = [list(row) for row in rows]
        self._heads = tuple(heads)
        self._chosen: dict[int, bool] = {}  # by the host
        self._proposed = [True] * len(rows)
        self._notes = [""] * len(rows)
        self._tips = [""] * len(rows)
        self._sure = [False] * len(rows)  # of whom something is known that could be taken over
        self.taken_over: set[int] = set()

    @property
    def says_something(self) -> bool:
        """True if something is known of any name."""
        return any(self._notes)

    def is_ticked(self, number: int) -> bool:
        return self._chosen.get(number, self._proposed[number])

    def propose(
        self, ticks: Sequence[bool], notes: Sequence[str], known: Sequence[bool], tips: Sequence[str] = ()
    ) -> None:
        """Which rows should be added unless the host chose otherwise, and what is said of each name."""
        self._proposed, self._notes, self._sure = list(ticks), list(notes), list(known)
        self._tips = list(tips or notes)
        self.taken_over = {number for number in self.taken_over if known[number]}
        self._tell_all()

    def can_take_over(self, number: int) -> bool:
        """What is known of a name goes only to a guest who is added."""
        return self._sure[number] and self.is_ticked(number)

    @property
    def offered(self) -> set[int]:
        """The rows of which something can be taken over."""
        return {number for number in range(len(self._sure)) if self.can_take_over(number)}

    def take_over_all(self, wanted: bool) -> None:
        """Takes over what is known of everybody, or of nobody."""
        self.taken_over = self.offered if wanted else set()
        self._tell_all()
        self.changed.emit()

    def _tell_all(self) -> None:
        if self.cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.cells) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads) + CELLS

    def headerData(self, section: int, orientation: QtCore.Qt.Orientation, role: int = 0) -> Any:
        across = orientation is QtCore.Qt.Orientation.Horizontal and 0 <= section < self.columnCount()
        if role != early.DISPLAY or not across:
            return None
        if section == ADD:
            return _("Add")
        if section == KNOWN:
            return _("Known?")
        return self._heads[section - CELLS] or _("Column {n}").format(n=section - 1)

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        if not index.isValid():
            return QtCore.Qt.ItemFlag.NoItemFlags
        flags = QtCore.Qt.ItemFlag.ItemIsEnabled | QtCore.Qt.ItemFlag.ItemIsSelectable
        if index.column() == ADD or (index.column() == KNOWN and self.can_take_over(index.row())):
            return flags | QtCore.Qt.ItemFlag.ItemIsUserCheckable
        return flags if index.column() == KNOWN else flags | QtCore.Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        number, column = index.row(), index.column()
        if not index.isValid():
            return None
        if role == early.CHECK_STATE:
            return self._tick(number, column)
        if role == early.ACCESSIBLE_TEXT:
            return self._spoken(number, column)
        if role == early.TOOL_TIP and column != ADD:
            tip = self._tips[number] if column == KNOWN else self.cells[number][column - CELLS]
            return plain_tip(tip) or None
        if role not in (early.DISPLAY, early.EDIT) or column == ADD:
            return None
        if column == KNOWN:
            return self._notes[number]
        words = self.cells[number][column - CELLS]
        return words.replace("\n", " / ") if role == early.DISPLAY else words

    def _spoken(self, number: int, column: int) -> str:
        """A cell for those who do not see the table."""
        if column == ADD:
            return _("Added") if self.is_ticked(number) else _("Left out")
        if column == KNOWN:
            return self._notes[number] or _("Not known yet")
        head = self._heads[column - CELLS] or _("Column {n}").format(n=column - 1)
        return f"{head}: {self.cells[number][column - CELLS] or _('empty')}"

    def _tick(self, number: int, column: int) -> QtCore.Qt.CheckState | None:
        ticks: Mapping[int, bool] = {ADD: self.is_ticked(number)}
        if self.can_take_over(number):
            ticks = {**ticks, KNOWN: number in self.taken_over}
        if column not in ticks:
            return None
        return QtCore.Qt.CheckState.Checked if ticks[column] else QtCore.Qt.CheckState.Unchecked

    def setData(self, index: Index, value: Any, role: int = early.EDIT) -> bool:
        number, column = index.row(), index.column()
        if role == early.CHECK_STATE:
            self._set_tick(number, column, QtCore.Qt.CheckState(value) is QtCore.Qt.CheckState.Checked)
        elif role == early.EDIT and column >= CELLS:
            self.cells[number][column - CELLS] = str(value)
            self.corrected.emit()
        else:
            return False
        self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))
        self.changed.emit()
        return True

    def _set_tick(self, number: int, column: int, on: bool) -> None:
        if column == ADD:
            self._chosen[number] = on
        elif on:
            self.taken_over.add(number)
        else:
            self.taken_over.discard(number)
