"""Run by capturing: marks for 60 guests by keyboard; prints how long each took from the key to its paint."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import library
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library, write
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.widgets.round_table import RoundTable

GUESTS = 60


class Plain(QWidget):
    """The floor: a key that does nothing but ask for a repaint of one row."""

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.update(0, 0, self.width(), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor("white"))


class Painted(QObject):
    """Notices when a widget has been asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def milliseconds_until_painted(painted: Painted, press: Callable[[], object]) -> float:
    settle()
    painted.seen = False
    start = perf_counter()
    press()
    while not painted.seen:
        QApplication.processEvents()
    return (perf_counter() - start) * 1000


def settle() -> None:
    """What the key before has left to do is not counted for the next."""
    QTest.qWait(20)


def a_gathering() -> Gathering:
    start = library.generated(7)
    own = start.session.id
    guests = tuple(replace(start.guests[n % 12], id=f"{own}/h{n}", place=n) for n in range(GUESTS))
    return replace(start, guests=guests, rounds=(), marks=())


def main(folder: str) -> None:
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.dress(app, "light", 100)
    start = a_gathering()
    opened = open_library(Path(folder) / "marks.hostdesk")
    write(opened, Change("Begin", start.session.id, (), start.parts))
    window, plain = MainWindow(Desk(opened), Settings()), Plain()
    for widget in (window, plain):
        widget.resize(1280, 800)
        widget.show()
    window.desk.open(start.session.id)
    while window.desk.gathering is None:  # read by the keeper's thread
        QTest.qWait(20)
    window.go_to("capture")
    QTest.qWait(300)
    print(json.dumps(typed(window, plain)))
    window.desk.shut()


def typed(window: MainWindow, plain: Plain) -> dict[str, list[float]]:
    table = window.findChild(RoundTable, "round_grid")
    assert isinstance(table, RoundTable)
    ours, floor = Painted(table.viewport()), Painted(plain)
    found: dict[str, list[float]] = {"ours": [], "floor": []}
    for number in range(GUESTS):
        key = Qt.Key(Qt.Key.Key_0 + number % 10)
        mark = milliseconds_until_painted(ours, lambda key=key: QTest.keyClick(table, key))  # type: ignore[misc]
        bare = milliseconds_until_painted(floor, lambda: QTest.keyClick(plain, Qt.Key.Key_1))
        QTest.keyClick(table, Qt.Key.Key_Return)
        found["ours"].append(mark)
        found["floor"].append(bare)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
