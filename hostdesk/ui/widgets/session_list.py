"""The table of sessions on the home page."""

from __future__ import annotations

from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hostdesk.ui import early, theme
from hostdesk.ui.models.sessions import SessionsModel
from hostdesk.ui.widgets.list_head import ListHead
from hostdesk.ui.widgets.row_delegate import RowDelegate
from hostdesk.words import _

_NARROW = 30  # em: below that there is no room for numbers
_SPARE = ("guests", "scales")


class SessionList(QTableView):
    """The table of sessions; rows of one height, so that 10,000 lie as quickly as ten."""

    open_requested = Signal(str)
    removal_requested = Signal(str)
    typed = Signal(str)  # letters: something is sought

    def __init__(self, model: SessionsModel) -> None:
        super().__init__()
        self.setObjectName("session_list")
        self.setAccessibleName(_("Sessions"))
        self.sessions = model
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("horizontalScrollBarPolicy", early.ALWAYS_OFF)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.follow_text_size()
        self.horizontalHeader().hide()
        self.setModel(model)  # after the headers were hidden: else they ask for titles, with an enum of `Qt`
        self.head = ListHead(self, tuple(column.title for column in model.columns))
        self.activated.connect(self._on_activated)

    def chosen(self) -> str:
        session = self.sessions.session(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return session.id if session else ""

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        width = self.horizontalHeader().width()
        narrow = width < _NARROW * theme.em(self)
        shown = [not (narrow and column.field in _SPARE) for column in self.sessions.columns]
        total = sum(c.stretch for c, is_shown in zip(self.sessions.columns, shown, strict=True) if is_shown)
        for number, column in enumerate(self.sessions.columns):
            self.setColumnHidden(number, not shown[number])
            self.setColumnWidth(number, width * column.stretch // total)
        self.head.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and self.chosen():
            self.open_requested.emit(self.chosen())
        elif event.key() == QtCore.Qt.Key.Key_Delete and self.chosen():
            self.removal_requested.emit(self.chosen())
        elif _is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def follow_text_size(self) -> None:
        """Rows of the height that two lines need now."""
        self.verticalHeader().setDefaultSectionSize(int(theme.em(self) * 3.1))

    def _on_activated(self, _index: QModelIndex) -> None:
        if self.chosen():
            self.open_requested.emit(self.chosen())


def _is_letter(event: QKeyEvent) -> bool:
    """A character that one sees, and no command."""
    command = QtCore.Qt.KeyboardModifier.ControlModifier | QtCore.Qt.KeyboardModifier.AltModifier
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & command
