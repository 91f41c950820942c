"""Prints one badge after the other while the host goes on welcoming; what is refused waits to be saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.label_sheets import BADGE_SHEETS, LabelSheet, sheet_for
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs, printer
from hostdesk.ui.tasks import Tasks


class _Wanted(NamedTuple):
    """A badge that is to be printed, and the session it is for."""

    gathering: Gathering
    guest: Guest


class BadgePrinter(QObject):
    """A queue of badges on their way to the printer."""

    taken = Signal(str, str)  # the guest whose badge the printer has, and letters that no font has
    refused = Signal(object)  # HostDeskError; whose badges it is are in `not_printed`
    label_used = Signal(int)  # the next free label

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks: Tasks | None = None
        self.settings = settings
        self.not_printed: list[str] = []  # ids of guests
        self._queue: deque[_Wanted] = deque()
        self._busy: _Wanted | None = None
        self._missing = ""

    @property
    def sheet(self) -> LabelSheet:
        return sheet_for(BADGE_SHEETS, self.settings.badge_sheet, self.settings.paper)

    @property
    def label(self) -> int:
        """The label that comes next; paper to be cut always begins anew."""
        return 1 if self.sheet.is_cut else (self.settings.badge_label - 1) % self.sheet.count + 1

    def print_badge(self, gathering: Gathering, guest: Guest) -> None:
        """Behind those that wait already."""
        alone = Gathering(session=gathering.session, guests=(guest,))  # the worker need not read the rest
        self._queue.append(_Wanted(alone, guest))
        self._begin()

    def make_file(
        self, gathering: Gathering, done: Callable[[jobs.Printed], None], failed: Callable[[Exception], None]
    ) -> None:
        """All that were refused, as one document; they wait until it is said that they may be forgotten."""
        guests = tuple(guest for guest in gathering.guests if guest.id in self.not_printed)
        ids = tuple(guest.id for guest in guests)
        small = Gathering(session=gathering.session, guests=guests)
        self._run(small, self._choice(ids), done, failed)

    def forget(self) -> None:
        """The refused ones are saved, or the session is another."""
        self.not_printed.clear()

    def _choice(self, ids: tuple[str, ...]) -> jobs.Choice:
        chosen = self.settings
        return jobs.Choice(
            "badges", chosen.paper, ids, self.sheet.id, begin_at=self.label, below=chosen.badge_below
        )

    def _begin(self) -> None:
        if self._busy is None and self._queue:
            self._busy = self._queue.popleft()
            choice = self._choice((self._busy.guest.id,))
            self._run(self._busy.gathering, choice, self._on_made, self._on_failed)

    def _run(
        self,
        gathering: Gathering,
        choice: jobs.Choice,
        done: Callable[[jobs.Printed], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if self.tasks is None:
            self.tasks = Tasks(self)
        self.tasks.run(jobs.printed, (gathering, choice), done, failed, self._on_progress)

    def _on_progress(self, _done: int, _total: int) -> None:
        """One badge is made too quickly to be told about."""

    def _on_made(self, printed: jobs.Printed) -> None:
        assert self.tasks is not None
        self._missing = "".join(sorted({letter for _text, letters in printed.missing for letter in letters}))
        printer.hand_over(self.tasks, printed.pdf, self.sheet.paper, 1, self._on_taken, self._on_refused)

    def _on_taken(self) -> None:
        if self._busy is None:
            return
        guest, self._busy = self._busy.guest, None
        self.not_printed = [waiting for waiting in self.not_printed if waiting != guest.id]
        following = self.label % self.sheet.count + 1
        if not self.sheet.is_cut:
            self.settings = self.settings._replace(badge_label=following)
            self.label_used.emit(following)
        self.taken.emit(guest.name, self._missing)
        self._begin()

    def _on_refused(self, error: HostDeskError) -> None:
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        wanted, self._busy = self._busy, None
        if not isinstance(error, HostDeskError):
            self._begin()
            raise error
        if wanted is not None and wanted.guest.id not in self.not_printed:
            self.not_printed.append(wanted.guest.id)
        self.refused.emit(error)
        self._begin()
