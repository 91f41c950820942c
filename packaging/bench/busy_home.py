"""Run by looping: pages through the home list and types in its search; prints the longest gap of the loop."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import get_native_id
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.storage.listing import count_sessions, list_sessions, next_session
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.models.sessions import PAGE

_BEAT = 4  # milliseconds
_BETWEEN_KEYS = 30  # milliseconds: quicker than people type
_SETTLING = 500  # milliseconds
_TYPED = ("garden", "s", "kitchen song", "no. 4711")


class StallMeter(QObject):
    """A beat in the window's thread; a late one tells how long the loop did something else."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._timer = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._last, self._waited = perf_counter(), _waited()

    def start(self) -> None:
        self._last, self._waited = perf_counter(), _waited()
        self._timer.start()

    def _on_beat(self) -> None:
        now, waited = perf_counter(), _waited()
        self.longest = max(self.longest, (now - self._last) * 1000 - (waited - self._waited))
        self._last, self._waited = now, waited


def _waited() -> float:
    """Milliseconds for which this thread was ready and got no processor."""
    text = Path(f"/proc/self/task/{get_native_id()}/schedstat").read_text(encoding="utf-8")
    return int(text.split()[1]) / 1e6


def keys(window: MainWindow) -> Iterator[Callable[[], object]]:
    """What a host does, key by key."""
    window.home.list.setFocus()
    for key in [Qt.Key.Key_PageDown] * 40 + [Qt.Key.Key_End, Qt.Key.Key_Home] * 4 + [Qt.Key.Key_Down] * 20:
        yield lambda key=key: QTest.keyClick(window.home.list, key)  # type: ignore[misc]
    for words in _TYPED:
        for letter in words:
            yield lambda letter=letter: QTest.keyClick(window.home.search, letter)  # type: ignore[misc]
        yield window.home.search.clear


def main(library_path: str, way: str) -> None:
    app = QApplication(sys.argv[:1])
    library = open_library(Path(library_path))
    theme.load_fonts()
    theme.dress(app, "light", 100)
    now = "2025-01-01T12:00"
    first = count_sessions(library), list_sessions(library, "", 0, PAGE), next_session(library, now)
    window = MainWindow(Desk(library), Settings())
    window.show_first_list(*first)
    window.resize(1280, 800)
    window.show()
    meter, hand = StallMeter(), keys(window)
    typing = QTimer(interval=_BETWEEN_KEYS)

    def press_next() -> None:
        key = next(hand, None)
        if key is None:
            app.quit()
        elif way == "busy":
            key()

    typing.timeout.connect(press_next)
    QTimer.singleShot(_SETTLING, meter.start)
    QTimer.singleShot(_SETTLING, typing.start)
    app.exec()
    print(json.dumps({"gap": meter.longest}))
    window.desk.shut()


if __name__ == "__main__":
    main(*sys.argv[1:])
