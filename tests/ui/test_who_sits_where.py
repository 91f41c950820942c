"""Who sits where: looked at for every size, given to everybody in one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.ui import theme
from hostdesk.ui.pages.guests import GuestsPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.who_sits_where import WhoSitsWhere
from hostdesk.ui.widgets.plain import Card
from tests.builders import a_gathering
from tests.ui.accessible import problems
from tests.ui.tables import Key, Table
from tests.ui.test_accessible import cut_labels, overlaps

Lay = Callable[[Page, Gathering], Table]
NAMES = ("Ada", "Ben", "Chidi", "Dora", "Emil", "Fay", "Gus")


@pytest.fixture
def page() -> GuestsPage:
    return GuestsPage()


def asked(page: GuestsPage, qtbot: QtBot) -> WhoSitsWhere:
    """The dialog, opened by keys, with its first proposal."""
    page.seating.setFocus()
    qtbot.keyClick(page.seating, Key.Key_Space)
    dialog = page._sitting
    qtbot.waitUntil(dialog.take.isEnabled)
    return dialog


def cards(dialog: WhoSitsWhere) -> list[str]:
    shown = dialog.tables.widget().findChildren(Card)
    return [card.accessibleName() for card in shown if card.objectName().startswith("seating_table_")]


def test_tables_are_shown_and_given_in_one_change(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering(*NAMES))
    dialog = asked(page, qtbot)
    assert cards(dialog) == ["Table 1: Host, Ben, Dora, Fay", "Table 2: Ada, Chidi, Emil, Gus"]
    dialog.size_choice.setFocus()
    QTest.keyClicks(dialog.size_choice, "Pairs")
    assert len(cards(dialog)) == 4
    dialog.take.setFocus()
    QTest.keyClick(dialog.take, Key.Key_Return)

    assert Counter(guest.seat for guest in table.gathering.guests) == {f"Pair {n}": 2 for n in (1, 2, 3, 4)}
    assert table.labels == ["Seats for 8 guests"]
    table.undo()
    assert {guest.seat for guest in table.gathering.guests} == {""}


def test_looking_changes_nothing(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering(*NAMES))
    dialog = asked(page, qtbot)
    QTest.keyClick(dialog, Key.Key_Escape)

    assert table.changes == []


def test_seats_that_are_written_can_be_kept(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    start = a_gathering(*NAMES)
    by_hand = replace(start.guests[3], seat="Table 1")
    start = replace(start, guests=(*start.guests[:3], by_hand, *start.guests[4:]))
    table = laid(page, start)
    dialog = asked(page, qtbot)
    assert dialog.keep.isVisible()
    dialog.keep.click()
    dialog.take.click()

    seats = Counter(guest.seat for guest in table.gathering.guests)
    assert table.gathering.guests[3].seat == "Table 1"
    assert seats == {"Table 1": 1, "Table 2": 4, "Table 3": 3}


def test_without_seats_there_is_nothing_to_keep(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering(*NAMES))

    assert not asked(page, qtbot).keep.isVisible()


def test_one_alone_is_not_seated(page: GuestsPage, laid: Lay) -> None:
    laid(page, a_gathering())

    assert not page.seating.isEnabled()


def test_who_sat_together_before_sits_apart(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, a_gathering("Ada", "Ben", "Chidi"))
    dialog = asked(page, qtbot)
    dialog.size_choice.show_value(2)
    host, ben = table.gathering.guests[0], table.gathering.guests[2]
    assert dialog._seats[host.id] == dialog._seats[ben.id]
    dialog.heed([{host.person: "1", ben.person: "1"}])

    assert dialog._seats[host.id] != dialog._seats[ben.id]


@pytest.mark.parametrize("text", [100, 200])
def test_the_dialog_can_be_read_and_reached(
    qapp: QApplication, page: GuestsPage, laid: Lay, qtbot: QtBot, text: int
) -> None:
    theme.dress(qapp, "light", text)
    long = "Wolfgang-Maximilian Donaudampfschifffahrtsgesellschaftskapitän"
    laid(page, a_gathering(*NAMES, long))
    dialog = asked(page, qtbot)
    QTest.qWait(1)
    found = problems(dialog) + cut_labels(dialog) + overlaps(dialog)
    theme.dress(qapp, "light", 100)

    assert found == []
    assert dialog.width() <= page.width()


def test_the_dialog_goes_when_it_is_closed(page: GuestsPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, a_gathering(*NAMES))
    gone: list[bool] = []
    dialog: QWidget = asked(page, qtbot)
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()

    qtbot.waitUntil(lambda: bool(gone))
