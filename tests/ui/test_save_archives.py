"""Several sessions saved as one archive: chosen, written whole, stopped with nothing left, read by all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from pytestqt.qtbot import QtBot

from hostdesk.ui.save_archives import SaveArchives
from hostdesk.workflows import exchange
from tests.builders import a_full_gathering, a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import Desktop

PATIENCE = 20_000
EVENING = datetime(2026, 6, 9, 18, 30)


@pytest.fixture
def desk(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """A window with three sessions, two of them in one series."""
    made = Desktop(qtbot, library_path)
    first = a_full_gathering("a" * 32)
    second = a_gathering("Zoe", session_id="b" * 32)
    series = replace(
        second.session, series_id="a" * 32 + "/series", title="The second evening", starts=EVENING
    )
    stored(made.library, first)
    stored(made.library, replace(second, session=series, series=first.series))
    stored(made.library, a_gathering("Nobody", session_id="c" * 32))
    made.window.refresh_home()
    made.settle()
    yield made
    made.close()


def sheet_of(desktop: Desktop) -> SaveArchives:
    desktop.window.on_save_archives()
    return desktop.window._saving


def chosen(sheet: SaveArchives, label: str) -> SaveArchives:
    labels = [sheet.which.itemText(at) for at in range(sheet.which.count())]
    sheet.which.setCurrentIndex(next(at for at, each in enumerate(labels) if each.startswith(label)))
    return sheet


def saved(sheet: SaveArchives, target: Path, desktop: Desktop) -> Path:
    sheet.take.click()
    sheet.dialog.fileSelected.emit(str(target))
    sheet.dialog.close()
    desktop.qtbot.waitUntil(target.exists, timeout=PATIENCE)
    desktop.qtbot.waitUntil(lambda: "is saved as" in desktop.message, timeout=PATIENCE)
    return target


def titles(target: Path) -> list[str]:
    return list(exchange.verify(target).titles)


def test_the_session_at_hand_comes_first_and_everything_last(desk: Desktop) -> None:
    sheet = sheet_of(desk)
    offered = [sheet.which.itemText(at).partition(":")[0] for at in range(sheet.which.count())]

    assert offered == ["This session", "All sessions"]
    sheet.reject()


def test_all_sessions_go_into_one_file(desk: Desktop, tmp_path: Path) -> None:
    target = saved(chosen(sheet_of(desk), "All"), tmp_path / "all.hostdesk.zip", desk)

    assert len(titles(target)) == 3
    assert target.name in desk.message


def test_the_list_as_it_was_narrowed_can_be_saved(desk: Desktop, tmp_path: Path) -> None:
    desk.home.search.setText("second")
    desk.home._on_search_rested()
    desk.settle()
    sheet = chosen(sheet_of(desk), "The list as it is now: 1 session")

    assert titles(saved(sheet, tmp_path / "found.hostdesk.zip", desk)) == ["The second evening"]


def test_on_the_page_of_a_series_the_series_comes_first(desk: Desktop, tmp_path: Path) -> None:
    desk.open("The second evening")
    desk.window.go_to("series")
    desk.settle()
    desk.page.export.click()
    sheet = desk.window._saving

    assert sheet.which.currentText() == "Its series: The corner evenings"
    assert len(titles(saved(sheet, tmp_path / "series.hostdesk.zip", desk))) == 2


def test_what_is_ticked_lies_in_it_and_beside_it(desk: Desktop, tmp_path: Path) -> None:
    sheet = chosen(sheet_of(desk), "All")
    sheet.choices.pictures.click()
    sheet.choices.spreadsheet.click()
    sheet.choices.fold.click()
    sheet.choices.ticks["sign-in list"].click()
    assert sheet.choices.fold.text() == "Papers in it: 1…"

    target = saved(sheet, tmp_path / "all.hostdesk.zip", desk)

    assert exchange.verify(target).documents == 3
    assert not any(one.pictures for one in exchange.read(target))
    assert (tmp_path / "all.xlsx").exists()
    assert "all.xlsx" in desk.message


def test_what_is_stopped_leaves_nothing_and_says_so(desk: Desktop, tmp_path: Path) -> None:
    sheet = chosen(sheet_of(desk), "All")
    for tick in sheet.choices.ticks.values():
        tick.setChecked(True)
    folder = tmp_path / "here"
    folder.mkdir()
    sheet.take.click()
    sheet.dialog.fileSelected.emit(str(folder / "all.hostdesk.zip"))
    sheet.dialog.close()
    desk.qtbot.waitUntil(lambda: sheet.out.is_under_way and any(folder.iterdir()), timeout=PATIENCE)

    sheet.state.cancel.click()

    assert sheet.state.words.text() == "Stopped; nothing was written."
    desk.qtbot.waitUntil(lambda: not any(folder.iterdir()), timeout=PATIENCE)
    assert sheet.take.isEnabled()
    sheet.reject()


def test_closing_the_window_meanwhile_leaves_nothing(desk: Desktop, tmp_path: Path) -> None:
    sheet = chosen(sheet_of(desk), "All")
    for tick in sheet.choices.ticks.values():
        tick.setChecked(True)
    folder = tmp_path / "here"
    folder.mkdir()
    sheet._on_target(sheet.which.value, sheet.choices.wish(sheet._wish), str(folder / "all.hostdesk.zip"))
    desk.qtbot.waitUntil(lambda: sheet.out.is_under_way and any(folder.iterdir()), timeout=PATIENCE)

    sheet.reject()

    desk.qtbot.waitUntil(lambda: not any(folder.iterdir()), timeout=PATIENCE)


def test_a_folder_that_is_gone_is_a_sentence_in_the_sheet(desk: Desktop, tmp_path: Path) -> None:
    sheet = chosen(sheet_of(desk), "All")
    sheet._on_target(sheet.which.value, sheet.choices.wish(sheet._wish), str(tmp_path / "gone" / "a.zip"))
    desk.qtbot.waitUntil(lambda: sheet.sentence.text() != "", timeout=PATIENCE)

    assert "no longer there" in sheet.sentence.text()
    assert sheet.take.isEnabled()
    sheet.reject()


@pytest.mark.parametrize("which", ["save_archives", "calendar"])
def test_the_sheets_can_be_read_and_reached(desk: Desktop, which: str) -> None:
    desk.open("The second evening")
    getattr(desk.window, f"on_{which}")()
    sheet = desk.window._saving if which == "save_archives" else desk.window._dates
    if which == "save_archives":
        sheet.choices.fold.click()
    desk.settle()

    assert problems(sheet) == []
    sheet.reject()


def test_dates_go_into_a_calendar_file(desk: Desktop, tmp_path: Path) -> None:
    desk.open("The second evening")
    desk.window.go_to("purpose")
    desk.page.dates.click()
    sheet = desk.window._dates
    sheet.which.setCurrentIndex(1)
    sheet.names.click()
    sheet.take.click()
    target = tmp_path / "dates.ics"
    sheet.dialog.fileSelected.emit(str(target))
    sheet.dialog.close()
    desk.qtbot.waitUntil(target.exists, timeout=PATIENCE)

    events = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} >= {"The second evening"}
    assert len(events) == 3
    desk.qtbot.waitUntil(lambda: "dates.ics" in desk.message, timeout=PATIENCE)


def test_without_an_open_session_and_without_any_there_is_a_sentence(
    qtbot: QtBot, library_path: Path
) -> None:
    empty = Desktop(qtbot, library_path)
    empty.window.on_save_archives()
    assert "no session" in empty.message
    empty.window.on_calendar()
    assert "Open a session first" in empty.message
    empty.close()


@pytest.mark.parametrize("place", ["archive", "series", "purpose"])
def test_dates_can_be_asked_for_where_the_date_or_the_archive_is(desk: Desktop, place: str) -> None:
    desk.open("The second evening")
    desk.window.go_to(place)
    desk.settle()
    desk.page.dates.click()

    assert desk.window._dates.isVisible()
    desk.window._dates.reject()


def test_without_a_date_the_sheet_says_so(desk: Desktop, tmp_path: Path) -> None:
    desk.open("The corner garden")
    desk.window.on_calendar()
    sheet = desk.window._dates
    sheet._on_target(sheet.which.value, str(tmp_path / "dates.ics"))
    desk.until(lambda: sheet.sentence.text() != "" or (tmp_path / "dates.ics").exists())

    assert sheet.sentence.text() == "There is no date to put into a calendar yet."
    sheet.reject()


def test_the_sheet_is_as_high_as_what_stands_on_it_and_grows_with_it(desk: Desktop) -> None:
    sheet = sheet_of(desk)
    before = sheet.height()
    sheet.choices.fold.click()
    desk.until(lambda: sheet.height() > before)
    sheet.close()
