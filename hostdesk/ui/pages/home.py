"""The home page: the next session on top, all others found in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hostdesk.ui import early, theme
from hostdesk.ui.models.sessions import SessionsModel
from hostdesk.ui.saying import day_said
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.list_head import ListHead
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, muted, row
from hostdesk.ui.widgets.row_delegate import RowDelegate
from hostdesk.words import _, counted

_SEARCH_REST = 60  # milliseconds after a key before the library is asked


class HomePage(QWidget):
    """Everything the host is preparing, hosting and following up."""

    open_requested = Signal(str)
    new_requested = Signal(str)
    duplicate_requested = Signal(str)
    removal_requested = Signal(str)
    sample_requested = Signal()
    archive_requested = Signal()
    template_requested = Signal()
    search_changed = Signal(str)
    rows_needed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("home")
        self._next = ""
        self._words = ""  # that were searched for
        self.column = column = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addLayout(self._new_line())
        column.addWidget(self._search_box())
        column.addWidget(self._next_card())
        column.addWidget(self._list(), 1)
        column.addWidget(self._empty(), 1)
        column.addLayout(self._tools())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = theme.is_low(self)
        self.purpose.setHidden(low)
        self.next_when.setHidden(low)
        self.open.setHidden(low or not self.sessions.rowCount())
        self.column.setContentsMargins(32, *((10, 32, 10) if low else (24, 32, 24)))
        self.column.setSpacing(8 if low else 14)

    def _head(self) -> Any:
        words = QVBoxLayout()
        words.addWidget(heading(_("Sessions"), "home_title"))
        self.purpose = muted(_("Everything you are preparing, hosting and following up."), "home_purpose")
        words.addWidget(self.purpose)
        self.archive = Button(_("Open archive…"), "open_archive")
        self.archive.clicked.connect(self.archive_requested)
        layout = row(self.archive)
        layout.insertLayout(0, words, 1)
        return layout

    def _new_line(self) -> Any:
        self.title = QLineEdit()
        self.title.setObjectName("new_session")
        self.title.setAccessibleName(_("Title of a new session"))
        self.title.setPlaceholderText(_("What is the next gathering about? Type a title and press Enter"))
        self.title.setFrame(False)
        self.title.setMinimumHeight(28)
        self.new = Button(_("New session"), "new_session_button", primary=True)
        self.title.returnPressed.connect(self._on_new)
        self.new.clicked.connect(self._on_new)
        self.from_template = Button(_("From a template…"), "from_template")
        self.from_template.clicked.connect(self.template_requested)
        layout = row(self.new, self.from_template)
        layout.insertWidget(0, Box(self.title), 1)
        return layout

    def _search_box(self) -> QWidget:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Search sessions"))
        self.search.setPlaceholderText(_("Search titles, guests, purposes, words, steps…  (Ctrl+K)"))
        self.search.setFrame(False)
        self.search.setMinimumHeight(28)
        self.search.setMaxLength(500)
        self._rest = QTimer(self, singleShot=True, interval=_SEARCH_REST)
        self._rest.timeout.connect(self._on_search_rested)
        self.search.textChanged.connect(self._on_search_typed)
        self.search_box = Box(self.search)
        return self.search_box

    def heed_keys(self) -> None:
        """Once it is painted: before that nobody types, and a filter has each event of a field wrapped."""
        for line in (self.search, self.title):
            line.installEventFilter(self)

    def _next_card(self) -> QWidget:
        self.next_card = Card("next_session")
        self.next_title = heading("", "next_title", 1.2)
        self.next_when = muted("", "next_when")
        self.next_open = QLabel()
        self.next_open.setObjectName("next_open")
        self.next_open.setWordWrap(True)
        early.show_plainly(self.next_open)
        self.go_on = Button(_("Go on preparing"), "go_on")
        self.go_on.clicked.connect(self._on_go_on)
        words = QVBoxLayout()
        for label in (self.next_title, self.next_when, self.next_open):
            words.addWidget(label)
        layout = row(self.go_on)
        layout.insertLayout(0, words, 1)
        layout.setContentsMargins(18, 14, 18, 14)
        self.next_card.setLayout(layout)
        self.next_card.hide()
        return self.next_card

    def _list(self) -> QWidget:
        self.sessions = SessionsModel()
        self.sessions.setParent(self)
        self.sessions.rows_needed.connect(self.rows_needed)
        self.list = _SessionList(self.sessions)
        self.list.setMinimumHeight(5 * theme.em(self))
        self.list.open_requested.connect(self.open_requested)
        self.list.removal_requested.connect(self.removal_requested)
        self.list_card = Card("session_card")
        column = QVBoxLayout(self.list_card)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self.list.head)
        column.addWidget(self.list)
        return self.list_card

    def _empty(self) -> QWidget:
        self.empty = QWidget()
        self.empty.setObjectName("empty_home")
        column = QVBoxLayout(self.empty)
        column.addStretch(1)
        self.empty_words = heading(_("No session yet"), "empty_title", 1.3)
        self.empty_why = muted(
            _(
                "A session holds one gathering: who comes, what for, what happens, and what people said. "
                "Begin with a title, or look at one that has been lived."
            ),
            "empty_why",
        )
        self.sample = Button(_("Open the sample session"), "open_sample")
        self.sample.clicked.connect(self.sample_requested)
        column.addWidget(self.empty_words)
        column.addWidget(self.empty_why)
        column.addLayout(row(self.sample, 1))
        column.addStretch(2)
        self.empty.hide()
        return self.empty

    def _tools(self) -> Any:
        self.count = muted("", "session_count")
        self.open = Button(_("Open"), "open_session")
        self.duplicate = Button(_("Duplicate"), "duplicate_session")
        self.remove = Button(_("Delete"), "delete_session")
        self.open.clicked.connect(self._on_open)
        self.duplicate.clicked.connect(self._on_duplicate)
        self.remove.clicked.connect(self._on_remove)
        layout = row(self.open, self.duplicate, self.remove)
        layout.insertWidget(0, self.count, 1)
        return layout

    def show_list(self, count: int, first_page: Sequence[Any]) -> None:
        """All sessions, or those that were searched for."""
        number = self._where_one_is(first_page, count)
        self.sessions.show_list(count, first_page)
        searching = bool(self.search.text().strip())
        self.list_card.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        self.empty_words.setText(_("Nothing found") if searching else _("No session yet"))
        self.empty_why.setVisible(not searching)
        self.sample.setVisible(not searching)
        self.search_box.setVisible(searching or count > 0)
        self.count.setText(counted("{n} session", "{n} sessions", count) if count else "")
        for button in (self.open, self.duplicate, self.remove):
            button.setVisible(count > 0)
        if count:
            self.list.setCurrentIndex(self.sessions.index(number, 0))

    def _where_one_is(self, first_page: Sequence[Any], count: int) -> int:
        """The row of the session one is at, or of what stands there now; a new search begins at the top."""
        words, self._words = self._words, self.search.text()
        if words != self._words:
            return 0
        here, row = self.list.chosen(), max(0, self.list.currentIndex().row())
        ids = [session.id for session in first_page]
        return ids.index(here) if here in ids else min(row, max(0, count - 1))

    def show_page(self, first: int, rows: Sequence[Any]) -> None:
        """More rows have come."""
        self.sessions.show_page(first, rows)

    def show_next(self, session: Any | None) -> None:
        """The session to prepare or host next, or none."""
        self._next = session.id if session else ""
        self.next_card.setVisible(session is not None)
        if session:
            self.next_title.setText(session.title)
            guests = counted("{n} guest", "{n} guests", session.guests)
            self.next_when.setText(f"{day_said(session.starts)} · {guests}")
            self.next_open.setText("")

    def show_still_open(self, session_id: str, questions: Sequence[str]) -> None:
        """What is still worth asking about the next session."""
        if session_id != self._next:
            return
        if not questions:
            self.next_open.setText(_("Everything is answered. Enjoy the day."))
            return
        more = len(questions) - 1
        text = _("Still worth asking: {question}").format(question=questions[0])
        if more:
            text += " " + counted("And {n} more.", "And {n} more.", more)
        self.next_open.setText(text)

    def session_was_begun(self) -> None:
        """The typed title is in safe hands."""
        self.title.clear()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into what it found, Enter opens the first; undo passes an empty line."""
        if event.type() is QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return not cast(QLineEdit, watched).text()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == QtCore.Qt.Key.Key_Down and self.sessions.rowCount():
                self.list.setFocus()
                return True
            if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
                self._on_open()
                return True
            if event.key() == QtCore.Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _on_new(self) -> None:
        if self.title.text().strip():
            self.new_requested.emit(self.title.text())
        else:
            self.title.setFocus()

    def _on_search_typed(self) -> None:
        if not self.search.isClearButtonEnabled():
            self.search.setClearButtonEnabled(True)  # its icon would cost the first paint 3 ms
        self._rest.start()

    def _on_search_rested(self) -> None:
        self.search_changed.emit(self.search.text())

    def _on_go_on(self) -> None:
        self.open_requested.emit(self._next)

    def _on_open(self) -> None:
        if chosen := self.list.chosen():
            self.open_requested.emit(chosen)

    def _on_duplicate(self) -> None:
        if chosen := self.list.chosen():
            self.duplicate_requested.emit(chosen)

    def _on_remove(self) -> None:
        if chosen := self.list.chosen():
            self.removal_requested.emit(chosen)


class _SessionList(QTableView):
    """The table of sessions; rows of one height, so that 10,000 lie as quickly as ten."""

    open_requested = Signal(str)
    removal_requested = Signal(str)

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
        total = sum(column.stretch for column in self.sessions.columns)
        width = self.horizontalHeader().width()
        for number, column in enumerate(self.sessions.columns):
            self.setColumnWidth(number, width * column.stretch // total)
        self.head.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and self.chosen():
            self.open_requested.emit(self.chosen())
        elif event.key() == QtCore.Qt.Key.Key_Delete and self.chosen():
            self.removal_requested.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def follow_text_size(self) -> None:
        """Rows of the height that two lines need now."""
        self.verticalHeader().setDefaultSectionSize(int(theme.em(self) * 3.1))

    def _on_activated(self, _index: QModelIndex) -> None:
        if self.chosen():
            self.open_requested.emit(self.chosen())
