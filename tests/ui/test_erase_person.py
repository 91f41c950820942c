"""Erasing a person in the window: looked at first, then gone for good."""

from __future__ import annotations

from functools import partial

import pytest

from hostdesk.ui.erase_sheet import EraseSheet
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.workflows import harvest, prepare
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, Desktop, Key
from tests.ui.test_accessible import cut_labels, overlaps


@pytest.fixture
def evening(desktop: Desktop) -> Desktop:
    """Ada and Ben are on the list, and what the session hopes for speaks of Ada."""
    desktop.begin("Soup evening")
    for name in ("Ada Lovelace", "Ben"):
        desktop.desk.want(lambda gathering, name=name: prepare.invite(gathering, name))
    desktop.desk.want(lambda gathering: prepare.describe(gathering, best_hopes="Ada Lovelace sings"))
    desktop.window.go_to("guests")
    return desktop


def asked(desktop: Desktop, name: str = "Ada Lovelace") -> EraseSheet:
    desktop.page.table.go_to(next(guest.id for guest in desktop.gathering.guests if guest.name == name))
    desktop.window.on_erase_person()
    sheet: EraseSheet = desktop.window._eraser.sheet
    desktop.until(lambda: sheet._plan is not None)
    return sheet


def test_the_sheet_tells_what_goes_and_where_the_name_stands(evening: Desktop) -> None:
    sheet = asked(evening)

    assert sheet.guest.currentText() == "Ada Lovelace"
    said = "The session itself, “Soup evening”: Ada Lovelace sings"
    assert [tick.text() for tick, _mention in sheet._ticks] == [said]
    assert (problems(sheet), cut_labels(sheet), overlaps(sheet)) == ([], [], [])


def test_nothing_goes_before_the_host_has_said_so(evening: Desktop) -> None:
    sheet = asked(evening)
    sheet.take.click()

    assert "tick first" in sheet.sentence.text()
    assert len(evening.gathering.guests) == 3


def test_she_goes_for_good_and_the_session_is_there_again(evening: Desktop) -> None:
    sheet = asked(evening)
    sheet.sure.setChecked(True)
    evening.press(Key.Key_Return, CONTROL)
    evening.until(lambda: "Nothing of Ada Lovelace" in evening.message)
    evening.until(lambda: evening.desk.gathering is not None)

    assert [guest.name for guest in evening.gathering.guests] == ["Host", "Ben"]
    assert evening.gathering.session.best_hopes == "… sings"
    assert not evening.desk.undo_stack.canUndo()


def test_a_text_stays_where_its_tick_is_taken_away(evening: Desktop) -> None:
    sheet = asked(evening)
    sheet._ticks[0][0].setChecked(False)
    sheet.sure.setChecked(True)
    sheet.take.click()
    evening.until(lambda: evening.desk.gathering is not None and len(evening.gathering.guests) == 2)

    assert evening.gathering.session.best_hopes == "Ada Lovelace sings"


def test_another_person_is_asked_for_anew(evening: Desktop) -> None:
    sheet = asked(evening)
    sheet.sure.setChecked(True)
    sheet.guest.show_value(evening.gathering.guests[-1].id)
    sheet.asked.emit()
    evening.until(lambda: sheet._plan is not None and sheet._plan.name == "Ben")

    assert not sheet.sure.isChecked()
    assert sheet._ticks == []


def test_the_name_goes_from_more_places_than_can_be_shown(evening: Desktop) -> None:
    for number in range(80):
        evening.desk.want(partial(harvest.take_step, what=f"{number}. ask Ada Lovelace"))
    evening.desk.want(partial(harvest.take_step, what="ask Ada"))
    sheet = asked(evening)
    assert sheet.findChild(CheckBox, "erase_person_more_whole").text() == "21 more places with the whole name"
    sheet.sure.setChecked(True)
    sheet.take.click()
    evening.until(lambda: evening.desk.gathering is not None and len(evening.gathering.guests) == 2)

    assert sum("…" in step.what for step in evening.gathering.steps) == 80
    assert [step.what for step in evening.gathering.steps if "Ada" in step.what] == ["ask Ada"]


def test_without_a_session_there_is_a_sentence(desktop: Desktop) -> None:
    desktop.window.on_erase_person()

    assert "Open a session" in desktop.message


def test_the_tick_that_is_missing_comes_into_sight_with_the_keyboard(evening: Desktop) -> None:
    for number in range(30):
        what = f"{number}. ask Ada Lovelace"
        evening.desk.want(partial(harvest.take_step, what=what))
    sheet = asked(evening)
    evening.until(lambda: sheet.isActiveWindow() and sheet.sure.visibleRegion().isEmpty())
    evening.press(Key.Key_Return, CONTROL)
    evening.settle()

    assert evening.here is sheet.sure
    assert sheet.sure.visibleRegion().boundingRect() == sheet.sure.rect()
