"""Scales: a question typed, both ends, advice, follow-ups, the guests' view, a copy, and a library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import FollowUp, Naming, ScaleKind, When
from hostdesk.ui.pages.capture import CapturePage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.scales import ScalesPage
from hostdesk.ui.widgets.guests_view import GuestsView
from hostdesk.workflows import kept
from tests.builders import a_gathering, a_scale, with_round
from tests.ui.tables import CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]


def enter(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


def field(page: ScalesPage, name: str) -> Any:
    return page.scale_form.fields[name]


def typed(page: ScalesPage, name: str, words: str) -> None:
    field(page, name).setFocus()
    QTest.keyClicks(field(page, name), words)
    page.scale_form.flush()


def lower(page: ScalesPage, name: str, downs: int) -> None:
    """Goes down the choices of a box by keyboard."""
    box = field(page, name)
    box.setFocus()
    for _down in range(downs):
        QTest.keyClick(box, Key.Key_Down)


def seen(page: QWidget) -> list[str]:
    """What stands on the guests' paper."""
    view = page.findChild(GuestsView)
    assert view is not None
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def test_a_question_is_typed_and_its_card_asks_for_the_ends(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=()))
    enter(page.add_line.line, "How near are we?")
    assert page.card_is_open
    assert field(page, "high_means").hasFocus()
    typed(page, "high_means", "Most doors open")
    typed(page, "low_means", "Nobody knew the name")
    lower(page, "ends", 2)
    lower(page, "naming", 2)
    lower(page, "asked_when", 2)
    field(page, "halves").setFocus()
    QTest.keyClick(field(page, "halves"), Key.Key_Space)
    enter(field(page, "answered_by"), "Those who cook")

    (scale,) = table.gathering.scales
    assert (scale.high_means, scale.low_means) == ("Most doors open", "Nobody knew the name")
    assert (scale.ends, scale.halves, scale.naming) == ((1, 7), True, Naming.UNNAMED)
    assert (scale.asked_when, scale.answered_by) == (When.CLOSING, "Those who cook")


def test_escape_goes_back_to_the_line_for_the_next_question(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=()))
    for question in ("How near are we?", "How sure are we?"):
        enter(page.add_line.line, question)
        QTest.keyClick(field(page, "high_means"), Key.Key_Escape)
        assert page.add_line.line.hasFocus()

    assert [scale.question for scale in table.gathering.scales] == ["How near are we?", "How sure are we?"]


def test_enter_on_a_scale_opens_its_card_and_escape_closes_it(laid: Lay) -> None:
    page = ScalesPage()
    laid(page, a_gathering())
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.card_is_open
    QTest.keyClick(field(page, "question"), Key.Key_Escape)

    assert not page.card_is_open
    assert page.table.hasFocus()


def test_follow_ups_are_ticked_and_seen_as_guests_will_see_them(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=[a_scale("How near are we?", high_means="Bread for all")]))
    page.open_card(table.gathering.scales[0].id)
    assert FollowUp.BEST_SO_FAR.asked not in seen(page)
    check = page.scale_form.follow_ups[FollowUp.BEST_SO_FAR]
    check.setFocus()
    QTest.keyClick(check, Key.Key_Space)

    asked = table.gathering.scales[0].follow_ups
    assert asked == (FollowUp.ALREADY_THERE, FollowUp.BEST_SO_FAR, FollowUp.ONE_STEP_UP)
    assert seen(page) == ["How near are we?", "", "10: Bread for all", *(one.asked for one in asked)]


def test_every_follow_up_shows_the_words_that_are_asked(laid: Lay) -> None:
    page = ScalesPage()
    laid(page, a_gathering())
    words = {label.text() for label in page.scale_form.findChildren(QLabel)}

    assert {follow_up.asked for follow_up in FollowUp} <= words


def test_advice_comes_with_the_words_and_goes_with_them(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=[a_scale("How near are we?", low_means="Rain", high_means="Sun")]))
    page.open_card(table.gathering.scales[0].id)
    line = page.scale_form.advice["high_means"]
    assert not line.isVisible()
    field(page, "high_means").setFocus()
    field(page, "high_means").selectAll()
    typed(page, "high_means", "Everyone sings")
    assert line.isVisible()
    line.take.click()

    assert table.gathering.scales[0].high_means == "Nearly everyone sings"
    assert not line.isVisible()


def test_advice_never_stands_in_the_way(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=()))
    enter(page.add_line.line, "Don't you think it is perfect")

    assert [scale.question for scale in table.gathering.scales] == ["Don't you think it is perfect"]
    assert table.said == []


def test_a_scale_that_was_answered_keeps_its_range_and_its_copy_is_free(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, with_round(a_gathering("Ada"), {"Ada": 9}))
    page.open_card(table.gathering.scales[0].id)
    lower(page, "ends", 2)
    assert (table.gathering.scales[0].ends, field(page, "ends").value) == ((0, 10), (0, 10))
    assert len(table.said) == 2
    page.scale_form.copy.click()
    lower(page, "ends", 1)

    assert [scale.ends for scale in table.gathering.scales] == [(0, 10), (1, 10)]
    assert table.gathering.rounds[0].scale_id == table.gathering.scales[0].id


def test_a_copy_stands_right_after_its_scale(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=[a_scale("First?"), a_scale("Second?", 1)]))
    page.duplicate.click()

    assert [scale.question for scale in table.gathering.scales] == ["First?", "First?", "Second?"]
    assert page.table.currentIndex().row() == 1
    table.undo()
    assert [scale.question for scale in table.gathering.scales] == ["First?", "Second?"]


def test_words_are_stored_with_the_scale_they_were_typed_for(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=[a_scale("First?"), a_scale("Second?", 1)]))
    page.open_card(table.gathering.scales[0].id, "high_means")
    QTest.keyClicks(field(page, "high_means"), "Bread")
    QTest.keyClick(page, Key.Key_Down, CONTROL)

    assert [scale.high_means for scale in table.gathering.scales] == ["Bread", ""]
    assert field(page, "question").toPlainText() == "Second?"
    assert field(page, "high_means").toPlainText() == ""


def test_the_coach_leads_to_the_scale_whose_end_is_missing(laid: Lay) -> None:
    page = ScalesPage()
    whole = a_scale("First?", low_means="Rain", high_means="Sun")
    laid(page, a_gathering(scales=[whole, a_scale("Second?", 1)]))
    found = page.reveal("scale_high_means")

    assert found is field(page, "high_means")
    assert field(page, "question").toPlainText() == "Second?"


@pytest.mark.parametrize("width", [520, 1100])
def test_the_guests_view_is_there_whether_the_page_is_narrow_or_wide(laid: Lay, width: int) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering())
    page.resize(width, 700)
    page.open_card(table.gathering.scales[0].id)
    QTest.qWait(1)  # layouts settle

    assert page.view.isVisible()
    assert page.scale_form.isAncestorOf(page.view) is (width == 520)


def test_the_library_is_narrowed_by_kind_and_seen_as_guests_see_it(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=()))
    page.kept.button.click()
    dialog: Any = page.kept.dialog
    assert dialog.rows.rowCount() == len(kept.scales()) >= 40
    dialog.kinds[ScaleKind.COPING].click()
    coping = [one for one in kept.scales() if getattr(one.part, "kind", None) is ScaleKind.COPING]
    assert dialog.rows.rowCount() == len(coping)
    QTest.keyClicks(dialog.words, "flood")
    assert dialog.rows.rowCount() == 1
    assert "0: the morning after" in seen(dialog)
    QTest.keyClick(dialog.words, Key.Key_Return)
    dialog.accept()

    (scale,) = table.gathering.scales
    assert (scale.kind, scale.low_means) == (ScaleKind.COPING, "the morning after")
    assert not page.card_is_open


def test_a_low_library_has_a_box_of_kinds(laid: Lay) -> None:
    page = ScalesPage()
    laid(page, a_gathering(scales=()))
    page.resize(900, 420)
    page.kept.open()
    dialog: Any = page.kept.dialog
    dialog.kind_box.setFocus()
    QTest.keyClick(dialog.kind_box, Key.Key_End)
    found = {row.found.part.kind for row in map(dialog.rows.row, range(dialog.rows.rowCount()))}
    dialog.accept()

    assert found == {ScaleKind.RELATIONSHIP}


def test_a_paste_of_ten_thousand_lines_is_refused_in_one_sentence(laid: Lay) -> None:
    page = ScalesPage()
    table = laid(page, a_gathering(scales=()))
    page.add_line.pasted.emit("How near?\n" * 10_000)

    assert table.said == ["These are 10000 lines; up to 200 can be added at once."]
    assert table.changes == []


def test_capture_begins_with_the_moment_that_was_planned(laid: Lay) -> None:
    page = CapturePage()
    closing = a_scale("Was it of use?", asked_when=When.CLOSING)
    laid(page, a_gathering("Ada", scales=[closing, a_scale("How near are we?", 1)]))

    assert [moment for moment, button in page.moments.items() if button.isChecked()] == [Moment.CLOSING]
