"""What is typed belongs to the session it was typed in, and an untouched date is no date."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.pages.purpose import PurposePage
from hostdesk.workflows import sessions


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    library = sessions.open_library(tmp_path / "library.hostdesk")
    for title in ("First", "Second"):
        sessions.keep(library, sessions.begin(title))
    desk = Desk(library)
    window = MainWindow(desk, Settings())
    qtbot.addWidget(window, before_close_func=lambda _window: desk.shut())
    window.show()
    return window


def opened(qtbot: QtBot, window: MainWindow, title: str) -> PurposePage:
    found: list[str] = []
    window.desk.ask(lambda library: sessions.find_session(library, title).id, found.append)
    qtbot.waitUntil(lambda: bool(found))
    with qtbot.waitSignal(window.desk.gathering_opened):
        window.desk.open(found[0])
    page = window.stack.currentWidget()
    assert isinstance(page, PurposePage)
    return page


def test_words_typed_just_before_another_session_opens_stay_with_their_own(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = opened(qtbot, window, "First")
    field = page.findChild(type(page.first_field), "calling")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "a call for the first")

    opened(qtbot, window, "Second")
    assert window.desk.gathering is not None
    assert window.desk.gathering.session.calling == ""
    opened(qtbot, window, "First")
    assert window.desk.gathering.session.calling == "a call for the first"


def test_a_session_whose_date_nobody_touched_has_none(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, "First")
    window.go_to("guests")
    window.on_home()
    opened(qtbot, window, "First")

    assert window.desk.gathering is not None
    assert window.desk.gathering.session.starts is None


def test_a_page_asked_for_without_a_session_is_not_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("purpose")

    assert window.stack.currentWidget() is window.home
