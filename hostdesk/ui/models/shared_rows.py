"""What is about to go out: texts to choose from, and the tables as they will be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject

from hostdesk.ui import early
from hostdesk.ui.models.rows import Column, Index, Kind, plain_tip
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text that may go, as it would."""

    id: str  # its key
    ticked: bool
    of: str  # where it comes from
    words: str
    about: str
    taken_out: str  # "Ada, ada@example.org"


def text_columns() -> tuple[Column, ...]:
    return (
        Column("ticked", _("Goes"), Kind.CHECK, 1),
        Column("words", _("As it goes out"), Kind.FIXED, 8, strong=True, second=_where),
        Column("taken_out", _("Taken out"), Kind.FIXED, 3),
    )


def _where(row: TextRow) -> str:
    return " · ".join(part for part in (row.of, row.about) if part)


class TableShown(QAbstractTableModel):
    """The cells of one table, and none that is empty in every row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._head: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        filled = [number for number in range(len(head)) if any(row[number] for row in rows)]
        self.beginResetModel()
        self._head = tuple(head[number] for number in filled)
        self._rows = tuple(tuple(row[number] for number in filled) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._head)

    def headerData(self, section: int, orientation: QtCore.Qt.Orientation, role: int = 0) -> Any:
        if role != early.DISPLAY or not 0 <= section < len(self._head):
            return None
        return self._head[section] if orientation is QtCore.Qt.Orientation.Horizontal else None

    def data(self, index: QModelIndex | QtCore.QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        if role == early.DISPLAY:
            return " / ".join(words.splitlines())
        if role == early.ACCESSIBLE_TEXT:
            return f"{self._head[index.column()]}: {words or _('empty')}"
        return plain_tip(words) or None if role == early.TOOL_TIP else None
