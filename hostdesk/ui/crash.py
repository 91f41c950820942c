"""A fault of ours: the library is safe already; the host is told so, and a log without names is kept."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QMessageBox, QWidget

import hostdesk
from hostdesk.words import _

_log = logging.getLogger("hostdesk")


class _Watched:
    window: QWidget | None = None


def watch(folder: Path, window: QWidget) -> None:
    """From now on, faults that nobody caught are logged in `folder` and shown once."""
    _Watched.window = window
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writer: logging.Handler = logging.FileHandler(folder / "hostdesk.log", delay=True, encoding="utf-8")
    except OSError:
        writer = logging.StreamHandler()
    _log.addHandler(writer)
    sys.excepthook, threading.excepthook = _on_fault, _on_fault_of_a_thread


def described(error: BaseException) -> str:
    """Where it happened: files, lines and the kind of fault; never a value, a name or a word of a guest."""
    frames = traceback.extract_tb(error.__traceback__)
    where = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    system = f"HostDesk {hostdesk.__version__}, Python {platform.python_version()}, {platform.system()}"
    return f"{type(error).__name__}\n{where}\n{system}"


def show(error: BaseException) -> None:
    """Logs a fault and tells the host that nothing is lost."""
    _log.error(described(error))
    box = QMessageBox(_Watched.window)
    box.setObjectName("crash")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("HostDesk")
    box.setText(_("Something went wrong in HostDesk. What you typed until now is saved; you can go on."))
    box.setDetailedText(described(error))
    box.setModal(False)
    box.open()


def _on_fault(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    show(error)


def _on_fault_of_a_thread(fault: threading.ExceptHookArgs) -> None:
    """Logged only: no window may be opened from there."""
    if fault.exc_value is not None:
        _log.error(described(fault.exc_value))
