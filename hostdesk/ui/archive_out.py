"""Sessions on their way into one archive: read one by one at the library, written in the worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.words import _
from hostdesk.worker import Fed, Packed
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.new_file import passing_name

_LETTING_GO = 400  # milliseconds until a worker that was ended lets go of its file


class ArchiveOut(QObject):
    """One file at a time; cancelled, nothing of it is left. `ended` comes whatever became of it."""

    began = Signal()
    progressed = Signal(int, int)
    written = Signal(object)  # the paths, the archive first
    refused = Signal(str)
    ended = Signal()

    def __init__(self, desk: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._passing = Path()
        self._left: deque[str] = deque()
        self._ids: tuple[str, ...] = ()
        self._wish = Wish()

    @property
    def is_under_way(self) -> bool:
        return self._task is not None

    def write(self, session_ids: Sequence[str], wish: Wish, target: Path) -> None:
        """Begins; the sessions are read as they are when it is their turn."""
        self._left, self._wish, self._ids = deque(session_ids), wish, tuple(session_ids)
        self._passing = passing_name(target)
        arguments = (Fed(), wish, target, len(session_ids), self._passing)
        self._task = tasks_of(self._desk).run(
            jobs.archives_written,
            arguments,
            self._on_done,
            self._on_failed,
            self._on_progress,
            to_the_end=True,
        )
        self._task.wanted.connect(self._on_wanted)
        self.began.emit()

    def cancel(self) -> None:
        task = self._end()
        if task is not None:
            task.cancel()
            clear = partial(_clear_away, self._passing)
            clear()
            QTimer.singleShot(_LETTING_GO, clear)
            self.ended.emit()

    def _on_wanted(self) -> None:
        """The next session, or that there is none any more."""
        if self._task is None:
            return
        if not self._left:
            self._task.feed(None)
            return
        question = partial(_leaving, session_id=self._left.popleft(), documents=self._wish.documents)
        self._desk.ask(question, partial(self._on_read, self._task))

    def _on_read(self, task: Task, found: Any) -> None:
        """A session that was taken away meanwhile is passed over."""
        if task is self._task and task is not None:
            task.feed(found) if found is not None else self._on_wanted()

    def _on_progress(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_done(self, paths: Sequence[Path]) -> None:
        self._end()
        if self._wish.nameless is None:
            self._desk.ask(partial(_remembered, paths=paths, session_ids=self._ids), _ignore)
        self.written.emit(paths)
        self.ended.emit()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.ended.emit()
        if not isinstance(error, HostDeskError):
            raise error
        self.refused.emit(str(error))

    def _end(self) -> Task | None:
        task, self._task = self._task, None
        return task


def saved_said(paths: Sequence[Path]) -> str:
    """Where it lies now."""
    where = {"name": paths[0].name, "folder": paths[0].parent}
    if len(paths) == 1:
        return _("The archive is saved as “{name}” in {folder}.").format(**where)
    said = _("The archive is saved as “{name}” in {folder}, with the spreadsheet “{sheet}” beside it.")
    return said.format(**where, sheet=paths[1].name)


def _leaving(library: Any, session_id: str, documents: tuple[str, ...]) -> Any:
    """The session, None where it is gone, or the sentence why it cannot be read.

    Packed here, in the keeper's thread: the window only passes it on, however many pictures there are.
    """
    from hostdesk.workflows.leaving import leaving  # with the library's own libraries

    try:
        found = leaving(library, session_id, documents)
        return found and Packed(found)
    except HostDeskError as error:
        return HostDeskError(str(error))


def _remembered(library: Any, paths: Sequence[Path], session_ids: tuple[str, ...]) -> None:
    from hostdesk.workflows.leaving import remember

    remember(library, paths, session_ids)


def _ignore(_nothing: object) -> None:
    """It is remembered; nobody waits for it."""


def _clear_away(passing: Path) -> None:
    with suppress(OSError):
        passing.unlink(missing_ok=True)
