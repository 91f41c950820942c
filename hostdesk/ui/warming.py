"""While a session lies open and nobody asks for anything: the worker is woken, so that the first paper comes
at once, and the code of pages is read, so that each opens as if it had been open before."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from PySide6.QtCore import QObject, QTimer

_REST = 1500  # milliseconds after a session was opened: its page is painted, and the host reads it
_APART = 25  # milliseconds from one module to the next
_READ = "widgets", "sections", "pages"  # in this order: what others stand on comes first
_LATER = ("hostdesk.ui.widgets.paper_preview",)  # brings QtPdf: with the first paper


class Warming(QObject):
    """Once; when it is done nothing of it is left, and a worker that is awake costs nothing until asked."""

    def __init__(self, desk: Any) -> None:
        super().__init__(desk)
        self._desk = desk
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest)
        self._reading = QTimer(self, interval=_APART)
        self._reading.timeout.connect(self._read_on)
        self._is_awake = False
        desk.gathering_opened.connect(self._on_opened)

    def _on_opened(self, _gathering: object) -> None:
        self._rest.start()

    def _on_rest(self) -> None:
        if self._desk.gathering is None:
            return
        from hostdesk.ui import jobs
        from hostdesk.ui.tasks import tasks_of

        self._desk.gathering_opened.disconnect(self._on_opened)
        tasks_of(self._desk).run(jobs.woken, (self._desk.gathering,), self._on_awake, self._on_awake)
        self._unread = modules()
        self._reading.start()

    def _read_on(self) -> None:
        """One module at a time, each in a few milliseconds."""
        name = next((name for name in self._unread if name not in sys.modules), None)
        if name is not None:
            import_module(name)
            return
        self._reading.stop()
        self._go()

    def _on_awake(self, _answer: object) -> None:
        """Nothing to say: nobody asked for it, and what broke is in the log."""
        self._is_awake = True
        self._go()

    def _go(self) -> None:
        if self._is_awake and not self._reading.isActive():
            self.deleteLater()


def modules() -> Iterator[str]:
    """What pages are made of, by name."""
    for package in _READ:
        inside = import_module(f"hostdesk.ui.{package}")
        for found in iter_modules(inside.__path__, f"{inside.__name__}."):
            if found.name not in _LATER:
                yield found.name
