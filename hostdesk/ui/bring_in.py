"""Brings an archive in: read in the worker, shown as a plan, written whole or not at all, undoable."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_which
from hostdesk.ui.desk import Desk
from hostdesk.ui.import_dialog import ImportDialog
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.undo import ChangeCommand
from hostdesk.words import _

_PATIENCE = 350  # milliseconds until the host is told that it is being read


class ArchiveOpener(QObject):
    """One archive on its way into the library."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._reading: Task | None = None
        self._left_alone = False
        self._one_person: list[tuple[str, str, str]] = []
        self._warning = ""
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
        self._warning, pickled = archived
        self._desk.ask(partial(_planned, pickled=pickled), self._on_planned)

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
            self._desk.said.emit(" ".join(filter(None, (plans[0].words[0], self._warning))))
            self._desk.ask(partial(_taken_in, plans=plans), self._on_noted)
            return
        self._shown_dialog().show_plans(plans)
        if self._warning:
            self._desk.said.emit(self._warning)

    def _put_away(self) -> None:
        self._slow.stop()
        if self.dialog is not None:
            self.dialog.finished.disconnect(self._on_finished)
            self.dialog.close()
            self.dialog = None

    # written

    def _on_finished(self, answer: int) -> None:
        self._one_person = self.dialog.one_person if self.dialog is not None else []
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
        changes = [plan.change for plan in self._plans if not plan.is_nothing and not plan.change.is_nothing]
        stack = self._desk.undo_stack
        if changes:
            stack.beginMacro(changes[0].label if len(changes) == 1 else _("Import the archive"))
            for change in changes:
                stack.push(ChangeCommand(change, self._desk.apply))
            stack.endMacro()
        self._desk.list_changed.emit()
        self._open_what_came()
        for session_id, kept, other in self._one_person:
            question = partial(_joined, session_id=session_id, kept=kept, other=other)
            self._desk.ask(question, self._desk.do)
        if changes:
            self._desk.done.emit(stack.undoText())

    def _on_noted(self, _nothing: object) -> None:
        """Nothing that is shown changed; who edited what may be known better now."""
        self._open_what_came()

    def _open_what_came(self) -> None:
        """The session that came; of several, the one that is open already is shown anew."""
        ids = [plan.change.session_id for plan in self._plans]
        here = self._desk.gathering
        if len(ids) == 1:
            self._desk.open(ids[0])
        elif here is not None and here.session.id in ids:
            self._desk.open(here.session.id)


def _planned(library: Any, pickled: bytes) -> Any:
    """The plans, or the sentence why there can be none."""
    from hostdesk.workflows import take_in  # with the archive's libraries: only when there is an archive

    archived = pickle.loads(pickled)  # of the worker's, and thousands of parts: not in the window's thread
    try:
        return take_in.planned(library, archived.gatherings, archived.histories)
    except HostDeskError as error:
        return error


def _taken_in(library: Any, plans: Sequence[Any]) -> None:
    from hostdesk.workflows import take_in

    take_in.take_in_backed_up(library, plans)


def _joined(library: Any, session_id: str, kept: str, other: str) -> Any:
    """The change that makes one person of two guests, as they came to be in the library."""
    from hostdesk.workflows import one_person, sessions

    here = sessions.gathering(library, session_id)
    return one_person.join(here, here.guest(kept), here.guest(other))
