"""What is said: one key a kind from any page, kept with Enter, left with Esc, and back where one was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.note import NoteKind
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.actions import actions
from hostdesk.ui.places import steps
from tests.builders import a_full_gathering, a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import ALT, CONTROL, SHIFT, Desktop, Key, kept_in
from tests.ui.test_accessible import cut_labels, overlaps

KEYS = {
    Key.Key_1: NoteKind.QUOTE,
    Key.Key_2: NoteKind.AFFIRMATION,
    Key.Key_3: NoteKind.OFFER,
    Key.Key_4: NoteKind.NEED,
    Key.Key_5: NoteKind.PARKED,
    Key.Key_6: NoteKind.DECIDED,
    Key.Key_7: NoteKind.KEPT,
    Key.Key_8: NoteKind.CROSSED,
    Key.Key_0: NoteKind.NOTE,
}
LONG = "n" * 60


def opened(qtbot: QtBot, path: Path, gathering: Gathering, settings: Settings | None = None) -> Desktop:
    library = open_library(path)
    stored(library, gathering)
    library.close()
    desktop = Desktop(qtbot, path, settings)
    desktop.open(gathering.session.title)
    return desktop


@pytest.fixture
def room(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The garden with Ada, Ben and others, opened on the page of its guests."""
    start = a_gathering("Ada", "Ben", "زهرة القاسمي", "王小明", LONG)
    desktop = opened(qtbot, library_path, start)
    desktop.window.go_to("guests")
    yield desktop
    desktop.close()


def commit(desktop: Desktop, words: str) -> None:
    """Words of any script, as an input method gives them."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(desktop.here, event)


def said(desktop: Desktop) -> list[tuple[NoteKind, str, str]]:
    names = {guest.id: guest.name for guest in desktop.gathering.guests}
    return [(note.kind, names.get(note.guest_id or "", ""), note.words) for note in desktop.gathering.notes]


def test_each_kind_is_one_key_away_from_every_page(room: Desktop) -> None:
    for place in (step.id for step in steps()):
        room.window.go_to(place)
        before = room.here
        for key, kind in KEYS.items():
            room.press(key, ALT)
            assert room.here_name == "saying_words"
            room.enter(f"a {kind} on {place}")
            assert room.here is before
        assert said(room)[-len(KEYS) :] == [(kind, "", f"a {kind} on {place}") for kind in KEYS.values()]
    assert room.faults == []


def test_a_name_and_a_colon_say_whose_words_they_are(room: Desktop) -> None:
    for typed in ("ada: We are the street", "王小明：你好", "زه: أهلا", f"{LONG[:5]}: Hm", "we: all of us"):
        room.press(Key.Key_1, ALT)
        name, colon, words = re.split("([:：])", typed)
        for part in (name, colon, words):
            commit(room, part)
        room.press(Key.Key_Return)

    assert said(room) == [
        (NoteKind.QUOTE, "Ada", "We are the street"),
        (NoteKind.QUOTE, "王小明", "你好"),
        (NoteKind.QUOTE, "زهرة القاسمي", "أهلا"),
        (NoteKind.QUOTE, LONG, "Hm"),
        (NoteKind.QUOTE, "", "we: all of us"),
    ]


def test_letters_and_tab_say_whose_it_is(room: Desktop) -> None:
    room.press(Key.Key_3, ALT)
    room.type("be")
    room.press(Key.Key_Tab)
    assert room.here_name == "saying_words"
    assert room.window.saying.who.text() == "Ben"
    room.enter("A van")

    assert said(room) == [(NoteKind.OFFER, "Ben", "A van")]


def test_in_the_field_of_names_arrows_walk_and_enter_goes_on(room: Desktop) -> None:
    room.press(Key.Key_4, ALT)
    room.press(Key.Key_Backtab, SHIFT)
    assert room.here_name == "saying_who"
    room.type("b")
    assert "Ben" in room.window.saying.hint.text()
    room.press(Key.Key_Return)
    room.enter("Water")

    assert said(room) == [(NoteKind.NEED, "Ben", "Water")]


def test_a_name_that_is_nobodys_stops_and_loses_nothing(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.press(Key.Key_Backtab, SHIFT)
    commit(room, "Zoë")
    room.press(Key.Key_Tab)
    room.enter("Hm")

    assert said(room) == []
    assert room.message == "Nobody on the list is called that. Empty the first field, or welcome them first."
    assert room.window.saying.draft[:2] == ("Hm", "Zoë")


def test_words_that_are_being_composed_are_whole_before_they_count(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    QApplication.sendEvent(room.here, QInputMethodEvent("王小明:", []))
    assert room.window.saying.who.text() == ""
    commit(room, "王小明:")
    commit(room, "好")
    room.press(Key.Key_Return)

    assert said(room) == [(NoteKind.QUOTE, "王小明", "好")]


def test_the_keyboard_is_back_in_the_cell_that_was_typed_into(room: Desktop) -> None:
    table = room.page.table
    table.setFocus()
    table.setCurrentIndex(room.page.rows.index(1, 1))
    for letter in "Soup":
        room.type(letter)
    room.press(Key.Key_Left)
    room.press(Key.Key_1, ALT)
    assert room.gathering.guests[1].brings == "Soup"
    room.enter("Hm")

    editor = room.here
    assert isinstance(editor, QPlainTextEdit)
    assert editor.objectName() == "edit_brings"
    room.type("s")
    assert editor.toPlainText() == "Sousp"
    room.press(Key.Key_Return)
    assert room.gathering.guests[1].brings == "Sousp"


def test_the_keyboard_is_back_in_the_field_at_the_letter_one_was_at(room: Desktop) -> None:
    room.window.go_to("purpose")
    room.type("A bell")
    room.press(Key.Key_Home)
    field = room.here
    room.press(Key.Key_0, ALT)
    room.enter("Hm")
    assert room.here is field
    room.type("x")

    assert field.toPlainText() == "xA bell"  # type: ignore[attr-defined]
    assert room.gathering.session.calling == "A bell"


def test_the_number_of_a_round_goes_on_where_it_was(room: Desktop) -> None:
    room.window.go_to("capture")
    room.type("4")
    room.press(Key.Key_Return)
    before = room.page.table.chosen()
    room.press(Key.Key_1, ALT)
    room.enter("ada: Four and glad")
    room.type("7")

    assert room.page.table.chosen() == before
    assert [mark.value for mark in room.gathering.marks if mark.guest_id == before] == [7]
    (note,) = room.gathering.notes
    assert note.scale_id == room.gathering.scales[0].id


def test_what_is_left_with_esc_is_there_the_next_time_and_only_for_its_kind(room: Desktop) -> None:
    before = room.here
    room.press(Key.Key_3, ALT)
    room.type("ada: half an off")
    room.press(Key.Key_Escape)
    assert room.here is before
    room.press(Key.Key_4, ALT)
    assert room.window.saying.draft.words == ""
    room.press(Key.Key_3, ALT)
    assert room.window.saying.draft[:2] == ("half an off", "Ada")
    room.enter("er")
    room.press(Key.Key_3, ALT)

    assert said(room) == [(NoteKind.OFFER, "Ada", "half an offer")]
    assert room.window.saying.draft.words == ""


def test_another_page_and_another_kind_leave_the_words_where_they_are(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.type("half")
    room.press(Key.Key_PageDown, CONTROL)
    room.press(Key.Key_2, ALT)
    room.press(Key.Key_1, ALT)

    assert room.window.saying.draft.words == "half"
    room.press(Key.Key_Escape)
    assert room.page.isAncestorOf(room.here)


def test_a_draft_stays_with_its_session(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.type("half")
    room.window.on_home()
    assert not room.window.saying.isVisible()
    room.begin("Another")
    room.press(Key.Key_1, ALT)
    assert room.window.saying.draft.words == ""
    room.press(Key.Key_Escape)
    room.open("The corner garden")
    room.press(Key.Key_1, ALT)

    assert room.window.saying.draft.words == "half"


def test_ctrl_enter_keeps_it_and_is_ready_for_another(room: Desktop) -> None:
    room.press(Key.Key_3, ALT)
    room.type("ada: A van")
    room.press(Key.Key_Return, CONTROL)
    assert room.here_name == "saying_words"
    room.enter("A ladder")

    assert said(room) == [(NoteKind.OFFER, "Ada", "A van"), (NoteKind.OFFER, "", "A ladder")]


def test_shift_enter_begins_a_line_and_several_pasted_lines_stay_lines(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.type("one")
    room.press(Key.Key_Return, SHIFT)
    room.enter("two")
    QGuiApplication.clipboard().setText("three\nfour")
    room.press(Key.Key_1, ALT)
    room.press(Key.Key_V, CONTROL)
    room.press(Key.Key_Return)

    assert [words for _kind, _name, words in said(room)] == ["one\ntwo", "three\nfour"]


def test_ten_thousand_pasted_words_are_refused_in_a_sentence_and_stay(room: Desktop) -> None:
    pasted = "words " * 10_000
    QGuiApplication.clipboard().setText(pasted)
    room.press(Key.Key_1, ALT)
    room.press(Key.Key_V, CONTROL)
    room.press(Key.Key_Return)

    assert said(room) == []
    assert room.message == "This text is longer than 50000 characters; please shorten it."
    assert room.window.saying.draft.words == pasted
    assert room.here_name == "saying_words"


def test_nothing_typed_is_not_kept_and_says_so(room: Desktop) -> None:
    room.press(Key.Key_5, ALT)
    room.press(Key.Key_Return)

    assert said(room) == []
    assert room.message == "Please type a few words first."
    assert room.window.saying.isVisible()


def test_undo_in_the_line_is_about_its_words_and_after_it_about_what_was_kept(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.type("Hm")
    room.press(Key.Key_Z, CONTROL)
    assert room.window.saying.draft.words == ""
    assert room.gathering.notes == ()
    room.enter("Hm")
    room.press(Key.Key_Z, CONTROL)

    assert said(room) == []
    assert room.message == "Undone: Keep somebody’s words."


def test_what_is_kept_is_on_the_disk(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.enter("ada: We are the street")
    room.press(Key.Key_2, ALT)
    room.type("only a dra")
    room.close()

    (kept,) = kept_in(room.path)
    assert [note.words for note in kept.notes] == ["We are the street"]


def test_a_yes_to_being_quoted_is_noted_with_the_words(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.type("ada: We are the street")
    room.press(Key.Key_Tab)
    assert room.here_name == "saying_consent"
    room.press(Key.Key_Space)
    room.press(Key.Key_Return)

    (note,) = room.gathering.notes
    assert note.consent is Consent.GIVEN


def test_without_a_session_there_is_nothing_to_say(desktop: Desktop) -> None:
    desktop.press(Key.Key_1, ALT)

    assert desktop.message == "Open a session first; then what is said can be kept."


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """With nine boundaries and a decision."""
    desktop = opened(qtbot, library_path, a_full_gathering())
    yield desktop
    desktop.close()


def test_which_boundary_is_chosen_by_letters_or_arrows_before_the_words(evening: Desktop) -> None:
    evening.press(Key.Key_8, ALT)
    assert evening.here_name == "saying_which"
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Down)
    evening.press(Key.Key_Return)
    assert evening.here_name == "saying_words"
    evening.enter("With a smile")

    note = evening.gathering.notes[-1]
    assert (note.kind, note.words) == (NoteKind.CROSSED, "With a smile")
    assert note.boundary_id == evening.gathering.boundaries[1].id


def test_a_boundary_without_which_is_asked_for(evening: Desktop) -> None:
    before = evening.gathering
    evening.press(Key.Key_7, ALT)
    evening.press(Key.Key_Return)
    evening.enter("With a smile")

    assert evening.gathering is before
    assert evening.message == "Please choose which boundary it was."
    assert evening.window.saying.draft.words == "With a smile"


def test_a_decision_gets_its_outcome(evening: Desktop) -> None:
    evening.press(Key.Key_6, ALT)
    evening.press(Key.Key_O)
    evening.press(Key.Key_Return)
    evening.enter("And ten on Sundays")

    assert evening.gathering.decisions[0].outcome == "8\nAnd ten on Sundays"
    assert evening.gathering.notes[-1].decision_id == evening.gathering.decisions[0].id


def test_the_palette_offers_it_and_it_comes_back_to_where_one_was(room: Desktop) -> None:
    before = room.here
    room.press(Key.Key_K, CONTROL)
    palette = room.window._palette
    assert palette is not None
    room.type("affirm")
    room.until(lambda: palette._shown_for == "affirm" and palette.rows.rowCount() > 0)
    room.press(Key.Key_Return)
    assert room.here_name == "saying_words"
    assert room.window.saying.kind is NoteKind.AFFIRMATION
    room.enter("ada: You asked first")

    assert said(room) == [(NoteKind.AFFIRMATION, "Ada", "You asked first")]
    assert room.here is before


def test_the_key_works_over_the_palette_too_and_comes_back_behind_it(room: Desktop) -> None:
    before = room.here
    room.press(Key.Key_K, CONTROL)
    room.press(Key.Key_3, ALT)
    assert room.here_name == "saying_words"
    room.enter("A van")

    assert said(room) == [(NoteKind.OFFER, "", "A van")]
    assert room.here is before


def test_what_is_typed_here_is_not_for_the_room(room: Desktop) -> None:
    room.press(Key.Key_F5)
    assert room.window.projection.covers_the_host
    room.window.on_say_quote()

    assert not room.window.projection.is_open


def test_what_the_table_of_actions_says_is_what_the_window_does(room: Desktop) -> None:
    keys = {text.keys[0]: text.id for text in actions() if text.id.startswith("say_")}
    assert sorted(keys) == [f"Alt+{number}" for number in (0, *range(1, 9))]


@pytest.mark.parametrize("size", [(1092, 614), (1280, 800)])
@pytest.mark.parametrize("text", [80, 100, 150, 200])
def test_the_line_can_be_read_at_every_size(
    qtbot: QtBot, library_path: Path, text: int, size: tuple[int, int], qapp: QApplication
) -> None:
    theme.dress(qapp, "light", text)
    settings = Settings(scheme="light", text_size=text)
    desktop = opened(qtbot, library_path, a_full_gathering(), settings)
    desktop.window.resize(*size)
    for key in KEYS:
        desktop.press(key, ALT)
        desktop.window.saying.words.setPlainText("Many words that were said at the table. " * 8)
        desktop.until(lambda: faults(desktop) == [])  # once the field has grown with its words
        desktop.press(Key.Key_Escape)
    assert desktop.window.size().toTuple() == size  # type: ignore[attr-defined]
    desktop.close()
    theme.dress(qapp, "light", 100)


def faults(desktop: Desktop) -> list[str]:
    """What cannot be read or reached in the line, and where it does not lie as it should."""
    line, pages = desktop.window.saying, desktop.window.stack.geometry()
    layout = line.layout()
    assert layout is not None
    # a box to tick tells the size of its sign; the whole of it is the target
    found = [each for each in problems(line) if each != f"small: {line.consent.text()}"]
    found += cut_labels(line) + overlaps(line)
    found += [] if pages.contains(line.geometry()) else [f"not inside: {line.geometry()}"]
    needed = layout.totalHeightForWidth(line.width())
    return found if needed <= line.height() else [*found, "too low for its words"]


def test_larger_text_while_the_line_is_open_keeps_it_at_the_foot(room: Desktop, qapp: QApplication) -> None:
    room.press(Key.Key_1, ALT)
    room.window.settings_changed.connect(lambda s: (theme.dress(qapp, "light", s.text_size)))
    room.press(Key.Key_Plus, CONTROL)
    room.window.dress_again()
    QTest.qWait(1)
    line, pages = room.window.saying.geometry(), room.window.stack.geometry()
    theme.dress(qapp, "light", 100)

    assert pages.contains(line)
    assert pages.bottom() - line.bottom() < 8


def test_a_message_does_not_lie_under_the_line(room: Desktop) -> None:
    room.press(Key.Key_1, ALT)
    room.press(Key.Key_Return)
    room.until(lambda: room.message != "")
    QTest.qWait(1)

    assert not room.window.saying.geometry().intersects(room.window.messages.geometry())


def test_mouse_and_screen_reader_have_buttons_for_the_same(room: Desktop) -> None:
    room.window.on_say_quote()
    room.type("Hm")
    line = room.window.saying
    QTest.mouseClick(line.keep, Qt.MouseButton.LeftButton)
    assert [words for _kind, _name, words in said(room)] == ["Hm"]
    room.window.on_say_quote()
    room.type("half")
    QTest.mouseClick(line.leave, Qt.MouseButton.LeftButton)

    assert not line.isVisible()
    assert len(room.gathering.notes) == 1
