"""Run by showing: the projector at work; prints how long each frame took, or stays open and is watched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typed_marks import Painted, Plain, a_gathering, milliseconds_until_painted, settle

from hostdesk.domain.change import Change
from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library, write
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.projection import Kind, Projection
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets.projected_seen import Nothing
from hostdesk.ui.widgets.round_table import RoundTable
from hostdesk.workflows import rounds

HD, UHD = (1920, 1080), (3840, 2160)
QUESTION = ("How near are we to the street that we would love? " * 7)[:300]
VALUES = tuple(sorted(Decimal(n * n % 11) for n in range(200)))
SCALE = Scale("s", "g", 0, QUESTION, low_means="Everybody eats alone", high_means="There is always a table")
FRAME = 16  # milliseconds
DIGITS = [Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)]


class Filled(QWidget):
    """The floor: a window of one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor("#10312f"))


def shown(widget: QWidget, size: tuple[int, int]) -> Painted:
    widget.resize(*size)
    widget.show()
    QTest.qWait(100)
    return Painted(widget)


def reveal() -> dict[str, object]:
    """Frame by frame, so that each is looked at; then once as it is played."""
    projector, filled = Projector(lambda: True), Filled()
    seen, floor = shown(projector, HD), shown(filled, HD)
    found: dict[str, list[float]] = {"ours": [], "floor": []}
    for _run in range(3):
        projector.show_seen(RoundSeen(SCALE))
        settle()
        start = milliseconds_until_painted(seen, lambda: projector.show_seen(RoundSeen(SCALE, VALUES)))
        projector.motion.pause()
        found["ours"].append(start)
        for at in range(FRAME, projector.motion.duration(), FRAME):
            move = partial(projector.motion.setCurrentTime, at)
            found["ours"].append(milliseconds_until_painted(seen, move))
            found["floor"].append(milliseconds_until_painted(floor, filled.update))
        projector.motion.stop()
    return {**found, "frames": played(projector)}


class Counted(QObject):
    """How often something was painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def played(projector: Projector) -> int:
    projector.show_seen(RoundSeen(SCALE))
    settle()
    counted = Counted()
    projector.installEventFilter(counted)
    projector.show_seen(RoundSeen(SCALE, VALUES))
    QTest.qWait(900)
    return counted.count


def repaint() -> dict[str, list[float]]:
    projector, filled = Projector(lambda: False), Filled()
    for widget in (projector, filled):
        shown(widget, UHD)
    found: dict[str, list[float]] = {"ours": [], "floor": [], "first": []}
    seen = RoundSeen(SCALE, VALUES)
    for run in range(21):
        projector.show_seen(Nothing())
        projector.repaint()
        anew = replace(seen, scale=replace(SCALE, question=f"{run}{QUESTION[3:]}"))
        projector.show_seen(anew)
        found["first"].append(timed(projector.repaint))
        found["ours"].append(timed(projector.repaint))
        found["floor"].append(timed(filled.repaint))
    return found


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def key(folder: str) -> dict[str, list[float]]:
    start = a_gathering()
    opened = open_library(Path(folder) / "marks.hostdesk")
    write(opened, Change("Begin", start.session.id, (), start.parts))
    window, plain = MainWindow(Desk(opened), Settings()), Plain()
    for widget in (window, plain):
        shown(widget, (1280, 800))
    window.desk.open(start.session.id)
    while window.desk.gathering is None:  # read by the keeper's thread
        QTest.qWait(20)
    window.go_to("capture")
    window.on_projector()
    projector = window.projection.projector
    assert projector is not None
    projector.showNormal()
    found = typed(window, projector, plain)
    window.desk.shut()
    return found


def typed(window: MainWindow, projector: Projector, plain: Plain) -> dict[str, list[float]]:
    table = window.findChild(RoundTable, "round_grid")
    assert isinstance(table, RoundTable)
    dots, floor = shown(projector, HD), Painted(plain)
    found: dict[str, list[float]] = {"ours": [], "floor": []}
    for number in range(60):
        digit = partial(QTest.keyClick, table, DIGITS[number % 10])
        if number == 0:
            digit()
            reveal_the_round(window)
        else:
            QTest.qWait(350)  # the dot before has arrived
            found["ours"].append(milliseconds_until_painted(dots, digit))
            bare = partial(QTest.keyClick, plain, DIGITS[1])
            found["floor"].append(milliseconds_until_painted(floor, bare))
        QTest.keyClick(table, Qt.Key.Key_Return)
    return found


def reveal_the_round(window: MainWindow) -> None:
    gathering = window.desk.gathering
    assert gathering is not None
    asked = gathering.round_of(gathering.scales[0].id, Moment.OPENING)
    assert asked is not None
    if not asked.revealed:
        window.desk.do(rounds.reveal(gathering, asked))
        window.projection.agree()


def timer() -> None:
    """Stays open with a timer that runs."""
    host = QLabel("the host's")
    host.show()
    projection = Projection(host)
    projection.follow(a_gathering(), ("", Moment.OPENING))
    projection.clock.begin(60, "Pairs")
    projection.choose(Kind.TIMER)
    projection.open()
    assert projection.projector is not None
    projection.projector.showNormal()
    projection.projector.resize(*HD)
    QApplication.exec()


def bare_timer() -> None:
    plain = Plain()
    shown(plain, HD)
    tick = QTimer(plain, interval=1000)
    tick.timeout.connect(lambda: plain.update(0, 0, plain.width(), 40))
    tick.start()
    QApplication.exec()


def main(what: str, *arguments: str) -> None:
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.dress(app, "light", 100)
    work: dict[str, Callable[..., object]] = {
        "key": key,
        "reveal": reveal,
        "repaint": repaint,
        "timer": timer,
        "bare_timer": bare_timer,
    }
    if what in ("timer", "bare_timer"):
        work[what]()
    else:
        print(json.dumps(work[what](*arguments) if what == "key" else work[what]()))


if __name__ == "__main__":
    main(*sys.argv[1:])
