"""Has the document made that is wanted now; an older answer never overtakes a newer wish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Task, Tasks

_REST = 120  # milliseconds without another wish, where one follows the other
_PATIENCE = 350  # milliseconds until it is said that it takes a while
_MANY = 8  # guests: for fewer the whole is there at once
_MUCH = 60  # things that a paper could tell: for fewer the same
_WITH_PICTURES = ("record",)  # the documents that show pictures; to the others they would only be a burden


class DocumentMaker(QObject):
    """One document at a time, in the worker."""

    begun = Signal(object)  # jobs.Printed: the first sheets, while the others are made
    made = Signal(object)  # jobs.Printed
    failed = Signal(object)  # an exception
    took_long = Signal()
    progressed = Signal(int, int)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self._wanted: tuple[Gathering, jobs.Choice] | None = None
        self._made_for: tuple[Gathering, jobs.Choice] | None = None
        self._begun_for: tuple[Gathering, jobs.Choice] | None = None
        self._printed: jobs.Printed | None = None
        self._making: Task | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.make_now)
        self._last_wish = QElapsedTimer()
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._on_slow)

    @property
    def printed(self) -> jobs.Printed | None:
        """The document that is wanted, once it is made."""
        return self._printed if self._wanted == self._made_for else None

    def want(self, gathering: Gathering, choice: jobs.Choice) -> None:
        """From now on it is this one; the first wish is made at once, those that follow when they rest."""
        self._wanted = (gathering, choice)
        if self._wanted != self._made_for:
            follows = self._last_wish.isValid() and self._last_wish.elapsed() < _REST
            self._rest.start(_REST if follows else 0)
        self._last_wish.start()

    def make_now(self) -> None:
        """Makes what is wanted, unless it is there; what is being made for an older wish is let go of."""
        self._rest.stop()
        if self._wanted is None or self.printed is not None:
            return
        if self._making is not None:
            if self._wanted == self._made_for:
                return
            self._making.let_go()
        self._printed, self._made_for = None, self._wanted
        self._slow.start()
        first = _beginning(*self._wanted)
        if first is not None and self._begun_for != self._wanted:
            self._run(first, self._on_begun)
        else:
            self._run(_needed(*self._wanted), self._on_made)

    def cancel(self) -> None:
        """Ends the making at once; nothing is left of it, and nothing is made until it is wanted again."""
        if self._making is not None:
            self._making.cancel()
        self._rest.stop()
        self._end()
        self._made_for = None

    def _run(self, what: tuple[Gathering, jobs.Choice], done: Callable[[jobs.Printed], None]) -> None:
        self._making = self.tasks.run(jobs.printed, what, done, self._on_failed, self._on_progressed)

    def _on_begun(self, printed: jobs.Printed) -> None:
        self._making = None
        if self._wanted is None or self._wanted != self._made_for:
            self._made_for = None
            self.make_now()
            return
        self._begun_for = self._wanted
        self._run(_needed(*self._wanted), self._on_made)
        self.begun.emit(printed)

    def _on_progressed(self, done: int, total: int) -> None:
        """A slot of its own: a bare `emit` would go on being called when this is gone."""
        self.progressed.emit(done, total)

    def _on_slow(self) -> None:
        self.took_long.emit()

    def _on_made(self, printed: jobs.Printed) -> None:
        self._end()
        if self._wanted != self._made_for:
            self.make_now()
            return
        self._printed = printed
        self.made.emit(printed)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._made_for = None
        self.failed.emit(error)

    def _end(self) -> None:
        self._making = None
        self._slow.stop()


def _needed(gathering: Gathering, choice: jobs.Choice) -> tuple[Gathering, jobs.Choice]:
    shows_pictures = any(document in _WITH_PICTURES for document in choice.documents)
    return (gathering if shows_pictures else replace(gathering, pictures=())), choice


def _beginning(gathering: Gathering, choice: jobs.Choice) -> tuple[Gathering, jobs.Choice] | None:
    """Of something long: its first document, for the first of many guests or no more than the first pages."""
    document = Document(choice.document)
    if document.per_guest:
        chosen = choice.guest_ids or tuple(guest.id for guest in gathering.guests if guest.expected)
        first, is_long = replace(choice, guest_ids=chosen[:1]), len(chosen) >= _MANY
    else:
        first, is_long = replace(choice, beginning=True), len(gathering.parts) >= _MUCH
    if not (is_long or choice.others):
        return None
    return _needed(gathering, replace(first, others=()))
