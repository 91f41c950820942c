"""A whole gathering by keys alone, in the real window over a real library: what was typed is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Invitation
from hostdesk.domain.hosting import Position
from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.domain.mark import Came, Mark, Moment, Way
from hostdesk.domain.note import NoteKind
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Stage
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.passing import Place
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets.projected_seen import (
    BreakSeen,
    DaySeen,
    Nothing,
    PictureSeen,
    TimerSeen,
    WordsSeen,
)
from tests.builders import a_gathering, a_guest, a_scale
from tests.ui.hands import at_the_desk, come_back, here, press, tab_to, type_
from tests.ui.rounds import all_told
from tests.ui.tables import Desktop, kept_in

KEY = "rosebud"
EXPECTED = ("Ada", "Ben", "Chidi", "Dora", "Emre")
NEAR, SURE, USED = "How close are we?", "How sure are we?", "Was it worth coming?"


def an_evening() -> Gathering:
    """Prepared, and a quarter of an hour late before anybody has come."""
    begins = datetime.now().replace(second=0, microsecond=0) - timedelta(minutes=15)
    start = a_gathering(
        *EXPECTED,
        scales=[
            a_scale(NEAR, 0, low_means="far", high_means="there"),
            a_scale(SURE, 1),
            a_scale(USED, 2, naming=Naming.UNNAMED),
        ],
        starts=begins,
        until=(begins + timedelta(minutes=120)).time(),
    )
    seat = a_guest("A young voice", 6, invitation=Invitation.OPEN_SEAT)
    titles = ("Welcome", "Our street", "Soup", "Steps", "Close")
    blocks = tuple(
        Block(f"garden/b{place}", "garden", place, title, 24, is_break=title == "Soup")
        for place, title in enumerate(titles)
    )
    boundary = Boundary("garden/bound", "garden", 0, BoundaryKind.TIME, "We end at nine")
    second = Boundary("garden/bound 2", "garden", 1, BoundaryKind.CONFIDENTIALITY, "Names stay here")
    decision = Decision("garden/decision", "garden", 0, "Opening hours")
    return replace(
        start,
        guests=(*start.guests, seat),
        blocks=blocks,
        boundaries=(boundary, second),
        decisions=(decision,),
    )


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    desktop = at_the_desk(qtbot, library_path, an_evening())
    yield desktop
    QApplication.clipboard().clear()
    desktop.close()


def turn_to(evening: Desktop, page: str) -> None:
    """By the line that finds anything."""
    press("Ctrl+K")
    type_(page)
    evening.settle()
    type_("⏎")


def arrive(evening: Desktop) -> None:
    turn_to(evening, "welcome")
    assert evening.page.objectName() == "welcome"
    for letters in ("ada", "ben", "chi", "dor", "emr"):
        type_(f"{letters}⏎")
    type_("Zola from next door⏎")
    type_("Femi↓⏎")  # nobody is called that: the open seat is one step down
    guests = {guest.name: guest for guest in evening.gathering.guests}
    assert all(guests[name].is_here for name in (*EXPECTED, "Zola from next door", "Femi"))
    assert guests["Zola from next door"].walk_in
    assert "A young voice" not in guests
    type_("-dor⏎")
    assert not evening.gathering.guest(guests["Dora"].id).is_here


def begin_blocks(evening: Desktop) -> None:
    press("F3")
    first, *later = evening.gathering.blocks
    assert first.is_on
    assert first.title == "Welcome"
    planned = [block.minutes for block in later]
    press("F4")
    assert "“Our street”" in evening.message
    assert "“Soup”" not in evening.message
    assert sum(block.minutes for block in evening.gathering.blocks[1:]) < sum(planned)
    assert evening.gathering.blocks[2].minutes == 24  # a break is a break
    press("F12")
    assert evening.gathering.session.standing in Position
    press("F3")
    assert [block.is_on for block in evening.gathering.blocks] == [False, True, False, False, False]
    press("Shift+F3", "Shift+F4")
    assert evening.gathering.blocks[2].left_out


def say_things(evening: Desktop) -> None:
    press("Alt+1")
    type_("ada: We share a wall and a cat.")
    tab_to("saying_consent")
    type_("␣⏎")
    for key, typed in (
        ("Alt+3", "ben⇥I lend my drill⏎"),
        ("Alt+4", "chi⇥A long ladder⏎"),
        ("Alt+5", "The bins⏎"),
        ("Alt+6", "↓⏎Open till eight on Fridays⏎"),
        ("Alt+8", "↓⏎Ten minutes over, by consent⏎"),
        ("Alt+2", "fem⇥You came though you knew nobody⏎"),
        ("Alt+0", "Ring the caretaker⏎"),
    ):
        press(key)
        type_(typed)
    assert [note.kind for note in evening.gathering.notes] == [
        *(NoteKind.QUOTE, NoteKind.OFFER, NoteKind.NEED, NoteKind.PARKED, NoteKind.DECIDED),
        *(NoteKind.CROSSED, NoteKind.AFFIRMATION, NoteKind.NOTE),
    ]


def wall(evening: Desktop) -> Projector:
    projector = evening.window.projection.projector
    assert projector is not None
    evening.until(lambda: QApplication.activeWindow() in (None, projector))
    projector.activateWindow()
    evening.until(projector.isActiveWindow)
    return projector


def hold(evening: Desktop, choice: str) -> None:
    """How the round is held: arrows choose the way, Tab and the space bar make it silent, or not."""
    press("Ctrl+Shift+R")
    evening.until(lambda: here().objectName().startswith("way_"))
    type_(choice)
    press("Ctrl+Return")
    come_back(evening)


def hold_silently(evening: Desktop) -> None:
    """By name: a number with words, one skipped, one on behalf, one who thinks again; then all at once."""
    press("Ctrl+R")
    hold(evening, "⇥␣")
    evening.until(lambda: here() is evening.page.table)
    type_("/ada⏎6⇥We know the names⇥A bench⏎")
    type_("/ben⏎4⏎")
    type_("/chi⏎-⏎")
    type_("/emr⏎5")
    press("Ctrl+B")
    type_("Ada⏎")
    type_("/fem⏎7⏎/zol⏎3⏎")
    type_("/ada⏎8⏎")
    press("F5", "Ctrl+1")
    assert isinstance(wall(evening).seen, RoundSeen)
    assert wall(evening).seen.values == ()
    press("F7")
    assert sorted(wall(evening).seen.values) == [3, 4, 5, 7, 8]


def show_the_room(evening: Desktop) -> None:
    """One key there, one key back; what is asked about first is asked on the host's own window."""
    press("Ctrl+2")
    assert isinstance(wall(evening).seen, DaySeen)
    press("Ctrl+3")
    assert isinstance(wall(evening).seen, BreakSeen)
    press("F8")
    assert isinstance(wall(evening).seen, Nothing)
    press("F8")
    assert isinstance(wall(evening).seen, BreakSeen)
    press("Ctrl+4")
    evening.until(lambda: here().window().objectName() == "room_words")
    type_("Soup is ready")
    press("Ctrl+Return")
    assert isinstance(wall(evening).seen, WordsSeen)
    press("Ctrl+5")
    evening.until(lambda: here().window().objectName() == "room_timer")
    type_("⏎")
    assert isinstance(wall(evening).seen, TimerSeen)
    press("Ctrl+6")
    assert isinstance(wall(evening).seen, PictureSeen)
    press("F5")
    come_back(evening)


def paste_a_picture(evening: Desktop) -> None:
    flip_chart = QImage(400, 300, QImage.Format.Format_RGB32)
    flip_chart.fill(QColor("#c85a14"))
    QApplication.clipboard().setImage(flip_chart)
    press("Ctrl+V")
    evening.qtbot.waitUntil(lambda: bool(evening.gathering.pictures), timeout=20_000)


def count_hands(evening: Desktop) -> None:
    choose_the_scale(evening, SURE)
    hold(evening, "↓")
    evening.until(lambda: here().objectName().startswith("count_"))
    type_("⏎⏎2⏎⏎3⏎")


def choose_the_scale(evening: Desktop, question: str) -> None:
    for _scale in evening.gathering.scales:
        if evening.page.question.text() == question:
            return
        press("Ctrl+Down")
    assert evening.page.question.text() == question


def mark_unnamed(evening: Desktop) -> None:
    choose_the_scale(evening, USED)
    hold(evening, "↑")
    evening.until(lambda: here() is evening.page.table)
    type_("8⏎5⏎9⏎")


def pass_the_laptop(evening: Desktop) -> None:
    """At the close: the host has typed in most answers, and two guests answer for themselves."""
    choose_the_scale(evening, NEAR)
    press("Ctrl+M")
    for letters in ("chi", "emr", "fem", "zol", "hos"):
        type_(f"/{letters}⏎7⏎")
    press("Ctrl+L")
    evening.until(lambda: here().objectName() == "passing_sheet_key")
    type_(f"{KEY}⏎")
    screen = evening.window._passing
    assert screen is not None
    evening.until(screen.isActiveWindow)
    for typed in ("⏎9⏎A bell on every door⏎Ask the baker⏎", "⏎10⏎⏎⏎"):
        type_(typed)
        evening.until(lambda: screen.passing.place is Place.THANKS)
        type_("⏎")
    assert screen.passing.place is Place.EVERYBODY
    take_back(evening)
    assert "A bell on every door" not in all_words(evening)  # silent, as the round before was
    press("F7")


def take_back(evening: Desktop) -> None:
    press("Ctrl+L")
    type_(f"{KEY}⏎⏎")  # everybody has had a turn: the next Enter ends it
    come_back(evening)


def end(evening: Desktop) -> None:
    press("Ctrl+Shift+E")
    assert evening.gathering.session.stage is Stage.HARVEST


def numbers(gathering: Gathering, question: str, moment: Moment = Moment.OPENING) -> dict[str, Any]:
    """By name: the number as text, or None for who skipped."""
    scale = next(scale for scale in gathering.scales if scale.question == question)
    asked = gathering.round_of(scale.id, moment)
    assert asked is not None
    named = (mark for mark in gathering.marks_in(asked.id) if mark.guest_id)
    return {gathering.guest(mark.guest_id or "").name: mark.value for mark in named}


def mark_of(gathering: Gathering, name: str, moment: Moment) -> Mark:
    guest = next(guest for guest in gathering.guests if guest.name == name)
    asked = gathering.round_of(gathering.scales[0].id, moment)
    assert asked is not None
    return next(mark for mark in gathering.marks_in(asked.id) if mark.guest_id == guest.id)


def is_what_was_marked(told: Gathering) -> None:
    assert numbers(told, NEAR) == {
        "Ada": 8, "Ben": 4, "Chidi": None, "Emre": 5,
        "Femi": 7, "Zola from next door": 3,
    }
    ada, emre = mark_of(told, "Ada", Moment.OPENING), mark_of(told, "Emre", Moment.OPENING)
    assert (ada.already_there, ada.one_step_up) == ("We know the names", "A bench")
    assert [(one.mark_id, one.value) for one in told.earlier_marks] == [(ada.id, 6)]
    assert (emre.came, emre.spoken_by) == (Came.ON_BEHALF, "Ada")
    sure, used = (told.round_of(scale.id, Moment.OPENING) for scale in told.scales[1:])
    assert sure is not None
    assert used is not None
    assert sure.way is Way.HANDS
    assert [(one.value, one.people) for one in sure.counts] == [(2, 2), (4, 3)]
    assert sorted(mark.value for mark in told.marks_in(used.id) if mark.value is not None) == [5, 8, 9]
    assert numbers(told, USED) == {}


def is_what_the_laptop_brought(told: Gathering) -> None:
    ada, ben = mark_of(told, "Ada", Moment.CLOSING), mark_of(told, "Ben", Moment.CLOSING)
    assert (ada.value, ada.already_there, ada.one_step_up) == (9, "A bell on every door", "Ask the baker")
    assert (ben.value, ben.already_there) == (10, "")
    assert ada.came is ben.came is Came.THEMSELVES
    assert numbers(told, NEAR, Moment.CLOSING)["Host"] == 7


SAID = (
    *("We share a wall and a cat.", "I lend my drill", "A long ladder", "The bins"),
    *("Open till eight on Fridays", "Ten minutes over, by consent", "You came though you knew nobody"),
)
MARKED = ("We know the names", "A bench", "A bell on every door", "Ask the baker")


def is_what_was_said(told: Gathering) -> None:
    names = {guest.id: guest.name for guest in told.guests}
    assert [note.words for note in told.notes] == [*SAID, "Ring the caretaker"]
    whose = [names.get(note.guest_id or "", "") for note in told.notes]
    assert whose == ["Ada", "Ben", "Chidi", "", "", "", "Femi", ""]
    assert told.notes[0].consent is Consent.GIVEN
    assert told.notes[4].decision_id == "garden/decision"
    assert told.notes[5].boundary_id == "garden/bound"
    assert {note.block_id for note in told.notes} == {"garden/b1"}


def all_words(evening: Desktop) -> str:
    """Every cell and line of the page that is open."""
    models = [table.model() for table in evening.page.findChildren(QTableView)]
    cells = (
        model.index(row, column).data(role)
        for model in models
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, SECOND_LINE)
    )
    return "\n".join((all_told(evening.page), *(str(cell) for cell in cells)))


def save_the_record(evening: Desktop, target: Path) -> None:
    press("Ctrl+P")
    evening.until(lambda: here().objectName() == "document")
    type_("rec")
    tab_to("save_paper")
    type_("⏎")
    evening.qtbot.waitUntil(lambda: isinstance(here(), QLineEdit), timeout=20_000)
    type_(f"{target}⏎")
    evening.qtbot.waitUntil(target.exists, timeout=20_000)


def words_of(pages: Iterable[PageObject]) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_whole_gathering_by_keys(evening: Desktop, library_path: Path, tmp_path: Path) -> None:
    arrive(evening)
    begin_blocks(evening)
    say_things(evening)
    hold_silently(evening)
    press("F5")
    come_back(evening)
    paste_a_picture(evening)
    press("F5")
    show_the_room(evening)
    count_hands(evening)
    mark_unnamed(evening)
    pass_the_laptop(evening)
    end(evening)
    told = evening.gathering
    is_what_was_marked(told)
    is_what_the_laptop_brought(told)
    is_what_was_said(told)

    turn_to(evening, "summary")
    summary = all_words(evening)
    assert [words for words in MARKED if words not in summary] == []
    turn_to(evening, "what was said")
    said = all_words(evening)
    assert [words for words in told.notes if words.words not in said] == []
    save_the_record(evening, tmp_path / "record.pdf")
    assert evening.faults == []
    evening.close()

    assert kept_in(library_path) == [told]
    pages = PdfReader(tmp_path / "record.pdf").pages
    record = words_of(pages)
    written = (*SAID, *MARKED, "Ring the caretaker", "Zola from next door", "Femi")
    assert [words for words in written if words not in record] == []
    assert sum(len(page.images) for page in pages) == 1
