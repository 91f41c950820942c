"""Looks after the library while one works: a backup every half hour, a check of the whole file once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from hostdesk.errors import HostDeskError
from hostdesk.ui import safety_jobs
from hostdesk.ui.desk import Desk
from hostdesk.ui.tasks import tasks_of
from hostdesk.words import _

_HALF_AN_HOUR = 30 * 60 * 1000  # milliseconds
_AT_FIRST = 20_000  # milliseconds after the start, when nobody waits for anything any more


class Guarding(QObject):
    """Never makes anybody wait: what is long gives way to whatever is done at the same time."""

    backed_up = Signal(object)  # Made, or None: nothing had changed
    found = Signal(object)  # faults, in sentences; none when the library is sound
    failed = Signal(str)  # why there is no backup

    def __init__(self, parent: QObject, desk: Desk, path: Path, second: Callable[[], str]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self._second = second
        self._timer = QTimer(self, interval=_HALF_AN_HOUR)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """From now on by itself."""
        self._timer.start()
        QTimer.singleShot(_AT_FIRST, self, self.check_if_due)

    def _on_time(self) -> None:
        self.back_up(by_hand=False)
        self.check_if_due()

    # backups

    def back_up(self, *, by_hand: bool) -> None:
        """By hand always, or else where something changed since the last."""
        self._desk.ask_at_leisure(
            partial(_copied, second=self._second(), by_hand=by_hand), self._on_copied, self._on_failed
        )

    def _on_copied(self, copied: Any) -> None:
        from hostdesk.workflows.backups import Copied

        if not isinstance(copied, Copied):
            self.backed_up.emit(copied)
            return
        job = safety_jobs.backup_finished
        arguments = (copied, self._path, self._second())
        tasks_of(self._desk).run(job, arguments, self._on_finished, self._on_failed, to_the_end=True)

    def _on_finished(self, made: Any) -> None:
        if made.second:
            self.failed.emit(made.second)
        self.backed_up.emit(made)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            self._desk.broke.emit(error)
            return
        self.failed.emit(str(error))

    # checks

    def check_if_due(self) -> None:
        from hostdesk.workflows.care import care_of

        if care_of(self._path).is_due(datetime.now(UTC)):
            self.check()

    def check(self) -> None:
        """The whole file, now."""
        self._desk.ask_at_leisure(_checked, self.found.emit, self._on_failed)


def _copied(library: Any, second: str, by_hand: bool) -> Any:
    """The half of a backup that needs the library; all of it where a key is needed, which stays here."""
    from hostdesk.workflows import backups

    if library.path is None or library.read_only:
        raise HostDeskError(_("A library that can only be read is not backed up; copy it instead."))
    why = backups.Why.BY_HAND if by_hand else backups.Why.WORKING
    copied = backups.copied(library, why) if by_hand else backups.copied_if_changed(library, why)
    if copied is None or copied.key is None:
        return copied
    return backups.finished(copied, library.path, second)


def _checked(library: Any) -> tuple[str, ...]:
    from hostdesk.workflows import care, look_after

    faults = look_after.faults_of(library)
    if library.path is not None and not library.read_only:
        care.checked(library.path, faults)
    return faults
