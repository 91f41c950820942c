"""The timer of the room: set by digits and Enter, never wrong after a pause or a sleep, quiet when unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hostdesk.domain.mark import Moment
from hostdesk.ui import theme
from hostdesk.ui.clock_watch import steady_seconds
from hostdesk.ui.projection import Kind, Projection
from hostdesk.ui.projector import Projector
from hostdesk.ui.room_clock import RoomClock
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.projected_seen import Nothing, TimerSeen, spoken
from tests.builders import a_gathering
from tests.ui.accessible import problems
from tests.ui.in_a_room import act, painted, photograph, wall
from tests.ui.tables import CONTROL, Desktop, Key
from tests.ui.test_accessible import cut_labels


class Wall:
    """A projection over a clock that the test turns."""

    def __init__(self, qtbot: QtBot) -> None:
        self.time = 1000.0
        self.host = QLabel("the host's")
        qtbot.addWidget(self.host)
        self.host.show()
        self.projection = Projection(self.host, clock=lambda: self.time)
        gathering = a_gathering("Ada")
        self.projection.follow(gathering, (gathering.scales[0].id, Moment.OPENING))

    @property
    def projector(self) -> Projector:
        assert self.projection.projector is not None
        return self.projection.projector

    @property
    def left(self) -> int:
        seen = self.projector.seen
        assert isinstance(seen, TimerSeen)
        return seen.left

    @property
    def is_ticking(self) -> bool:
        return any(timer.isActive() for timer in self.projection.findChildren(QTimer))

    def later(self, by: float) -> None:
        self.time += by
        self.projection.refresh()


@pytest.fixture
def evening(qtbot: QtBot) -> Iterator[Wall]:
    made = Wall(qtbot)
    made.projection.clock.begin(5, "Pairs")
    made.projection.choose(Kind.TIMER)
    made.projection.open()
    yield made
    made.projection.close()
    QTest.qWait(1)


def test_it_counts_down_says_time_and_stays(evening: Wall) -> None:
    assert evening.left == 300
    evening.later(0.4)
    assert evening.left == 300
    evening.later(59.6)
    assert evening.left == 240
    evening.later(3600 * 9)  # the laptop slept

    assert evening.left == 0
    assert evening.projector.accessibleDescription() == "Time"
    assert not evening.is_ticking


def test_it_wakes_only_while_somebody_sees_it_run(evening: Wall) -> None:
    clock, projection = evening.projection.clock, evening.projection
    assert evening.is_ticking
    projection.blank()
    assert not evening.is_ticking
    evening.later(60)
    projection.blank()
    assert (evening.left, evening.is_ticking) == (240, True)
    clock.pause_or_go_on()
    assert not evening.is_ticking
    evening.later(1000)
    assert evening.left == 240
    clock.pause_or_go_on()
    assert evening.is_ticking
    projection.choose(Kind.ROUND)
    assert not evening.is_ticking
    projection.choose(Kind.TIMER)
    projection.close()
    assert not evening.is_ticking


def test_it_goes_on_while_the_projector_is_closed(evening: Wall) -> None:
    evening.projection.close()
    QTest.qWait(1)
    evening.time += 120
    evening.projection.open()

    assert evening.left == 180


def test_a_minute_more_also_after_the_end(evening: Wall) -> None:
    evening.projection.clock.add_a_minute()
    assert evening.left == 360
    evening.later(1000)
    assert evening.left == 0
    evening.projection.clock.add_a_minute()

    assert (evening.left, evening.is_ticking) == (60, True)


def test_another_session_has_no_timer(evening: Wall) -> None:
    evening.projection.begin_anew()
    evening.projection.choose(Kind.TIMER)

    assert evening.projector.seen == Nothing()
    assert not evening.is_ticking


def test_the_next_second_comes_by_itself(qtbot: QtBot) -> None:
    holder = QLabel()
    qtbot.addWidget(holder)
    clock = RoomClock(holder)
    clock.begin(1, "")
    with qtbot.waitSignal(clock.changed, timeout=3000):
        clock.wake_for_the_wall(True)

    assert clock.seen.left == 59


def test_the_clock_never_goes_back() -> None:
    assert steady_seconds() <= steady_seconds()


def test_who_hears_it_is_told_every_minute_and_not_every_second() -> None:
    said = [spoken(TimerSeen(left))[1] for left in (300, 299, 241, 240, 60, 1, 0)]

    assert said == [
        "5 minutes left",
        "5 minutes left",
        "5 minutes left",
        "4 minutes left",
        "1 minute left",
        "1 minute left",
        "Time",
    ]
    assert spoken(TimerSeen(30, "Pairs", is_paused=True)) == ("Pairs", "Paused")


class Watched(Projector):
    """Remembers how much of it was painted anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted = event.rect()
        super().paintEvent(event)


def test_a_second_paints_the_figures_and_nothing_else(qtbot: QtBot) -> None:
    projector = Watched()
    qtbot.addWidget(projector)
    projector.resize(1024, 768)
    projector.show_seen(TimerSeen(300, "Pairs"))
    projector.show()
    QTest.qWait(50)
    projector.show_seen(TimerSeen(299, "Pairs"))
    QTest.qWait(50)

    assert 0 < projector.painted.height() < 768 * 0.7
    before = projector.grab().toImage()
    assert painted(before, text.INK)


@pytest.mark.parametrize("size", [(1024, 768), (3840, 2160)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize(
    "seen",
    [TimerSeen(299), TimerSeen(36_000), TimerSeen(0, "n" * 300), TimerSeen(65, "كم بقي؟ " * 20, True)],
    ids=["plain", "longest", "over", "arabic"],
)
def test_figures_are_huge_and_inside_the_wall(qtbot: QtBot, seen: TimerSeen, size: tuple[int, int]) -> None:
    ink = painted(photograph(qtbot, seen, size), text.INK)
    figures = [y for _x, y in ink if y > size[1] * 0.3]

    assert max(figures) - min(figures) > size[1] * 0.14  # a figure is read from ten metres and far beyond
    assert all(size[0] * 0.04 < x < size[0] * 0.96 and size[1] * 0.04 < y < size[1] * 0.96 for x, y in ink)


def test_no_figure_moves_but_the_one_that_changes(qtbot: QtBot) -> None:
    pictures = [photograph(qtbot, TimerSeen(left), (1024, 768)) for left in (288, 281)]  # 4:48 and 4:41
    first, second = (painted(picture, text.INK) for picture in pictures)

    assert {x for x, _y in first ^ second} <= {x for x, _y in first | second if x > 1024 * 0.55}


# the dialog


def ask(room: Desktop) -> None:
    act(room, "project_timer")
    room.until(lambda: room.here_name == "room_timer_minutes")


def left_on(room: Desktop) -> TimerSeen:
    seen = wall(room).seen
    assert isinstance(seen, TimerSeen)
    return seen


def test_digits_and_enter_start_it(room: Desktop) -> None:
    room.press(Key.Key_5, CONTROL)
    room.until(lambda: room.here_name == "room_timer_minutes")
    room.type("7")
    room.press(Key.Key_Tab)
    room.type("Pairs")
    room.press(Key.Key_Return)

    assert left_on(room).left in (419, 420)
    assert left_on(room).words == "Pairs"
    assert wall(room).isVisible()


def test_enter_alone_starts_the_usual_one_and_the_last_is_remembered(room: Desktop) -> None:
    ask(room)
    room.press(Key.Key_Return)
    assert left_on(room).left in (299, 300)
    act(room, "projector")
    ask(room)
    room.type("12")
    room.press(Key.Key_Return)
    assert left_on(room).left in (719, 720)
    act(room, "project_timer")
    room.until(lambda: room.here_name == "room_timer_minutes")

    assert room.here.text() == "12"  # type: ignore[attr-defined]


def test_the_same_key_and_a_letter_pause_it_and_a_plus_gives_a_minute(room: Desktop) -> None:
    ask(room)
    room.press(Key.Key_Return)
    ask(room)
    assert room.window.projection.projector is None  # one display: the dialog would stand on the wall
    room.type("p")
    assert left_on(room).is_paused
    paused_at = left_on(room).left
    ask(room)
    room.type("+")
    assert (left_on(room).left, left_on(room).is_paused) == (paused_at + 60, True)
    ask(room)
    room.press(Key.Key_Return)  # nothing typed: it stays what it is
    assert left_on(room).is_paused
    ask(room)
    room.type("P")

    assert not left_on(room).is_paused


def test_what_is_no_number_is_a_sentence_and_stays_in_its_field(room: Desktop) -> None:
    ask(room)
    room.type("soon")
    room.press(Key.Key_Return)
    dialog = room.here.window()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]

    assert "Please type a number of minutes from 1 to 600." in said
    assert room.here.text() == "soon"  # type: ignore[attr-defined]
    assert room.window.projection.projector is None


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("running", [False, True])
def test_the_dialog_can_be_read(room: Desktop, qapp: QApplication, percent: int, running: bool) -> None:
    theme.dress(qapp, "light", percent)
    if running:
        ask(room)
        room.press(Key.Key_Return)
    ask(room)
    dialog = room.here.window()
    QTest.qWait(1)
    found = problems(dialog) + cut_labels(dialog)
    room.press(Key.Key_Escape)
    theme.dress(qapp, "light", 100)

    assert found == []
