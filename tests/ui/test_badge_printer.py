"""A badge for whoever comes, through a stand-in for the system's printing service; the door never waits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.welcome import WelcomePage
from hostdesk.ui.tasks import tasks_of
from tests.builders import a_gathering, a_guest
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key, Table

Lay = Callable[[Page, Gathering], Table]
PATIENCE = 30_000
LABELS = Settings(badge_at_once=True, badge_sheet="Avery L4785", badge_label=9)


class Tray:
    """A printing service that keeps what it is given, sheet after sheet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._service = folder / "lp"
        self.takes()

    def takes(self) -> None:
        self._does('n=$(ls | grep -c pdf); printf "%s " "$@" > "asked$n"; cat > part; mv part "sheet$n.pdf"')

    def refuses(self) -> None:
        self._does('cat > /dev/null; echo "lp: Error - no default destination available." >&2; exit 1')

    def _does(self, what: str) -> None:
        self._service.write_text(f'#!/bin/sh\ncd "{self.folder}"\n{what}\n')
        self._service.chmod(0o755)

    @property
    def sheets(self) -> list[str]:
        found = sorted(self.folder.glob("sheet*.pdf"))
        return ["".join(PdfReader(one).pages[0].extract_text().split()) for one in found]

    def asked(self, number: int) -> list[str]:
        return (self.folder / f"asked{number}").read_text().split()


@pytest.fixture
def tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tray:
    if sys.platform == "win32":
        pytest.skip("Windows prints through its own viewer")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return Tray(folder)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[WelcomePage]:
    desk = QObject()
    made = WelcomePage(LABELS)
    made.desk_needed(desk)
    yield made
    tasks_of(desk).stop()


def comes(page: WelcomePage, name: str) -> None:
    QTest.keyClicks(page.door.line, name)
    QTest.keyClick(page.door.line, Key.Key_Return)


def remembered(page: WelcomePage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    page.to_remember.connect(found.append)
    return found


def test_whoever_comes_gets_a_badge_on_the_next_free_label(
    page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot
) -> None:
    laid(page, a_gathering("Ada Lovelace", "Ben Okri"))
    noted = remembered(page)
    for name in ("ada", "Zoe", "ben"):  # at the door, one right after the other
        comes(page, name)
    done = "The printer has the badge for Ben Okri."
    qtbot.waitUntil(lambda: page.badges.state.text() == done, timeout=PATIENCE)

    assert tray.sheets == ["AdaAdaLovelace", "Zoe", "BenBenOkri"]
    assert noted == [{"badge_label": 10}, {"badge_label": 1}, {"badge_label": 2}]
    assert tray.asked(0)[-1] == "media=A4"


def test_unless_it_is_wanted_nothing_is_printed(
    page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot
) -> None:
    laid(page, a_gathering("Ada"))
    noted = remembered(page)
    page.badges.at_once.click()
    comes(page, "ada")

    assert noted == [{"badge_at_once": False}]
    assert page.badges.state.isHidden()
    QTest.keyClick(page.table, Key.Key_B, CONTROL | SHIFT)  # but the key prints one
    qtbot.waitUntil(lambda: page.badges.state.text().startswith("The printer has"), timeout=PATIENCE)
    assert tray.sheets == ["Ada"]


def test_who_comes_back_or_is_here_already_has_a_badge(page: WelcomePage, laid: Lay, tray: Tray) -> None:
    laid(page, a_gathering("Ada"))
    comes(page, "ada")
    sent = page.badges.state.text()
    page.badges.state.setText("")
    for typed in ("ada", "-ada", "ada"):
        comes(page, typed)

    assert sent == "Badge for Ada on its way to the printer…"
    assert page.badges.state.text() == ""


def test_a_seat_and_a_tick_bring_a_badge_too(
    page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot
) -> None:
    start = a_gathering("Ada")
    seat = a_guest("A young voice", 2, invitation=Invitation.OPEN_SEAT)
    laid(page, replace(start, guests=(*start.guests, seat)))
    QTest.keyClicks(page.door.line, "Zoe")
    page.seats[0].click()
    page.rows.edited.emit(start.guests[1].id, "is_here", True)
    qtbot.waitUntil(lambda: len(tray.sheets) == 2 and "Ada" in page.badges.state.text(), timeout=PATIENCE)

    assert tray.sheets == ["Zoe", "Ada"]


def test_without_a_printer_all_that_are_missing_are_saved_in_one_file(
    page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot, tmp_path: Path
) -> None:
    tray.refuses()
    table = laid(page, a_gathering("Ada", "Ben"))
    comes(page, "ada")
    comes(page, "ben")
    qtbot.waitUntil(lambda: page.badges.save.text() == "Save 2 badges as a file…", timeout=PATIENCE)

    assert page.badges.state.text().startswith("No printer is set up on this laptop.")
    assert [guest.is_here for guest in table.gathering.guests] == [False, True, True]
    page.badges.save.click()
    qtbot.waitUntil(lambda: hasattr(page.badges, "save_dialog"), timeout=PATIENCE)
    page.badges.save_dialog.fileSelected.emit(str(tmp_path / "badges.pdf"))
    page.badges.save_dialog.close()
    qtbot.waitUntil(lambda: page.badges.state.text().startswith("Saved as"), timeout=PATIENCE)

    said = PdfReader(tmp_path / "badges.pdf").pages[0].extract_text().split()
    assert said == ["Ada", "Ben"]
    assert page.badges.save.isHidden()


def test_a_printer_that_is_there_again_prints_what_was_missing(
    page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot
) -> None:
    tray.refuses()
    laid(page, a_gathering("Ada"))
    comes(page, "ada")
    qtbot.waitUntil(lambda: not page.badges.save.isHidden(), timeout=PATIENCE)
    tray.takes()
    page.badge.click()
    qtbot.waitUntil(lambda: len(tray.sheets) == 1, timeout=PATIENCE)
    qtbot.waitUntil(page.badges.save.isHidden, timeout=PATIENCE)


def test_letters_that_no_font_has_are_said(page: WelcomePage, laid: Lay, tray: Tray, qtbot: QtBot) -> None:
    laid(page, a_gathering("Ada \ue0a1"))
    comes(page, "ada")
    qtbot.waitUntil(lambda: "No font here has \ue0a1" in page.badges.state.text(), timeout=PATIENCE)


def test_plain_paper_always_begins_anew(laid: Lay, tray: Tray, qtbot: QtBot) -> None:
    page = WelcomePage(Settings(badge_label=4))
    noted = remembered(page)
    laid(page, a_gathering("Ada"))
    page.badge.click()
    qtbot.waitUntil(lambda: page.badges.state.text().startswith("The printer has"), timeout=PATIENCE)

    assert noted == []
    assert page.badges.sheet.text() == "On plain A4…"


def test_what_is_chosen_on_one_page_is_known_on_the_other(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("welcome")
    door = desktop.page
    door.badges.at_once.click()
    door.badges.sheet.click()
    papers = desktop.page

    assert papers.objectName() == "papers"
    assert papers.choices.badges.at_once.isChecked()
    papers.choices.badges.sheet.setCurrentIndex(3)
    papers.choices.badges.sheet.activated.emit(3)
    papers.choices.badges.begin_at.setValue(7)
    assert door.badges.sheet.text() == "On Avery L4785, label 7…"
    chosen = desktop.window.settings
    assert (chosen.badge_at_once, chosen.badge_sheet, chosen.badge_label) == (True, "Avery L4785", 7)
    assert desktop.window._pages["welcome"] is door  # nothing is built anew for it
