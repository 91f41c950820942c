"""Welcome at the door: letters and Enter, walk-ins, open seats, what is asked; each by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.welcome import WelcomePage
from tests.builders import a_gathering, a_guest
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key, Table

Lay = Callable[[Page, Gathering], Table]

KOFI = a_guest("Kofi Mensah", 1, arrived=True)
ADA = a_guest(
    "Ada Lovelace",
    2,
    stranger=True,
    greeter="Kofi Mensah",
    seat="Table 2",
    paper=Format.LARGE_PRINT,
    diet="No nuts",
)
YOUNG = a_guest("A young voice", 3, invitation=Invitation.OPEN_SEAT)


@pytest.fixture
def page() -> WelcomePage:
    return WelcomePage()


def with_guests(*guests: Guest) -> Gathering:
    start = a_gathering()
    return replace(start, guests=(*start.guests, *guests))


def letters(page: WelcomePage, typed: str) -> None:
    QTest.keyClicks(page.door.line, typed)


def enter(page: WelcomePage) -> None:
    QTest.keyClick(page.door.line, Key.Key_Return)


def shown(page: WelcomePage) -> list[str]:
    """The names in the list, as they stand there."""
    head = page.table.verticalHeader()
    numbers = [head.logicalIndex(place) for place in range(page.rows.rowCount())]
    return [page.rows.row(number).name for number in numbers if not page.table.isRowHidden(number)]


def here(table: Table) -> list[str]:
    return [guest.name for guest in table.gathering.guests if guest.arrived]


def test_letters_and_enter_say_who_is_here_and_what_to_know(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, ADA))
    letters(page, "lov")
    assert shown(page) == ["Ada Lovelace"]
    assert page.says.text() == "Enter: Ada Lovelace is here."
    enter(page)

    assert here(table) == ["Kofi Mensah", "Ada Lovelace"]
    assert page.says.text() == (
        "Ada Lovelace is here · new here: Kofi Mensah greets them · Table 2 · No nuts · Large print"
    )
    assert page.door.line.text() == ""
    assert shown(page) == ["Host", "Kofi Mensah", "Ada Lovelace"]


def test_a_greeter_who_is_not_here_yet_is_said_to_be_so(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(replace(KOFI, arrived=False), ADA))
    letters(page, "ada")
    enter(page)

    assert "Kofi Mensah, who greets them, is not here yet" in page.says.text()


def test_undo_takes_the_words_back_with_the_arrival(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, ADA))
    before = table.gathering
    letters(page, "ada")
    enter(page)
    table.undo()

    assert table.gathering == before
    assert "Ada" not in page.says.text()


def test_the_best_is_on_top_and_arrows_walk(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Joanna Beck", "Moss Becker", "Bea Ruiz", "Becky Hill"))
    letters(page, "bec")
    assert shown(page) == ["Becky Hill", "Joanna Beck", "Moss Becker"]
    assert page.says.text() == "Enter: Becky Hill is here. 3 fit; ↑ and ↓ walk."
    QTest.keyClick(page.door.line, Key.Key_Down)
    assert page.says.text().startswith("Enter: Joanna Beck is here.")
    enter(page)

    assert here(table) == ["Joanna Beck"]
    assert shown(page) == ["Host", "Joanna Beck", "Moss Becker", "Bea Ruiz", "Becky Hill"]


def test_who_is_here_already_stays_here(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI))
    letters(page, "kof")
    assert page.says.text() == "Kofi Mensah is here already."
    enter(page)

    assert table.changes == []
    assert page.says.text() == "Kofi Mensah is here already"
    assert page.door.line.text() == ""


def test_a_name_that_nobody_has_walks_in_and_is_greeted(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI))
    letters(page, "Zoe")
    assert page.says.text() == "Nobody of that name on the list: Enter welcomes them as a walk-in."
    enter(page)

    zoe = table.gathering.guests[-1]
    assert (zoe.name, zoe.walk_in, zoe.arrived, zoe.greeter) == ("Zoe", True, True, "Kofi Mensah")
    assert page.says.text() == "Zoe is here · new here: Kofi Mensah greets them"
    table.undo()
    assert [guest.name for guest in table.gathering.guests] == ["Host", "Kofi Mensah"]


def test_somebody_else_of_a_name_on_the_list_walks_in_with_shift(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(ADA))
    letters(page, "Ada")
    QTest.keyClick(page.door.line, Key.Key_Return, SHIFT)

    assert here(table) == ["Ada"]
    assert not page.newcomer.isEnabled()


def test_an_open_seat_is_taken_at_the_door(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, YOUNG))
    assert page.seats[0].isHidden()
    letters(page, "Zoe")
    assert page.seats[0].text() == "Or Zoe takes the open seat “A young voice”"
    QTest.keyClick(page.door.line, Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)

    zoe = table.gathering.guests[-1]
    assert (zoe.id, zoe.name, zoe.about, zoe.arrived) == (YOUNG.id, "Zoe", "A young voice", True)
    assert page.says.text().startswith("Zoe is here · new here")
    assert page.door.line.hasFocus()
    assert table.labels == ["Zoe takes the open seat"]


@pytest.mark.parametrize("name", ["王小明", "محمد الأحمد", "Łukasz Żółć", "N" * 60])
def test_any_name_is_found_by_its_letters(page: WelcomePage, laid: Lay, name: str) -> None:
    table = laid(page, a_gathering("Ada", name))
    page.door.line.insert(name[:3].upper())
    enter(page)

    assert here(table) == [name]


def test_a_pasted_list_ticks_those_it_knows(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(ADA))
    QApplication.clipboard().setText("ada lovelace\nZoe\n")
    QTest.keyClick(page.door.line, Key.Key_V, CONTROL)

    assert here(table) == ["Ada Lovelace", "Zoe"]


def test_escape_shows_everybody_again(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(KOFI, ADA))
    letters(page, "ada")
    QTest.keyClick(page.door.line, Key.Key_Escape)

    assert shown(page) == ["Host", "Kofi Mensah", "Ada Lovelace"]


def test_nobody_is_missing_in_the_count(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(KOFI, ADA, a_guest("Ben", 4, invitation=Invitation.DECLINED)))
    assert page.here.text() == "1 here · 2 still expected · 1 said no"
    page.show_gathering(a_gathering("Ada"))

    assert page.here.text() == "Nobody is here yet · 2 still expected"


def test_who_has_not_been_asked_is_counted_and_the_first_is_one_key_away(
    page: WelcomePage, laid: Lay
) -> None:
    table = laid(page, with_guests(replace(KOFI, may_keep=Consent.GIVEN), replace(ADA, arrived=True)))
    assert page.not_asked.text() == "1 here not asked yet about keeping their words"
    page.not_asked.setFocus()
    QTest.keyClick(page.not_asked, Key.Key_Return)
    field = QApplication.focusWidget()
    assert (page.card_title.text(), field.objectName()) == ("Ada Lovelace", "arrival_may_keep")
    QTest.keyClick(field, Key.Key_Down)

    assert table.gathering.guests[2].may_keep is Consent.GIVEN
    assert page.not_asked.isHidden()


def test_the_card_of_the_one_who_fits_is_a_key_away_and_leads_back_to_the_line(
    page: WelcomePage, laid: Lay
) -> None:
    laid(page, with_guests(KOFI, ADA))
    letters(page, "ada")
    QTest.keyClick(page.door.line, Key.Key_Return, CONTROL)
    assert page.card_title.text() == "Ada Lovelace"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)

    assert page.door.line.hasFocus()
    assert page.door.line.text() == "ada"


def test_forty_arrive_by_letters_and_enter_alone(desktop: Desktop) -> None:
    """Four keys each, in the real window."""
    names = [f"{one}{two}{three} Guest" for one, two, three in product("BCDFG", "aeio", "lm")]
    desktop.begin()
    desktop.window.go_to("guests")
    QApplication.clipboard().setText("\n".join(names))
    desktop.press(Key.Key_V, CONTROL)
    desktop.window.go_to("welcome")
    keys = 0
    for name in reversed(names):
        desktop.enter(name[:3].lower())
        keys += 4

    assert keys == 160
    assert [guest.name for guest in desktop.gathering.guests if guest.arrived] == names
    assert not any(guest.walk_in for guest in desktop.gathering.guests)


def test_long_needs_are_said_in_short(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(replace(ADA, access="A ramp\n" + "and a chair with arms " * 9, greeter="")))
    letters(page, "ada")
    enter(page)

    assert "· A ramp, and a chair with arms and a cha…" in page.says.text()


def test_the_words_about_who_has_come_are_never_cut(page: WelcomePage, laid: Lay) -> None:
    long = replace(ADA, name="Wilhelmina " * 5, access="A ramp " * 9, diet="No nuts " * 9, nearest=True)
    laid(page, with_guests(KOFI, long))
    page.resize(480, 420)
    letters(page, "wil")
    enter(page)
    QApplication.processEvents()

    assert page.says.height() >= page.says.heightForWidth(page.says.width())


def test_two_hundred_are_ticked_one_by_one(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, a_gathering(*(f"Guest{number} Number" for number in range(200))))
    for _again in range(5):
        letters(page, "num")
        enter(page)

    assert [guest.name for guest in table.gathering.guests if guest.arrived] == [
        f"Guest{number} Number" for number in range(5)
    ]


LEFT = replace(KOFI, left_at=datetime(2026, 5, 12, 15, 20))


def test_a_minus_and_letters_say_who_leaves_and_undo_takes_it_back(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, ADA, replace(ADA, id="k", name="Kofi Annan")))
    letters(page, "-kof")
    assert shown(page) == ["Kofi Mensah"]  # only who is here can leave
    assert page.says.text() == "Enter: Kofi Mensah leaves now."
    assert not page.newcomer.isEnabled()
    enter(page)

    kofi = table.gathering.guests[1]
    assert (kofi.arrived, kofi.is_here) == (True, False)
    assert page.says.text() == f"Kofi Mensah has left at {kofi.left_at:%H:%M}"
    assert page.here.text() == "Nobody is here any more · 1 has left · 3 still expected"
    assert page.door.line.text() == ""
    assert page.rows.text(page.rows.row(1), page.rows.columns[1]) == "Kofi Mensah"
    table.undo()
    assert table.gathering.guests[1] == KOFI
    assert "left" not in page.says.text()


def test_who_left_some_time_ago_is_noted_with_that_time(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI))
    letters(page, "-kof 0:00")
    assert page.says.text() == "Enter: Kofi Mensah left at 00:00."
    enter(page)

    left = table.gathering.guests[1].left_at
    assert left is not None
    assert (left.hour, left.minute) == (0, 0)


def test_a_minus_alone_or_with_a_name_that_is_not_here_does_nothing(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, ADA))
    for typed, said in (("-", "Who leaves?"), ("-ada", "Nobody of that name is here")):
        letters(page, typed)
        assert page.says.text().startswith(said)
        enter(page)
        QTest.keyClick(page.door.line, Key.Key_Return, SHIFT)
        assert page.door.line.text() == typed
        page.door.line.clear()

    assert table.changes == []


def test_who_has_left_is_said_so_in_words_and_comes_back_by_letters(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(LEFT))
    row = page.rows.row(1)
    assert page.rows.spoken(row, page.rows.columns[0]) == "Kofi Mensah, Here: no"
    assert page.rows.spoken(row, page.rows.columns[1]) == "Kofi Mensah Left 15:20"
    letters(page, "kof")
    assert page.says.text() == "Kofi Mensah had left at 15:20. Enter: back again."
    enter(page)

    assert table.gathering.guests[1].is_here
    assert table.labels == ["Kofi Mensah is back"]
    assert page.says.text() == "Kofi Mensah is here"


def test_the_button_is_for_the_row_one_is_in_and_turns_round(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(KOFI, ADA))
    page.table.go_to(ADA.id)
    assert not page.leaves.isEnabled()
    page.table.go_to(KOFI.id)
    page.leaves.setFocus()
    QTest.keyClick(page.leaves, Key.Key_Return)
    assert not table.gathering.guests[1].is_here
    assert page.leaves.text() == page.leaves.accessibleName() == "Is back"
    QTest.keyClick(page.leaves, Key.Key_Return)

    assert table.gathering.guests[1] == KOFI
    assert page.leaves.text() == "Leaves now"


def test_the_card_says_who_has_left_and_lets_them_leave_and_come_back(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(LEFT))
    page.open_card(KOFI.id)
    assert page.card_title.text() == "Kofi Mensah · Left 15:20"
    QTest.keyClick(page.card_leaves, Key.Key_Return)
    assert page.card_title.text() == "Kofi Mensah"
    QTest.keyClick(page.card_leaves, Key.Key_Return)

    assert table.labels == ["Kofi Mensah is back", "Kofi Mensah leaves"]


def test_a_tick_brings_back_who_had_left_and_takes_back_a_wrong_arrival(page: WelcomePage, laid: Lay) -> None:
    table = laid(page, with_guests(LEFT))
    page.rows.edited.emit(KOFI.id, "is_here", True)
    assert table.gathering.guests[1] == KOFI
    page.rows.edited.emit(KOFI.id, "is_here", False)

    assert table.gathering.guests[1] == replace(KOFI, arrived=False)


def test_who_has_left_is_not_to_be_asked_and_greets_nobody_any_more(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(LEFT, ADA))
    assert page.not_asked.isHidden()
    letters(page, "ada")
    enter(page)

    assert "Kofi Mensah, who greets them, has left" in page.says.text()


def test_from_card_to_card_of_those_who_have_not_been_asked(page: WelcomePage, laid: Lay) -> None:
    laid(page, with_guests(KOFI, replace(ADA, arrived=True), replace(ADA, id="z", name="Zoe", arrived=True)))
    QTest.keyClick(page.not_asked, Key.Key_Return)
    titles = [page.card_title.text()]
    for _again in range(3):
        assert page.card_not_asked.text().startswith("Next to ask about keeping their words: ")
        QTest.keyClick(page.card_not_asked, Key.Key_Return)
        titles.append(page.card_title.text())
        assert QApplication.focusWidget().objectName() == "arrival_may_keep"

    assert titles == ["Kofi Mensah", "Ada Lovelace", "Zoe", "Kofi Mensah"]
