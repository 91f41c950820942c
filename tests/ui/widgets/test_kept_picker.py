"""Choosing kept wordings by keyboard: letters find, arrows walk, Enter takes, Esc is enough."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.pages.boundaries import BoundariesPage
from hostdesk.ui.pages.page import Page
from hostdesk.workflows import kept
from tests.builders import a_gathering
from tests.ui.tables import Desktop, Key, Table

Lay = Callable[[Page, Gathering], Table]


def test_letters_find_arrows_walk_enter_takes(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_gathering())
    page.kept.button.click()
    dialog = page.kept.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.words, "story")
    found = kept.matching(kept.boundaries(), "story")
    assert dialog.rows.rowCount() == len(found) >= 2
    QTest.keyClick(dialog.words, Key.Key_Down)
    QTest.keyClick(dialog.words, Key.Key_Return)
    QTest.keyClick(dialog.words, Key.Key_Up)
    QTest.keyClick(dialog.words, Key.Key_Return)
    QTest.keyClick(dialog.words, Key.Key_Escape)

    assert [b.words for b in table.gathering.boundaries] == [kept.wording(found[n].part) for n in (1, 0)]
    assert page.kept.dialog is None
    assert len(table.changes) == 2


def test_nothing_found_adds_nothing(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_gathering())
    page.kept.open()
    dialog = page.kept.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.words, "zzzz")
    QTest.keyClick(dialog.words, Key.Key_Return)

    assert dialog.state.text() == "0 wordings"
    assert table.changes == []
    dialog.close()


def test_the_hosts_own_come_first(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.go_to("boundaries")
    page = desktop.page
    QTest.keyClicks(page.add_line.line, "Dogs are guests")
    QTest.keyClick(page.add_line.line, Key.Key_Return)
    desktop.window.on_home()
    desktop.begin("Another evening")
    desktop.window.go_to("boundaries")
    page.kept.open()
    desktop.until(lambda: page.kept.dialog.rows.row(0).words == "Dogs are guests")

    assert "Yours" in page.kept.dialog.rows.row(0).second
    page.kept.dialog.close()
