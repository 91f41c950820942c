"""A page on a table of its own, and the whole window on a desktop: both with real parts only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.storage.library import gathering as read_gathering
from hostdesk.storage.library import open_library
from hostdesk.storage.listing import all_session_ids, count_sessions, list_sessions, next_session
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.models.sessions import PAGE
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.tasks import Tasks

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Table(QObject):
    """Does what a page wants to the gathering that it shows, as the desk would, and remembers it."""

    def __init__(self, page: Page, gathering: Gathering) -> None:
        super().__init__(page)
        self.page = page
        self.gathering = gathering
        self.changes: list[Change] = []
        self.said: list[str] = []
        page.wanted.connect(self._on_wanted)
        page.said.connect(self._on_said)
        page.show_gathering(gathering)

    @property
    def labels(self) -> list[str]:
        return [change.label for change in self.changes]

    def _on_wanted(self, intent: Intent) -> None:
        try:
            change = intent(self.gathering)
        except HostDeskError as error:
            self.said.append(str(error))
            return
        if not change.is_nothing:
            self.do(change)

    def do(self, change: Change) -> None:
        """A change that comes from wherever it may, undo for instance."""
        self.changes.append(change)
        self.gathering = self.gathering.after(change)
        self.page.show_gathering(self.gathering)

    def undo(self) -> None:
        self.do(self.changes[-1].reversed)

    def _on_said(self, sentence: str) -> None:
        self.said.append(sentence)


class Desktop:
    """The main window as the app composes it; keys go where the keyboard is."""

    def __init__(self, qtbot: QtBot, path: Path, settings: Settings | None = None) -> None:
        self.qtbot = qtbot
        self.path = path
        self.library = open_library(path)
        now = datetime.now().isoformat(timespec="minutes")
        first = (
            count_sessions(self.library),
            list_sessions(self.library, "", 0, PAGE),
            next_session(self.library, now),
        )
        self.desk = Desk(self.library)
        self.window = MainWindow(self.desk, settings or Settings())
        self.window.show_first_list(*first)
        self.window.resize(1280, 800)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.faults: list[Exception] = []
        self.desk.broke.connect(self.faults.append)
        self._open = True

    @property
    def gathering(self) -> Gathering:
        assert self.desk.gathering is not None
        return self.desk.gathering

    @property
    def page(self) -> Any:
        return self.window.stack.currentWidget()

    @property
    def home(self) -> Any:
        return self.window.home

    @property
    def message(self) -> str:
        return self.window.messages.words.text() if self.window.messages.isVisible() else ""

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def here_name(self) -> str:
        return self.here.objectName()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.here, words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.here, key, modifier)

    def enter(self, words: str) -> None:
        self.type(words)
        self.press(Key.Key_Return)

    def until(self, met: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(met, timeout=5000)

    def begin(self, title: str = "The corner garden") -> None:
        """A new session by keys, opened."""
        self.press(Key.Key_N, CONTROL)
        self.enter(title)
        self.until(lambda: self.desk.gathering is not None and self.page is not self.home)

    def open(self, title: str) -> None:
        self.window.on_home()
        self.settle()
        rows = range(self.home.sessions.rowCount())
        row = next(n for n in rows if self.home.sessions.index(n, 0).data() == title)
        self.home.list.setCurrentIndex(self.home.sessions.index(row, 0))
        QTest.keyClick(self.home.list, Key.Key_Return)
        self.until(lambda: self.desk.gathering is not None)

    def settle(self) -> None:
        """Until the keeper has answered everything it was asked, and the list is fresh."""
        answered: list[object] = []
        self.desk.ask(_nothing, answered.append)
        self.until(lambda: bool(answered) and not self.window._home_rest.isActive())
        again: list[object] = []
        self.desk.ask(_nothing, again.append)
        self.until(lambda: bool(again))

    def close(self) -> list[Change]:
        """Closes the window and the library; what could not be kept."""
        if not self._open:
            return []
        self._open = False
        self.window.close()
        self.until(lambda: not self.window.isVisible())
        left = self.desk.shut()
        QTest.qWait(1)  # the last answers still find their window
        shiboken6.delete(self.window)
        QTest.qWait(1)  # what the tasks have put off until now still finds them
        for tasks in self.desk.findChildren(Tasks):
            tasks.stop()
        shiboken6.delete(self.desk)
        return left


def kept_in(path: Path) -> list[Gathering]:
    """Every session of a library that no window has open."""
    library = open_library(path)
    try:
        return [read_gathering(library, session_id) for session_id in all_session_ids(library)]
    finally:
        library.close()


def _nothing(_library: object) -> None:
    """A question that needs no answer."""
