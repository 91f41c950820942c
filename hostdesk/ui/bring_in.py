"""Brings an archive in: read in the worker, shown as a plan, written whole or not at all, undoable."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs, theme
from hostdesk.ui.ask_where import ask_which
from hostdesk.ui.desk import Desk
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.undo import ChangeCommand
from hostdesk.ui.widgets.passphrase_asked import PassphraseAsked
from hostdesk.ui.widgets.plain import Button, heading, muted, row
from hostdesk.words import _, counted

_PATIENCE = 350  # milliseconds until the host is told that it is being read
_MOST = 30  # sessions told one by one


class ArchiveOpener(QObject):
    """One archive on its way into the library."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._reading: Task | None = None
        self._left_alone = False
        self.dialog: ImportDialog | None = None
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._on_slow)

    def choose(self) -> None:
        """Asks for the file."""
        kind = _("HostDesk archive (*.hostdesk.zip *.zip *.age)")
        ask_which(self._window, _("Open archive"), kind, self._on_chosen)

    def open(self, path: Path) -> None:
        """Reads an archive and shows what it would add and change."""
        self._path = path
        self._read("")
        self._slow.start()

    def _read(self, passphrase: str) -> None:
        arguments = (self._path, passphrase)
        self._reading = tasks_of(self._desk).run(
            jobs.archive_read, arguments, self._on_read, self._on_refused
        )

    def _on_chosen(self, path: str) -> None:
        self.open(Path(path))

    def _on_slow(self) -> None:
        self._shown_dialog().show_reading()

    def _shown_dialog(self) -> ImportDialog:
        if self.dialog is None:
            self.dialog = ImportDialog(self._window)
            self.dialog.finished.connect(self._on_finished)
            self.dialog.passphrase_given.connect(self._read)
            self.dialog.open()
        return self.dialog

    # read, and against the library

    def _on_read(self, archived: Any) -> None:
        self._reading = None
        if archived is None:
            self._slow.stop()
            self._shown_dialog().ask_passphrase()
            return
        self._desk.ask(partial(_planned, archived=archived), self._on_planned)

    def _on_refused(self, error: Exception) -> None:
        self._reading = None
        if self.dialog is not None and self.dialog.asks and isinstance(error, HostDeskError):
            self.dialog.refuse_passphrase(str(error))
            return
        self._put_away()
        if not isinstance(error, HostDeskError):
            raise error
        self._desk.said.emit(str(error))

    def _on_planned(self, plans: Any) -> None:
        self._slow.stop()
        if self._left_alone:
            return
        if isinstance(plans, HostDeskError):
            self._on_refused(plans)
            return
        self._plans = plans
        if all(plan.is_nothing for plan in plans):
            self._put_away()
            self._desk.said.emit(plans[0].words[0])
            self._open_what_came()
            return
        self._shown_dialog().show_plans(plans)

    def _put_away(self) -> None:
        self._slow.stop()
        if self.dialog is not None:
            self.dialog.finished.disconnect(self._on_finished)
            self.dialog.close()
            self.dialog = None

    # written

    def _on_finished(self, answer: int) -> None:
        self.dialog = None
        if answer == QDialog.DialogCode.Accepted:
            self._desk.ask(partial(_taken_in, plans=self._plans), self._on_taken_in)
            return
        self._left_alone = True
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _on_taken_in(self, _nothing: object) -> None:
        """It is in the library now: from here on it can be undone like everything else."""
        changes = [plan.change for plan in self._plans if not plan.is_nothing]
        stack = self._desk.undo_stack
        stack.beginMacro(changes[0].label if len(changes) == 1 else _("Import the archive"))
        for change in changes:
            stack.push(ChangeCommand(change, self._desk.apply))
        stack.endMacro()
        self._desk.list_changed.emit()
        self._open_what_came()
        self._desk.done.emit(stack.undoText())

    def _open_what_came(self) -> None:
        """The session that came; of several, the one that is open already is shown anew."""
        ids = [plan.change.session_id for plan in self._plans]
        here = self._desk.gathering
        if len(ids) == 1:
            self._desk.open(ids[0])
        elif here is not None and here.session.id in ids:
            self._desk.open(here.session.id)


def _planned(library: Any, archived: Any) -> Any:
    """The plans, or the sentence why there can be none."""
    from hostdesk.workflows import take_in  # with the archive's libraries: only when there is an archive

    try:
        return take_in.planned(library, archived.gatherings, archived.histories)
    except HostDeskError as error:
        return error


def _taken_in(library: Any, plans: Sequence[Any]) -> None:
    from hostdesk.workflows import take_in

    take_in.take_in_backed_up(library, plans)


class ImportDialog(QDialog):
    """What an archive would do to the library, before it does it; the passphrase, where it needs one."""

    passphrase_given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(_("Open archive"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = heading("", "import_title", 1.4)
        self.words = QScrollArea()
        self.words.setObjectName("import_words")
        self.words.setAccessibleName(_("What the archive would do"))
        self.words.setWidgetResizable(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bring_in = Button(_("Import"), "import_button", primary=True)
        self.leave = Button(_("Leave it"), "leave_button")
        self.asks = False
        self.passphrase = PassphraseAsked()
        self.passphrase.given.connect(self._on_passphrase)
        self.passphrase.hide()
        self.bring_in.clicked.connect(self._on_bring_in)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.passphrase)
        column.addWidget(self.words, 1)
        column.addLayout(row(1, self.leave, self.bring_in))
        em = theme.em(self)
        self.resize(min(em * 30, parent.width() - 48), min(em * 20, parent.height() - 48))

    def show_reading(self) -> None:
        """While the archive is read; it can be left alone."""
        self.title.setText(_("The archive is being read…"))
        self.bring_in.setEnabled(False)
        self.leave.setFocus()

    def ask_passphrase(self) -> None:
        """It is encrypted; nothing of it can be seen yet."""
        self.asks = True
        self.title.setText(_("This archive is encrypted"))
        self.bring_in.setText(_("Open"))
        self.bring_in.setEnabled(True)
        self.passphrase.show()
        self.passphrase.line.setFocus()

    def refuse_passphrase(self, sentence: str) -> None:
        """What was typed stays, to be mended."""
        self.bring_in.setEnabled(True)
        self.passphrase.refuse(sentence)

    def _on_bring_in(self) -> None:
        if self.asks:
            self.passphrase.give()
        else:
            self.accept()

    def _on_passphrase(self, passphrase: str) -> None:
        self.bring_in.setEnabled(False)
        self.passphrase_given.emit(passphrase)

    def show_plans(self, plans: Sequence[Any]) -> None:
        """What would be added and changed, session by session; nothing is written yet."""
        self.asks = False
        self.passphrase.hide()
        self.bring_in.setText(_("Import"))
        self.title.setText(title_said(plans))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        for number, plan in enumerate(plans[:_MOST]):
            if len(plans) > 1:
                column.addWidget(heading(plan.title, f"import_session_{number}", 1.1))
            for line, sentence in enumerate(plan.words):
                column.addWidget(muted(sentence, f"import_words_{number}_{line}"))
        if len(plans) > _MOST:
            more = counted("And {n} session more.", "And {n} sessions more.", len(plans) - _MOST)
            column.addWidget(muted(more, "import_more"))
        column.addStretch(1)
        self.words.setWidget(inner)
        self.words.setAccessibleDescription(" ".join(words for plan in plans[:_MOST] for words in plan.words))
        self.bring_in.setEnabled(True)
        self.bring_in.setFocus()


def title_said(plans: Sequence[Any]) -> str:
    if len(plans) == 1:
        return str(plans[0].title)
    return counted("{n} session in this archive", "{n} sessions in this archive", len(plans))
