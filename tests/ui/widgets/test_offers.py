"""People from earlier gatherings, offered while a name is typed; the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Invitation
from hostdesk.domain.series import Series
from hostdesk.storage.library import open_library
from tests.builders import a_gathering, a_guest, stored
from tests.ui.tables import Desktop, Key


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The page of guests; Ada was in another gathering, Adam in one of the series."""
    library = open_library(library_path)
    series = Series("series", "Evenings")
    ada = a_guest("Ada Byron", 1, "other", person="ada", about="Pupil", diet="No nuts")
    adam = a_guest("Adam", 1, "before", person="adam")
    day = datetime(2026, 5, 1, 18)
    stored(library, replace(a_gathering(session_id="other", title="Fair", starts=day), guests=(ada,)))
    stored(
        library,
        replace(
            a_gathering(session_id="before", title="First evening", series_id="series"),
            series=series,
            guests=(adam,),
        ),
    )
    stored(library, replace(a_gathering("Zoe", series_id="series"), series=series))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("The corner garden")
    desktop.window.go_to("guests")
    yield desktop
    desktop.close()


def type_a_name(desktop: Desktop, words: str) -> None:
    desktop.page.add_line.line.setFocus()
    desktop.type(words)
    desktop.until(lambda: not desktop.page._rest.isActive())
    desktop.settle()


def offered(desktop: Desktop) -> list[tuple[str, str]]:
    offers = desktop.page.offers
    return list(offers._offers) if offers.isVisible() else []


def test_those_of_the_series_are_offered_first(evening: Desktop) -> None:
    type_a_name(evening, "ad")

    assert [name for name, _where in offered(evening)] == ["Adam", "Ada Byron"]
    assert offered(evening)[0][1] == "this series: First evening"
    assert offered(evening)[1][1].startswith("Pupil · Fair · ")
    assert evening.here_name == "new_guest"


def test_who_is_chosen_comes_as_the_same_person_with_what_is_known(evening: Desktop) -> None:
    type_a_name(evening, "ada")
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Return)

    ada = evening.gathering.guests[-1]
    assert (ada.name, ada.person, ada.about, ada.diet) == ("Ada Byron", "ada", "Pupil", "No nuts")
    assert evening.page.add_line.line.text() == ""
    assert evening.here_name == "new_guest"
    assert not evening.page.offers.isVisible()
    evening.window.on_undo()
    assert len(evening.gathering.guests) == 2


def test_enter_with_nothing_marked_adds_the_name_as_typed(evening: Desktop) -> None:
    type_a_name(evening, "Ada")
    evening.press(Key.Key_Return)

    ada = evening.gathering.guests[-1]
    assert (ada.name, ada.about, ada.person) == ("Ada", "", ada.id)
    assert not evening.page.offers.isVisible()


def test_escape_puts_the_offers_away_and_keeps_the_words(evening: Desktop) -> None:
    type_a_name(evening, "ad")
    evening.press(Key.Key_Escape)

    assert offered(evening) == []
    assert evening.page.add_line.line.text() == "ad"


def test_the_mark_goes_round_and_up_again(evening: Desktop) -> None:
    type_a_name(evening, "ad")
    marks = []
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down):
        evening.press(key)
        marks.append(evening.page.offers.marked())

    assert marks == [1, 0, -1, 0]


def test_a_click_chooses(evening: Desktop, qtbot: QtBot) -> None:
    type_a_name(evening, "ad")
    qtbot.mouseClick(evening.page.offers, Qt.MouseButton.LeftButton, pos=QPoint(40, 14))

    assert evening.gathering.guests[-1].person == "adam"


def test_nothing_is_offered_for_one_letter_or_for_those_who_are_here(evening: Desktop) -> None:
    type_a_name(evening, "a")
    assert offered(evening) == []
    evening.page.add_line.take()
    type_a_name(evening, "adam")
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Return)
    type_a_name(evening, "adam")

    assert offered(evening) == []


def test_offers_go_when_the_line_is_left(evening: Desktop) -> None:
    type_a_name(evening, "ad")
    evening.page.table.setFocus()

    assert offered(evening) == []


def test_somebody_known_takes_an_open_seat(evening: Desktop) -> None:
    evening.page._on_open_seat()
    evening.page.table.go_to(evening.gathering.guests[-1].id)
    evening.page.said_yes.click()
    type_a_name(evening, "adam")
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Return)

    taken = evening.gathering.guests[-1]
    assert (taken.name, taken.person, taken.invitation) == ("Adam", "adam", Invitation.ACCEPTED)
    assert taken.about == "A missing voice"


def test_an_answer_for_words_that_are_gone_is_not_shown(evening: Desktop) -> None:
    evening.page.add_line.line.setFocus()
    evening.type("ad")
    evening.until(lambda: not evening.page._rest.isActive())
    evening.press(Key.Key_Return)
    evening.settle()
    QTest.qWait(1)

    assert offered(evening) == []
