"""Brings a list of people in: read in the worker, looked through and corrected, added in one change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_which
from hostdesk.ui.found_people import FoundPeople
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.words import _
from hostdesk.workflows import inviting, people

_REST = 150  # milliseconds of rest in correcting until earlier gatherings are asked


class GuestListOpener(QObject):
    """One list on its way to the guests of the open session."""

    def __init__(self, window: QWidget, desk: Any) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._path: Path | None = None
        self._reading: Task | None = None
        self.dialog: FoundPeople | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask_who_is_known)

    def choose(self) -> None:
        """Asks for the file."""
        kinds = "*.csv *.tsv *.txt *.xlsx *.xlsm *.vcf *.vcard"
        kind = _("Lists of people ({endings});;All files (*)").format(endings=kinds)
        self.file_dialog = ask_which(self._window, _("Import guests"), kind, self._on_chosen)

    def open_file(self, path: Path, encoding: str = "", sheet: str = "") -> None:
        """Reads a file and shows who is on it; nobody is added yet."""
        self._path = path
        self._run(jobs.people_in_file, (path, encoding, sheet))

    def open_text(self, text: str) -> None:
        """Reads copied text that has columns."""
        self._run(jobs.people_in_text, (text,))

    def _on_chosen(self, path: str) -> None:
        self.open_file(Path(path))

    def _run(self, job: Any, arguments: tuple[Any, ...]) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = tasks_of(self._desk).run(job, arguments, self._on_read, self._on_refused)

    def _on_read(self, found: Any) -> None:
        self._reading = None
        if self.dialog is None:
            self.dialog = FoundPeople(self._window, self._path.name if self._path else "")
            self.dialog.other_reading_wanted.connect(self._on_other_reading)
            self.dialog.names_changed.connect(self._rest.start)
            self.dialog.add_requested.connect(self._on_add)
            self.dialog.finished.connect(self._on_finished)
            self.dialog.open()
        if self._desk.gathering is not None:
            self.dialog.show_found(found, self._desk.gathering)

    def _on_refused(self, error: Exception) -> None:
        self._reading = None
        if not isinstance(error, HostDeskError):
            raise error
        if self.dialog is not None:
            self.dialog.say(str(error))
        else:
            self._desk.said.emit(str(error))
            self.deleteLater()

    def _on_other_reading(self, encoding: str, sheet: str) -> None:
        if self._path is not None:
            self.open_file(self._path, encoding, sheet)

    def _ask_who_is_known(self) -> None:
        if self.dialog is not None and self._desk.gathering is not None:
            question = partial(people.called, gathering=self._desk.gathering, names=self.dialog.names())
            self._desk.ask(question, self._on_known)

    def _on_known(self, known: Mapping[str, people.Known]) -> None:
        if isValid(self) and self.dialog is not None:
            self.dialog.show_known(known)

    def _on_add(self) -> None:
        """Adds them, or says what is in the way; then everything stays as it was corrected."""
        if self.dialog is None or self._desk.gathering is None:
            return
        listed, known = self.dialog.wanted()
        try:
            change = inviting.bring_in(self._desk.gathering, listed, known)
        except HostDeskError as error:
            self.dialog.say(str(error))
            return
        self.dialog.accept()
        self._desk.do(change)
        self._desk.done.emit(change.label)

    def _on_finished(self, _answer: int) -> None:
        self.dialog = None
        if self._reading is not None:
            self._reading.cancel()
        self.deleteLater()
