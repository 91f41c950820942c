"""Run by previewing: chooses one document after the other; prints how long each first page took, and gaps."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from time import perf_counter

from busy_home import StallMeter
from papers import two_hundred_guests
from PySide6.QtCore import QEvent, QObject
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library, write
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.pages.papers import PapersPage
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.warming import Warming
from hostdesk.workflows.hand_out import Document

_TIMES = 3
_SETTLING = 1000  # milliseconds
_READING = 5000  # milliseconds: what a host looks at the first page of a session
_PATIENCE = 60  # seconds


class Paints(QObject):
    """Notes when the preview paints a document: first its empty sheet, then what is on it."""

    def __init__(self, view: QPdfView) -> None:
        super().__init__(view)
        self.view, self.painted = view, 0
        self._shown: object = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self.view.document() is not None:
            self.painted = self.painted + 1 if self.view.document() is self._shown else 1
            self._shown = self.view.document()
        return False


def milliseconds(page: PapersPage, document: str) -> float:
    """From the choice to the first page in sight."""
    view = page.findChild(QPdfView, "preview")
    before, paints = (view.document() if view else None), (Paints(view) if view else None)
    begun = perf_counter()
    page.choose(document)
    while perf_counter() - begun < _PATIENCE:
        view = page.findChild(QPdfView, "preview")
        if view is not None and paints is None:
            paints = Paints(view)
        if paints is not None and paints.painted > 1 and paints.view.document() is not before:
            paints.deleteLater()
            return (perf_counter() - begun) * 1000
        QTest.qWait(1)
    raise TimeoutError(document)


def measured(window: MainWindow) -> dict[str, object]:
    meter = StallMeter()
    begun = perf_counter()
    window.go_to("papers")
    page = window._pages["papers"]
    names = [str(each) for each in Document]
    milliseconds(page, names[-1])
    cold = (perf_counter() - begun) * 1000
    meter.start()
    QTest.qWait(2 * _SETTLING)
    idle, gaps = meter.longest, dict.fromkeys(names, 0.0)
    found: dict[str, list[float]] = defaultdict(list)
    for _time in range(_TIMES):
        for name in names:
            meter.longest = 0.0
            found[name].append(milliseconds(page, name))
            until_all_is_made(page)
            gaps[name] = max(gaps[name], meter.longest)
    return {"first": found, "cold": cold, "gaps": gaps, "idle": idle}


def until_all_is_made(page: PapersPage) -> None:
    """Also the sheets of all those who are not in sight yet."""
    begun = perf_counter()
    while page._maker.printed is None and perf_counter() - begun < _PATIENCE:
        QTest.qWait(20)
    QTest.qWait(_SETTLING // 4)


def answered(start: Gathering) -> Gathering:
    """Everybody has marked every scale at both ends of the evening, with words."""
    own = start.session.id
    opened = start.session.starts
    assert opened is not None
    rounds = [Round(f"{own}/{s.place}{m}", own, s.id, m, opened) for s, m in product(start.scales, Moment)]
    said = "a door that stands open, and somebody who says good evening", "one more neighbour who knows me"
    marks = [
        Mark(f"{asked.id}/{guest.place}", own, asked.id, guest.id, Decimal(guest.place % 11), False, *said)
        for asked, guest in product(rounds, start.guests)
    ]
    return replace(start, rounds=tuple(rounds), marks=tuple(marks)).in_order()


def main(library_path: str) -> None:
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.dress(app, "light", 100)
    start = answered(two_hundred_guests())
    library = open_library(Path(library_path))
    session = replace(start.session, series_id=None)
    start = replace(start, session=session, series=None)
    write(library, Change("Begin", session.id, (), start.parts))
    window = MainWindow(Desk(library), Settings())
    Warming(window.desk)
    window.resize(1280, 800)
    window.show()
    window.desk.open(session.id)
    while window.desk.gathering is None:  # read by the keeper's thread
        QTest.qWait(20)
    QTest.qWait(_READING)
    print(json.dumps(measured(window)))
    tasks_of(window.desk).stop()
    window.close()
    window.desk.shut()


if __name__ == "__main__":
    main(*sys.argv[1:])
