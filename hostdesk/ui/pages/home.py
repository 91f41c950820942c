"""The home page: the next session on top, all others found in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.models.sessions import SessionsModel
from hostdesk.ui.sections.next_session import NextSession
from hostdesk.ui.sections.no_session import NoSession
from hostdesk.ui.sections.session_tools import SessionTools
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, muted, row
from hostdesk.ui.widgets.session_list import SessionList
from hostdesk.words import _
from hostdesk.workflows.find import Wanted

if TYPE_CHECKING:  # made after the first paint
    from hostdesk.ui.widgets.session_filters import SessionFilters

_SEARCH_REST = 60  # milliseconds after a key before the library is asked
_SETTLING = 20  # milliseconds after the first paint until the list can be narrowed
_TIGHT = 20  # em: so low that the list needs even the room of the title


class HomePage(QWidget):
    """Everything the host is preparing, hosting and following up."""

    open_requested = Signal(str)
    new_requested = Signal(str)
    duplicate_requested = Signal(str)
    removal_requested = Signal(str)
    pin_requested = Signal(str)
    person_requested = Signal()  # a guest to narrow the list by
    sample_requested = Signal()
    archive_requested = Signal()
    export_requested = Signal()
    template_requested = Signal()
    search_changed = Signal()  # the words, or what narrows the list
    rows_needed = Signal(int)
    filters_laid = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("home")
        self._opens_first = False  # Enter was pressed before the list had caught up
        self._shown = Wanted()  # what the list was asked for
        self.filters: SessionFilters | None = None
        self._unfolded = False
        self.column = column = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addLayout(self._new_line())
        column.addLayout(self._search_line())
        self.next = NextSession()
        self.next.open_requested.connect(self.open_requested)
        column.addWidget(self.next)
        column.addWidget(self._list(), 1)
        self.empty = NoSession()
        self.empty.sample_requested.connect(self.sample_requested)
        column.addWidget(self.empty, 1)
        column.addLayout(self._tools())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out what a low window has no room for, and what is not meant now."""
        low, tight = theme.is_low(self), self.height() < _TIGHT * theme.em(self)
        choosing = low and self._unfolded and self.filters is not None
        narrowed = self.filters is not None and self.filters.narrows
        self.heading.setHidden(tight)
        self.archive.setHidden(tight)
        self.from_template.setHidden(tight)  # the menu has both
        self.title_box.setHidden(tight and choosing)
        self.new.setHidden(tight and choosing)
        self.purpose.setHidden(low)
        self.next.fit(low)
        self.next.setHidden(not self.next.id or choosing or narrowed or bool(self.search.text().strip()))
        self._fit_list(low, tight, tight and choosing)
        self.column.setContentsMargins(32, *((10, 32, 10) if low else (24, 32, 24)))
        self.column.setSpacing(8 if low else 14)

    def _fit_list(self, low: bool, tight: bool, away: bool) -> None:
        some = self.sessions.rowCount() > 0
        self.list_card.setVisible(some and not away)
        self.empty.setHidden(some or away)
        self.tools.fit(some, low, tight, away)
        if self.filters is not None:
            there_is_a_choice = some or not self.wanted().is_everything
            self.filters.setVisible(there_is_a_choice)
            self.filters.unfold(self._unfolded or not low)
            self.fold.setVisible(there_is_a_choice and low)

    def _head(self) -> Any:
        words = QVBoxLayout()
        self.heading = heading(_("Sessions"), "home_title")
        words.addWidget(self.heading)
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
        self.title_box = Box(self.title)
        layout.insertWidget(0, self.title_box, 1)
        return layout

    def _search_line(self) -> Any:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Search sessions"))
        self.search.setPlaceholderText(_("Search titles, guests, purposes, words, steps…  (Ctrl+F)"))
        self.search.setFrame(False)
        self.search.setMinimumHeight(28)
        self.search.setMaxLength(500)
        self._rest = QTimer(self, singleShot=True, interval=_SEARCH_REST)
        self._rest.timeout.connect(self._on_search_rested)
        self.search.textChanged.connect(self._on_search_typed)
        self.search_box = Box(self.search)
        self._search_row = row(self.search_box)
        return self._search_row

    def heed_keys(self) -> None:
        """Once it is painted: before that nobody types, and a filter has each event of a field wrapped."""
        for line in (self.search, self.title):
            line.installEventFilter(self)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        QTimer.singleShot(_SETTLING, self, self.lay_filters)

    def forget(self) -> None:
        """What it showed of the library, which is closed."""
        self.search.clear()
        self.title.clear()
        self.show_list(0, [])
        self.show_next(None)
        if self.filters is not None:
            self.show_series([])

    def lay_filters(self) -> None:
        """What narrows the list, once: nobody needs it to see the list first."""
        if self.filters is not None:
            return
        from hostdesk.ui.widgets.session_filters import SessionFilters

        self.filters = SessionFilters()
        self.filters.changed.connect(self._on_narrowed)
        self.filters.person_requested.connect(self.person_requested)
        self.fold = Button(_("Narrow…"), "fold_filters")
        self.fold.setCheckable(True)
        self.fold.clicked.connect(self._on_fold)
        self._search_row.addWidget(self.fold)
        self.column.insertWidget(self.column.indexOf(self._search_row) + 1, self.filters)
        self.tools.wrap()
        self._fit()
        self.filters_laid.emit()

    def wanted(self, now: str = "", recent: Sequence[str] = ()) -> Wanted:
        """What the list is to hold: the words sought and what narrows it."""
        words = self.search.text()
        return self.filters.wanted(words, now, recent) if self.filters else Wanted(words, now=now)

    def show_series(self, series: Sequence[tuple[str, str]]) -> None:
        """The series by which the list can be narrowed."""
        if self.filters is not None:
            self.filters.show_series(series)

    def show_sessions_of(self, person: str) -> None:
        """Only sessions with this guest, whatever was sought before."""
        self.lay_filters()
        self.search.clear()
        if self.filters is not None:
            self.filters.choose_person(person)

    def _list(self) -> QWidget:
        self.sessions = SessionsModel()
        self.sessions.setParent(self)
        self.sessions.rows_needed.connect(self.rows_needed)
        self.list = SessionList(self.sessions)
        self.list.setMinimumHeight(5 * theme.em(self))
        self.list.open_requested.connect(self.open_requested)
        self.list.typed.connect(self._on_typed_in_list)
        self.list.removal_requested.connect(self.removal_requested)
        self.list_card = Card("session_card")
        column = QVBoxLayout(self.list_card)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        column.addWidget(self.list.head)
        column.addWidget(self.list)
        return self.list_card

    def _tools(self) -> SessionTools:
        self.tools = SessionTools()
        self.tools.open_requested.connect(self._on_open)
        self.tools.pin_requested.connect(self._on_pin)
        self.tools.duplicate_requested.connect(self._on_duplicate)
        self.tools.export_requested.connect(self.export_requested)
        self.tools.removal_requested.connect(self._on_remove)
        return self.tools

    def show_list(self, count: int, first_page: Sequence[Any]) -> None:
        """All sessions, or those that were searched for."""
        number = self._where_one_is(first_page, count)
        self.sessions.show_list(count, first_page)
        opens, self._opens_first = self._opens_first, False
        searching = not self.wanted().is_everything
        self.empty.show_whether_searching(searching)
        self.search_box.setVisible(searching or count > 0)
        self.tools.show_count(count)
        self._fit()
        if count:
            self.list.setCurrentIndex(self.sessions.index(number, 0))
        self._on_row()
        if opens:
            self._on_open()

    def _where_one_is(self, first_page: Sequence[Any], count: int) -> int:
        """The row of the session one is at, or of what stands there now; a new search begins at the top."""
        before, self._shown = self._shown, self.wanted()
        if before != self._shown:
            return 0
        here, row = self.list.chosen(), max(0, self.list.currentIndex().row())
        ids = [session.id for session in first_page]
        return ids.index(here) if here in ids else min(row, max(0, count - 1))

    def show_page(self, first: int, rows: Sequence[Any]) -> None:
        """More rows have come."""
        self.sessions.show_page(first, rows)

    def show_next(self, session: Any | None) -> None:
        """The session to prepare or host next, or none."""
        self.next.show_session(session)
        self._fit()

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
                self._open_what_is_found()
                return True
            if event.key() == QtCore.Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows everything again, wherever one is."""
        if event.key() == QtCore.Qt.Key.Key_Escape and not self.wanted().is_everything:
            self.search.clear()
            if self.filters is not None:
                self.filters.clear()
        else:
            super().keyPressEvent(event)

    def _on_new(self) -> None:
        if self.title.text().strip():
            self.new_requested.emit(self.title.text())
        else:
            self.title.setFocus()

    def _on_typed_in_list(self, letters: str) -> None:
        """Who types at the list is looking for something: seen in the line, and never taken for the row."""
        self.search.setFocus()
        self.search.selectAll()
        self.search.insert(letters)

    def _open_what_is_found(self) -> None:
        """The first one found; once the list has caught up with the last letter."""
        if self._rest.isActive():
            self._opens_first = True
            self._rest.stop()
            self._on_search_rested()
        else:
            self._on_open()

    def _on_search_typed(self) -> None:
        if not self.search.isClearButtonEnabled():
            self.search.setClearButtonEnabled(True)  # its icon would cost the first paint 3 ms
        self._rest.start()

    def _on_search_rested(self) -> None:
        self.search_changed.emit()

    def _on_narrowed(self) -> None:
        self._fit()
        self.search_changed.emit()

    def _on_fold(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._fit()

    def _on_row(self, *_rows: object) -> None:
        here = self.sessions.session(self.list.currentIndex().row()) if self.list.chosen() else None
        self.tools.pin.setChecked(bool(here and here.pinned))

    def _on_pin(self) -> None:
        if chosen := self.list.chosen():
            self.pin_requested.emit(chosen)

    def _on_open(self) -> None:
        if chosen := self.list.chosen():
            self.open_requested.emit(chosen)

    def _on_duplicate(self) -> None:
        if chosen := self.list.chosen():
            self.duplicate_requested.emit(chosen)

    def _on_remove(self) -> None:
        if chosen := self.list.chosen():
            self.removal_requested.emit(chosen)
