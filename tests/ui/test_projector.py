"""The projector: what the room sees, when, on which display; and that the host's window is never lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hostdesk.domain.in_the_room import LineSeen, Passing, RoundSeen, day_seen
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block, timed
from hostdesk.ui import theme
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.projected_seen import (
    BreakSeen,
    DaySeen,
    Nothing,
    PictureSeen,
    Seen,
    TimerSeen,
    WordsSeen,
)
from tests.builders import A_JPEG, EVENING, a_scale
from tests.ui.accessible import problems
from tests.ui.in_a_room import act, mark, painted, photograph, seen_round, wall
from tests.ui.tables import CONTROL, Desktop, Key
from tests.ui.test_accessible import contrast, cut_labels

A_PICTURE = Picture("p", "garden", 0, A_JPEG, 2, 1)
SIZES = [(1024, 768), (3840, 2160)]


def test_one_key_opens_it_over_the_only_display_and_one_brings_the_host_back(room: Desktop) -> None:
    room.press(Key.Key_F5)
    projector = wall(room)
    assert projector.isVisible()
    assert projector.isFullScreen()
    assert room.window.projection.covers_the_host
    room.qtbot.waitUntil(projector.isActiveWindow)
    QTest.keyClick(projector, Key.Key_F5)

    room.until(room.window.isActiveWindow)
    assert room.window.projection.projector is None


def test_escape_closes_it_and_b_blanks_it(room: Desktop) -> None:
    act(room, "projector")
    QTest.keyClick(wall(room), Key.Key_B)
    assert wall(room).seen == Nothing()
    QTest.keyClick(wall(room), Key.Key_B)
    assert seen_round(room).scale.question == "How close are we?"
    QTest.keyClick(wall(room), Key.Key_Escape)

    assert room.window.projection.projector is None


def test_dots_wait_until_they_are_revealed_then_all_are_there(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    assert seen_round(room).values == ()
    assert "Marks are being made." in wall(room).accessibleDescription()
    act(room, "project_reveal")
    assert seen_round(room).values == tuple(map(Decimal, (2, 3, 4, 5, 6, 7)))
    assert "1 person at 2" in wall(room).accessibleDescription()
    act(room, "project_reveal")

    assert seen_round(room).values == ()


def test_a_mark_is_on_the_wall_before_its_key_returns(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "23456")
    act(room, "project_reveal")
    QTest.keyClicks(room.page.table, "7")  # no event loop has turned since

    assert Decimal(7) in seen_round(room).values
    room.window.on_undo()
    assert Decimal(7) not in seen_round(room).values


def test_few_marks_are_shown_only_once_the_host_says_so(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "23")
    act(room, "project_reveal")
    assert seen_round(room).values == ()
    assert room.window.messages.button.text() == "Show them"
    room.window.messages.button.click()
    assert len(seen_round(room).values) == 2
    mark(room, "4")

    assert len(seen_round(room).values) == 3  # once is enough


def test_it_follows_the_round_at_which_the_host_is(room: Desktop) -> None:
    act(room, "projector")
    room.page.scale.setCurrentIndex(1)
    room.page.scale.activated.emit(1)
    assert seen_round(room).scale.question == "How sure?"
    room.window.go_to("guests")
    room.window.dress_again()
    room.window.go_to("capture")

    assert seen_round(room).scale.question == "How sure?"


def test_before_and_after_are_shown_together_at_the_close(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    act(room, "project_reveal")
    room.page.moments["closing"].click()
    mark(room, "345678")
    assert seen_round(room) == RoundSeen(seen_round(room).scale)
    act(room, "project_reveal")

    assert len(seen_round(room).pairs) == 6


def test_running_order_break_and_question_are_a_key_each(room: Desktop) -> None:
    room.press(Key.Key_2, CONTROL)
    day = wall(room).seen
    assert isinstance(day, DaySeen)
    assert [line.title for line in day.lines] == ["Block 0", "Block 1", "Block 2"]
    assert "Now Block 0" in wall(room).accessibleDescription()
    act(room, "project_break")
    assert isinstance(wall(room).seen, BreakSeen)
    assert wall(room).accessibleDescription().startswith("We go on at ")
    act(room, "project_round")

    assert seen_round(room).scale.question == "How close are we?"


def test_words_of_the_hosts_are_typed_where_the_room_does_not_see_it(room: Desktop) -> None:
    act(room, "projector")
    act(room, "project_words")
    assert room.window.projection.projector is None  # one display: the dialog would stand on the wall
    room.until(lambda: room.here_name == "room_words_field")
    room.press(Key.Key_Return, CONTROL)
    room.type("Soup is ready")
    room.press(Key.Key_Return, CONTROL)

    assert wall(room).seen == WordsSeen("Soup is ready")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_for_words_can_be_read(room: Desktop, qapp: QApplication, percent: int) -> None:
    theme.dress(qapp, "light", percent)
    act(room, "project_words")
    room.until(lambda: room.here_name == "room_words_field")
    dialog = room.here.window()
    QTest.qWait(1)
    found = problems(dialog) + cut_labels(dialog)
    room.press(Key.Key_Return, CONTROL)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    theme.dress(qapp, "light", 100)

    assert found == []
    assert "Type the words first." in said
    assert room.window.projection.projector is None


def test_a_minute_ticks_only_while_the_clock_is_on_the_wall(room: Desktop) -> None:
    def ticking() -> bool:
        return any(timer.isActive() for timer in room.window.projection.findChildren(QTimer))

    act(room, "projector")
    assert not ticking()
    for name in ("project_day", "project_break"):
        act(room, name)
        assert ticking()
    act(room, "project_blank")
    assert not ticking()
    act(room, "project_blank")
    act(room, "projector")
    assert not ticking()


def test_another_session_begins_with_its_question_and_asks_again_about_few_marks(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "23")
    act(room, "project_reveal")
    room.window.messages.button.click()
    act(room, "project_day")
    room.window.on_home()
    assert wall(room).seen == Nothing()
    room.open("The corner garden")
    act(room, "project_round")

    assert seen_round(room).values == ()
    assert room.window.messages.button.text() == "Show them"


def test_without_a_session_nothing_is_opened(desktop: Desktop) -> None:
    for name in ("projector", "project_round", "project_reveal", "project_words"):
        act(desktop, name)
        assert desktop.message == "Open a session first; then it can be shown to the room."
        assert desktop.window.projection.projector is None
    act(desktop, "project_blank")
    assert desktop.message == "The projector is closed."


def test_a_session_without_scales_leaves_the_wall_empty(desktop: Desktop) -> None:
    desktop.begin()
    act(desktop, "projector")

    assert wall(desktop).seen == Nothing()


def test_it_closes_with_the_window(room: Desktop) -> None:
    act(room, "projector")
    gone: list[bool] = []
    wall(room).destroyed.connect(lambda: gone.append(True))
    room.close()

    room.until(lambda: bool(gone))


def test_opening_it_again_and_again_leaves_nothing_behind(room: Desktop) -> None:
    def turn() -> None:
        act(room, "projector")
        act(room, "project_day")
        act(room, "projector")
        room.settle()

    turn()
    before = len(room.window.findChildren(QObject))
    for _time in range(10):
        turn()

    assert len(room.window.findChildren(QObject)) <= before
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, Projector)] == []


# what it looks like


@pytest.mark.parametrize("ink", [text.INK, text.QUIET, text.DOT, text.LINE])
def test_everything_stands_out(ink: str) -> None:
    assert contrast(ink, text.GROUND) >= 7


LONG = ("How near are we to the street that we would love? " * 7)[:250] + "n" * 50
QUESTIONS = ["How near?", LONG, "إلى أي مدى نحن قريبون من شارع لا يأكل فيه أحد وحده؟", "我们有多近?" * 20]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("question", QUESTIONS, ids=["short", "long", "arabic", "chinese"])
def test_every_question_stays_above_the_dots_and_inside_its_margin(
    qtbot: QtBot, question: str, size: tuple[int, int]
) -> None:
    picture = photograph(qtbot, RoundSeen(a_scale(question), (Decimal(3),) * 30), size)
    words = {(x, y) for x, y in painted(picture, text.INK) if y < size[1] * 0.6}
    dots = painted(picture, text.DOT)

    assert words
    assert dots
    assert max(y for _x, y in words if y < size[1] * 0.46) < min(y for _x, y in dots)
    assert all(size[0] * 0.05 < x < size[0] * 0.95 for x, _y in words)
    if question == QUESTIONS[2]:
        assert max(x for x, _y in words) > size[0] * 0.9  # Arabic begins at the right


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_words_are_large_enough_for_the_last_row(size: tuple[int, int]) -> None:
    box = QRectF(0, 0, size[0] * 0.875, size[1] * 0.38)
    question = text.fitting(
        "How near are we to a street where nobody eats alone?", box, size[1] / 11, bold=True
    )

    assert question.font().pixelSize() >= size[1] / 14
    assert text.height_of(question) <= box.height()


@pytest.mark.parametrize("words", ["خمسة 我们 and more", "Soup 🍲 for all", "ﷺ", " ", "a\u0301e\u0302"])
def test_large_letters_look_as_qt_draws_them(qapp: QApplication, words: str) -> None:
    """Copied letters stand where they would be drawn; signs in colours are left to Qt."""
    pictures = []
    for is_ours in (True, False):
        picture = QImage(900, 200, QImage.Format.Format_RGB32)
        picture.fill(QColor(text.GROUND))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = text.laid(words, text.font(90, bold=True), 880)
        if is_ours:
            text.write(painter, layout, QPointF(10, 10), text.INK)
        else:
            painter.setPen(QColor(text.INK))
            layout.draw(painter, QPointF(10, 10))
        painter.end()
        pictures.append(picture)
    ours, theirs = pictures
    points = [(x, y) for x in range(0, 900, 3) for y in range(0, 200, 3)]
    light = [[picture.pixelColor(*point).lightness() for point in points] for picture in (ours, theirs)]
    far = [one for one, other in zip(*light, strict=True) if abs(one - other) > 128]

    assert len(far) < len(points) * 0.005


N = "nnn"  # its height is that of the small letters
SMALL_WORDS = {
    "ends": (RoundSeen(a_scale(low_means=N), (Decimal(3),)), text.QUIET, 0.8),
    "a timer's words": (TimerSeen(0, N), text.INK, 0.0),
    "a caption": (PictureSeen(replace(A_PICTURE, caption=N), with_caption=True), text.INK, 0.8),
    "a line of the day": (DaySeen((LineSeen(None, None, N, Passing.TO_COME),), EVENING), text.INK, 0.19),
    "the host's words": (WordsSeen(N), text.INK, 0.0),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("which", SMALL_WORDS)
def test_the_smallest_words_can_be_read_from_ten_metres(
    qtbot: QtBot, which: str, size: tuple[int, int]
) -> None:
    """On a picture two metres high, a letter of a 56th of it takes twelve minutes of arc."""
    seen, ink, top = SMALL_WORDS[which]
    high = size[1]
    rows = [y for _x, y in painted(photograph(qtbot, seen, size), ink) if y > high * top]
    if isinstance(seen, TimerSeen):
        rows = [y for y in rows if y < high * 0.3]  # the figures below are larger

    assert max(rows) - min(rows) + 8 >= size[1] / 56


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_a_long_day_shows_what_is_on(qtbot: QtBot, size: tuple[int, int]) -> None:
    blocks = [Block(str(n), "garden", n, f"Block {n} " + "with a long title " * 6, 20) for n in range(40)]
    now = EVENING + timedelta(minutes=20 * 30 + 5)
    picture = photograph(qtbot, DaySeen(day_seen(timed(blocks, EVENING), now), now), size)

    assert painted(picture, text.DOT)  # the bar beside it


@pytest.mark.parametrize(
    "seen", [WordsSeen("n" * 400), WordsSeen("Thank you.\nSoup!"), BreakSeen(None, EVENING)]
)
def test_words_and_breaks_stay_on_the_wall(qtbot: QtBot, seen: Seen) -> None:
    words = painted(photograph(qtbot, seen, (1024, 768)), text.INK)

    assert words
    assert all(40 < x < 984 and 40 < y < 728 for x, y in words)


def test_a_screen_reader_is_told_what_stands_there(qtbot: QtBot) -> None:
    projector = Projector()
    qtbot.addWidget(projector)
    scale = a_scale("How near?", low_means="far", high_means="there")
    projector.show_seen(RoundSeen(scale, (Decimal(3), Decimal(3))))
    found = QAccessible.queryAccessibleInterface(projector)

    assert found.text(QAccessible.Text.Name) == "How near?"
    assert found.text(QAccessible.Text.Description) == "0 = far\n10 = there\n2 people at 3."


# displays

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}
WALL = {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080, "dpr": 2}
MIRROR = {**LAPTOP, "name": "mirror"}
DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}


@pytest.mark.parametrize(
    "story",
    ["it_stands_on_the_other", "unplugged", "the_hosts_display_goes", "mirrored"],
)
def test_displays(tmp_path: Path, story: str) -> None:
    screens = [LAPTOP, MIRROR if story == "mirrored" else WALL]
    config = tmp_path / "screens.json"
    lines = {"synchronousWindowSystemEvents": False, "screens": [{**DPI, **each} for each in screens]}
    config.write_text(json.dumps(lines), encoding="utf-8")
    platform = f"offscreen:configfile={config}"
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.two_displays", story],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.stdout.strip().endswith("as told"), told.stdout + told.stderr
