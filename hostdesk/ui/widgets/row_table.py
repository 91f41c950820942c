"""The table of a page: typed into like a list, walked with the keyboard, never a trap for Tab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Index, Kind, RowsModel
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.list_header import ListHeader
from hostdesk.ui.widgets.row_delegate import RowDelegate
from hostdesk.ui.widgets.scroll_bar import make_quiet

_MANY = 20  # rows: measured all together rather than one by one
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowTable(QTableView):
    """Shows rows of a `RowsModel`; Delete asks to remove, Alt+arrows to move, Enter edits."""

    removal_requested = Signal(list)  # ids
    move_requested = Signal(str, int)  # id, by
    row_chosen = Signal(str)  # the id of the row one is in
    card_requested = Signal(str)  # the id of the row whose card is wanted

    def __init__(self, model: RowsModel, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self._unsized = False
        self._sought = ""
        self._search_rest = QTimer(self, singleShot=True, interval=1000)
        self._dress()
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.modelReset.connect(self._size_rows)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(28)
        self.setHorizontalHeader(ListHeader(self))
        make_quiet(self)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Shows these rows; the row one was in stays the one, where it still is."""
        current = self.currentIndex()
        was = self.rows.row(current.row()).id if current.isValid() else ""
        column = current.column()
        self.rows.show_rows(rows)
        number = self.rows.row_of(was)
        if number >= 0 and self.currentIndex().row() != number:
            self.setCurrentIndex(self.rows.index(number, column))
        elif number < 0 and was and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(min(current.row(), self.rows.rowCount() - 1), column))
        self.updateGeometry()

    def flush(self) -> None:
        """Says at once what stands in the cell that is being typed into."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)

    def chosen(self) -> str:
        """The id of the row one is in, "" without one."""
        current = self.currentIndex()
        return self.rows.row(current.row()).id if current.isValid() else ""

    def go_to(self, part_id: str, column: int = 0) -> None:
        number = self.rows.row_of(part_id)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number, column))
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        height = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + 4
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self.sizeHint().height(), 6 * theme.em(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Columns as wide as the window leaves them."""
        columns = self.rows.columns
        least = [self._least_width(column) for column in columns]
        total = sum(column.stretch for column in columns)
        spare = max(0, self._lasting_width() - sum(least))
        changed = False
        for number, column in enumerate(columns):
            share = least[number] + spare * column.stretch // total
            changed |= share != self.columnWidth(number)
            self.setColumnWidth(number, share)
        if changed:
            self.horizontalHeader().updateGeometry()
            self.updateGeometries()
            self._size_rows()
            self.updateGeometry()

    def _lasting_width(self) -> int:
        """The width that stays once the bar has come that many rows need; else all is measured twice."""
        bar, width = self.verticalScrollBar(), self.viewport().width()
        least_height = self.rows.rowCount() * self.verticalHeader().minimumSectionSize()
        comes = not bar.isVisibleTo(self) and least_height > self.viewport().height()
        return width - bar.sizeHint().width() if comes else width

    def _size_rows(self) -> None:
        """Once it is seen: a table of two hundred rows is measured once and not at every step towards it."""
        self._unsized = not self.isVisible()
        if not self._unsized:
            self.resizeRowsToContents()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unsized:
            self._size_rows()
            self.updateGeometry()

    def _least_width(self, column: Column) -> int:
        """So wide that no word of its head is cut; text has room for a word or two."""
        em = theme.em(self)
        head = self.horizontalHeader().fontMetrics()
        words = max((head.horizontalAdvance(word) for word in column.title.split()), default=0) + em
        texts = {Kind.TEXT: 5 * em, Kind.CHOICE: 9 * em // 2, Kind.NUMBER: 3 * em, Kind.DATE: 5 * em}
        return max(words + 4, texts.get(column.kind, 3 * em), int(column.least * em))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(self.rows.row(current.row()).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Delete) and self.selectedIndexes():
            rows = self.selectionModel().selectedRows()
            self.removal_requested.emit([self.rows.row(index.row()).id for index in rows])
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and current.isValid():
            self.move_requested.emit(self.chosen(), -1 if key == Qt.Key.Key_Up else 1)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier and current.isValid():
            self.card_requested.emit(self.chosen())
        elif key in _ENTER and self._editable(current):
            self.edit(current)
        else:
            super().keyPressEvent(event)

    def _editable(self, index: QModelIndex) -> bool:
        return index.isValid() and self.rows.columns[index.column()].kind not in (Kind.FIXED, Kind.CHECK)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the cells and, behind the last, leaves the table."""
        last = self.rows.index(self.rows.rowCount() - 1, len(self.rows.columns) - 1)
        edge = last if forward else self.rows.index(0, 0)
        if not self.currentIndex().isValid() or self.currentIndex() == edge:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def keyboardSearch(self, text: str) -> None:
        """Letters find the row whose first words begin so; further letters narrow it."""
        names = next((n for n, column in enumerate(self.rows.columns) if column.strong), 0)
        column = max(0, self.currentIndex().column())
        self._sought = text if self._search_rest.isActive() is False else self._sought + text
        self._search_rest.start()
        for number in range(self.rows.rowCount()):
            words = str(self.rows.index(number, names).data()).casefold()
            if any(word.startswith(self._sought.casefold()) for word in (words, *words.split())):
                self.setCurrentIndex(self.rows.index(number, column))
                return

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._size_some(first.row(), last.row())

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._size_some(first, last)

    def _size_some(self, first: int, last: int) -> None:
        if not self.isVisible() or last - first > _MANY:
            self._size_rows()
        else:
            for number in range(first, last + 1):
                self.resizeRowToContents(number)
        self.updateGeometry()
