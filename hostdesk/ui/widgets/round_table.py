"""The grid of a round: numbers by single keys, Enter for the next guest, Tab into words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from hostdesk.ui.widgets.row_table import RowTable

NOW = 1  # the column of the number
_TEN = Decimal(10)


class RoundTable(RowTable):
    """Says which number was typed for the row one is in; words are edited as in every table."""

    number_typed = Signal(object)  # Decimal
    half_typed = Signal()
    skip_typed = Signal()
    clear_requested = Signal()
    next_requested = Signal()  # Enter: this answer is finished
    words_cleared = Signal(str, str)  # of which row, which field
    find_requested = Signal(str)  # a guest, by letters of which this is the first ("": none yet)
    editor_closed = Signal()  # words were typed, and the cell is left
    _one_was_typed = ""  # the id of the row where a 1 may become a ten

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # the rows are measured now
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one_before, self._one_was_typed = self._one_was_typed, ""
        in_words = self.currentIndex().column() > NOW
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not (in_words and event.modifiers()):
            self.next_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Delete) and in_words:
            self.words_cleared.emit(self.chosen(), self.rows.columns[self.currentIndex().column()].field)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.clear_requested.emit()
        elif in_words or _is_held(event) or not self._typed(event.text(), one_before == self.chosen()):
            super().keyPressEvent(event)

    def _typed(self, text: str, one_before: bool) -> bool:
        """True when the key said something about the number."""
        if text and text in "0123456789":
            ten = one_before and text == "0"
            self._one_was_typed = self.chosen() if text == "1" else ""
            self.number_typed.emit(_TEN if ten else Decimal(text))
        elif text and text in "tT":
            self.number_typed.emit(_TEN)
        elif text and text in ".,":
            self.half_typed.emit()
        elif text and text in "-–":
            self.skip_typed.emit()
        elif text == "/" or text.isalpha():
            self.find_requested.emit(text if text.isalpha() else "")
        else:
            return False
        return True

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab behind the last words leads to the next guest's number, not to the name."""
        current = self.currentIndex()
        on = action is QAbstractItemView.CursorAction.MoveNext
        if on and current.column() == len(self.rows.columns) - 1 and current.row() + 1 < self.rows.rowCount():
            return self.rows.index(current.row() + 1, NOW)
        return super().moveCursor(action, modifiers)

    def next_row(self) -> None:
        """To the number of the next row; after the last one it stays."""
        current = self.currentIndex()
        row = min(current.row() + 1, self.rows.rowCount() - 1)
        self.setCurrentIndex(self.rows.index(row, NOW))
        self.scrollTo(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes from words to words and, behind the last, to the next guest's number; so does Enter."""
        current = self.currentIndex()
        at_last = current.column() == len(self.rows.columns) - 1
        forward = hint is QAbstractItemDelegate.EndEditHint.EditNextItem
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if forward else hint)
        self.editor_closed.emit()
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.next_requested.emit()
        elif forward and at_last:
            self.next_row()
        elif forward:
            self.setCurrentIndex(self.rows.index(current.row(), current.column() + 1))

    def go_to_first_open(self) -> None:
        """To the first row without an answer behind the last that has one: there a round is taken up again.

        Where nobody is left behind it, to the first without an answer at all. Who has gone is not waited for.
        """
        rows = [self.rows.row(number) for number in range(self.rows.rowCount())]
        waiting = [number for number, row in enumerate(rows) if not (row.answered or row.is_gone)]
        last = max((number for number, row in enumerate(rows) if row.answered), default=-1)
        here = next((number for number in waiting if number > last), waiting[0] if waiting else 0)
        if rows:
            self.setCurrentIndex(self.rows.index(here, NOW))
            self.scrollTo(self.currentIndex())


def _is_held(event: QKeyEvent) -> bool:
    """True with Ctrl or Alt held, which makes it no number; both together make signs on some keyboards."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
