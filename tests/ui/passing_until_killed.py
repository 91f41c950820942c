"""Started by test_passing_window: guests answer one after another in the real window until it is killed."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.storage.library import open_library
from hostdesk.ui.host_key import HostKey
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.passing import Place, asking_of
from hostdesk.ui.passing_screen import PassingScreen


def begin(window: MainWindow, _gathering: object) -> None:
    window.on_capture()
    gathering = window.desk.gathering
    assert gathering is not None
    asking = asking_of(gathering, window.stack.currentWidget().asked)  # type: ignore[attr-defined]
    assert asking is not None
    window._asking = asking
    window._give_away(asking, [guest.id for guest in gathering.guests], HostKey("rosebud"))
    screen = window._passing
    assert screen is not None
    ticks = QTimer(window, interval=1)
    ticks.timeout.connect(partial(answer, screen))
    ticks.start()


def answer(screen: PassingScreen) -> None:
    """The next button; what is said to be kept is told before the laptop goes on."""
    assert screen.page is not None
    if screen.passing.place is Place.THANKS:
        os.write(1, b"kept\n")
    if screen.passing.place is Place.NUMBER:
        QTest.keyClicks(screen, "4")
    if screen.page.next is not None and screen.passing.place is not Place.EVERYBODY:
        screen.page.next.click()


def main(path: str) -> None:
    application = QApplication([])
    window = app._window(application, open_library(Path(path)))
    window.desk.gathering_opened.connect(partial(begin, window))
    window.desk.open("garden")
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
