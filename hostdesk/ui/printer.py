"""Hands a finished PDF to the system's printing service, in the size that it has."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, QTimer, Signal

from hostdesk.domain.identity import new_id
from hostdesk.errors import HostDeskError
from hostdesk.words import _


class Handing(QObject):
    """One document on its way to the printer; says once whether it was taken."""

    taken = Signal()
    refused = Signal(object)  # HostDeskError

    def __init__(self, owner: QObject, pdf: bytes, paper: str, copies: int, sides: str = "") -> None:
        super().__init__(owner)
        self._pdf, self._paper, self._copies, self._sides = pdf, paper, copies, sides
        self._process = QProcess(self)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if sys.platform == "win32":
            self._hand_over_on_windows()
            return
        program = QStandardPaths.findExecutable("lp")
        if not program:
            self._end(no_printer())
            return
        self._process.setProcessEnvironment(_in_english())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(program, options(self._paper, self._copies, self._sides))
        self._process.write(self._pdf)  # no file with names in it is left anywhere
        self._process.closeWriteChannel()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        complaint = bytes(self._process.readAllStandardError().data()).decode(errors="replace").lower()
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._end(None)
        elif "no default destination" in complaint or "no destinations" in complaint:
            self._end(no_printer())
        else:
            self._end(_not_taken())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._end(_not_taken())

    def _end(self, refusal: HostDeskError | None) -> None:
        if refusal is None:
            self.taken.emit()
        else:
            self.refused.emit(refusal)
        self.deleteLater()

    def _hand_over_on_windows(self) -> None:
        """Asks the system's own viewer to print. Not run here: written from Windows' documentation alone."""
        place = Path(tempfile.gettempdir()) / f"hostdesk-{new_id()}.pdf"
        try:
            place.write_bytes(self._pdf)
            for _copy in range(self._copies):
                os.startfile(place, "print")  # type: ignore[attr-defined,unused-ignore]  # Windows alone has it
        except OSError:
            self._end(_not_taken())
        else:
            self._end(None)


def hand_over(
    owner: QObject,
    pdf: bytes,
    paper: str,
    copies: int,
    taken: Callable[[], None],
    refused: Callable[[HostDeskError], None],
    sides: str = "",
) -> None:
    """Prints on the printer that the system prefers; `owner` outlives the printing."""
    handing = Handing(owner, pdf, paper, copies, sides)
    handing.taken.connect(taken)
    handing.refused.connect(refused)


def options(paper: str, copies: int, sides: str = "") -> list[str]:
    """Neither shrunk nor stretched: a printed scale keeps its length. The queue learns no title."""
    given = ["print-scaling=none", f"media={paper}", *([f"sides={sides}"] if sides else [])]
    return ["-n", str(copies), "-t", "HostDesk", *(part for option in given for part in ("-o", option))]


def no_printer() -> HostDeskError:
    return HostDeskError(_("No printer is set up on this laptop. Save the PDF and print it elsewhere."))


def _not_taken() -> HostDeskError:
    return HostDeskError(
        _("The printer did not take it. Look whether it is on, or save the PDF and print it elsewhere.")
    )


def _in_english() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C")
    return environment
