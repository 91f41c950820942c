"""The page of a series, and how sessions follow one another in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.scale import Naming
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step
from hostdesk.storage.library import open_library, write
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.series import SeriesPage
from hostdesk.ui.widgets.attendance import Attendance, said
from hostdesk.ui.widgets.over_time import Multiple, OverTime
from tests.builders import EVENING, a_gathering, a_scale, with_round
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key, Table, kept_in

Lay = Callable[[Page, Gathering], Table]
SERIES = Series("series", "Six evenings", "Calm mornings")


def an_evening(number: int, **scale: object) -> Gathering:
    session_id = f"evening {number}"
    asked = a_scale("How close are we?", 0, session_id, **scale)
    start = a_gathering("Ada", "Ben", session_id=session_id, scales=[asked], title=f"Evening {number}")
    persons = tuple(replace(guest, person=guest.name, arrived=True) for guest in start.guests)
    day = EVENING + timedelta(days=number)
    session = replace(start.session, series_id=SERIES.id, starts=day)
    steps = (Step(f"step {number}", session_id, 0, f"Step {number}", "Ada", done=number == 1),)
    start = replace(start, session=session, series=SERIES, guests=persons, steps=steps)
    return with_round(start, {"Ada": 2 + number, "Ben": 5})


@pytest.fixture
def six(qtbot: QtBot, library_path: Path) -> Desktop:
    library = open_library(library_path)
    for number in range(1, 7):
        evening = an_evening(number)
        write(library, Change("Store", evening.session.id, (), evening.parts))
    library.close()
    return Desktop(qtbot, library_path)


def series_page(desktop: Desktop) -> SeriesPage:
    desktop.window.go_to("series")
    page: SeriesPage = desktop.page
    desktop.settle()
    desktop.until(lambda: getattr(page.body, "is_whole", True))
    return page


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_without_a_series_the_page_teaches_and_begins_one(laid: Lay) -> None:
    page = SeriesPage()
    table = laid(page, a_gathering())
    assert page.teaching.isVisible()
    assert not page.head.isVisible()
    assert page.first_field is page.begin
    page.begin.click()

    assert table.gathering.series is not None
    assert table.gathering.series.title == "The corner garden"
    assert page.head.isVisible()
    assert page.title.text() == "The corner garden"
    page.leave.click()
    assert table.gathering.series is None
    assert table.labels == ["Begin a series", "Take out of the series"]


def test_title_and_purpose_are_edited_in_place(laid: Lay) -> None:
    page = SeriesPage()
    table = laid(page, an_evening(1))
    page.title.setText("Seven evenings")
    page.title.flush()
    page.purpose.setPlainText("Calm\nmornings")
    page.purpose.flush()
    page.title.setText(" ")
    page.title.flush()

    assert table.gathering.series == Series("series", "Seven evenings", "Calm\nmornings")


def test_the_whole_series_is_told(six: Desktop) -> None:
    six.open("Evening 3")
    page = series_page(six)
    words = labels(page.body)

    titles = [page.meetings.index(row, 0).data() for row in range(page.meetings.rowCount())]
    assert titles == [f"{number} · Evening {number}" for number in range(1, 7)]
    assert [m.accessibleName() for m in page.body.findChildren(Multiple)][:2] == [
        "Evening 1. Opening round: 1 person at 3, 1 person at 5.",
        "Evening 2. Opening round: 1 person at 4, 1 person at 5.",
    ]
    assert (
        page.body.findChild(Attendance).accessibleDescription().startswith("Host: there at 1, 2, 3, 4, 5, 6.")
    )
    assert "○ Step 6 · Ada · gathering 6" in words
    assert "✓ Step 1 · Ada · gathering 1" in words
    six.close()


def test_one_person_s_dots_can_be_looked_at_alone(six: Desktop) -> None:
    six.open("Evening 3")
    page = series_page(six)
    whose = page.body.findChild(QWidget, "series_whose_0")
    assert [whose.itemText(n) for n in range(whose.count())] == ["Everybody", "Only Ada", "Only Ben"]  # type: ignore[attr-defined]  # a choice
    whose.setCurrentIndex(1)  # type: ignore[attr-defined]  # a choice

    first = page.body.findChildren(Multiple)[0]
    assert first.accessibleName() == "Evening 1. Opening round: 1 person at 3."
    six.close()


@pytest.mark.parametrize("naming", [Naming.SHOWN_UNNAMED, Naming.UNNAMED])
def test_who_is_shown_unnamed_cannot_be_looked_at_alone(
    qtbot: QtBot, library_path: Path, naming: Naming
) -> None:
    library = open_library(library_path)
    for number in (1, 2):
        evening = an_evening(number, naming=naming)
        if naming is Naming.UNNAMED:
            evening = replace(evening, marks=tuple(replace(mark, guest_id=None) for mark in evening.marks))
        write(library, Change("Store", evening.session.id, (), evening.parts))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("Evening 1")
    page = series_page(desktop)

    assert len(page.body.findChildren(Multiple)) == 2
    assert page.body.findChild(QWidget, "series_whose_0") is None
    desktop.close()


def test_all_pictures_of_a_scale_are_equally_wide(six: Desktop) -> None:
    six.open("Evening 3")
    page = series_page(six)
    pictures = page.body.findChild(OverTime).multiples

    assert len({picture.width() for picture in pictures}) == 1
    assert len({picture.height() for picture in pictures}) == 1
    assert pictures[0].width() > 150
    six.close()


def test_enter_opens_a_gathering_of_the_series(six: Desktop) -> None:
    six.open("Evening 3")
    page = series_page(six)
    page.table.setFocus()
    page.table.setCurrentIndex(page.meetings.index(4, 0))
    six.press(Key.Key_Return)
    six.until(lambda: six.gathering.session.title == "Evening 5")
    six.close()


def test_a_follow_up_begins_in_the_same_series_and_undo_takes_it_away(six: Desktop) -> None:
    six.open("Evening 6")
    six.press(Key.Key_F, CONTROL | SHIFT)
    six.until(lambda: six.gathering.session.title == "Six evenings, meeting 7")
    assert six.gathering.series == SERIES
    assert six.gathering.blocks[0].title == "What’s better?"
    assert [step.what for step in six.gathering.steps] == ["Step 6"]
    six.press(Key.Key_Z, CONTROL)
    six.settle()
    six.close()

    assert len(kept_in(six.path)) == 6


def test_a_first_follow_up_begins_the_series_with_both_in_it(desktop: Desktop) -> None:
    desktop.begin("The corner garden")
    desktop.window.go_to("steps")
    desktop.page.follow_up.click()
    desktop.until(lambda: desktop.gathering.session.title == "The corner garden, meeting 2")
    page = series_page(desktop)

    assert page.meetings.rowCount() == 2
    desktop.close()
    assert len({found.session.series_id for found in kept_in(desktop.path)} - {None}) == 1


def test_another_session_of_the_series_is_empty(six: Desktop) -> None:
    six.open("Evening 1")
    series_page(six).another.click()
    six.until(lambda: six.gathering.session.title == "Six evenings, meeting 7")

    assert [guest.is_host for guest in six.gathering.guests] == [True]
    assert six.gathering.series == SERIES
    six.close()


def test_a_session_is_put_into_a_series_that_is_there(six: Desktop) -> None:
    six.begin("A seventh evening")
    page = series_page(six)
    assert page.other.isVisible()
    assert page.others.currentText() == "Six evenings"
    page.put_there.click()
    six.settle()

    assert six.gathering.series == SERIES
    assert page.meetings.rowCount() == 7
    assert not page.other.isVisible()
    six.close()


def test_without_a_session_nothing_can_follow(desktop: Desktop) -> None:
    desktop.press(Key.Key_F, CONTROL | SHIFT)

    assert desktop.message == "Open a session first; then another can follow it."


def test_a_session_that_is_alone_in_its_series_is_told_too(laid: Lay) -> None:
    page = SeriesPage()
    laid(page, an_evening(1))

    assert page.meetings.rowCount() == 1
    assert any("in the same words at several gatherings" in words for words in labels(page.body))
    assert isinstance(an_evening(1).session, Session)


def test_two_hundred_people_with_long_names_are_drawn(laid: Lay) -> None:
    names = [f"زهراء {number} " + "very long name " * 4 for number in range(200)]
    start = a_gathering(*names)
    page = SeriesPage()
    laid(page, replace(start, session=replace(start.session, series_id="series"), series=SERIES))
    picture = page.body.findChild(Attendance)
    picture.grab()

    assert picture.height() > 200 * 20
    assert said(page._story.people[1]).endswith(": expected at 1.")  # type: ignore[union-attr]  # it is told
