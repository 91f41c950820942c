"""Wakes the worker while a session lies open and nobody asks for anything, so that its first paper comes at
once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

_REST = 1500  # milliseconds after a session was opened: its page is painted, and the host reads it


class Warming(QObject):
    """Once: a worker that is awake costs nothing until it is asked."""

    def __init__(self, desk: Any) -> None:
        super().__init__(desk)
        self._desk = desk
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest)
        desk.gathering_opened.connect(self._on_opened)

    def _on_opened(self, _gathering: object) -> None:
        self._rest.start()

    def _on_rest(self) -> None:
        if self._desk.gathering is None:
            return
        from hostdesk.ui import jobs
        from hostdesk.ui.tasks import tasks_of

        self._desk.gathering_opened.disconnect(self._on_opened)
        tasks_of(self._desk).run(jobs.woken, (self._desk.gathering,), self._on_end, self._on_end)

    def _on_end(self, _answer: object) -> None:
        """Nothing to say: nobody asked for it, and what broke is in the log."""
        self.deleteLater()
