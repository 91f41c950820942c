"""Sessions whose day has come: the host is asked, and nothing happens by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hostdesk.domain.session import Afterwards
from hostdesk.storage.library import open_library
from hostdesk.ui.due_sheet import DueSheet
from tests.builders import a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import Desktop
from tests.ui.test_accessible import cut_labels, overlaps

YESTERDAY = date.today() - timedelta(days=1)


@pytest.fixture
def over(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """Two sessions whose day was yesterday, and one that is kept."""
    library = open_library(library_path)
    for name, until in (("soup", YESTERDAY), ("bread", YESTERDAY), ("salt", None)):
        meant = Afterwards.ERASE if name == "bread" else Afterwards.ASK
        start = a_gathering("Ada", session_id=name, title=name, keep_until=until, afterwards=meant)
        stored(library, start)
    library.close()
    desktop = Desktop(qtbot, library_path)
    yield desktop
    desktop.close()


def opened(desktop: Desktop) -> DueSheet:
    desktop.window.on_due_sessions()
    desktop.until(lambda: hasattr(desktop.window, "_due"))
    return desktop.window._due.sheet  # type: ignore[no-any-return]


def test_the_window_says_it_once_and_offers_to_look(over: Desktop) -> None:
    over.window.ask_what_is_due()
    over.until(lambda: over.message == "2 sessions have come to their day.")
    over.window.messages.button.click()

    over.until(lambda: hasattr(over.window, "_due"))


def test_the_sheet_has_a_card_for_each_with_what_was_meant(over: Desktop) -> None:
    sheet = opened(over)

    assert list(sheet.cards) == ["soup", "bread"]
    assert "You wanted then: Erase it." in sheet.cards["bread"].words.text()
    assert (problems(sheet), cut_labels(sheet), overlaps(sheet)) == ([], [], [])


def test_one_is_kept_a_year_longer_and_undo_takes_it_back(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["soup"].longer.click()
    over.until(lambda: sheet.cards["soup"].is_done)

    over.window.ask_what_is_due()
    over.until(lambda: over.message == "1 session has come to its day.")
    assert over.desk.undo_stack.canUndo()


def test_one_is_erased_only_when_it_was_said_twice(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["bread"].erase.click()
    assert not sheet.cards["bread"].is_done
    sheet.cards["bread"].sure.click()
    over.until(lambda: sheet.cards["bread"].is_done)
    sheet.take.click()

    over.until(lambda: over.home.count.text() == "2 sessions")


def test_one_goes_to_the_archive_without_names(over: Desktop) -> None:
    opened(over).cards["soup"].nameless.click()
    over.until(lambda: over.page.objectName() == "archive")

    assert over.gathering.session.id == "soup"


def test_where_no_day_has_come_there_is_a_sentence(desktop: Desktop) -> None:
    desktop.window.on_due_sessions()

    desktop.until(lambda: "No session has come" in desktop.message)


def test_the_day_is_said_on_the_archive_page_and_kept(over: Desktop) -> None:
    over.open("salt")
    over.window.go_to("archive")
    card = over.page.keep_until
    card.day.setFocus()
    over.enter("31 May 2027")
    card.afterwards.show_value(Afterwards.NAMELESS)
    card.afterwards.activated.emit(1)

    session = over.gathering.session
    assert (session.keep_until, session.afterwards) == (date(2027, 5, 31), Afterwards.NAMELESS)
