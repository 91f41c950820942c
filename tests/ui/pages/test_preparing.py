"""Purpose, boundaries, space, running order, scales: keys in, intent out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.gathering import Gathering
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.pages.boundaries import BoundariesPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.purpose import PurposePage
from hostdesk.ui.pages.running_order import RunningOrderPage
from hostdesk.ui.pages.scales import ScalesPage
from hostdesk.ui.pages.space import SpacePage
from tests.builders import a_full_gathering, a_gathering
from tests.ui.tables import Key, Table

Lay = Callable[[Page, Gathering], Table]
PAGES = (PurposePage, BoundariesPage, SpacePage, RunningOrderPage, ScalesPage)


def enter(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


@pytest.mark.parametrize("made", PAGES)
def test_showing_never_wants_anything(made: Callable[[], Page], laid: Lay, qtbot: QtBot) -> None:
    table = laid(made(), a_full_gathering())
    table.page.show_gathering(a_gathering("Ada"))
    table.page.show_gathering(a_full_gathering())
    table.page.flush()
    table.page.hide()

    assert table.changes == []
    assert table.said == []


@pytest.mark.parametrize(
    "field", ["calling", "preferred_future", "best_hopes", "already_works", "who_would_notice"]
)
def test_a_passage_of_the_purpose_is_stored_when_it_is_left(laid: Lay, field: str) -> None:
    table = laid(PurposePage(), a_gathering())
    found = table.page.findChild(QWidget, field)
    assert found is not None
    found.setFocus()
    QTest.keyClicks(found, "A bell rang")
    QTest.keyClick(found, Key.Key_Tab)

    assert getattr(table.gathering.session, field) == "A bell rang"


def test_a_title_is_changed_and_never_lost(laid: Lay) -> None:
    page = PurposePage()
    table = laid(page, a_gathering())
    page.title.setFocus()
    page.title.selectAll()
    QTest.keyClick(page.title, Key.Key_Delete)
    page.flush()
    assert page.title.text() == ""  # somebody thinks of a new one
    page.first_field.setFocus()
    assert page.title.text() == table.gathering.session.title == "The corner garden"
    assert table.said == []
    page.title.selectAll()
    enter(page.title, "The garden ")
    assert table.gathering.session.title == "The garden"


def test_a_date_is_chosen_and_taken_away(laid: Lay, qtbot: QtBot) -> None:
    page = PurposePage()
    table = laid(page, a_gathering(starts=datetime(2026, 5, 12, 18, 30)))
    page.starts.setFocus()
    QTest.keyClick(page.starts, Key.Key_Up)
    page.flush()
    assert table.gathering.session.starts not in (None, datetime(2026, 5, 12, 18, 30))
    qtbot.mouseClick(page.no_date, Qt.MouseButton.LeftButton)

    assert table.gathering.session.starts is None


def test_an_offered_evening_does_not_look_like_a_kept_one(laid: Lay) -> None:
    page = PurposePage()
    laid(page, a_gathering())
    assert page.only_offered.isVisibleTo(page)

    QTest.keyClick(page.starts, Key.Key_Return)
    assert not page.only_offered.isVisibleTo(page)


def test_another_gathering_is_shown_from_its_beginning(laid: Lay) -> None:
    page = PurposePage()
    laid(page, a_gathering())
    bar = page.sheet.verticalScrollBar()
    bar.setRange(0, 500)
    bar.setValue(300)
    page.show_gathering(a_gathering())
    assert bar.value() == 300

    page.show_gathering(a_gathering(session_id="another"))
    assert bar.value() == 0


@pytest.mark.parametrize("field", ["venue", "arrival", "layout", "access", "food", "light", "sound", "signs"])
def test_a_field_of_the_space_is_stored_when_it_is_left(laid: Lay, field: str) -> None:
    table = laid(SpacePage(), a_gathering())
    found = table.page.findChild(QWidget, field)
    assert found is not None
    found.setFocus()
    QTest.keyClicks(found, "A ring")
    QTest.keyClick(found, Key.Key_Tab)

    assert getattr(table.gathering.session, field) == "A ring"


def test_boundaries_of_every_kind(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_gathering())
    for kind in BoundaryKind:
        enter(page.add_line.line, f"About {kind}")
        QTest.keyClick(page.kind, Key.Key_Down)

    assert [boundary.kind for boundary in table.gathering.boundaries] == list(BoundaryKind)
    assert all(type(boundary.kind) is BoundaryKind for boundary in table.gathering.boundaries)


def test_a_boundary_is_kept_off_the_paper_with_the_space_bar(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_full_gathering())
    before = table.gathering.boundaries[0].on_paper
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(0, 2))
    QTest.keyClick(page.table, Key.Key_Space)

    assert table.gathering.boundaries[0].on_paper is not before


def test_a_boundary_tells_how_it_is_held_and_its_card_what_kind_it_is(laid: Lay) -> None:
    page = BoundariesPage()
    table = laid(page, a_full_gathering())
    first = table.gathering.boundaries[0]
    assert page.rows.index(0, 0).data(SECOND_LINE) == first.how_held == "gently"
    page.open_card(first.id)

    assert page.card_title.text() == first.kind.label


@pytest.mark.parametrize(
    ("typed", "title", "minutes"),
    [
        ("Soup 20", "Soup", 20),
        ("Soup", "Soup", 15),
        ("Circle 2 45 min", "Circle 2", 45),
        ("20", "20", 15),
        ("Round 30'", "Round", 30),
    ],
)
def test_a_block_is_typed_with_its_minutes(laid: Lay, typed: str, title: str, minutes: int) -> None:
    page = RunningOrderPage()
    table = laid(page, a_gathering())
    enter(page.add_line.line, typed)

    assert [(block.title, block.minutes) for block in table.gathering.blocks] == [(title, minutes)]


def test_a_block_that_is_too_long_is_refused_and_stays_typed(laid: Lay) -> None:
    page = RunningOrderPage()
    table = laid(page, a_gathering())
    enter(page.add_line.line, "Silence 1441")

    assert table.said == ["A block lasts between 0 minutes and 24 hours."]
    assert page.add_line.line.text() == "Silence 1441"


def test_times_follow_from_the_minutes(laid: Lay) -> None:
    page = RunningOrderPage()
    table = laid(page, a_gathering(starts=datetime(2026, 5, 12, 18, 30)))
    for block in ("Soup 20", "Round 45", "Close 10"):
        enter(page.add_line.line, block)
    assert [page.rows.index(row, 0).data() for row in range(3)] == ["18:30", "18:50", "19:35"]
    page.table.setFocus()
    page.table.setCurrentIndex(page.rows.index(0, 2))
    QTest.keyClick(page.table, Key.Key_Return)
    spin = QApplication.focusWidget()
    assert isinstance(spin, QSpinBox)
    QTest.keyClicks(spin, "30")
    QTest.keyClick(spin, Key.Key_Tab)
    QApplication.sendPostedEvents()

    assert table.gathering.blocks[0].minutes == 30
    assert page.rows.index(1, 0).data() == "19:00"
    assert page.total.text() == "1 hour 25 minutes in all, until 19:55"
