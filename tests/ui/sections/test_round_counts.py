"""Heads counted at each number: by show of hands or by a walk on the floor, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Way
from hostdesk.domain.scale import Naming
from hostdesk.ui.pages.capture import CapturePage
from hostdesk.ui.pages.page import Page
from hostdesk.workflows import capture, rounds
from tests.builders import a_gathering, a_scale
from tests.ui.rounds import all_told, here, opened, type_keys
from tests.ui.tables import CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]


@pytest.fixture
def page() -> CapturePage:
    return CapturePage()


def a_walk(*, way: Way = Way.FLOOR, silent: bool = False, **scale: object) -> Gathering:
    start = a_gathering("Ada", "Ben", scales=[a_scale(**scale)])
    return opened(start, way=way, silent=silent)


def begin(page: CapturePage, typed: str) -> None:
    page.go_on()
    type_keys(typed)


def counts(table: Table) -> dict[str, int]:
    return {str(one.value): one.people for one in table.gathering.rounds[0].counts}


def field(page: CapturePage, number: int) -> QLineEdit:
    return page.counts.fields[number].line


@pytest.mark.parametrize("way", [Way.HANDS, Way.FLOOR])
def test_digits_and_enter_count_heads_along_the_line(page: CapturePage, laid: Lay, way: Way) -> None:
    table = laid(page, a_walk(way=way))
    begin(page, "⏎2⏎⏎12→⏎5⏎")

    assert counts(table) == {"1": 2, "3": 12, "5": 5}
    assert len(table.gathering.values_in(table.gathering.rounds[0].id)) == 19
    assert page.line.accessibleDescription() == "2 people at 1, 12 people at 3, 5 people at 5."
    assert here() is field(page, 6)
    assert not page.answers.isVisible()
    assert not page.behalf_button.isVisible()


def test_tab_and_left_walk_too_and_a_count_is_bettered(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk())
    begin(page, "3⇥4")
    QTest.keyClick(here(), Key.Key_Left)
    type_keys("5⏎")

    assert counts(table) == {"0": 5, "1": 4}
    table.undo()
    assert (counts(table), field(page, 0).text()) == ({"0": 3, "1": 4}, "3")


def test_none_takes_a_count_away(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk())
    begin(page, "3⏎")
    field(page, 0).setFocus()
    type_keys("0⏎")

    assert counts(table) == {}


def test_half_points_have_fields_of_their_own(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk(halves=True))
    begin(page, "⏎4⏎")

    assert len(page.counts.fields) == 21
    assert counts(table) == {"0.5": 4}
    assert field(page, 1).accessibleName() == "People at ½"


def test_another_scale_has_its_own_numbers(page: CapturePage, laid: Lay) -> None:
    start = a_gathering("Ada", scales=[a_scale(), a_scale("How sure?", 1, lowest=1, highest=7)])
    table = laid(page, opened(start, way=Way.HANDS))
    page.scale.setCurrentIndex(1)
    page.scale.activated.emit(1)
    begin(page, "6⏎")

    (asked,) = (one for one in table.gathering.rounds if one.counts)
    assert [shown.number.text() for shown in page.counts.fields] == [str(n) for n in range(1, 8)]
    assert (asked.scale_id, asked.way, asked.counted_values) == (start.scales[1].id, Way.HANDS, (1,) * 6)


def test_people_are_told_beside_those_who_are_here(page: CapturePage, laid: Lay) -> None:
    start = a_walk()
    here_now = tuple(replace(guest, arrived=not guest.is_host) for guest in start.guests)
    laid(page, replace(start, guests=here_now))
    begin(page, "1⏎12⏎")

    assert page.counts.total.text() == "13 people counted · 2 people here"


@pytest.mark.parametrize("typed", ["10001", "two", "-1", "1.5"])
def test_what_is_no_number_of_people_is_refused_in_a_sentence_and_stays(
    page: CapturePage, laid: Lay, typed: str
) -> None:
    table = laid(page, a_walk())
    begin(page, f"{typed}⏎")

    assert table.said == ["Please type a number of people from 0 to 10000."]
    assert (counts(table), field(page, 0).text()) == ({}, typed)


def test_ten_thousand_people_can_be_counted(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk())
    begin(page, "10000⏎")
    assert counts(table) == {"0": 10_000}


def test_a_closed_round_is_not_counted_on(page: CapturePage, laid: Lay) -> None:
    start = a_walk()
    table = laid(page, start.after(capture.close_round(start, start.rounds[0])))
    page.begin_at((start.scales[0].id, Moment.OPENING))
    page.show_gathering(table.gathering)
    begin(page, "3⏎")

    assert table.said == ["This round is closed; take it up again to change an answer."]


def test_counted_in_silence_only_that_it_is_counted_is_seen(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk(silent=True, lowest=1, highest=7))
    begin(page, "45⏎38⏎")

    assert counts(table) == {"1": 45, "2": 38}
    assert not {"45", "38", "83"} & set(all_told(page).split())
    assert [field(page, n).placeholderText() for n in range(3)] == ["✓", "✓", "–"]
    assert not page.counts.total.isVisible()
    field(page, 0).setFocus()
    assert field(page, 0).text() == ""
    page.bar.reveal.click()
    assert field(page, 1).text() == "38"
    assert "45 people at 1" in page.line.accessibleDescription()
    table.undo()
    assert not {"45", "38", "83"} & set(all_told(page).split())


def test_a_count_that_rests_in_silence_can_be_typed_on(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk(silent=True))
    begin(page, "1")
    page.counts.flush()  # as when the typing rests
    assert counts(table) == {"0": 1}
    type_keys("2⏎")

    assert counts(table) == {"0": 12}


def test_a_count_is_heard(page: CapturePage, laid: Lay) -> None:
    laid(page, a_walk())
    begin(page, "4⏎")
    assert page.counts.about.accessibleDescription() == "4 people at 0"


def test_a_count_is_heard_without_its_number_in_silence(page: CapturePage, laid: Lay) -> None:
    laid(page, a_walk(silent=True))
    begin(page, "⏎4⏎")
    assert page.counts.about.accessibleDescription() == "counted at 1"


def test_an_unnamed_scale_is_counted_too_and_nobody_is_written_down(page: CapturePage, laid: Lay) -> None:
    table = laid(page, a_walk(naming=Naming.UNNAMED))
    begin(page, "4⏎")
    QTest.keyClick(here(), Key.Key_B, CONTROL)

    assert table.gathering.marks == ()
    assert table.said == ["Heads are counted in this round, so nobody answers on another's behalf."]


def test_it_is_taken_up_behind_the_last_number_that_was_counted(page: CapturePage, laid: Lay) -> None:
    start = a_walk()
    asking = capture.Asking(start.scales[0], Moment.OPENING)
    laid(page, start.after(rounds.count(start, asking, start.rounds[0].opened, Decimal(4), 7)))
    page.go_on()

    assert here() is field(page, 5)


def test_the_fields_stand_under_their_numbers_where_there_is_room(page: CapturePage, laid: Lay) -> None:
    laid(page, a_walk(lowest=1, highest=7))
    middles = [shown.geometry().center().x() for shown in page.counts.fields]
    steps = {second - first for first, second in pairwise(middles[1:-1])}  # at the ends they stay inside

    assert max(steps) - min(steps) <= 1
    assert len({shown.y() for shown in page.counts.fields}) == 1


def test_how_many_are_here_is_told_once(page: CapturePage, laid: Lay) -> None:
    start = a_gathering("Ada", "Ben")
    laid(page, start)
    assert page.now_bar.next.text() == "0 people here"

    page.show_gathering(opened(start, way=Way.HANDS))
    assert page.now_bar.next.text() == ""
    assert "0 people here" in page.counts.total.text()
