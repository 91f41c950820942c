"""Started by test_nothing_leaves: the app with a marked gathering open, where faults of every kind happen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.domain.change import Change
from hostdesk.storage.library import open_library
from hostdesk.ui import jobs
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.tasks import tasks_of
from tests.builders import a_gathering, a_guest, stored, with_round

EVENING = with_round(
    a_gathering("zqadaqz", "zqbenqz", title="zqtitleqz", calling="zqcallingqz"), {"zqadaqz": 4}
)
UNSPEAKABLE = "zqchidiqz \ud800"  # half a letter, which no library takes


def begin(window: MainWindow, _gathering: object) -> None:
    """One fault after another; the window lives on."""
    desk = window.desk
    desk.do(Change("zqinviteqz", "garden", (), (a_guest(UNSPEAKABLE, 7),)))
    Thread(target=thread_breaks).start()
    QTimer.singleShot(0, window, slot_breaks)
    choice = jobs.Choice("zqpaperqz", "A4")
    asked = (EVENING, choice, Path("/nowhere/zqfileqz"))
    tasks_of(desk).run(jobs.saved, asked, print, partial(_end, window), lambda _done, _total: None)


def thread_breaks() -> None:
    raise RuntimeError("zqthreadqz")


def slot_breaks() -> None:
    raise KeyError("zqslotqz")


def _end(window: MainWindow, error: Exception) -> None:
    window.desk.broke.emit(error)
    window.desk.ask(lambda _library: None, lambda _none: QTimer.singleShot(200, QApplication.quit))


def main(path: str) -> int:
    library = open_library(Path(path))
    stored(library, EVENING)
    library.close()
    after_first_paint: Callable[..., None] = app._after_first_paint

    def open_and_break(window: MainWindow, *others: object) -> None:
        after_first_paint(window, *others)
        window.desk.gathering_opened.connect(partial(begin, window))
        window.desk.open("garden")

    app._after_first_paint = open_and_break
    return app.open_window(Path(path))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
