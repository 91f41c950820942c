"""The whole window over a library on disk: what a host does, and what the library holds afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Invitation
from hostdesk.domain.mark import Came
from hostdesk.domain.scale import Naming
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.places import steps
from tests.builders import a_full_gathering, a_gathering, stored
from tests.ui.tables import ALT, CONTROL, SHIFT, Desktop, Key, kept_in

NINE = ("Ada", "Ben", "Chidi", "Dora", "زهرة القاسمي", "王小明", "Greta", "n" * 60)


def titles(desktop: Desktop) -> list[str]:
    model = desktop.home.sessions
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def go(desktop: Desktop, place: str) -> None:
    """To a step with the keys of the rail."""
    for _step in range(len(steps())):
        if desktop.page.objectName() == place:
            return
        desktop.press(Key.Key_PageDown, CONTROL)
    raise AssertionError(place)


def test_a_session_is_begun_with_its_title_and_enter(desktop: Desktop) -> None:
    assert desktop.here_name == "new_session"
    desktop.enter("Team evening")
    desktop.until(lambda: desktop.page.objectName() == "purpose")
    assert desktop.home.title.text() == ""
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert kept.session.title == "Team evening"
    assert [guest.is_host for guest in kept.guests] == [True]


def test_a_title_that_is_refused_stays(desktop: Desktop) -> None:
    desktop.home.title.setText("n" * 301)
    desktop.press(Key.Key_Return)

    assert desktop.home.title.text() == "n" * 301
    assert desktop.message == "This line is longer than 300 characters; please shorten it."


def test_every_page_opens_and_has_the_keyboard(desktop: Desktop) -> None:
    desktop.begin()
    for step in steps():
        desktop.window.go_to(step.id)
        assert desktop.page.objectName() == step.id
        assert desktop.page.isAncestorOf(desktop.here)
    assert desktop.faults == []


def test_what_is_typed_is_in_the_library_when_it_is_opened_again(desktop: Desktop) -> None:
    desktop.begin()
    desktop.type("Nobody knows the neighbours")
    go(desktop, "guests")
    for name in ("Ada", "Ben"):
        desktop.enter(name)
    go(desktop, "space")
    desktop.type("The old library")
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert kept.session.calling == "Nobody knows the neighbours"
    assert kept.session.venue == "The old library"
    assert [guest.name for guest in kept.guests[1:]] == ["Ada", "Ben"]


def test_words_in_a_cell_are_kept_when_the_host_goes_home_at_once(desktop: Desktop) -> None:
    desktop.begin()
    go(desktop, "guests")
    desktop.enter("Ada")
    desktop.page.table.setFocus()
    desktop.page.table.setCurrentIndex(desktop.page.rows.index(1, 1))
    for letter in "Soup":
        desktop.type(letter)
    desktop.press(Key.Key_Home, ALT)
    desktop.until(lambda: desktop.page is desktop.home)
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert kept.guests[1].brings == "Soup"


def test_words_in_a_cell_are_kept_when_the_window_is_closed_at_once(desktop: Desktop) -> None:
    desktop.begin()
    go(desktop, "guests")
    desktop.enter("Ada")
    desktop.page.table.setFocus()
    desktop.page.table.setCurrentIndex(desktop.page.rows.index(1, 1))
    for letter in "Soup":
        desktop.type(letter)
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert kept.guests[1].brings == "Soup"


def test_a_date_is_kept_when_the_host_goes_home_at_once(desktop: Desktop) -> None:
    desktop.begin()
    desktop.page.starts.setFocus()
    desktop.press(Key.Key_Up)
    desktop.press(Key.Key_Home, ALT)
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert kept.session.starts is not None


def test_undo_and_redo_reach_everything(desktop: Desktop) -> None:
    desktop.begin()
    start = desktop.gathering
    desktop.type("A bell")
    go(desktop, "guests")
    desktop.enter("Ada")
    go(desktop, "boundaries")
    desktop.enter("We end at nine")
    go(desktop, "running_order")
    desktop.enter("Soup 20")
    go(desktop, "scales")
    desktop.enter("How near are we?")
    desktop.press(Key.Key_R, CONTROL)
    desktop.type("7")
    end = desktop.gathering
    for _change in range(6):
        desktop.press(Key.Key_Z, CONTROL)
    assert desktop.gathering == start
    for _change in range(6):
        desktop.press(Key.Key_Z, CONTROL | SHIFT)
    assert desktop.gathering == end
    desktop.close()

    assert kept_in(desktop.path) == [end]


def test_undo_begins_with_what_is_just_being_typed(desktop: Desktop) -> None:
    desktop.begin()
    desktop.type("A bell")
    desktop.press(Key.Key_Z, CONTROL)

    assert desktop.gathering.session.calling == ""
    assert desktop.here.toPlainText() == ""  # type: ignore[attr-defined]
    assert desktop.message == "Undone: Describe the session."


def test_an_empty_stack_says_so(desktop: Desktop) -> None:
    desktop.press(Key.Key_Y, CONTROL)
    assert desktop.message == "There is nothing to do again."
    desktop.press(Key.Key_Z, CONTROL)
    assert desktop.message == "There is nothing to undo."


def test_a_deleted_session_comes_back_whole(desktop: Desktop) -> None:
    desktop.begin("Keep me")
    go(desktop, "guests")
    desktop.enter("Ada")
    whole = desktop.gathering
    desktop.window.on_home()
    desktop.settle()
    QTest.keyClick(desktop.home.list, Key.Key_Delete)
    desktop.until(lambda: titles(desktop) == [])
    assert desktop.home.empty.isVisible()
    assert desktop.message == "Done: Delete session."
    QTest.keyClick(desktop.window.messages.button, Key.Key_Return)
    desktop.until(lambda: titles(desktop) == ["Keep me"])
    desktop.close()

    assert kept_in(desktop.path) == [whole]


def test_the_last_session_deleted_comes_back_by_keys(desktop: Desktop) -> None:
    desktop.begin("Keep me")
    desktop.press(Key.Key_Home, ALT)
    desktop.settle()
    desktop.home.list.setFocus()
    desktop.press(Key.Key_Delete)
    desktop.until(lambda: titles(desktop) == [])
    desktop.press(Key.Key_Z, CONTROL)
    desktop.until(lambda: titles(desktop) == ["Keep me"])


def test_undo_in_another_session_says_so(desktop: Desktop) -> None:
    desktop.begin("First")
    go(desktop, "guests")
    desktop.enter("Ada")
    desktop.begin("Second")
    desktop.press(Key.Key_Z, CONTROL)  # the beginning of the second
    assert desktop.desk.gathering is None
    desktop.press(Key.Key_Z, CONTROL)
    desktop.settle()
    assert "Invite Ada" in desktop.message
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert (kept.session.title, len(kept.guests)) == ("First", 1)


def test_search_finds_a_word_as_it_is_typed(desktop: Desktop) -> None:
    for title in ("Garden", "Kitchen"):
        desktop.begin(title)
    go(desktop, "guests")
    desktop.enter("Zoe O'Neil")
    desktop.press(Key.Key_F, CONTROL)
    assert desktop.here_name == "search"
    desktop.type("o'neil")
    desktop.until(lambda: titles(desktop) == ["Kitchen"])
    desktop.press(Key.Key_Return)
    desktop.until(lambda: desktop.desk.gathering is not None)

    assert desktop.gathering.session.title == "Kitchen"


@pytest.mark.parametrize("words", ["(", '"', "*", "o'", "王", "  "])
def test_no_search_is_an_error(desktop: Desktop, words: str) -> None:
    desktop.begin("Garden")
    desktop.press(Key.Key_F, CONTROL)
    desktop.home.search.setText(words)
    desktop.settle()
    desktop.until(lambda: not desktop.home._rest.isActive())
    desktop.settle()

    assert desktop.faults == []
    assert desktop.message == ""


def test_a_duplicate_stands_beside_its_original(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin("Garden")
    desktop.window.on_home()
    desktop.settle()
    qtbot.mouseClick(desktop.home.tools.duplicate, Qt.MouseButton.LeftButton)
    desktop.until(lambda: len(titles(desktop)) == 2)

    assert sorted(titles(desktop)) == ["Garden", "Garden (copy)"]


def test_the_sample_session_opens_from_the_empty_home(desktop: Desktop, qtbot: QtBot) -> None:
    qtbot.mouseClick(desktop.home.empty.sample, Qt.MouseButton.LeftButton)
    desktop.until(lambda: desktop.page.objectName() == "summary")
    for step in steps():
        desktop.window.go_to(step.id)

    assert desktop.faults == []


def test_a_gathering_with_every_kind_of_part_can_be_walked_through(library_path: Path, qtbot: QtBot) -> None:
    library = open_library(library_path)
    whole = stored(library, a_full_gathering())
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open(whole.session.title)
    for step in steps():
        desktop.window.go_to(step.id)
    desktop.press(Key.Key_Home, ALT)
    desktop.close()

    assert desktop.faults == []
    assert kept_in(library_path) == [whole]  # looking changes nothing


def test_sixty_marks_by_keys(library_path: Path, qtbot: QtBot) -> None:
    library = open_library(library_path)
    stored(library, a_gathering(*(f"Guest {number}" for number in range(59))))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("The corner garden")
    desktop.press(Key.Key_R, CONTROL)
    for number in range(60):
        desktop.type(str(number % 10))
        desktop.press(Key.Key_Return)
    desktop.close()

    (kept,) = kept_in(library_path)
    numbers = {kept.guest(mark.guest_id or "").name: mark.value for mark in kept.marks}
    assert numbers == {**{f"Guest {n}": n % 10 for n in range(59)}, "Host": 9}


def test_the_step_worth_asking_leads_to_its_field(desktop: Desktop) -> None:
    desktop.begin()
    desktop.press(Key.Key_F6)
    assert desktop.here_name == "coach_question_0"
    desktop.press(Key.Key_Return)

    assert desktop.page.isAncestorOf(desktop.here)


def test_the_arrows_go_through_the_rail(desktop: Desktop) -> None:
    desktop.begin()
    rail = desktop.window.rail
    rail.button("purpose").setFocus()
    desktop.press(Key.Key_Down)
    assert desktop.here_name == "rail_guests"
    desktop.press(Key.Key_Return)

    assert desktop.page.objectName() == "guests"


def test_larger_text_keeps_the_round_one_is_in(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin()
    go(desktop, "scales")
    desktop.enter("First?")
    desktop.press(Key.Key_Escape)  # from its card, back to the line
    desktop.enter("Second?")
    desktop.press(Key.Key_R, CONTROL)
    desktop.page.scale.setFocus()
    desktop.press(Key.Key_Down)
    desktop.window.dress_again()
    desktop.type("7")

    (asked,) = desktop.gathering.rounds
    assert desktop.gathering.scale(asked.scale_id).question == "Second?"


def test_the_title_stays_above_the_steps_of_a_low_window(desktop: Desktop) -> None:
    desktop.begin()
    desktop.window.resize(1000, 420)
    go(desktop, "archive")
    title = desktop.window.rail.head.findChild(QLabel, "rail_title")

    assert isinstance(title, QLabel)
    assert title.text() == desktop.gathering.session.title
    assert not title.visibleRegion().isEmpty()


def test_everything_is_measured_in_the_new_size_at_once(desktop: Desktop, qapp: QApplication) -> None:
    desktop.begin()
    usual = desktop.window.left.width()
    try:
        theme.dress(qapp, "light", 150)
        desktop.window.dress_again()
        assert desktop.window.left.width() > usual
    finally:
        theme.dress(qapp, "light", 100)
        desktop.window.dress_again()

    assert desktop.window.left.width() == usual


def test_a_management_team_by_keys_alone(desktop: Desktop) -> None:
    """Purpose, nine people, boundaries, blocks, a scale from 1 to 7, a round, a deputy, steps."""
    desktop.enter("Management team")
    desktop.until(lambda: desktop.page.objectName() == "purpose")
    desktop.type("Three quarters of the rota is empty")
    desktop.press(Key.Key_Tab)
    desktop.type("People swap shifts without asking us")
    go(desktop, "guests")
    for name in NINE:
        desktop.here.insert(name)  # type: ignore[attr-defined]
        desktop.press(Key.Key_Return)
    go(desktop, "boundaries")
    desktop.press(Key.Key_Tab)  # from the kind, or to the list
    desktop.page.add_line.line.setFocus()
    desktop.enter("Pay is decided elsewhere")
    go(desktop, "running_order")
    for block in ("Arrivals and soup 20", "Round 45", "Close 10 min"):
        desktop.enter(block)
    go(desktop, "scales")
    desktop.enter("How near are we?")
    desktop.page.table.setFocus()
    desktop.press(Key.Key_Return, CONTROL)
    desktop.page.form.fields["ends"].setFocus()
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Down)
    go(desktop, "capture")
    for number in "7654321":
        desktop.type(number)
        desktop.press(Key.Key_Return)
    desktop.press(Key.Key_B, CONTROL)
    desktop.enter("Ada")
    desktop.type("3")
    desktop.press(Key.Key_Return)
    desktop.type("5")
    desktop.press(Key.Key_Up)
    desktop.press(Key.Key_B, CONTROL)
    desktop.press(Key.Key_A, CONTROL)
    desktop.press(Key.Key_Delete)
    desktop.press(Key.Key_Return)
    desktop.type("6")
    go(desktop, "steps")
    desktop.enter("Ask the night shift")
    go(desktop, "summary")
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert [guest.name for guest in kept.guests[1:]] == list(NINE)
    assert kept.session.preferred_future == "People swap shifts without asking us"
    assert [(block.title, block.minutes) for block in kept.blocks] == [
        ("Arrivals and soup", 20),
        ("Round", 45),
        ("Close", 10),
    ]
    assert [(scale.lowest, scale.highest) for scale in kept.scales] == [(1, 7)]
    last = kept.mark_of(kept.rounds[0].id, kept.guests[-1].id)
    assert last is not None
    assert (last.value, last.came, last.spoken_by) == (6, Came.TOLD_HOST, "")
    assert [(e.value, e.came, e.spoken_by) for e in kept.earlier(last.id)] == [(3, Came.ON_BEHALF, "Ada")]
    assert [step.what for step in kept.steps] == ["Ask the night shift"]
    assert desktop.faults == []


def test_a_hundred_names_are_pasted(desktop: Desktop) -> None:
    desktop.begin()
    go(desktop, "guests")
    QApplication.clipboard().setText(
        "\n".join(f"{n}. Guest number {n} <g{n}@example.org>" for n in range(100))
    )
    desktop.press(Key.Key_V, CONTROL)
    assert desktop.message == "Done: Invite 100 guests."
    assert desktop.window.messages.button.isVisible()
    desktop.press(Key.Key_Z, CONTROL)
    assert len(desktop.gathering.guests) == 1
    desktop.press(Key.Key_Y, CONTROL)
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert [guest.name for guest in kept.guests[1:]] == [f"Guest number {n}" for n in range(100)]


def test_an_unnamed_scale_chosen_just_now_takes_no_names(desktop: Desktop) -> None:
    desktop.begin()
    go(desktop, "scales")
    desktop.enter("How near are we?")
    desktop.page.table.setFocus()
    desktop.press(Key.Key_Return, CONTROL)
    desktop.page.form.fields["naming"].setFocus()
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Down)
    assert desktop.gathering.scales[0].naming is Naming.UNNAMED
    desktop.press(Key.Key_R, CONTROL)
    desktop.type("7")
    desktop.close()

    (kept,) = kept_in(desktop.path)
    assert [mark.guest_id for mark in kept.marks] == [None]


def test_an_invitation_chosen_just_now_is_one(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin()
    go(desktop, "guests")
    desktop.enter("Ada")
    desktop.page.table.setFocus()
    desktop.page.table.setCurrentIndex(desktop.page.rows.index(1, 3))
    desktop.press(Key.Key_Return)
    desktop.until(lambda: QApplication.activePopupWidget() is not None)
    choices = desktop.page.findChild(QWidget, "edit_invitation").view()
    for _choice in range(4):
        QTest.keyClick(choices, Key.Key_Down)
    QTest.keyClick(choices, Key.Key_Return)
    desktop.until(lambda: desktop.gathering.guests[1].invitation is Invitation.OPEN_SEAT)

    go(desktop, "welcome")
    assert [guest.name for guest in desktop.page.parts(desktop.gathering)] == ["Host"]


def test_what_was_said_in_passing_stays_behind_when_another_session_opens(desktop: Desktop) -> None:
    desktop.begin("One")
    desktop.window.say("Undone: something.")
    desktop.window.on_home()
    desktop.begin("Another")

    assert not desktop.window.messages.isVisible()


def test_what_is_still_wrong_is_still_said_in_another_session(desktop: Desktop) -> None:
    desktop.begin("One")
    desktop.window.messages.say("The disk is full.", "try_again", "Try again", stays=True)
    desktop.window.on_home()
    desktop.begin("Another")

    assert desktop.window.messages.isVisible()
