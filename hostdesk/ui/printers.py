"""Which printers this laptop knows, and which of them the host chose until the window closes."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, QTimer, Signal

from hostdesk.ui import raster_printing
from hostdesk.ui.tasks import Tasks

_PATIENCE = 10_000  # milliseconds
_SERVICE = "/run/cups/cups.sock"
_PREFERRED = "system default destination: "


class Printers(QObject):
    """Asked of the printing service; nothing waits for its answer."""

    found = Signal()

    def __init__(self, owner: Tasks, patience: int = _PATIENCE) -> None:
        super().__init__(owner)
        self.names: tuple[str, ...] = ()
        self.preferred = ""  # by the system
        self.chosen = ""  # by the host; "": the preferred one
        self._tasks = owner
        self._process = QProcess(self)
        self._process.setProcessEnvironment(service_environment())
        self._process.finished.connect(self._on_answer)
        self._too_long = QTimer(self, singleShot=True, interval=patience)
        self._too_long.timeout.connect(self._process.kill)

    def look(self) -> None:
        """Looks again: a printer may have come or gone."""
        if sys.platform == "win32":  # not run here
            self._tasks.run(raster_printing.printers, (), self._on_told, self._on_not_told)
            return
        program = QStandardPaths.findExecutable("lpstat")
        if not program:
            self._take((), "")
        elif self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start(program, ["-e", "-d"])
            self._too_long.start()

    def choose(self, name: str) -> None:
        self.chosen = name if name in self.names else ""

    def _on_answer(self) -> None:
        self._too_long.stop()
        answer = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        self._take(*understood(answer))

    def _on_told(self, told: tuple[tuple[str, ...], str]) -> None:
        self._take(*told)

    def _on_not_told(self, _error: Exception) -> None:
        self._take((), "")

    def _take(self, names: tuple[str, ...], preferred: str) -> None:
        self.names, self.preferred = names, preferred
        self.choose(self.chosen)
        self.found.emit()


def printers_of(owner: Tasks) -> Printers:
    """What is known of the printers wherever this worker serves."""
    known = owner.findChild(Printers)
    return known if known is not None else Printers(owner)


def understood(answer: str) -> tuple[tuple[str, ...], str]:
    """Names one a line, and the preferred one in a sentence of its own."""
    lines = [line.strip() for line in answer.splitlines()]
    names = tuple(line for line in lines if line and " " not in line)
    preferred = [line.removeprefix(_PREFERRED) for line in lines if line.startswith(_PREFERRED)]
    return names, preferred[0] if preferred else ""


def service_environment() -> QProcessEnvironment:
    """So that what the printing service says can be understood, and that it is the one on this laptop.

    Where there is none, its programs would look for one by a socket of the network; only a server that
    somebody chose is asked there.
    """
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C")
    if sys.platform.startswith("linux") and not (environment.contains("CUPS_SERVER") or _server_is_chosen()):
        environment.insert("CUPS_SERVER", _SERVICE)
    return environment


def _server_is_chosen() -> bool:
    for place in (Path("/etc/cups/client.conf"), Path.home() / ".cups/client.conf"):
        with suppress(OSError):
            if "servername" in place.read_text(encoding="utf-8", errors="replace").lower():
                return True
    return False
