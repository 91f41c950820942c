"""Pages and dialogs go when they are closed, and opening them again and again costs nothing."""

from __future__ import annotations

import gc
from importlib import import_module

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.ui.pages.home import HomePage
from hostdesk.ui.places import steps
from tests.builders import a_full_gathering
from tests.ui.tables import Desktop

PLACES = [step.id for step in steps()]


def objects_in(desktop: Desktop) -> int:
    return len(desktop.window.findChildren(QObject))


@pytest.mark.parametrize("place", PLACES)
def test_a_page_goes_when_it_is_deleted(qtbot: QtBot, place: str) -> None:
    page = import_module(f"hostdesk.ui.pages.{place}").page(Settings())
    page.show_gathering(a_full_gathering())
    page.show()
    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))
    if hasattr(page, "stop"):
        page.stop()
    page.deleteLater()
    del page
    qtbot.waitUntil(lambda: bool(gone))
    gc.collect()


def test_the_home_page_goes_when_it_is_deleted(qtbot: QtBot) -> None:
    page = HomePage()
    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))
    page.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))


@pytest.mark.parametrize("place", PLACES)
def test_opening_a_page_fifty_times_leaves_nothing_behind(desktop: Desktop, place: str) -> None:
    desktop.begin()
    for step in ("purpose", place, "purpose", place, "purpose"):
        desktop.window.go_to(step)
    desktop.settle()
    before = objects_in(desktop)
    for _time in range(25):
        desktop.window.go_to(place)
        desktop.window.go_to("purpose")
    desktop.settle()

    assert objects_in(desktop) <= before


def test_dressing_again_leaves_nothing_behind(desktop: Desktop) -> None:
    desktop.begin()
    for step in steps():
        desktop.window.go_to(step.id)
    desktop.window.go_to("guests")
    desktop.window.dress_again()
    desktop.settle()
    before = objects_in(desktop)
    for _time in range(5):
        desktop.window.dress_again()
    desktop.settle()

    assert objects_in(desktop) <= before


def test_editing_cells_leaves_no_editor_behind(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("guests")
    page = desktop.page
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(0, 1))

    def edit() -> None:
        page.table.edit(page.rows.index(0, 1))
        page.table.setFocus()

    edit()
    desktop.settle()
    before = objects_in(desktop)
    for _time in range(20):
        edit()
    desktop.settle()

    assert objects_in(desktop) <= before
