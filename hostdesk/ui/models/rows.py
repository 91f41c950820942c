"""A table of parts of the session: one row a part, one column a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Signal

from hostdesk.ui import early
from hostdesk.words import _

Index = QModelIndex | QPersistentModelIndex
SECOND_LINE = early.USER + 1  # muted text under the first
PILL = early.USER + 2  # True: shown as a small label
STRONG = early.USER + 3  # True: bold
LARGE = early.USER + 4  # True: numbers of a round
QUIET = early.USER + 5  # True: a hint and not a value


class Kind(Enum):
    """How a field is edited."""

    FIXED = auto()
    TEXT = auto()
    CHOICE = auto()
    CHECK = auto()
    NUMBER = auto()
    DATE = auto()


class Column(NamedTuple):
    """One field of the rows."""

    field: str
    title: str
    kind: Kind = Kind.TEXT
    stretch: int = 1
    choices: tuple[tuple[Any, str], ...] = ()  # value, label
    hint: str = ""  # what an empty cell says
    second: Callable[[Any], str] | None = None
    shown: Callable[[Any], str] | None = None  # of the row; else the field as text
    strong: bool = False
    large: bool = False
    least: float = 0  # em: never narrower
    pill: bool = False  # a small label instead of plain words


class RowsModel(QAbstractTableModel):
    """Shows what it is given; what the host types is said by `edited` and shown once it is so."""

    edited = Signal(str, str, object)  # id, field, value

    def __init__(self, columns: Sequence[Column], label: str) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._label = label
        self._rows: tuple[Any, ...] = ()
        self._signs: Mapping[str, str] = {}  # by id: words under the head of a row

    def take_columns(self, columns: Sequence[Column]) -> None:
        """Other fields of the same rows."""
        if tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self.endResetModel()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Rows with an `id`; only what differs is told to the view."""
        old, new = self._rows, tuple(rows)
        if [row.id for row in old] == [row.id for row in new]:
            self._rows = new
            self._tell_changed(old, new)
        elif [row.id for row in old] == [row.id for row in new[: len(old)]]:
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self._rows = new
            self.endInsertRows()
            self._tell_changed(old, new)
        else:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def _tell_changed(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        for number, before in enumerate(old):
            if before != new[number]:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def row(self, number: int) -> Any:
        return self._rows[number]

    def row_of(self, part_id: str) -> int:
        """The number of the row with this id, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == part_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: QtCore.Qt.Orientation, role: int = 0) -> Any:
        if role != early.DISPLAY or orientation is not QtCore.Qt.Orientation.Horizontal:
            return None
        return self.columns[section].title

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        if not index.isValid():
            return QtCore.Qt.ItemFlag.NoItemFlags
        flags = QtCore.Qt.ItemFlag.ItemIsEnabled | QtCore.Qt.ItemFlag.ItemIsSelectable
        kind = self.columns[index.column()].kind
        if kind is Kind.CHECK:
            return flags | QtCore.Qt.ItemFlag.ItemIsUserCheckable
        return flags if kind is Kind.FIXED else flags | QtCore.Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        return self._data(row, column, role)

    def _data(self, row: Any, column: Column, role: Any) -> Any:
        match role:
            case early.DISPLAY:
                return self.text(row, column) or column.hint
            case early.EDIT:
                return getattr(row, column.field, None)
            case early.CHECK_STATE if column.kind is Kind.CHECK:
                return (
                    QtCore.Qt.CheckState.Checked
                    if getattr(row, column.field)
                    else QtCore.Qt.CheckState.Unchecked
                )
            case early.ACCESSIBLE_TEXT:
                return self.spoken(row, column)
            case early.TOOL_TIP:
                return plain_tip(self.text(row, column)) or None
        if role == SECOND_LINE:
            return self._second(row, column)
        answers = {
            PILL: column.pill and bool(self.text(row, column)),
            STRONG: column.strong,
            LARGE: column.large,
            QUIET: not self.text(row, column),
        }
        return answers.get(role)

    def text(self, row: Any, column: Column) -> str:
        """What the cell says, "" when it is empty."""
        if column.shown is not None:
            return column.shown(row)
        value = getattr(row, column.field)
        if column.kind is Kind.CHECK:
            return ""
        if column.kind is Kind.CHOICE:
            return next((label for choice, label in column.choices if choice == value), "")
        return "" if value is None else str(value)

    def spoken(self, row: Any, column: Column) -> str:
        """ "Ada, What they bring: empty": a cell for those who do not see the table."""
        head = self._head
        first = self.text(row, head)
        if column.kind is Kind.CHECK:
            text = _("yes") if getattr(row, column.field) else _("no")
        else:
            text = self.text(row, column) or _("empty")
        text = f"{text} {self._second(row, column)}".strip()
        return text if column is head else f"{first}, {column.title}: {text}"

    @property
    def _head(self) -> Column:
        """The column that says whose row it is."""
        return min(self.columns, key=lambda column: (not column.strong, column.kind is Kind.CHECK))

    def _second(self, row: Any, column: Column) -> str:
        own = column.second(row) if column.second else ""
        sign = self._signs.get(row.id, "") if self._signs and column is self._head else ""
        return "\n".join(filter(None, (own, sign)))

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Words under the head of some rows, by their ids."""
        touched = {**self._signs, **signs}.keys() if signs != self._signs else ()
        self._signs = signs
        for number in filter(lambda number: number >= 0, map(self.row_of, touched)):
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def setData(self, index: Index, value: Any, role: int = early.EDIT) -> bool:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == early.CHECK_STATE:
            value = QtCore.Qt.CheckState(value) is QtCore.Qt.CheckState.Checked
        if value == getattr(row, column.field, None):
            return False
        self.edited.emit(row.id, column.field, value)
        return True


def plain_tip(words: str) -> str:
    """Words that a tip shows as they are: Qt would take "<img …>" in them for a picture to fetch."""
    if "<" not in words:
        return words
    from html import escape  # with a list of all that HTML can name, which the first window has no use for

    return f"<qt>{escape(words)}</qt>"
