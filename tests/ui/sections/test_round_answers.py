"""The answers of a round: silent until revealed, the highest first, a guest found by letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, Moment
from hostdesk.domain.scale import Naming
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.pages.capture import CapturePage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.round_table import NOW
from hostdesk.workflows import capture, rounds
from tests.builders import EVENING, a_gathering, a_scale, with_round
from tests.ui.rounds import all_told, here, opened, type_keys
from tests.ui.tables import CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]


@pytest.fixture
def page() -> CapturePage:
    return CapturePage()


def keys(page: CapturePage, typed: str) -> None:
    page.table.setFocus()
    type_keys(typed)


def names(page: CapturePage) -> list[str]:
    return [page.rows.row(number).name for number in range(page.rows.rowCount())]


def at(page: CapturePage) -> str:
    return names(page)[page.table.currentIndex().row()]


def cell(page: CapturePage, row: int, column: int) -> str:
    return str(page.rows.index(row, column).data())


def reveal(table: Table) -> None:
    table.do(rounds.reveal(table.gathering, table.gathering.rounds[0]))


def silent(*guests: str, naming: Naming = Naming.BY_NAME) -> Gathering:
    return opened(a_gathering(*guests, scales=[a_scale(naming=naming)]), silent=True)


# silent


def test_of_a_silent_round_only_that_there_is_an_answer_is_told(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada", "Ben", "Chidi"))
    keys(page, "7⇥")
    type_keys("Lanterns⏎-⏎")

    assert [cell(page, row, NOW) for row in range(4)] == ["✓ answered", "✓ answered", "–", "–"]
    assert cell(page, 0, 2) == "✓ written down"
    told = set(all_told(page).replace(":", " ").split())
    assert {"7", "Lanterns", "skipped"} & told == set()
    assert "2 of 4 have answered" in page.line.accessibleDescription()
    ada = next(mark for mark in table.gathering.marks if mark.already_there)
    assert (ada.value, ada.already_there) == (7, "Lanterns")


def test_what_is_typed_is_seen_while_it_is_typed_and_added_to_what_was_written_before(
    page: CapturePage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, silent("Ada", "Ben"))
    keys(page, "⇥")
    type_keys("Lamps")
    qtbot.waitUntil(lambda: bool(table.gathering.marks), timeout=1500)  # it rested, and is stored
    type_keys(" two")
    assert here().toPlainText() == "Lamps two"  # type: ignore[attr-defined]
    type_keys("⏎")
    assert "Lamps" not in all_told(page)
    page.table.setCurrentIndex(page.rows.index(0, 2))
    page.table.setFocus()
    type_keys("three")
    assert here().toPlainText() == "three"  # type: ignore[attr-defined]
    type_keys("⏎")

    assert [mark.already_there for mark in table.gathering.marks] == ["Lamps two\nthree"]
    assert "three" not in all_told(page)


def test_undo_takes_silent_words_back_and_tells_nothing(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada"))
    keys(page, "⇥")
    type_keys("Lanterns⏎")
    keys(page, "9")
    assert set(table.labels) == {"Mark"}
    table.undo()
    assert "9" not in all_told(page).split()
    table.undo()

    assert table.said == []


def test_delete_clears_silent_words(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada"))
    keys(page, "⇥")
    type_keys("Lanterns⏎")
    page.table.setCurrentIndex(page.rows.index(0, 2))
    QTest.keyClick(page.table, Key.Key_Delete)

    assert [mark.already_there for mark in table.gathering.marks] == [""]


def test_a_correction_in_silence_is_kept_and_told_only_when_revealed(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada", "Ben"))
    keys(page, "4⏎↑6")

    assert [earlier.value for earlier in table.gathering.earlier_marks] == [Decimal(4)]
    assert page.rows.index(0, NOW).data(SECOND_LINE) == ""
    reveal(table)
    assert page.rows.index(0, NOW).data(SECOND_LINE) == "before: 4"


def test_on_behalf_and_half_points_work_in_silence(page: CapturePage, laid: Lay) -> None:
    table = laid(page, opened(a_gathering("Ada", scales=[a_scale(halves=True)]), silent=True))
    keys(page, "4.")
    QTest.keyClick(page.table, Key.Key_B, CONTROL)
    type_keys("Dora⏎")

    (mark,) = table.gathering.marks
    assert (mark.value, mark.came, mark.spoken_by) == (Decimal("4.5"), Came.ON_BEHALF, "Dora")
    assert page.rows.index(0, 0).data(SECOND_LINE) == "answered by Dora"
    assert "4½" not in all_told(page)


def test_a_walk_in_joins_a_silent_round_and_the_host_still_marks_last(page: CapturePage, laid: Lay) -> None:
    laid(page, silent("Ada"))
    keys(page, "3⏎")
    page.walk_in.line.setFocus()
    type_keys("Zoe⏎")

    assert names(page) == ["Ada", "Zoe", "Host"]
    assert "1 of 3 have answered" in page.line.accessibleDescription()


def test_a_walk_in_is_told_when_the_round_is_asked_of_others(page: CapturePage, laid: Lay) -> None:
    start = a_gathering("Ada", "Ben")
    table = laid(page, opened(start, asked_of=(start.guests[1].id,)))
    page.walk_in.line.setFocus()
    type_keys("Zoe⏎")

    assert names(page) == ["Ada"]
    assert table.said == ["Added. This round is asked of others: “How…” takes them in."]


@pytest.mark.parametrize("typed", ["9⏎2⏎5⏎", "2⏎9⏎5⏎"])
def test_silent_unnamed_answers_do_not_stand_by_their_numbers(
    page: CapturePage, laid: Lay, typed: str
) -> None:
    table = laid(page, silent(naming=Naming.UNNAMED))
    keys(page, typed)
    shown = [page.rows.row(number).id for number in range(3)]

    assert shown == sorted(mark.id for mark in table.gathering.marks)
    assert [cell(page, row, NOW) for row in range(4)] == ["✓ answered"] * 3 + ["–"]
    reveal(table)
    assert [cell(page, row, NOW) for row in range(3)] == ["9", "5", "2"]


def test_the_next_round_is_silent_too_when_its_first_answer_opens_it(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada"))
    page.moments[Moment.CLOSING].click()
    keys(page, "8")

    closing = table.gathering.round_of(table.gathering.scales[0].id, Moment.CLOSING)
    assert closing is not None
    assert closing.is_hidden
    assert cell(page, 0, NOW) == "✓ answered"


# revealed


def test_revealing_shows_all_at_once_with_the_highest_mark_first(
    page: CapturePage, laid: Lay, qtbot: QtBot
) -> None:
    table = laid(page, silent("Ada", "Ben", "Chidi", "Dora"))
    keys(page, "4⏎-⏎9⏎")
    assert page.bar.reveal.isVisible()
    assert not page.bar.order.isVisible()
    page.bar.reveal.click()

    assert table.labels[-1] == "Reveal the marks"
    assert names(page) == ["Chidi", "Ada", "Ben", "Dora", "Host"]
    assert [cell(page, row, NOW) for row in range(3)] == ["9", "4", "skipped"]
    assert at(page) == "Chidi"
    assert page.how_words.text() == "Begin with what is behind the highest mark."
    assert page.how_words.accessibleDescription() == "Revealed. 1 person at 4, 1 person at 9."
    assert not page.bar.reveal.isVisible()
    table.undo()
    assert "9" not in all_told(page).split()


def test_a_window_that_listens_is_asked_to_reveal(page: CapturePage, laid: Lay, qtbot: QtBot) -> None:
    table = laid(page, silent("Ada"))
    keys(page, "4")
    with qtbot.waitSignal(page.reveal_requested):
        page.bar.reveal.click()

    assert table.labels == ["Mark"]  # the window does it, and nobody else


def test_the_order_can_be_that_of_the_list_again(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada", "Ben"))
    keys(page, "4⏎9⏎")
    reveal(table)
    page.bar.order.click()

    assert names(page) == ["Ada", "Ben", "Host"]
    page.bar.order.click()
    assert names(page) == ["Ben", "Ada", "Host"]


def test_words_are_taken_in_the_order_of_the_highest_mark(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada", "Ben"))
    keys(page, "4⏎9⏎")
    reveal(table)
    keys(page, "⇥")
    type_keys("Soup⏎⇥")
    type_keys("Keys⏎")

    said = {mark.value: mark.already_there for mark in table.gathering.marks}
    assert said == {9: "Soup", 4: "Keys"}


def test_shown_unnamed_the_highest_come_first_without_names(page: CapturePage, laid: Lay) -> None:
    table = laid(page, silent("Ada", "Ben", naming=Naming.SHOWN_UNNAMED))
    keys(page, "4⏎9⏎")
    assert names(page) == ["Ada", "Ben", "Host"]
    reveal(table)

    assert names(page) == ["An answer", "An answer", "Host"]
    assert not {"Ada", "Ben"} & set(all_told(page).split())
    page.table.setCurrentIndex(page.rows.index(0, 2))
    keys(page, "Soup⏎")
    assert next(mark for mark in table.gathering.marks if mark.already_there).value == 9


# who


def test_who_left_is_shown_as_gone_is_not_waited_for_and_may_have_answered(
    page: CapturePage, laid: Lay
) -> None:
    start = with_round(a_gathering("Ada", "Ben", "Chidi"), {"Ada": 4})
    gone = tuple(
        replace(guest, left_at=EVENING) if guest.name in ("Ada", "Ben") else guest for guest in start.guests
    )
    laid(page, replace(start, guests=gone))

    assert [page.rows.index(row, 0).data(SECOND_LINE) for row in range(4)] == [
        "has left",
        "has left",
        "",
        "Host and guest",
    ]
    assert cell(page, 0, NOW) == "4"
    assert at(page) == "Chidi"


def test_a_round_is_taken_up_behind_the_last_who_answered(page: CapturePage, laid: Lay) -> None:
    laid(page, with_round(a_gathering("Ada", "Ben", "Chidi", "Dora"), {"Ada": 4, "Chidi": 6}))
    assert at(page) == "Dora"


def test_where_nobody_is_left_behind_the_last_it_goes_on_with_the_first_who_is(
    page: CapturePage, laid: Lay
) -> None:
    laid(page, with_round(a_gathering("Ada", "Ben"), {"Ada": 4, "Host": 6}))
    assert at(page) == "Ben"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/theo⏎", "Theo"),  # T alone is ten
        ("/t⏎", "Tilda"),
        ("/t↓⏎", "Theo"),
        ("ben w⏎", "Ben Wu"),
        ("be↓⏎", "Ben Wu"),
        ("/wu⏎", "Ben Wu"),
        ("/xyz⏎", "Ben Hall"),  # nobody: one stays
    ],
)
def test_a_guest_is_found_by_letters_and_the_next_digit_is_theirs(
    page: CapturePage, laid: Lay, typed: str, found: str
) -> None:
    table = laid(page, a_gathering("Ben Hall", "Tilda", "Theo", "Ben Wu"))
    keys(page, typed + "6")

    marked = {mark.guest_id: mark.value for mark in table.gathering.marks}
    by_id = {guest.id: guest.name for guest in table.gathering.guests}
    assert {by_id[guest or ""]: value for guest, value in marked.items()} == {found: Decimal(6)}
    assert not page.answers.finder.isVisible()


def test_of_two_whom_letters_fit_it_is_who_has_not_answered(page: CapturePage, laid: Lay) -> None:
    laid(page, with_round(a_gathering("Ada", "Ben Hall", "Ben Wu"), {"Ben Hall": 4}))
    keys(page, "ben")

    assert page.answers.finder.says.text() == "Enter: Ben Wu. 2 fit; ↑ and ↓ walk."


def test_escape_goes_back_to_where_one_was(page: CapturePage, laid: Lay) -> None:
    laid(page, a_gathering("Ada", "Ben", "Chidi"))
    keys(page, "/chi")
    assert at(page) == "Chidi"
    QTest.keyClick(here(), Key.Key_Escape)

    assert (at(page), here()) == ("Ada", page.table)


def test_nobody_is_found_without_names(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", scales=[a_scale(naming=Naming.UNNAMED)]))
    keys(page, "/")

    assert table.said == ["Unnamed answers name nobody, so there is nobody to find."]
    assert not page.answers.finder.isVisible()


# heard


@pytest.mark.parametrize(("is_silent", "heard"), [(False, "Ada: 7"), (True, "Ada: answered")])
def test_a_mark_that_arrives_is_heard(page: CapturePage, laid: Lay, is_silent: bool, heard: str) -> None:
    laid(page, opened(a_gathering("Ada", "Ben"), silent=is_silent))
    keys(page, "7")

    spoken = QAccessible.queryAccessibleInterface(page.table)
    assert spoken.text(QAccessible.Text.Description) == heard


def test_what_was_heard_is_silenced_with_the_round(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering("Ada", "Ben"))
    keys(page, "7")
    asking = capture.Asking(table.gathering.scales[0], Moment.OPENING)
    table.do(rounds.open_round(table.gathering, asking, datetime(2026, 5, 12), silent=True))

    assert page.table.accessibleDescription() == ""


# speed


def test_sixty_marks_with_names_take_two_keys_each(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_gathering(*(f"Guest {number}" for number in range(59))))
    typed = "".join(f"{'T' if number == 10 else number % 10}⏎" for number in range(60))
    keys(page, typed)

    assert len(typed) == 120
    assert len(table.gathering.marks) == 60
    assert sum(mark.value == 10 for mark in table.gathering.marks) == 1


@pytest.mark.parametrize(("halves", "shown"), [(False, False), (True, True)])
def test_the_key_for_halves_is_shown_where_there_are_halves(
    page: CapturePage, laid: Lay, halves: bool, shown: bool
) -> None:
    laid(page, a_gathering("Ada", scales=[a_scale(halves=halves)]))

    assert (". half" in page.hints.text()) is shown
    assert "/ find" in page.hints.text()


def test_without_room_for_the_line_it_is_said_how_many_have_answered(page: CapturePage, laid: Lay) -> None:
    laid(page, silent("Ada", "Ben"))
    page.head.fit(low=True, height=24)
    keys(page, "7⏎")

    assert not page.line.isVisible()
    assert page.how_words.text() == "Silent: 1 of 3 have answered."


@pytest.mark.parametrize("height", [19, 24, 30])
def test_where_there_is_little_height_the_line_goes_first_and_then_the_question(
    page: CapturePage, laid: Lay, height: float
) -> None:
    laid(page, with_round(a_gathering("Ada"), {"Ada": 7}))
    page.head.fit(low=True, height=height)

    seen = [widget.isVisible() for widget in (page.line, page.head.ends, page.question, page.how_words)]
    assert seen == [height == 30, height == 30, height > 20, height > 20]
