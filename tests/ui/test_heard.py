"""Whoever does not see the screen hears what happens in the room, and finds every control by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hostdesk.ui.passing import Place
from hostdesk.ui.passing_screen import PassingScreen
from tests.ui.accessible import problems
from tests.ui.hands import at_the_desk, come_back, here, press, tab_to, type_
from tests.ui.hearing import Control, controls, hearing
from tests.ui.tables import Desktop
from tests.ui.test_by_keys import KEY, an_evening, hold, turn_to, wall

OF_THE_DAY = ("In the spotlight", "Next block", "Five more minutes", "We are late")


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    desktop = at_the_desk(qtbot, library_path, an_evening())
    yield desktop
    desktop.close()


@pytest.fixture
def heard() -> Iterator[list[str]]:
    with hearing() as sentences:
        yield sentences


def after(heard: list[str], *keys: str) -> list[str]:
    """What is heard of these keys alone."""
    heard.clear()
    for key in keys:
        press(key)
    return list(heard)


def after_typing(heard: list[str], typed: str) -> list[str]:
    heard.clear()
    type_(typed)
    return list(heard)


def named(window: QWidget, role: str) -> list[str]:
    QTest.qWait(1)  # layouts settle
    assert problems(window) == []
    return [control.name for control in controls(window) if control.role == role]


def the(window: QWidget, name: str) -> Control:
    return next(control for control in controls(window) if control.name == name)


# what is announced


def test_who_comes_is_heard_with_what_to_know(evening: Desktop, heard: list[str]) -> None:
    turn_to(evening, "welcome")

    assert after_typing(heard, "ada⏎") == ["Ada is here"]
    assert after_typing(heard, "Zola⏎") == ["Zola is here · new here: Ada greets them"]
    (gone,) = after_typing(heard, "-ada⏎")
    assert gone.startswith("Ada has left at ")


def test_a_block_that_begins_and_being_late_are_heard(evening: Desktop, heard: list[str]) -> None:
    assert after(heard, "F3") == ["Done: Begin Welcome."]
    (late,) = after(heard, "F4")
    assert re.match("“Welcome” (19|14) minutes instead of 24 minutes; ", late)  # a minute may have turned
    assert late.endswith("We are in time again.")
    assert after(heard, "F12") == ["Done: You are in the spotlight."]
    assert after(heard, "Shift+F3") == ["Done: Leave out Our street."]
    assert after(heard, "Ctrl+Z") == ["Undone: Leave out Our street."]
    assert after(heard, "Ctrl+Shift+E") == ["Done: End the gathering."]


def test_a_mark_that_arrives_is_heard_with_whose_it_is(evening: Desktop, heard: list[str]) -> None:
    press("Ctrl+R")

    assert after_typing(heard, "4⏎") == ["Ada: 4"]
    assert after_typing(heard, "-⏎") == ["Ben: skipped"]
    assert after(heard, "Ctrl+Down") == ["Opening round: How sure are we?"]
    assert after(heard, "Ctrl+M") == ["Closing round: How sure are we?"]


def test_of_a_silent_round_nothing_is_heard_before_all_of_it_is(evening: Desktop, heard: list[str]) -> None:
    press("Ctrl+R")
    hold(evening, "⇥␣")

    assert after_typing(heard, "4⏎7⏎") == ["Ada: answered", "Ben: answered"]
    revealed, what_next = after(heard, "F7")
    assert revealed == "Revealed. 1 person at 4, 1 person at 7."
    assert what_next == "The marks of this round are revealed. The projector is closed; F5 opens it."
    assert "answered" not in the(evening.page, "Answers").about


def test_of_an_unnamed_round_nobody_is_heard(evening: Desktop, heard: list[str]) -> None:
    press("Ctrl+R", "Ctrl+Up")

    assert after_typing(heard, "8⏎5⏎") == ["The next answer: 8", "The next answer: 5"]
    cells = named(evening.page, "Cell")
    assert {cell.split(",")[0] for cell in cells} == {"An answer", "The next answer"}


def test_heads_are_heard_as_they_are_counted(evening: Desktop, heard: list[str]) -> None:
    press("Ctrl+R")
    hold(evening, "↓")
    assert after_typing(heard, "4⏎1⏎") == ["4 people at 0", "1 person at 1"]

    hold(evening, "⇥␣")
    assert after_typing(heard, "3⏎") == ["counted at 2"]


def test_what_is_kept_of_what_was_said_is_heard(evening: Desktop, heard: list[str]) -> None:
    press("Alt+3")
    assert after_typing(heard, "ben: A drill⏎") == ["Kept: Offer."]


# what is found


def test_every_control_at_the_door(evening: Desktop) -> None:
    turn_to(evening, "welcome")
    page = evening.page

    assert the(page, "Who is at the door").states == {"focused"}
    assert "disabled" in the(page, "Walk-in").states
    assert "disabled" in the(page, "Leaves now").states
    assert named(page, "Cell")[3:6] == ["Ada, Here: no", "Ada", "Ada, What they need: empty"]
    type_("ada⏎")
    assert "checked" in the(page, "Ada, Here: yes").states


def test_every_control_of_the_day(evening: Desktop) -> None:
    turn_to(evening, "the day")
    press("F3", "F12")
    page = evening.page

    assert named(page, "Button") == [*OF_THE_DAY, "End it", "Leave it out", "Give it five more", "Arrange…"]
    assert "disabled" in the(page, "Leave it out").states
    assert the(page, "Time used") == Control("ProgressBar", "Time used", {"readOnly"}, "0 of 24 minutes")
    assert "Our street, State: To come" in named(page, "Cell")
    press("F3")
    assert "Our street, State: Now" in named(page, "Cell")


def test_every_control_of_a_round(evening: Desktop) -> None:
    """One by one; silent, before and after it is revealed."""
    press("F12", "Ctrl+R")
    before = ["How this round is held", "Close the round"]
    after = ["Note for yourself", "On behalf…", "Pass round: each guest answers on this laptop in turn"]
    after.append("End the gathering")
    page = evening.page
    assert named(page, "Button") == [*before, *OF_THE_DAY, *after]
    assert "disabled" in the(page, "Close the round").states
    assert "checked" in the(page, "Opening round").states
    assert "checked" not in the(page, "Closing round").states
    assert named(page, "EditableText") == ["Walk-in"]
    assert "focused" in the(page, "Ada, Now: empty").states

    hold(evening, "⇥␣")
    type_("4⏎7⏎")
    assert named(page, "Button") == ["Reveal", *before, *OF_THE_DAY, *after]
    assert {"Ada, Now: ✓ answered", "Ben, Now: ✓ answered"} < set(named(page, "Cell"))
    press("F7")
    assert "Reveal" not in named(page, "Button")
    assert "checked" in the(page, "Highest first").states
    assert named(page, "Cell")[:6:4] == ["Ben", "Ada"]
    assert {"Ada, Now: 4", "Ben, Now: 7"} < set(named(page, "Cell"))


@pytest.mark.parametrize("steps", ["↓", "↓↓"], ids=["hands", "floor"])
def test_every_control_where_heads_are_counted(evening: Desktop, steps: str) -> None:
    press("F12", "Ctrl+R")
    hold(evening, steps)
    page = evening.page

    numbers = [f"People at {number}" for number in range(11)]
    assert named(page, "EditableText") == [*numbers, "Walk-in"]
    assert "focused" in the(page, "People at 0").states
    assert named(page, "Cell") == []
    assert named(page, "Button")[-1] == "End the gathering"


def test_every_control_of_the_line_that_keeps_what_is_said(evening: Desktop) -> None:
    press("Alt+1")
    line = evening.window.saying
    assert named(line, "EditableText") == ["Whose, if you like", "In their words"]
    assert "focused" in the(line, "In their words").states
    assert named(line, "CheckBox") == ["Asked: yes, this may be quoted"]
    assert named(line, "Button") == ["Keep", "Leave it"]
    press("Alt+8")
    assert named(line, "EditableText") == ["Boundary crossed"]
    assert named(line, "ComboBox") == ["Which boundary?"]


def test_every_page_of_the_laptop_that_goes_round(evening: Desktop, heard: list[str]) -> None:
    press("Ctrl+R", "Ctrl+L")
    evening.until(lambda: here().objectName() == "passing_sheet_key")
    sheet = here().window()
    assert named(sheet, "EditableText") == ["Your key"]
    assert "checked" in the(sheet, "Ada").states
    assert named(sheet, "Button") == ["Pass it round", "Leave it"]
    type_(f"{KEY}⏎")
    screen = evening.window._passing
    assert screen is not None
    evening.until(screen.isActiveWindow)
    assert [words.startswith("This is for Ada") for words in heard].count(True) == 1
    always = ["Pause", "Ask for help", "For the host"]
    first = ["I am ready", "Later, somebody else first", "I am somebody else"]
    assert named(screen, "Button") == [*first, *always]
    _answers(evening, screen, heard, always)
    tab_to("passing_end")
    type_("⏎")
    come_back(evening)


def _answers(evening: Desktop, screen: PassingScreen, heard: list[str], always: list[str]) -> None:
    assert after_typing(heard, "⏎") == ["Ada How close are we? 0 = far 10 = there Any number is right."]
    assert named(screen, "RadioButton") == [str(number) for number in range(11)]
    assert named(screen, "Button") == ["Go on", "I would rather not answer", "Back", *always]
    type_("7")
    assert the(screen, "7").states >= {"checked", "focused"}
    (question,) = after_typing(heard, "⏎")
    assert question.startswith("Ada What makes it that number and not lower?")
    assert named(screen, "EditableText") == ["What makes it that number and not lower? What else?"]
    type_("⏎")
    assert named(screen, "Button") == ["Hand it in", "Back", *always]
    type_("⏎")
    evening.until(lambda: screen.passing.place is Place.THANKS)
    assert heard[-1] == "Thank you. It is kept. Please pass the laptop on."
    assert "focused" in the(screen, "Done").states
    (key,) = after(heard, "Ctrl+L")
    assert key.startswith("The host’s key")
    assert named(screen, "EditableText") == ["The host’s key"]
    type_(f"{KEY}⏎")
    assert named(screen, "Button") == ["Go on with Ben", "Leave Ben out", "End the passing"]


def test_what_is_on_the_wall_is_said_without_names(evening: Desktop) -> None:
    press("Ctrl+R")
    hold(evening, "⇥␣")
    type_("4⏎7⏎")
    press("F5", "Ctrl+1")
    assert wall(evening).accessibleName() == "How close are we?"
    assert wall(evening).accessibleDescription() == "0 = far\n10 = there\nMarks are being made."
    press("Ctrl+3")
    assert wall(evening).accessibleName() == "A break"
    press("F8")
    assert wall(evening).accessibleName() == "The projector is blank"
    press("F5")
    come_back(evening)
