"""Hands a finished PDF to the system's printing service: as it is, in its own size, the way it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QStandardPaths, QTimer, Signal

from hostdesk.errors import HostDeskError
from hostdesk.ui import raster_printing
from hostdesk.ui.printers import printers_of, service_environment
from hostdesk.ui.tasks import Tasks
from hostdesk.words import _

ONE_SIDED, TWO_SIDED = "one-sided", "two-sided-long-edge"  # "": as the printer is set
PATIENCE = 60_000  # milliseconds: a network printer may be asleep
_NO_PRINTER = ("no default destination", "no destinations", "scheduler is not running")


@dataclass(frozen=True, slots=True)
class Wish:
    """How it is to be printed."""

    paper: str  # as printers call it: A4, Letter, A3
    copies: int = 1
    sides: str = ""
    printer: str = ""  # "": the one that the system prefers


class Handing(QObject):
    """One document on its way to the printer; says once whether it was taken."""

    taken = Signal()
    refused = Signal(object)  # HostDeskError

    def __init__(self, owner: QObject, pdf: bytes, wish: Wish, patience: int) -> None:
        super().__init__(owner)
        self._pdf, self._wish = pdf, wish
        self._process = QProcess(self)
        self._too_long = QTimer(self, singleShot=True, interval=patience)
        self._too_long.timeout.connect(self._on_too_long)
        self._is_over = False
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        program = QStandardPaths.findExecutable("lp")
        if not program:
            self._end(no_printer())
            return
        self._process.setProcessEnvironment(service_environment())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._too_long.start()
        self._process.start(program, options(self._wish))
        self._process.write(self._pdf)  # no file with names in it is left anywhere
        self._process.closeWriteChannel()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        complaint = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        is_taken = code == 0 and status is QProcess.ExitStatus.NormalExit
        self._end(None if is_taken else _why(complaint.lower()))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._end(_not_taken())

    def _on_too_long(self) -> None:
        self._end(_no_answer())
        self._process.kill()

    def _end(self, refusal: HostDeskError | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._too_long.stop()
        if refusal is None:
            self.taken.emit()
        else:
            self.refused.emit(refusal)
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.finished.connect(self.deleteLater)


def hand_over(
    owner: Tasks,
    pdf: bytes,
    paper: str,
    copies: int,
    taken: Callable[[], None],
    refused: Callable[[HostDeskError], None],
    sides: str = "",
    patience: int = PATIENCE,
) -> None:
    """Prints on the printer that the host chose, else on the system's; `owner` outlives the printing."""
    wish = Wish(paper, copies, sides, printers_of(owner).chosen)
    if sys.platform == "win32":
        _on_windows(owner, pdf, wish, taken, refused)
        return
    handing = Handing(owner, pdf, wish, patience)
    handing.taken.connect(taken)
    handing.refused.connect(refused)


def options(wish: Wish) -> list[str]:
    """Neither shrunk nor stretched: a printed scale keeps its length. The queue learns no title."""
    where = ["-d", wish.printer] if wish.printer else []
    how = ["print-scaling=none", f"media={wish.paper}", *([f"sides={wish.sides}"] if wish.sides else [])]
    return [*where, "-n", str(wish.copies), "-t", "HostDesk", *(part for one in how for part in ("-o", one))]


def _on_windows(
    owner: Tasks,
    pdf: bytes,
    wish: Wish,
    taken: Callable[[], None],
    refused: Callable[[HostDeskError], None],
) -> None:
    """Windows takes no PDF: its pages are drawn, in the worker. Not run here, unlike the drawing itself."""

    def failed(error: Exception) -> None:
        refused(error if isinstance(error, HostDeskError) else _not_taken())

    wanted = (pdf, wish.printer, wish.paper, wish.copies, wish.sides)
    owner.run(raster_printing.printed, wanted, lambda _nothing: taken(), failed, to_the_end=True)


def no_printer() -> HostDeskError:
    return HostDeskError(_("No printer is set up on this laptop. Save the PDF and print it elsewhere."))


def _why(complaint: str) -> HostDeskError:
    if any(said in complaint for said in _NO_PRINTER):
        return no_printer()
    if "does not exist" in complaint:
        return HostDeskError(
            _("This printer is no longer there. Choose another one, or save the PDF and print it elsewhere.")
        )
    if "not accepting" in complaint:
        return HostDeskError(
            _("This printer takes nothing now. Choose another one, or save the PDF and print it elsewhere.")
        )
    return _not_taken()


def _not_taken() -> HostDeskError:
    return HostDeskError(
        _("The printer did not take it. Look whether it is on, or save the PDF and print it elsewhere.")
    )


def _no_answer() -> HostDeskError:
    return HostDeskError(
        _(
            "The printing service does not answer. Look whether something comes out before you print again, "
            "or save the PDF and print it elsewhere."
        )
    )
