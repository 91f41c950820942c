"""How a round is held: chosen on a sheet by keys alone; what was chosen last is proposed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk.domain.asking import asked_in
from hostdesk.domain.mark import Moment, Way
from hostdesk.ui.round_held import RoundHeld
from hostdesk.workflows.prepare import invite_all
from tests.ui.rounds import type_keys
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key

GUESTS = ("Ada", "Ben Hall", "Ben Wu", "Theo")


@pytest.fixture
def room(desktop: Desktop) -> Desktop:
    """A session with guests and a scale, at any page."""
    desktop.begin()
    desktop.window.go_to("guests")
    for name in GUESTS:
        desktop.enter(name)
    desktop.window.go_to("scales")
    desktop.enter("How near are we?")
    return desktop


def sheet(room: Desktop) -> RoundHeld:
    room.press(Key.Key_R, CONTROL | SHIFT)
    found = room.window.findChild(RoundHeld)
    assert isinstance(found, RoundHeld)
    room.until(found.isActiveWindow)
    return found


def taken(room: Desktop, held: RoundHeld) -> None:
    QTest.keyClick(held, Key.Key_Return, CONTROL)
    room.until(lambda: room.window.findChild(RoundHeld) is None)
    room.window.activateWindow()
    room.until(lambda: QApplication.focusWidget() is not None)


def test_the_key_opens_it_from_anywhere_and_the_round_is_opened_so(room: Desktop) -> None:
    held = sheet(room)
    QTest.keyClick(held.way.buttons[Way.ONE_BY_ONE], Key.Key_Down)
    QTest.keyClick(held.silent, Key.Key_Space)
    taken(room, held)

    (asked,) = room.gathering.rounds
    assert (asked.way, asked.silent, asked.asked_of) == (Way.HANDS, True, ())
    assert room.page.counts.isVisible()
    room.press(Key.Key_3)
    room.press(Key.Key_Return)
    assert room.gathering.rounds[0].counts[0].people == 3


def test_guests_are_chosen_by_letters_and_enter(room: Desktop) -> None:
    held = sheet(room)
    QTest.keyClick(held.chosen, Key.Key_Space)
    type_keys("the⏎ben↓⏎")
    assert held.guests.says.text() == "2 guests are asked."
    type_keys("zzz⏎")
    taken(room, held)

    (asked,) = room.gathering.rounds
    assert [guest.name for guest in asked_in(room.gathering, asked)] == ["Ben Wu", "Theo"]
    assert room.page.how_words.text() == "By name · asked of 2 guests"


def test_enter_again_unticks(room: Desktop) -> None:
    held = sheet(room)
    QTest.keyClick(held.chosen, Key.Key_Space)
    type_keys("the⏎ada⏎the⏎")

    assert [guest.name for guest in room.gathering.guests if guest.id in held.guests.ticked] == ["Ada"]


def test_nobody_ticked_is_said_and_the_sheet_stays(room: Desktop) -> None:
    held = sheet(room)
    QTest.keyClick(held.chosen, Key.Key_Space)
    QTest.keyClick(held, Key.Key_Return, CONTROL)

    assert held.isVisible()
    assert held.sentence.text() == "Tick at least one guest, or ask everybody."
    assert room.gathering.rounds == ()


def test_what_was_chosen_for_the_last_round_is_proposed_for_the_next(room: Desktop) -> None:
    held = sheet(room)
    held.way.show_value(Way.FLOOR)
    held.silent.setChecked(True)
    held.chosen.setChecked(True)
    type_keys("ada⏎")
    taken(room, held)
    room.page.moments[Moment.CLOSING].click()
    again = sheet(room)

    assert again.way.buttons[Way.FLOOR].isChecked()
    assert again.silent.isChecked()
    assert again.chosen.isChecked()
    assert [guest.name for guest in room.gathering.guests if guest.id in again.guests.ticked] == ["Ada"]


def test_what_cannot_be_is_said_on_the_sheet(room: Desktop) -> None:
    held = sheet(room)
    held.way.show_value(Way.HANDS)
    taken(room, held)
    room.press(Key.Key_3)
    room.press(Key.Key_Return)
    again = sheet(room)
    again.way.show_value(Way.ONE_BY_ONE)
    QTest.keyClick(again, Key.Key_Return, CONTROL)

    assert "Heads are counted in this round already" in again.sentence.text()
    assert again.isVisible()


def test_leaving_it_changes_nothing(room: Desktop) -> None:
    held = sheet(room)
    held.silent.setChecked(True)
    QTest.keyClick(held, Key.Key_Escape)
    room.until(lambda: room.window.findChild(RoundHeld) is None)

    assert room.gathering.rounds == ()


def test_two_hundred_guests_are_found_as_quickly(room: Desktop) -> None:
    names = "\n".join(f"Guest number {number}" for number in range(200))
    room.desk.want(lambda gathering: invite_all(gathering, names))
    held = sheet(room)
    QTest.keyClick(held.chosen, Key.Key_Space)
    type_keys("number 177⏎")

    (ticked,) = held.guests.ticked
    assert room.gathering.guest(ticked).name == "Guest number 177"


def test_without_a_session_or_a_scale_it_says_what_comes_first(desktop: Desktop) -> None:
    desktop.press(Key.Key_R, CONTROL | SHIFT)
    assert desktop.message == "Open a session first; then a round can be held."
    desktop.begin()
    desktop.press(Key.Key_R, CONTROL | SHIFT)
    assert desktop.message == "No scale yet. Add one on the page Scales, then ask it here."
