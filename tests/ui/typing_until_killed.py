"""Started by test_app: a real window in which somebody types; it says when, and waits to be killed."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.storage.library import open_library
from hostdesk.ui.main_window import MainWindow

GUESTS = 12


def type_here(words: str) -> None:
    """Letter by letter, to whatever has the keyboard."""
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def live(window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.home.title.setFocus()
    type_here("The evening")
    enter()
    QTimer.singleShot(0, window, partial(prepare, window))


def prepare(window: MainWindow) -> None:
    window.go_to("guests")
    for number in range(GUESTS - 1):
        type_here(f"Guest {number}")
        enter()
    window.go_to("scales")
    type_here("How near are we?")
    enter()
    window.go_to("space")
    type_here("The old library")
    window.go_to("purpose")
    type_here("A bell rang")
    window.go_to("capture")
    for number in range(GUESTS):
        type_here(str(number % 10))
        enter()
    page = window.stack.currentWidget()
    page.table.setCurrentIndex(page.rows.index(3, 2))  # type: ignore[attr-defined]
    type_here("We met at the door")  # left open: nobody presses Enter or leaves the cell
    os.write(1, b"typed\n")


def main(path: str) -> None:
    application = QApplication([])
    window = app._window(application, open_library(Path(path)))
    QTimer.singleShot(0, window, partial(live, window))
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
