"""Welcome, summary, steps and home: keys in, intent out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.mark import Moment
from hostdesk.domain.note import Note, NoteKind
from hostdesk.storage.listing import ListedSession
from hostdesk.ui.pages.home import HomePage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.steps import StepsPage
from hostdesk.ui.pages.summary import SummaryPage
from hostdesk.ui.pages.welcome import WelcomePage
from hostdesk.ui.widgets.lines_card import LinesCard
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.workflows import rounds
from tests.builders import a_full_gathering, a_gathering, with_round
from tests.ui.tables import Key, Table

Lay = Callable[[Page, Gathering], Table]


@pytest.mark.parametrize("made", [WelcomePage, SummaryPage, StepsPage])
def test_showing_never_wants_anything(made: Callable[[], Page], laid: Lay) -> None:
    table = laid(made(), a_full_gathering())
    table.page.show_gathering(a_gathering("Ada"))
    table.page.flush()

    assert table.changes == []


def test_the_space_bar_welcomes(laid: Lay) -> None:
    page = WelcomePage()
    table = laid(page, a_gathering("Ada", "Ben"))
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(1, 0))
    QTest.keyClick(page.table, Key.Key_Space)
    assert [guest.arrived for guest in table.gathering.guests] == [False, True, False]
    assert page.here.text() == "1 here · 2 still expected"
    assert page.says.text() == "Ada is here"
    QTest.keyClick(page.table, Key.Key_Space)

    assert [guest.arrived for guest in table.gathering.guests] == [False] * 3


def test_a_click_anywhere_in_the_cell_welcomes(laid: Lay, qtbot: QtBot) -> None:
    page = WelcomePage()
    table = laid(page, a_gathering("Ada"))
    cell = page.table.visualRect(page.rows.index(1, 0))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    assert table.gathering.guests[1].arrived


def test_letters_find_a_guest(laid: Lay) -> None:
    page = WelcomePage()
    laid(page, a_gathering("Ada Lovelace", "Ben Okri", "Chidi Obi"))
    page.table.setFocus()
    QTest.keyClicks(page.table, "ok")

    assert page.rows.row(page.table.currentIndex().row()).name == "Ben Okri"


def test_an_open_seat_does_not_arrive(laid: Lay) -> None:
    page = WelcomePage()
    laid(page, a_full_gathering())

    assert "A young voice" not in [page.rows.row(row).name for row in range(page.rows.rowCount())]


def test_a_step_with_its_day(laid: Lay, qtbot: QtBot) -> None:
    page = StepsPage()
    table = laid(page, a_gathering("Ada"))
    QTest.keyClicks(page.add_line.line, "Ask the baker")
    QTest.keyClick(page.add_line.line, Key.Key_Return)
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(0, 2))
    QTest.keyClick(page.table, Key.Key_Return)
    day = QApplication.focusWidget()
    assert isinstance(day, QDateEdit)
    day.setDate(date(2026, 6, 1))  # type: ignore[arg-type]
    QTest.keyClick(day, Key.Key_Return)
    qtbot.waitUntil(lambda: len(table.changes) == 2)

    assert [(step.what, step.by_when) for step in table.gathering.steps] == [
        ("Ask the baker", date(2026, 6, 1))
    ]


def words(page: Page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_summary_says_who_moved_and_never_an_average(laid: Lay) -> None:
    page = SummaryPage()
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 3, "Ben": 6})
    laid(page, with_round(start, {"Ada": 7, "Ben": 6}, Moment.CLOSING))

    assert "Since the opening round one moved up, one stayed." in words(page)
    assert "average" not in words(page).lower()


def test_the_summary_of_nothing_teaches(laid: Lay) -> None:
    page = SummaryPage()
    laid(page, a_gathering("Ada"))

    assert "No marks yet. They come from Run and capture, and appear here at once." in words(page)


def said_at_the_table() -> Gathering:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 3})
    ada = replace(start.guests[1], may_quote=Consent.GIVEN)
    kinds = (
        (NoteKind.QUOTE, "We are the street", ada.id),
        (NoteKind.QUOTE, "Do not write this", start.guests[2].id),
        (NoteKind.OFFER, "A van", ada.id),
        (NoteKind.NEED, "A ladder", start.guests[2].id),
        (NoteKind.PARKED, "A table outside", None),
        (NoteKind.DECIDED, "We sing", None),
        (NoteKind.CROSSED, "Twice, by the door", None),
        (NoteKind.NOTE, "Rain", None),
    )
    notes = tuple(
        Note(f"n{place}", "garden", place, told, kind=kind, guest_id=guest)
        for place, (kind, told, guest) in enumerate(kinds)
    )
    return replace(start, guests=(start.guests[0], ada, start.guests[2]), notes=notes)


def test_the_summary_tells_what_was_said_with_a_yes_to_it(laid: Lay) -> None:
    page = SummaryPage()
    laid(page, said_at_the_table())
    told = words(page)
    offers, needs = (page.findChild(LinesCard, f"summary_{half}") for half in ("offers", "needs"))

    assert offers is not None
    assert needs is not None
    assert (offers.lines, needs.lines) == (("A van · Ada",), ("A ladder",))
    assert all(each in told for each in ("“We are the street”", "Ada", "A table outside", "We sing"))
    assert "1 quote waits for a yes" in told
    assert not [each for each in ("Do not write this", "Twice", "Rain", "Ben") if each in told]


def test_the_summary_says_when_a_round_waits_to_be_revealed(laid: Lay) -> None:
    page = SummaryPage()
    start = with_round(a_gathering("Ada"), {"Ada": 3})
    table = laid(page, replace(start, rounds=(replace(start.rounds[0], silent=True),)))
    assert "1 round waits to be revealed; until then nothing of it is shown here." in words(page)
    assert page.findChild(ScaleLine) is None
    table.do(rounds.reveal(table.gathering, table.gathering.rounds[0]))
    QTest.qWait(1)  # what was shown before is gone

    assert "waits to be revealed" not in words(page)
    assert page.findChild(ScaleLine) is not None


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    page = HomePage()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.resize(1000, 700)
        page.show()
        page.activateWindow()
    return page


def listed(number: int) -> ListedSession:
    return ListedSession(f"id {number}", f"Session {number}", "", "prepare", "", 3, 1)


def test_home_opens_deletes_and_copies_what_one_is_at(home: HomePage, qtbot: QtBot) -> None:
    home.show_list(2, [listed(0), listed(1)])
    home.list.setFocus()
    QTest.keyClick(home.list, Key.Key_Down)
    for signal, do in (
        (home.open_requested, lambda: QTest.keyClick(home.list, Key.Key_Return)),
        (home.removal_requested, lambda: QTest.keyClick(home.list, Key.Key_Delete)),
        (home.duplicate_requested, home.tools.duplicate.click),
    ):
        with qtbot.waitSignal(signal) as asked:
            do()
        assert asked.args == ["id 1"]


def test_home_stays_at_the_session_one_is_at(home: HomePage) -> None:
    home.show_list(3, [listed(0), listed(1), listed(2)])
    home.list.setCurrentIndex(home.sessions.index(2, 0))
    home.show_list(4, [listed(9), listed(0), listed(1), listed(2)])
    assert home.list.chosen() == "id 2"
    home.show_list(3, [listed(9), listed(0), listed(1)])

    assert home.list.chosen() == "id 1"  # it is gone: the one in its place, or the last


def test_a_title_stays_until_the_session_is_begun(home: HomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(home.new_requested) as asked:
        QTest.keyClicks(home.title, "The garden")
        QTest.keyClick(home.title, Key.Key_Return)
    assert asked.args == ["The garden"]
    assert home.title.text() == "The garden"
    home.session_was_begun()

    assert home.title.text() == ""


def test_what_is_still_worth_asking_belongs_to_the_next_session(home: HomePage) -> None:
    home.show_next(ListedSession("next", "Soon", "2026-05-12T18:30", "prepare", "", 9, 1))
    home.next.show_still_open("another", ["Who else?"])
    assert home.next.still_open.text() == ""
    home.next.show_still_open("next", ["Who else?", "What for?"])

    assert home.next.still_open.text() == "Still worth asking: Who else? And 1 more."
