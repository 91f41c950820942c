"""What stands in the place of the window when the library will not open: what is wrong, and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import safety_jobs, theme
from hostdesk.ui.ask_where import ask_which, ask_which_folder
from hostdesk.ui.pages.page import Sheet
from hostdesk.ui.tasks import Tasks
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, plain
from hostdesk.words import _
from hostdesk.workflows import backups

_EDGE = 48  # pixels of the screen that stay free


class Way(Enum):
    """How it goes on once this window is closed."""

    CLOSE = 0
    OPEN = 1  # there is another library in its place
    READ = 2  # the one that is there, for reading alone
    ANEW = 3  # an empty one, where there is none any more


class CannotOpen(QWidget):
    """Never an empty library in the place of a damaged one: the host chooses, and every file is kept.

    `key` opens library and backups where they are locked.
    """

    closed = Signal()

    def __init__(
        self,
        path: Path,
        sentence: str,
        *,
        can_mend: bool,
        can_read: bool,
        can_begin: bool = False,
        second: str = "",
        key: Any = None,
    ) -> None:
        super().__init__()
        self.setObjectName("cannot_open")
        self.setWindowTitle("HostDesk")
        self.way = Way.CLOSE
        self._path, self._second, self._key = path, second, key
        self._newest: Path | None = None
        self._began: QWidget | None = None  # had the keyboard when something was begun
        self._tasks = Tasks(self)
        purpose = _("Nothing was changed. Whatever you choose, the file that is there now is kept.")
        self.sheet = Sheet(_("The library does not open"), purpose, "cannot_open")
        self.what = plain(sentence, "cannot_open_what")
        self.sheet.column.addWidget(self.what)
        self.sheet.column.addWidget(muted(str(path), "cannot_open_where"))
        if can_mend:
            self._offer_mending()
        if can_read:
            self._offer_reading()
        if can_begin:
            self._offer_beginning()
        self.sheet.column.addStretch(1)
        self._lay_out()
        room, em = self.screen().availableGeometry(), theme.em(self)
        self.resize(min(em * 40, room.width() - _EDGE), min(em * 38, room.height() - _EDGE))
        if can_mend:
            self._tasks.run(safety_jobs.newest_sound, (path, second, key), self._on_newest, self._on_failed)

    # layout

    def _offer_mending(self) -> None:
        self.restore = Button(_("Bring it back"), "cannot_open_restore")
        self.restore.clicked.connect(self._on_restore)
        self.restore.hide()
        self.other = Button(_("Another backup…"), "cannot_open_other")
        self.other.clicked.connect(self._on_other)
        self.newest_told = plain(_("Looking for the newest sound backup…"), "cannot_open_newest")
        backup = _card("cannot_open_backup", _("Bring a backup back"), self.newest_told)
        _add(backup, self.restore, self.other)
        self.repair = Button(_("Repair it"), "cannot_open_repair")
        self.repair.clicked.connect(self._on_repair)
        self.archives = Button(_("Use archives, too…"), "cannot_open_archives")
        self.archives.clicked.connect(self._on_archives)
        told = _(
            "What can still be read comes over; gaps are filled from the newest sound backup, and from a "
            "folder of archives if you have one. You see an account of what came back."
        )
        mend = _card("cannot_open_mend", _("Repair what is there"), muted(told, "cannot_open_mend_words"))
        _add(mend, self.repair, self.archives)
        self.sheet.column.addWidget(backup)
        self.sheet.column.addWidget(mend)

    def _offer_reading(self) -> None:
        self.read = Button(_("Open it for reading only"), "cannot_open_read", icon="eye")
        self.read.clicked.connect(self._on_read)
        told = _("You can look, print and export what can be read; nothing can be changed.")
        card = _card("cannot_open_reading", _("Only look"), muted(told, "cannot_open_read_words"))
        _add(card, self.read)
        self.sheet.column.addWidget(card)

    def _offer_beginning(self) -> None:
        self.begin = Button(_("Begin with an empty library"), "cannot_open_begin")
        self.begin.clicked.connect(self._on_begin)
        told = _("The backups stay where they are; they can be brought back later, too.")
        card = _card("cannot_open_beginning", _("Begin anew"), muted(told, "cannot_open_begin_words"))
        _add(card, self.begin)
        self.sheet.column.addWidget(card)

    def _lay_out(self) -> None:
        self.go_on = Button(_("Open the library"), "cannot_open_go_on", primary=True)
        self.go_on.clicked.connect(self._on_go_on)
        self.go_on.hide()
        self.leave = Button(_("Close"), "cannot_open_close")
        self.leave.clicked.connect(self.close)
        below = QVBoxLayout()
        below.setContentsMargins(32, 8, 32, 18)
        below.addLayout(Flow(self.go_on, self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)

    # the backup

    def _on_newest(self, found: backups.Backup | None) -> None:
        self._newest = found.path if found else None
        self.restore.setVisible(found is not None)
        told = _("There is no sound backup here.")
        if found is not None:
            told = _("The newest sound one is of {when}.").format(when=backups.said(found))
            self.restore.setFocus()
        self.newest_told.setText(told)

    def _on_restore(self) -> None:
        if self._newest is not None:
            self._bring_back(self._newest)

    def _on_other(self) -> None:
        kind = _("HostDesk library (*.hostdesk)")
        ask_which(self, _("Choose a backup"), kind, self._on_other_chosen)

    def _on_other_chosen(self, chosen: str) -> None:
        self._bring_back(Path(chosen))

    def _bring_back(self, backup: Path) -> None:
        self._work(_("The backup is being put in its place…"), safety_jobs.restored, (backup, self._key))

    # mending

    def _on_repair(self) -> None:
        self._mend(None)

    def _on_archives(self) -> None:
        ask_which_folder(self, _("A folder of archives"), self._on_folder)

    def _on_folder(self, folder: str) -> None:
        self._mend(Path(folder))

    def _mend(self, archives: Path | None) -> None:
        arguments = (self._second, archives, self._key)
        self._work(_("The library is being built anew…"), safety_jobs.repaired, arguments)

    def _work(self, sentence: str, job: Any, arguments: tuple[Any, ...]) -> None:
        self._began = self.focusWidget()
        self.sheet.setEnabled(False)
        self._say(sentence)
        given = (self._path, *arguments)
        self._tasks.run(job, given, self._on_done, self._on_failed, to_the_end=True)

    def _on_done(self, told: Any) -> None:
        words: Sequence[str] = getattr(told, "words", ())
        aside = getattr(told, "aside", None)
        said = list(words) or [_("The backup is in its place.")]
        if aside is not None:
            said.append(_("What was there is kept as “{name}”.").format(name=aside.name))
        self._show_done()
        self._say("\n".join(said))
        self.go_on.show()
        self.go_on.setFocus()

    def _show_done(self) -> None:
        """What was wrong, and the ways out of it, have done their work."""
        self.sheet.setEnabled(True)
        title, purpose = (self.findChild(QLabel, f"cannot_open_{name}") for name in ("title", "purpose"))
        assert title is not None
        assert purpose is not None
        title.setText(_("The library opens again"))
        purpose.setText(_("This came back. Please look at it before you open it."))
        for card in self.findChildren(Card):
            card.hide()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.sheet.setEnabled(True)
        if self._began is not None:
            self._began.setFocus()  # and not on Close, where a disabled sheet leaves it
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.what.setText(sentence)
        self.sheet.ensureWidgetVisible(self.what)
        speak(self.what, sentence)

    # and on

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._tasks.stop()  # what puts a file somewhere is waited for
        self.closed.emit()

    def _on_read(self) -> None:
        self.way = Way.READ
        self.close()

    def _on_begin(self) -> None:
        self.way = Way.ANEW
        self.close()

    def _on_go_on(self) -> None:
        self.way = Way.OPEN
        self.close()


def _card(name: str, title: str, words: QWidget) -> Card:
    card = Card(name)
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    column.addWidget(heading(title, f"{name}_title", 1.25))
    column.addWidget(words)
    return card


def _add(card: Card, *buttons: Button) -> None:
    column = card.layout()
    assert isinstance(column, QVBoxLayout)
    column.addLayout(Flow(*buttons))
