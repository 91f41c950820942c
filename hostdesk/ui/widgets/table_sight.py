"""The tables of a file as they will be written, one at a time, to look through by keyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hostdesk.ui import theme
from hostdesk.ui.models.rows import Index
from hostdesk.ui.models.shared_rows import TableShown
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.list_header import ListHeader
from hostdesk.ui.widgets.plain import Card, labelled
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted

_WIDEST, _NARROWEST = 22, 5  # em of a column
_ID = re.compile(r"[0-9a-f]{32}")


class TableSight(QWidget):
    """Shows what it is given; columns that are empty throughout are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("table_sight")
        self._tables: tuple[Any, ...] = ()
        self.which = ChoiceBox([(None, _("No table"))])
        self.which.setObjectName("share_table_which")
        self.which.currentIndexChanged.connect(self._show)
        self.model = TableShown(self)
        self.table = _Table(self.model)
        card = Card("share_table_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled(_("Which table"), self.which))
        column.addWidget(card, 1)

    def show_tables(self, tables: Sequence[Any]) -> None:
        self._tables = tuple(tables)
        choices = [(table.name, _said(table)) for table in self._tables]
        self.which.offer(choices or [(None, _("No table"))])
        self._show()

    def _show(self) -> None:
        table = next((one for one in self._tables if one.name == self.which.value), None)
        self.model.show_table(table.head if table else (), table.rows if table else ())
        self.table.share_width()


class _Table(QTableView):
    def __init__(self, model: TableShown) -> None:
        super().__init__()
        self.setObjectName("share_table")
        self.setAccessibleName(_("The table as it will be written"))
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(ListHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        make_quiet(self)

    def share_width(self) -> None:
        """Each column as wide as what stands in its first rows, within bounds."""
        em = theme.em(self)
        self.verticalHeader().setDefaultSectionSize(2 * em)
        model = self.model()
        for number in range(model.columnCount()):
            self.setColumnWidth(number, self._width(number, em))

    def _width(self, number: int, em: int) -> int:
        """Of ids a few letters are enough to see which are the same."""
        model = self.model()
        if _ID.fullmatch(str(model.index(0, number).data())):
            return (_NARROWEST + 1) * em
        head = str(model.headerData(number, Qt.Orientation.Horizontal))
        wanted = self.horizontalHeader().fontMetrics().horizontalAdvance(head)
        return max(_NARROWEST * em, min(_WIDEST * em, max(self.sizeHintForColumn(number), wanted) + 2 * em))


class _Cells(QStyledItemDelegate):
    """Words begin where the head of their column does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        by = theme.em(option.widget) // 2 - 3
        option.rect = option.rect.adjusted(by, 0, 0, 0)


def _said(table: Any) -> str:
    return f"{table.name} · {counted('{n} row', '{n} rows', len(table.rows))}"
