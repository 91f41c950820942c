"""Where the keyboard is, to bring it back exactly there: a field, or the cell that was typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from hostdesk.ui.widgets.row_table import RowTable


class Whereabouts:
    """Remembered before something else takes the keyboard for a while."""

    def __init__(self) -> None:
        self.widget = QApplication.focusWidget()
        self._table = _table_around(self.widget)
        self._cell = ("", -1)  # the row's id and the column that is typed into
        self._cursor = _cursor_in(self.widget)
        if self._table is not None:
            self._cell = (self._table.chosen(), self._table.currentIndex().column())

    def is_inside(self, around: QWidget) -> bool:
        return self.widget is not None and around.isAncestorOf(self.widget)

    def go_back(self) -> bool:
        """The keyboard where it was; False when that is not in sight any more."""
        if self._table is not None:
            return self._go_back_to_cell(self._table)
        widget = self.widget
        if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _go_back_to_cell(self, table: RowTable) -> bool:
        if not isValid(table) or not table.isVisible():
            return False
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        part_id, column = self._cell
        if table.rows.row_of(part_id) >= 0:
            table.go_to(part_id, column)
            table.edit(table.currentIndex())
            _put_cursor(table.indexWidget(table.currentIndex()), self._cursor)
        return True


def _table_around(widget: QWidget | None) -> RowTable | None:
    """The table whose cell is being typed into."""
    around = widget.parentWidget() if widget is not None else None
    while around is not None and not isinstance(around, RowTable):
        around = around.parentWidget()
    return around


def _cursor_in(widget: QWidget | None) -> int:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else -1


def _put_cursor(editor: QWidget | None, place: int) -> None:
    if isinstance(editor, QPlainTextEdit) and place >= 0:
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(place, cursor.position()))
        editor.setTextCursor(cursor)
