"""Run by evening: a host lives a gathering in the window as fast as it goes; prints gaps, or memory."""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from busy_home import StallMeter
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typed_marks import a_gathering

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.running_order import Block
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library, write
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.warming import Warming
from hostdesk.workflows import capture, rounds

_BETWEEN_KEYS = 8  # milliseconds
_SETTLING = 1500  # milliseconds
_BLOCKS, _ROUNDS, _LIVED = 8, 1000, 50
_ANSWERING = 4  # guests of each of the thousand rounds
_WORDS = "We met at the door"
_SAID = ("say_quote", "say_offer", "say_need")
_SHOWN = ("project_day", "project_break", "project_round")
Step = tuple[str, Callable[[], object]]


def an_evening() -> Gathering:
    """60 guests, two scales, eight blocks, beginning now."""
    start = a_gathering()
    own, now = start.session.id, datetime.now().replace(second=0, microsecond=0)
    blocks = tuple(Block(f"{own}/e{n}", own, n, f"Block {n}", 15) for n in range(_BLOCKS))
    (scale,) = start.scales
    second = replace(scale, id=f"{own}/q2", place=1, question="How sure are we?")
    session = replace(start.session, starts=now)
    return replace(start, session=session, blocks=blocks, scales=(scale, second))


class Evening:
    """The window with this session open, and its projector."""

    def __init__(self, folder: str) -> None:
        library, start = open_library(Path(folder) / "evening.hostdesk"), an_evening()
        write(library, Change("Begin", start.session.id, (), start.parts))
        self.window = MainWindow(Desk(library), Settings())
        warming = Warming(self.window.desk)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.desk.open(start.session.id)
        while self.window.desk.gathering is None:  # read by the keeper's thread
            QTest.qWait(20)
        self.window.go_to("capture")
        self.window.on_projector()
        projector = self.window.projection.projector
        assert projector is not None
        projector.showNormal()
        projector.resize(1920, 1080)
        self.window.activateWindow()
        while isValid(warming):  # a host reads the first page meanwhile
            QTest.qWait(20)
        QTest.qWait(300)

    @property
    def gathering(self) -> Gathering:
        assert self.window.desk.gathering is not None
        return self.window.desk.gathering

    def here(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.here(), key)

    def act(self, name: str) -> None:
        self.window.actions_by_id[name].trigger()


def steps(evening: Evening) -> Iterator[Step]:
    """What a host does in two hours, key by key."""
    yield from arrivals(evening)
    for number in range(4):
        yield "begin", partial(evening.act, "next_block")
        yield from a_round(evening, number)
        yield from talk(evening, number)
        yield "late", partial(evening.act, "late")
        yield "begin", partial(evening.act, "next_block")
    yield "to summary", partial(evening.window.go_to, "summary")
    yield "to what was said", partial(evening.window.go_to, "said")
    yield "to the day", partial(evening.window.go_to, "day")


def arrivals(evening: Evening) -> Iterator[Step]:
    yield "to the door", partial(evening.window.go_to, "welcome")
    names = [guest.name for guest in evening.gathering.guests if not guest.is_host]
    for name in names[:20]:
        yield from typed(evening, name[:3].casefold())


def a_round(evening: Evening, number: int) -> Iterator[Step]:
    """Of 60 guests, every third with words; the second of them silent and revealed at the end."""
    scale = evening.gathering.scales[number % 2]
    moment = Moment.OPENING if number < 2 else Moment.CLOSING
    asking, now = capture.Asking(scale, moment), datetime.now()
    yield "to the round", partial(evening.window.go_to, "capture")
    page = evening.window.stack.currentWidget()
    if number % 2:
        yield "turn", page._on_next_scale  # type: ignore[attr-defined]
    if moment is Moment.CLOSING:
        yield "turn", page._on_other_moment  # type: ignore[attr-defined]
    hold = partial(rounds.open_round, asking=asking, now=now, silent=number > 1)
    yield "open", partial(evening.window.desk.want, hold)
    yield "turn", page.go_on  # type: ignore[attr-defined]
    for guest in range(60):
        yield "digit", partial(evening.press, Qt.Key(Qt.Key.Key_0 + guest % 10))
        if guest % 3 == 0:
            yield "tab", partial(evening.press, Qt.Key.Key_Tab)
            yield from typed(evening, _WORDS)
        else:
            yield "enter", partial(evening.press, Qt.Key.Key_Return)
    yield "reveal", partial(evening.act, "project_reveal")


def talk(evening: Evening, number: int) -> Iterator[Step]:
    for kind in (*_SAID, *_SAID):
        yield kind, partial(evening.act, kind)
        yield from typed(evening, _WORDS)
    for shown in _SHOWN:
        yield shown, partial(evening.act, shown)
    yield "position", partial(evening.act, "position")
    yield "five more", partial(evening.act, "five_more")
    yield "undo", partial(evening.act, "undo")


def typed(evening: Evening, words: str) -> Iterator[Step]:
    for letter in words:
        yield "letter", lambda letter=letter: QTest.keyClick(evening.here(), letter)  # type: ignore[misc]
    yield "enter", partial(evening.press, Qt.Key.Key_Return)


def lived(evening: Evening, way: str) -> dict[str, object]:
    """The longest gap after each kind of step: where it was done for the first time, and afterwards."""
    meter, hand = StallMeter(), steps(evening)
    first, again = dict[str, float](), dict[str, float]()
    typing, kind = QTimer(interval=_BETWEEN_KEYS), ""

    def press_next() -> None:
        nonlocal kind
        gaps = again if kind in first else first
        gaps[kind] = max(gaps.get(kind, 0), meter.longest)
        meter.longest = 0.0
        step = next(hand, None)
        if step is None:
            QApplication.quit()
        elif way == "lived":
            kind = step[0]
            step[1]()

    typing.timeout.connect(press_next)
    QTimer.singleShot(_SETTLING, meter.start)
    QTimer.singleShot(_SETTLING, typing.start)
    QApplication.exec()
    return {"first": first, "again": again}


def a_thousand_rounds(evening: Evening) -> dict[str, float]:
    """Of a few guests each; everything is undone, as often as it is done."""
    for _round in range(_LIVED):
        one_round(evening)
    before = megabytes()
    for _round in range(_ROUNDS):
        one_round(evening)
    return {"before": before, "after": megabytes(), "rounds": _ROUNDS}


def one_round(evening: Evening) -> None:
    desk, now = evening.window.desk, datetime.now()
    asking = capture.Asking(evening.gathering.scales[0], Moment.OPENING)
    steps_done = desk.undo_stack.index()
    desk.want(partial(rounds.open_round, asking=asking, now=now, silent=True))
    for guest in evening.gathering.guests[:_ANSWERING]:
        words = {"value": Decimal(guest.place % 11), "already_there": _WORDS}
        desk.want(partial(capture.answer, asking=asking, guest_id=guest.id, now=now, **words))
    asked = evening.gathering.rounds[-1]
    desk.want(partial(rounds.reveal, asked=asked))
    desk.want(partial(capture.close_round, asked=evening.gathering.rounds[-1]))
    QTest.qWait(1)
    while desk.undo_stack.index() > steps_done:
        desk.undo_stack.undo()
    while not desk.all_is_kept:
        QTest.qWait(1)


def megabytes() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def main(folder: str, what: str) -> None:
    app = QApplication(sys.argv[:1])
    theme.load_fonts()
    theme.dress(app, "light", 100)
    evening = Evening(folder)
    print(json.dumps(a_thousand_rounds(evening) if what == "rounds" else lived(evening, what)))
    evening.window.desk.shut()


if __name__ == "__main__":
    main(*sys.argv[1:])
