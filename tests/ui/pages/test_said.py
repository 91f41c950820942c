"""What was said, as Harvest finds it: one list to narrow, a card, a register of offers and needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.running_order import Block
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.said import SaidPage
from hostdesk.ui.widgets.choice_box import ChoiceBox
from tests.builders import a_full_gathering, a_gathering
from tests.ui.tables import CONTROL, Key, Table

Lay = Callable[[Page, Gathering], Table]
ADA, BEN = "garden/guest Ada", "garden/guest Ben"
NINETEEN = datetime(2026, 5, 12, 19, 2)


def an_evening(**consents: Consent) -> Gathering:
    """One of each kind, in the order of the kinds."""
    start = a_gathering("Ada", "Ben")
    guests = tuple(replace(guest, **consents) if guest.id == ADA else guest for guest in start.guests)
    notes = tuple(
        Note(kind.value, "garden", place, f"words of {kind}", NINETEEN, kind, block_id="soup")
        for place, kind in enumerate(NoteKind)
    )
    belongs = {
        NoteKind.QUOTE: {"guest_id": ADA},
        NoteKind.OFFER: {"guest_id": BEN},
        NoteKind.CROSSED: {"boundary_id": "out"},
        NoteKind.DECIDED: {"decision_id": "hours"},
    }
    return replace(
        start,
        guests=guests,
        blocks=(Block("soup", "garden", 0, "Soup"),),
        boundaries=(Boundary("out", "garden", 0, BoundaryKind.OUTSIDE, "No parking"),),
        decisions=(Decision("hours", "garden", 0, "Opening hours", outcome="words of decided"),),
        notes=tuple(replace(note, **belongs.get(note.kind, {})) for note in notes),
    )


@pytest.fixture
def page(qtbot: QtBot) -> SaidPage:
    return SaidPage()


def shown(page: SaidPage) -> list[str]:
    rows = range(page.rows.rowCount())
    return [page.rows.row(number).words for number in rows if not page.table.isRowHidden(number)]


def cell(page: SaidPage, note: NoteKind, column: int) -> str:
    row = page.rows.row(page.rows.row_of(note.value))
    found = page.rows.columns[column]
    second = found.second(row) if found.second else ""
    return " / ".join(part for part in (page.rows.text(row, found), second) if part)


def narrow(page: SaidPage, kind: NoteKind | None) -> None:
    page.kind.show_value(kind)
    page.kind.activated.emit(page.kind.currentIndex())


def test_showing_never_wants_anything(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.show_gathering(a_full_gathering())
    page.open_register()
    page.close_register()
    page.flush()

    assert table.changes == []


def test_an_empty_page_teaches_the_keys(page: SaidPage, laid: Lay) -> None:
    laid(page, a_gathering("Ada"))

    assert page.empty.isVisible()
    assert all(f"Alt+{number}" in page.empty.text() for number in (0, *range(1, 9)))
    assert page.first_field is page.another
    page.open_register()
    assert page.register.offers.empty.isVisible()


def test_all_of_it_with_whose_it_is_during_what_and_when(page: SaidPage, laid: Lay) -> None:
    laid(page, an_evening())

    assert shown(page) == [f"words of {kind}" for kind in NoteKind]
    assert cell(page, NoteKind.QUOTE, 0) == "words of quote / Ada · not asked yet"
    assert cell(page, NoteKind.QUOTE, 1) == "In their words"
    assert cell(page, NoteKind.QUOTE, 2) == "Soup / 19:02"
    assert cell(page, NoteKind.CROSSED, 0) == "words of boundary crossed / No parking"
    assert cell(page, NoteKind.DECIDED, 0) == "words of decided / Opening hours"


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ({"may_quote": Consent.GIVEN}, "may be quoted"),
        ({"may_quote": Consent.REFUSED}, "stays with you"),
        ({"may_keep": Consent.REFUSED}, "stays with you"),
        ({}, "not asked yet"),
    ],
)
def test_what_may_be_quoted_is_said_in_words(
    page: SaidPage, laid: Lay, consents: dict[str, Consent], said: str
) -> None:
    laid(page, an_evening(**consents))

    assert cell(page, NoteKind.QUOTE, 0) == f"words of quote / Ada · {said}"


def test_one_kind_at_a_time_and_how_many_there_are(page: SaidPage, laid: Lay) -> None:
    laid(page, an_evening())
    narrow(page, NoteKind.PARKED)

    assert page.kind.currentText() == "Parked for later (1)"
    assert shown(page) == ["words of parked"]
    narrow(page, None)
    assert len(shown(page)) == len(NoteKind)


def test_letters_find_words_names_and_blocks_among_many(page: SaidPage, laid: Lay) -> None:
    start = an_evening()
    more = tuple(Note(f"more {n}", "garden", 100 + n, f"Nr {n}", guest_id=BEN) for n in range(10))
    laid(page, replace(start, notes=(*start.notes, *more)))
    assert page.filter.isVisible()
    page.filter.line.setText("ada")
    assert shown(page) == ["words of quote"]
    page.filter.line.setText("soup crossed")

    assert shown(page) == ["words of boundary crossed"]


def test_only_what_can_be_taken_up_has_a_box_to_tick(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    done = len(page.rows.columns) - 1
    page.table.setFocus()
    for kind in NoteKind:
        page.table.go_to(kind.value, done)
        QTest.keyClick(page.table, Key.Key_Space)

    ticked = {note.kind for note in table.gathering.notes if note.done}
    assert ticked == {NoteKind.PARKED, NoteKind.OFFER, NoteKind.NEED}


def test_words_are_bettered_in_the_list_and_the_outcome_with_them(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    index = page.rows.index(page.rows.row_of("decided"), 0)
    page.rows.setData(index, "From nine")

    assert table.gathering.decisions[0].outcome == "From nine"
    table.undo()
    assert table.gathering == an_evening()


def choose(page: SaidPage, field: str, value: object) -> None:
    assert page.form is not None
    box = page.form.fields[field]
    assert isinstance(box, ChoiceBox)
    box.show_value(value)
    box.activated.emit(box.currentIndex())


def test_a_yes_to_just_this_and_a_yes_to_all_are_asked_on_the_card(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.open_card("quote")
    assert page.form is not None
    assert page.form.about.text() == "Ada has not been asked about being quoted."  # type: ignore[attr-defined]
    choose(page, "consent", Consent.GIVEN)
    choose(page, "may_quote", Consent.REFUSED)

    assert table.gathering.notes[1].consent is Consent.GIVEN
    assert table.gathering.guest(ADA).may_quote is Consent.REFUSED
    assert page.form.about.text() == "Ada would rather not be quoted by name."  # type: ignore[attr-defined]
    assert cell(page, NoteKind.QUOTE, 0) == "words of quote / Ada · may be quoted, without a name"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (NoteKind.QUOTE, {"guest_id", "consent", "may_quote", "scale_id"}),
        (NoteKind.OFFER, {"guest_id", "consent", "done"}),
        (NoteKind.PARKED, {"done"}),
        (NoteKind.DECIDED, {"decision_id"}),
        (NoteKind.KEPT, {"boundary_id"}),
        (NoteKind.NOTE, {"scale_id"}),
    ],
)
def test_the_card_has_the_fields_of_its_kind(
    page: SaidPage, laid: Lay, kind: NoteKind, fields: set[str]
) -> None:
    laid(page, an_evening())
    page.open_card(kind.value)
    assert page.form is not None
    visible = {name for name, widget in page.form.fields.items() if widget.isVisible()}

    assert visible == {"words", "kind", "block_id", *fields}
    assert page.card_title.text() == f"{kind.label} · Soup · 19:02"


def test_the_card_changes_what_it_belongs_to(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.open_card("boundary kept")
    choose(page, "boundary_id", "out")
    page.close_card()
    page.open_card("quote")
    choose(page, "guest_id", BEN)
    choose(page, "scale_id", table.gathering.scales[0].id)
    choose(page, "block_id", None)

    quote = table.gathering.notes[1]
    assert next(n for n in table.gathering.notes if n.kind is NoteKind.KEPT).boundary_id == "out"
    assert (quote.guest_id, quote.scale_id, quote.block_id) == (BEN, table.gathering.scales[0].id, None)


def test_the_card_says_what_stands_on_the_page_of_decisions(page: SaidPage, laid: Lay) -> None:
    laid(page, an_evening())
    page.open_card("decided")
    assert page.form is not None

    assert page.form.about.text() == "On the page Decisions stands: “words of decided”"  # type: ignore[attr-defined]


def test_what_is_parked_becomes_a_step_with_one_button(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.table.go_to("note")
    assert not page.step.isEnabled()
    page.table.go_to("parked")
    page.step.click()
    page.table.go_to("offer")
    page.step.click()

    assert [(step.what, step.who) for step in table.gathering.steps] == [
        ("words of parked", ""),
        ("words of offer", "Ben"),
    ]
    assert [note.kind for note in table.gathering.notes if note.done] == [NoteKind.PARKED]


def test_another_is_asked_for_in_the_kind_that_is_shown(page: SaidPage, laid: Lay, qtbot: QtBot) -> None:
    laid(page, an_evening())
    for kind, wanted in ((None, NoteKind.NOTE), (NoteKind.OFFER, NoteKind.OFFER)):
        narrow(page, kind)
        with qtbot.waitSignal(page.saying_requested) as asked:
            page.another.click()
        assert asked.args == [wanted]


def test_moving_goes_among_those_that_are_shown(page: SaidPage, laid: Lay) -> None:
    start = an_evening()
    second = Note("second", "garden", 50, "second offer", kind=NoteKind.OFFER)
    table = laid(page, replace(start, notes=(*start.notes, second)))
    narrow(page, NoteKind.OFFER)
    page.table.go_to("second")
    page.up.click()

    assert shown(page) == ["second offer", "words of offer"]
    assert [note.id for note in table.gathering.notes if note.kind is NoteKind.OFFER] == ["second", "offer"]


def test_removing_is_one_change_that_can_be_undone(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.table.setFocus()
    page.table.go_to("need")
    QTest.keyClick(page.table, Key.Key_Delete)
    assert "words of need" not in shown(page)
    table.undo()

    assert table.gathering == an_evening()


def test_offers_face_needs_and_a_tick_in_both_brings_them_together(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.both.click()
    offers, needs = page.register.offers.table, page.register.needs.table
    assert offers.mapTo(page, offers.pos()).y() == needs.mapTo(page, needs.pos()).y()
    for half in (offers, needs):
        half.setFocus()
        half.setCurrentIndex(half.rows.index(0, 0))
        QTest.keyClick(half, Key.Key_Space)

    assert [note.kind for note in table.gathering.notes if note.done] == [NoteKind.OFFER, NoteKind.NEED]
    QTest.keyClick(page.register, Key.Key_Escape)
    assert page.list_side.isVisible()


def test_where_there_is_no_room_needs_stand_below_offers(page: SaidPage, laid: Lay) -> None:
    laid(page, an_evening())
    page.resize(420, 700)
    page.open_register()
    QTest.qWait(1)
    offers, needs = page.register.offers, page.register.needs

    assert needs.geometry().top() >= offers.geometry().bottom()


def test_the_register_leads_to_the_card(page: SaidPage, laid: Lay) -> None:
    laid(page, an_evening())
    page.open_register()
    QTest.keyClick(page.register.offers.table, Key.Key_Return, CONTROL)

    assert page.card_is_open
    assert page.card_title.text().startswith("Offer · ")


def test_names_of_every_script_and_length(page: SaidPage, laid: Lay) -> None:
    start = a_gathering("n" * 60, "زهرة القاسمي", "王小明")
    notes = tuple(
        Note(f"n{place}", "garden", place, "وقت" * 40, NINETEEN, NoteKind.OFFER, guest.id)
        for place, guest in enumerate(start.guests)
    )
    laid(page, replace(start, notes=notes))
    page.open_card("n1")

    assert page.card_is_open
    assert [page.rows.row(number).who for number in range(4)] == [guest.name for guest in start.guests]


def test_two_thousand_are_measured_as_they_come_into_sight(page: SaidPage, laid: Lay) -> None:
    start = a_gathering("Ada")
    words = "words that take more than a line of the list, " * 5
    notes = tuple(Note(f"n{n}", "garden", n, f"{n} {words}", NINETEEN) for n in range(2000))
    laid(page, replace(start, notes=notes))
    table = page.table

    def is_whole(number: int) -> bool:
        return table.rowHeight(number) == table.sizeHintForRow(number)

    assert is_whole(0)
    page.table.go_to("n1999")
    QTest.qWait(1)
    assert is_whole(1999)
    page.filter.line.setText("1234 words")
    QTest.qWait(1)
    assert len(shown(page)) == 1
    assert is_whole(1234)


def test_a_tick_on_the_card_says_what_it_means(page: SaidPage, laid: Lay) -> None:
    table = laid(page, an_evening())
    page.open_card("parked")
    assert page.form is not None
    check = page.form.fields["done"]
    assert isinstance(check, QCheckBox)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)

    assert [note.kind for note in table.gathering.notes if note.done] == [NoteKind.PARKED]
