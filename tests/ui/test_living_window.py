"""The keys of the day on every page: what they did is said, with undo; a clock that jumps is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtTest import QTest

from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import Block
from hostdesk.ui.clock_watch import ClockWatch
from hostdesk.workflows import host, living_order, prepare
from tests.ui.tables import SHIFT, Desktop, Key


@pytest.fixture
def evening(desktop: Desktop) -> Desktop:
    """A session without a time, and three blocks."""
    desktop.begin()
    for title, minutes in (("Soup", 20), ("Hopes", 30), ("Close", 10)):
        desktop.desk.want(lambda g, title=title, minutes=minutes: prepare.add_block(g, title, minutes))
    return desktop


def block(desktop: Desktop, title: str) -> Block:
    return next(one for one in desktop.gathering.blocks if one.title == title)


def test_f3_begins_block_after_block_on_any_page(evening: Desktop) -> None:
    evening.window.go_to("guests")
    evening.press(Key.Key_F3)
    assert evening.message == "Done: Begin Soup."
    evening.window.go_to("capture")
    evening.press(Key.Key_F3)

    assert block(evening, "Soup").ended is not None
    assert block(evening, "Hopes").is_on
    assert evening.page.now_bar.title.accessibleName() == "Hopes"


def test_what_a_key_did_is_undone_by_the_button_beside_it(evening: Desktop) -> None:
    evening.press(Key.Key_F3)
    evening.window.messages.button.click()

    assert block(evening, "Soup").began is None


def test_shift_f3_leaves_out_and_shift_f4_gives_time(evening: Desktop) -> None:
    evening.press(Key.Key_F3)
    evening.press(Key.Key_F3, SHIFT)
    evening.press(Key.Key_F4, SHIFT)

    assert block(evening, "Hopes").left_out
    assert (block(evening, "Soup").minutes, block(evening, "Soup").planned) == (25, 20)


def test_f12_changes_where_the_host_stands_and_the_bar_says_it(evening: Desktop) -> None:
    evening.window.go_to("capture")
    evening.press(Key.Key_F12)
    evening.press(Key.Key_F12)

    assert evening.gathering.session.standing is Position.GUESTS
    assert evening.page.now_bar.position.text() == "With the guests"
    assert evening.message == "Done: You are with the guests."


def test_f4_in_time_says_so(evening: Desktop) -> None:
    evening.press(Key.Key_F4)
    assert evening.message == "Nothing has been begun today, so nothing is late yet."
    evening.press(Key.Key_F3)
    evening.press(Key.Key_F4)

    assert evening.message == "We are in time; nothing was changed."


def test_f4_says_block_by_block_what_it_did_and_undo_stands_beside_it(evening: Desktop) -> None:
    late = datetime.now().astimezone() - timedelta(minutes=28)
    evening.desk.want(lambda g: living_order.begin(g, g.blocks[0], late))
    evening.press(Key.Key_F4)

    assert evening.message == "“Hopes” 20 minutes instead of 30 minutes. We are in time again."
    assert block(evening, "Hopes").minutes == 20
    evening.window.messages.button.click()
    assert block(evening, "Hopes").minutes == 30


def test_the_bar_of_the_page_does_the_same(evening: Desktop) -> None:
    evening.window.go_to("day")
    QTest.keyClick(evening.page.now_bar.next_block, Key.Key_Return)

    assert block(evening, "Soup").is_on


def test_with_no_session_open_the_keys_say_what_to_do(desktop: Desktop) -> None:
    for key in (Key.Key_F3, Key.Key_F4, Key.Key_F12):
        desktop.press(key)
        assert desktop.message == "Open a session first; then its day can begin."


def test_a_session_without_blocks_says_that_none_is_left(desktop: Desktop) -> None:
    desktop.begin()
    desktop.press(Key.Key_F3)

    assert desktop.message == "No block is left to begin."


def test_a_clock_that_jumped_is_told_and_the_block_can_go_on_as_before(evening: Desktop) -> None:
    wall, steady = [0.0], [0.0]
    evening.window.clock_watch = ClockWatch(lambda: wall[0], lambda: steady[0])
    evening.press(Key.Key_F3)
    began = block(evening, "Soup").began
    wall[0], steady[0] = 7225.0, 25.0
    evening.window.look_at_the_clock()
    assert evening.message.startswith("The laptop’s clock jumped by 2 hours.")
    evening.window.messages.button.click()

    assert began is not None
    assert block(evening, "Soup").began == began + timedelta(hours=2)


def test_the_clock_is_watched_only_while_a_block_is_on(evening: Desktop) -> None:
    assert not evening.window._look.isActive()
    evening.press(Key.Key_F3)
    assert evening.window._look.isActive()
    evening.desk.want(lambda g: living_order.end_block(g, datetime.now().astimezone()))
    assert not evening.window._look.isActive()


def test_what_was_lived_is_there_again_when_the_session_is_opened(evening: Desktop) -> None:
    evening.press(Key.Key_F3)
    evening.press(Key.Key_F12)
    before = evening.gathering
    evening.open("The corner garden")

    assert evening.gathering.blocks == before.blocks
    assert evening.gathering.session == before.session


def test_the_bar_says_how_many_are_in_the_room_now(evening: Desktop) -> None:
    for name in ("Ada", "Ben"):
        evening.desk.want(lambda g, name=name: host.welcome_walk_in(g, name))
    evening.window.go_to("capture")
    assert evening.page.now_bar.next.text().endswith("2 people here")
    ben = evening.gathering.guests[-1]
    evening.desk.want(lambda g: prepare.better(g, part=ben, left_at=datetime(2026, 5, 12, 20)))

    assert evening.page.now_bar.next.text().endswith("1 person here")
