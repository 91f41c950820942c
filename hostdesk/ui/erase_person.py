"""Erases a person for good: the host sees first what goes, and where others wrote the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hostdesk.domain.guest import Guest
from hostdesk.errors import HostDeskError
from hostdesk.ui.desk import Desk
from hostdesk.ui.erase_sheet import EraseSheet, Wanted
from hostdesk.words import _
from hostdesk.workflows.erased_words import told_of


class PersonEraser(QObject):
    """One person on the way out of the library."""

    def __init__(
        self, window: QWidget, desk: Desk, guests: Sequence[Guest], chosen: str, second: str
    ) -> None:
        super().__init__(window)
        self._second = second  # where backups have their second place
        self._desk = desk
        self._session = guests[0].session_id
        self.sheet = EraseSheet(window, desk, guests, chosen)
        self.sheet.asked.connect(self._ask)
        self.sheet.agreed.connect(self._erase)
        self.sheet.finished.connect(self.deleteLater)
        self.sheet.open()
        self._ask()

    def _ask(self) -> None:
        sheet = self.sheet
        sheet.show_waiting()
        asked = sheet.guest.value, sheet.everywhere.value
        question = partial(_planned, session_id=self._session, guest_id=asked[0], everywhere=asked[1])
        self._desk.ask(question, partial(self._on_planned, asked))

    def _on_planned(self, asked: tuple[str, bool], planned: Any) -> None:
        sheet = self.sheet
        if sheet.is_over or asked != (sheet.guest.value, sheet.everywhere.value):
            return  # the host has chosen anew in the meantime
        if isinstance(planned, HostDeskError):
            sheet.say(str(planned))
        else:
            sheet.show_plan(planned)

    def _erase(self, planned: Any, wanted: Any) -> None:
        """What could be undone could bring the person back: nothing of before can be undone afterwards."""
        self._desk.leaving.emit()
        if not self._desk.all_is_kept:
            self._desk.ask(_nothing, lambda _nothing: self._erase_kept(planned, wanted))
            return
        self._erase_kept(planned, wanted)

    def _erase_kept(self, planned: Any, wanted: Any) -> None:
        if not self._desk.all_is_kept:
            self._desk.said.emit(_("Something could not be saved yet, so nobody was erased."))
            return
        self._desk.undo_stack.clear()
        self._desk.close()
        question = partial(_erased, planned=planned, wanted=wanted, second=self._second)
        self._desk.ask(question, partial(_on_erased, self._desk, planned.name, self._session))


def _on_erased(desk: Desk, name: str, session_id: str, done: Any) -> None:
    desk.list_changed.emit()
    desk.open(session_id)
    desk.ask(_nothing, lambda _nothing: desk.said.emit(said_of(name, done)))  # once it is in sight again


def _nothing(_library: Any) -> None:
    """Answered once everything before it is."""


def said_of(name: str, done: Any) -> str:
    """What was done, and what the host has to see to."""
    return " ".join(
        [_("Nothing of {name} is in your library any more.").format(name=name), *told_of(done)]
    )


def _planned(library: Any, session_id: str, guest_id: str, everywhere: bool) -> Any:
    """What would go, or the sentence why nothing can be said."""
    from hostdesk.workflows import erasing  # only when somebody is erased

    try:
        return erasing.of_person(library, session_id, guest_id, everywhere=everywhere)
    except HostDeskError as error:
        return error


def _erased(library: Any, planned: Any, wanted: Wanted, second: str) -> Any:
    from hostdesk.workflows import erasing

    names_out = [one for one in wanted.names_out if not isinstance(one, Path)]
    templates = [one for one in wanted.names_out if isinstance(one, Path)]
    return erasing.erase(library, planned, names_out, second, wanted.reach, templates)
