"""Started by test_round_window: a real window that holds a round, says when, and waits to be killed."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.domain.mark import Way
from hostdesk.storage.library import open_library
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.round_held import RoundHeld
from hostdesk.workflows.prepare import add_scale, invite_all
from tests.ui.rounds import type_keys

GUESTS = 8


def live(window: MainWindow, counted: bool) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.home.title.setFocus()
    type_keys("The evening⏎")
    QTimer.singleShot(0, window, partial(hold, window, counted))


def hold(window: MainWindow, counted: bool) -> None:
    names = "\n".join(f"Guest {number}" for number in range(GUESTS))
    window.desk.want(partial(invite_all, text=names))
    window.desk.want(partial(add_scale, question="First?"))
    window.desk.want(partial(add_scale, question="How near are we?"))
    window.go_to("capture")
    page = window.stack.currentWidget()
    page.scale.activated.emit(1)  # type: ignore[attr-defined]
    window.on_open_round()
    sheet = window.findChild(RoundHeld)
    assert isinstance(sheet, RoundHeld)
    sheet.silent.setChecked(True)
    if counted:
        sheet.way.show_value(Way.HANDS)
    sheet.take.click()
    QTimer.singleShot(200, window, partial(type_on, window, counted))  # until the sheet has gone


def type_on(window: MainWindow, counted: bool) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = window.stack.currentWidget()
    page.go_on()  # type: ignore[attr-defined]
    type_keys("3⏎4⏎12" if counted else "7⏎4⏎0⏎9⇥We met at the d")  # left open: no Enter, no other cell
    os.write(1, b"typed\n")


def _give_up(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """Whoever waits for this process is not kept waiting."""
    os.write(1, f"{kind.__name__}: {error}\n".encode())
    os._exit(1)


def main(path: str, counted: str) -> None:
    sys.excepthook = _give_up
    application = QApplication([])
    window = app._window(application, open_library(Path(path)))
    QTimer.singleShot(0, window, partial(live, window, counted == "counted"))
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
