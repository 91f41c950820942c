"""Home: what is kept on top, and a list that is narrowed by choices said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.series import Series
from hostdesk.domain.session import Stage
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.models.rows import SECOND_LINE
from tests.builders import a_gathering, a_session, stored
from tests.ui.tables import CONTROL, Desktop, Key, kept_in
from tests.ui.test_accessible import _problems

SOON = datetime.now().replace(second=0, microsecond=0) + timedelta(days=1)


@pytest.fixture
def filled(library_path: Path) -> Path:
    """A library with a session of each kind."""
    library = open_library(library_path)
    series = Series("evenings", "Evenings")
    soon = a_gathering("Ada Byron", session_id="soon", title="Soon", starts=SOON)
    stored(library, replace(soon, session=replace(soon.session, series_id="evenings"), series=series))
    stored(
        library, a_gathering("Ada Byron", session_id="past", title="Past", starts=SOON - timedelta(days=90))
    )
    stored(library, Gathering(a_session("undated", title="Undated", stage=Stage.HARVEST)))
    library.close()
    return library_path


@pytest.fixture
def home(filled: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = Desktop(qtbot, filled)
    made.until(lambda: made.home.filters is not None and made.home.filters.series.isVisible())
    yield made
    made.close()


def titles(desktop: Desktop) -> list[str]:
    model = desktop.home.sessions
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def choose(desktop: Desktop, name: str, label: str) -> None:
    """A choice by keys."""
    box = getattr(desktop.home.filters, name)
    box.setFocus()
    wanted = box.findText(label)
    while box.currentIndex() != wanted:
        desktop.press(Key.Key_Down if box.currentIndex() < wanted else Key.Key_Up)
    desktop.settle()


@pytest.mark.parametrize(
    ("name", "label", "left"),
    [
        ("time", "To come", ["Soon"]),
        ("time", "Past", ["Past"]),
        ("time", "Without a date", ["Undated"]),
        ("stage", "Harvesting", ["Undated"]),
        ("series", "Evenings", ["Soon"]),
    ],
)
def test_a_choice_narrows_the_list_and_is_said_in_words(
    home: Desktop, name: str, label: str, left: list[str]
) -> None:
    choose(home, name, label)
    assert titles(home) == left
    assert label in home.home.filters.said.text()
    home.home.filters.show_all.click()
    home.settle()

    assert titles(home) == ["Soon", "Past", "Undated"]
    assert not home.home.filters.show_all.isVisible()


def test_choices_and_words_go_together(home: Desktop) -> None:
    home.window.home.show_sessions_of("Ada Byron")
    choose(home, "time", "Past")
    assert titles(home) == ["Past"]
    home.press(Key.Key_F, CONTROL)
    home.type("soon")
    home.until(lambda: titles(home) == [])

    assert home.home.empty.words.text() == "Nothing found"
    assert home.home.filters.isVisible()
    assert not home.home.empty.sample.isVisible()


def test_esc_shows_everything_again(home: Desktop) -> None:
    home.press(Key.Key_F, CONTROL)
    home.type("soon")
    home.until(lambda: titles(home) == ["Soon"])
    home.home.filters.choose_person("Ada Byron")
    home.settle()
    home.press(Key.Key_Escape)
    home.until(lambda: titles(home) == ["Soon", "Past"])
    home.press(Key.Key_Escape)
    home.until(lambda: len(titles(home)) == 3)


def test_what_was_opened_lately_comes_in_that_order_also_after_a_restart(filled: Path, qtbot: QtBot) -> None:
    first = Desktop(qtbot, filled)
    for title in ("Soon", "Undated"):
        first.open(title)
        first.until(lambda wanted=title: first.gathering.session.title == wanted)  # type: ignore[misc]
    first.close()
    again = Desktop(qtbot, filled)
    again.until(lambda: again.home.filters is not None)
    again.home.filters.recent.click()
    again.until(lambda: titles(again) == ["Undated", "Soon"])
    again.close()


def test_the_next_session_makes_room_while_the_list_is_narrowed(home: Desktop) -> None:
    assert home.home.next.isVisible()
    choose(home, "stage", "Harvesting")
    assert not home.home.next.isVisible()
    home.home.filters.clear()
    home.settle()

    assert home.home.next.isVisible()


def test_kept_on_top_by_its_button_and_undone(home: Desktop) -> None:
    for _row in range(2):
        QTest.keyClick(home.home.list, Key.Key_Down)
    home.home.tools.pin.click()
    home.until(lambda: titles(home) == ["Undated", "Soon", "Past"])
    assert home.home.list.chosen() == "undated"
    assert home.home.tools.pin.isChecked()
    assert home.home.sessions.index(0, 0).data(SECOND_LINE) == "Kept on top"
    home.press(Key.Key_Z, CONTROL)
    home.until(lambda: titles(home) == ["Soon", "Past", "Undated"])
    assert not home.home.tools.pin.isChecked()


def test_kept_on_top_by_its_key_from_within_the_session(home: Desktop) -> None:
    home.open("Past")
    home.press(Key.Key_T, CONTROL)
    home.until(lambda: home.gathering.session.pinned)
    home.press(Key.Key_T, CONTROL)
    home.until(lambda: not home.gathering.session.pinned)
    home.press(Key.Key_T, CONTROL)
    home.until(lambda: home.gathering.session.pinned)
    home.close()

    assert [g.session.title for g in kept_in(home.path) if g.session.pinned] == ["Past"]


def test_a_series_that_goes_is_no_longer_chosen(home: Desktop) -> None:
    choose(home, "series", "Evenings")
    home.home.tools.remove.click()  # the only session of it
    home.until(lambda: titles(home) == ["Past", "Undated"])

    assert not home.home.filters.series.isVisible()


def test_an_empty_library_has_nothing_to_narrow(desktop: Desktop) -> None:
    desktop.until(lambda: desktop.home.filters is not None)

    assert not desktop.home.filters.isVisible()
    assert not desktop.home.tools.pin.isVisible()


@pytest.fixture
def dressed_back(qapp: QApplication) -> Iterator[None]:
    yield
    theme.dress(qapp, "light", 100)


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize(
    "size", [(1092, 614), (1280, 800), (1366, 768)], ids=lambda size: f"{size[0]}x{size[1]}"
)
@pytest.mark.usefixtures("dressed_back")
def test_choices_fit_at_any_size(
    filled: Path, qtbot: QtBot, qapp: QApplication, size: tuple[int, int], text: int
) -> None:
    theme.dress(qapp, "light", text)
    desktop = Desktop(qtbot, filled, Settings(text_size=text))
    desktop.window.resize(*size)
    desktop.until(lambda: desktop.home.filters is not None and bool(desktop.home.next.id))
    found = {"folded": _problems(desktop, size)}
    if desktop.home.fold.isVisible():
        desktop.home.fold.click()
    found["unfolded"] = _problems(desktop, size)
    desktop.home.filters.choose_person("Maria-Magdalena Wolfeschlegelsteinhausenbergerdorff")
    desktop.home.filters.clear()
    desktop.home.filters.choose_person("Ada Byron")
    desktop.settle()
    found["narrowed"] = _problems(desktop, size)
    if desktop.home.fold.isVisible():
        desktop.home.fold.click()
        found["narrowed, folded"] = _problems(desktop, size)
    desktop.window.on_palette()
    desktop.settle()
    found["palette"] = [f for f in _problems(desktop, size) if "palette" in f]
    desktop.close()

    assert "\n".join(f"{when}: {what}" for when, whats in found.items() for what in whats) == ""


def type_each(desktop: Desktop, words: str) -> None:
    """Letter by letter, each to where the keyboard is by then."""
    for letter in words:
        desktop.type(letter)


def test_letters_typed_at_the_list_look_for_something(home: Desktop) -> None:
    home.home.list.setFocus()
    type_each(home, "past")
    assert home.here_name == "search"
    home.until(lambda: titles(home) == ["Past"])

    assert home.home.search.text() == "past"


def test_enter_opens_what_was_sought_and_not_what_stood_there_before(home: Desktop) -> None:
    home.home.list.setFocus()
    type_each(home, "past")
    home.press(Key.Key_Return)
    home.until(lambda: home.desk.gathering is not None)

    assert home.desk.gathering is not None
    assert home.desk.gathering.session.title == "Past"


def test_a_title_that_is_nowhere_opens_nothing(home: Desktop) -> None:
    home.home.list.setFocus()
    type_each(home, "Another evening altogether")
    home.press(Key.Key_Return)
    home.until(lambda: not titles(home))

    assert home.desk.gathering is None
