"""The window's own share of preparing and welcoming: as quick with 200 guests as with 12."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import thread_time

import library
from measuring import Figure, figure, milliseconds, side_by_side
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workshop import Workshop

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.series import Series
from hostdesk.settings import Settings
from hostdesk.storage.library import gathering, open_library, write
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.workflows import series

FEW, MANY = 12, 200
MEETINGS, PEOPLE = 12, 40


def of_guests(count: int, number: int = 7) -> Gathering:
    """A generated gathering with so many guests and without answers."""
    start = library.generated(number)
    own = start.session.id
    guests = tuple(
        replace(start.guests[n % 12], id=f"{own}/h{n}", place=n, name=f"Guest{n} Anna") for n in range(count)
    )
    return replace(start, guests=guests, rounds=(), marks=())


def letters(workshop: Workshop) -> Iterator[Figure]:
    """A letter at the door and one in the palette: time of the window's thread alone."""
    app = QApplication.instance() or QApplication(["bench", "-style", "fusion"])
    theme.load_fonts()
    theme.dress(app, "light", 100)  # type: ignore[arg-type]  # it is the application
    few, many = (_window(workshop.folder / f"{count}.hostdesk", count) for count in (FEW, MANY))
    for name, letter, note in (
        ("arrival-letter", _at_the_door, "a letter on the page Welcome"),
        ("palette-letter", _in_the_palette, "what a letter in the palette shows at once"),
    ):
        ours, floor = side_by_side(letter(many), letter(few))
        yield figure(name, ours, "ms", floor, f"{note}, {MANY} guests; floor: the same with {FEW}")
    for window in (few, many):
        window.close()
        window.desk.shut()


def told(workshop: Workshop) -> Iterator[Figure]:
    """The story of a series, read and told."""
    with closing(open_library(workshop.folder / "series.hostdesk")) as opened:
        together = Series("series", "A long one")
        ids = []
        for number in range(MEETINGS):
            start = of_guests(PEOPLE, number)
            session = replace(start.session, series_id=together.id)
            start = replace(start, series=together, session=session)
            write(opened, Change("Store", session.id, (), start.parts))
            ids.append(session.id)
        ours, floor = side_by_side(
            milliseconds(lambda: series.told(opened, together.id)),
            milliseconds(lambda: [gathering(opened, session_id) for session_id in ids]),
        )
    yield figure("series-told", ours, "ms", floor, f"{MEETINGS} × {PEOPLE}; floor: the same sessions, read")


def _window(path: Path, guests: int) -> MainWindow:
    start = of_guests(guests)
    opened = open_library(path)
    write(opened, Change("Begin", start.session.id, (), start.parts))
    window = MainWindow(Desk(opened), Settings())
    window.resize(1280, 800)
    window.show()
    window.desk.open(start.session.id)
    while window.desk.gathering is None:  # read by the keeper's thread
        QTest.qWait(20)
    QTest.qWait(200)
    return window


def _at_the_door(window: MainWindow) -> Callable[[], float]:
    window.go_to("welcome")
    line = window._pages["welcome"].first_field

    def letter() -> float:
        begun = thread_time()
        QTest.keyClick(line, Qt.Key.Key_A)
        spent = (thread_time() - begun) * 1000
        QTest.keyClick(line, Qt.Key.Key_Backspace)
        QTest.qWait(20)
        return spent

    return letter


def _in_the_palette(window: MainWindow) -> Callable[[], float]:
    window.open_palette()
    QTest.qWait(100)
    shown = window._palette

    def letter() -> float:
        begun = thread_time()
        shown._on_slow()
        spent = (thread_time() - begun) * 1000
        QTest.qWait(20)
        return spent

    shown.line.setText("a")
    QTest.qWait(100)
    return letter
