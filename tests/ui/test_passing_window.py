"""The laptop goes round in the real window: nobody gets anywhere else, and what is acknowledged is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Format
from hostdesk.domain.mark import Came, Mark, Moment
from hostdesk.domain.scale import FollowUp, Naming
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.passing import Cover, Place
from hostdesk.ui.passing_screen import PassingScreen
from hostdesk.workflows import capture, rounds
from tests.builders import a_gathering, a_scale, stored
from tests.test_words import catalogue
from tests.ui.accessible import problems
from tests.ui.tables import ALT, CONTROL, SHIFT, Desktop, Key, kept_in
from tests.ui.test_accessible import cut_labels

KEY = "rosebud"


def a_room(qtbot: QtBot, path: Path, *names: str, **scale: Any) -> Desktop:
    """The window at the grid of a session with these guests, who are all here."""
    library = open_library(path)
    start = a_gathering(*names, scales=[a_scale("How close are we?", 0, **scale)])
    languages = {"Zehava": "Hebrew", "Lara": ""}
    guests = tuple(
        replace(
            guest,
            arrived=True,
            language=languages.get(guest.name, ""),
            paper=Format.LARGE_PRINT if guest.name == "Lara" else Format.USUAL,
        )
        for guest in start.guests
    )
    stored(library, replace(start, guests=guests))
    library.close()
    desktop = Desktop(qtbot, path)
    desktop.open("The corner garden")
    desktop.window.on_capture()
    return desktop


@pytest.fixture
def room(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    made = a_room(qtbot, library_path, "Ada", "Ben", "Chidi", halves=True)
    yield made
    made.close()


@pytest.fixture
def unnamed(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    names = [f"Guest {n}" for n in range(7)]
    made = a_room(qtbot, library_path, *names, naming=Naming.UNNAMED)
    yield made
    made.close()


def pass_round(room: Desktop) -> PassingScreen:
    """By keys: from the grid to the first guest's page."""
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")
    room.here.selectAll()  # type: ignore[attr-defined]
    room.enter(KEY)
    screen = room.window._passing
    assert screen is not None
    room.until(screen.isActiveWindow)
    return screen


def press(screen: PassingScreen, *keys: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        QTest.keyClick(focused if focused and focused.window() is screen else screen, key, modifier)


def type_(screen: PassingScreen, words: str) -> None:
    for letter in words:
        focused = QApplication.focusWidget()
        QTest.keyClicks(focused if focused and focused.window() is screen else screen, letter)


def named(screen: PassingScreen, name: str) -> Any:
    assert screen.page is not None
    found = screen.page.findChild(QWidget, name)
    assert found is not None, name
    return found


def texts(screen: PassingScreen) -> str:
    assert screen.page is not None
    return screen.page.accessibleName()


def answer(room: Desktop, screen: PassingScreen, digit: str, *words: str) -> None:
    """One turn by keys, up to the page that says it is kept."""
    press(screen, Key.Key_Return)
    type_(screen, digit)
    press(screen, Key.Key_Return)
    for typed in words or ("", ""):
        type_(screen, typed)
        press(screen, Key.Key_Return)
    room.until(lambda: screen.passing.place is Place.THANKS)


def open_host_page(screen: PassingScreen, key: str = KEY) -> None:
    press(screen, Key.Key_L, modifier=CONTROL)
    type_(screen, key)
    press(screen, Key.Key_Return)


def end(screen: PassingScreen) -> None:
    open_host_page(screen)
    named(screen, "passing_end").click()


def marks_by_name(room: Desktop) -> dict[str, Mark]:
    gathering = room.gathering
    return {gathering.guest(mark.guest_id).name: mark for mark in gathering.marks if mark.guest_id}


def test_a_whole_passing_by_keys(room: Desktop) -> None:
    screen = pass_round(room)
    assert not room.window.isVisible()
    assert screen.isFullScreen()
    assert screen.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert "This is for Ada" in texts(screen)
    answer(room, screen, "4", "We met", "A key")
    assert "We met" not in texts(screen)
    press(screen, Key.Key_Return)
    assert "This is for Ben" in texts(screen)
    press(screen, Key.Key_Return)
    type_(screen, "10")
    assert screen.passing.draft.value == 10
    press(screen, Key.Key_Down)
    type_(screen, "6.")
    press(screen, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    room.until(lambda: screen.passing.place is Place.THANKS)
    press(screen, Key.Key_Return)
    press(screen, Key.Key_Return)
    named(screen, "passing_skip").click()
    room.until(lambda: screen.passing.place is Place.THANKS)
    press(screen, Key.Key_Return)
    assert "This is for Host" in texts(screen)  # last
    answer(room, screen, "t")
    press(screen, Key.Key_Return)
    assert screen.passing.place is Place.EVERYBODY
    end(screen)
    room.until(room.window.isActiveWindow)

    marks = marks_by_name(room)
    assert [str(marks[name].value) for name in ("Ada", "Ben", "Chidi", "Host")] == ["4", "6.5", "None", "10"]
    assert (marks["Ada"].already_there, marks["Ada"].one_step_up) == ("We met", "A key")
    assert marks["Chidi"].skipped
    assert {mark.came for mark in marks.values()} == {Came.THEMSELVES}
    assert room.gathering.rounds[0].silent
    assert not room.window.is_passing
    assert room.here.window() is room.window


def test_where_one_would_be_content_is_chosen_on_a_page_of_its_own(qtbot: QtBot, library_path: Path) -> None:
    room = a_room(qtbot, library_path, "Ada", "Ben", follow_ups=(FollowUp.GOOD_ENOUGH,))
    screen = pass_round(room)
    press(screen, Key.Key_Return, Key.Key_3, Key.Key_Return)
    assert screen.passing.place is Place.GOOD_ENOUGH
    assert "At which number would you be content?" in texts(screen)
    press(screen, Key.Key_7)
    assert named(screen, "passing_chosen").text() == "Your number: 7"
    press(screen, Key.Key_Return)
    room.until(lambda: screen.passing.place is Place.THANKS)

    mark = marks_by_name(room)["Ada"]
    assert (mark.value, mark.good_enough) == (3, 7)
    end(screen)
    room.close()


def test_a_whole_turn_by_mouse(room: Desktop) -> None:
    screen = pass_round(room)

    def click(name: str) -> None:
        QTest.mouseClick(named(screen, name), Qt.MouseButton.LeftButton)

    for name in ("passing_ready", "number_7", "passing_next", "passing_back", "number_3.5", "passing_next"):
        click(name)
    click("passing_next")
    click("passing_next")
    room.until(lambda: screen.passing.place is Place.THANKS)
    click("passing_on")

    assert "Ben" in texts(screen)
    assert str(marks_by_name(room)["Ada"].value) == "3.5"


def test_no_key_reaches_the_app_or_closes_the_window(room: Desktop) -> None:
    screen = pass_round(room)
    answer(room, screen, "4")
    press(screen, Key.Key_Return, Key.Key_Return)
    before, place = room.gathering, screen.passing.place
    done: list[str] = []
    for name, action in room.window.actions_by_id.items():
        action.triggered.connect(lambda _on=False, name=name: done.append(name))
        for shortcut in action.shortcuts():
            for number in range(shortcut.count()):
                pressed = shortcut[number]
                press(screen, pressed.key(), modifier=pressed.keyboardModifiers())
                screen._take(replace(screen.passing, covers=()))
    for key in (Key.Key_Escape, Key.Key_Meta, Key.Key_Menu, Key.Key_F10, Key.Key_Alt, Key.Key_Tab):
        press(screen, key)
    combined = (Key.Key_F4, ALT), (Key.Key_W, CONTROL), (Key.Key_Q, CONTROL), (Key.Key_Z, CONTROL)
    for key, modifier in combined:
        press(screen, key, modifier=modifier)
    screen.close()

    assert done == []
    assert room.gathering is before
    assert screen.isVisible()
    assert not room.window.isVisible()
    assert screen.passing.place is place


def test_undo_in_a_field_brings_back_nothing_of_the_guest_before(room: Desktop) -> None:
    screen = pass_round(room)
    answer(room, screen, "4", "Something private", "")
    press(screen, Key.Key_Return, Key.Key_Return)
    type_(screen, "5")
    press(screen, Key.Key_Return)
    field = named(screen, "passing_words")
    press(screen, Key.Key_Z, modifier=CONTROL)
    press(screen, Key.Key_Y, modifier=CONTROL)
    press(screen, Key.Key_Z, modifier=CONTROL | SHIFT)

    assert field.toPlainText() == ""
    assert marks_by_name(room)["Ada"].already_there == "Something private"


def test_the_next_guest_pastes_nothing_of_the_one_before(room: Desktop) -> None:
    screen = pass_round(room)
    QGuiApplication.clipboard().setText("Something private")
    answer(room, screen, "4")

    assert QGuiApplication.clipboard().text() == ""


def test_the_hosts_key_opens_and_a_wrong_one_waits(room: Desktop) -> None:
    screen = pass_round(room)
    open_host_page(screen, "guess")
    assert screen.passing.cover is Cover.KEY
    assert named(screen, "passing_sentence").text().startswith("That is not the key. Please wait")
    press(screen, Key.Key_Return)
    assert screen.passing.cover is Cover.KEY
    named(screen, "passing_uncover").click()
    assert screen.passing.covers == ()
    room.until(lambda: screen._key.pause == 0)
    open_host_page(screen, "ROSEBUD ")

    assert screen.passing.cover is Cover.HOST


def test_pause_and_help_cover_all_and_later_it_goes_on_exactly_there(room: Desktop) -> None:
    screen = pass_round(room)
    press(screen, Key.Key_Return)
    type_(screen, "4")
    press(screen, Key.Key_Return)
    type_(screen, "We m")
    for name, said in (("passing_pause", "A pause"), ("passing_help", "Please wave to the host.")):
        named(screen, name).click()
        assert said in texts(screen)
        assert "We m" not in texts(screen)
        assert screen.page is not None
        assert screen.page.findChild(QWidget, "passing_words") is None
        press(screen, Key.Key_Return)
    type_(screen, "et")

    assert named(screen, "passing_words").toPlainText() == "We met"


def test_the_host_may_go_on_with_another_and_leave_somebody_out(room: Desktop) -> None:
    screen = pass_round(room)
    open_host_page(screen)
    named(screen, "passing_leave_out").click()
    assert "This is for Ben" in texts(screen)
    open_host_page(screen)
    names = named(screen, "passing_names")
    row = next(n for n in range(names.count()) if names.item(n).text() == "Host")
    names.setCurrentRow(row)
    names.setFocus()
    press(screen, Key.Key_Return)

    assert "This is for Host" in texts(screen)
    assert room.gathering.marks == ()


def test_somebody_else_says_who_they_are_and_another_mind_is_fresh(room: Desktop) -> None:
    screen = pass_round(room)
    answer(room, screen, "4", "We met", "")
    press(screen, Key.Key_Return)
    named(screen, "passing_not_me").click()
    names = named(screen, "passing_names")
    written = [names.item(n).text() for n in range(names.count())]
    assert written == ["Ada (has answered)", "Chidi", "Host"]
    names.itemActivated.emit(names.item(0))
    assert "You have answered already." in texts(screen)
    press(screen, Key.Key_Return)
    assert not any(button.isChecked() for button in screen.page.numbers.buttons)  # type: ignore[union-attr]
    type_(screen, "2")
    press(screen, Key.Key_Return)
    assert named(screen, "passing_words").toPlainText() == ""
    press(screen, Key.Key_Return, Key.Key_Return)
    room.until(lambda: screen.passing.place is Place.THANKS)

    mark = marks_by_name(room)["Ada"]
    assert str(mark.value) == "2"
    assert [(str(e.value), e.already_there) for e in room.gathering.earlier(mark.id)] == [("4", "We met")]
    press(screen, Key.Key_Return)
    assert "This is for Ben" in texts(screen)


def test_a_key_that_is_held_down_leads_one_page_on_and_not_through_the_next(room: Desktop) -> None:
    screen = pass_round(room)
    focused = QApplication.focusWidget()
    for held in (False, True, True, True):
        pressed = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(QApplication.focusWidget() or focused, pressed)
    type_(screen, "4")
    assert screen.passing.place is Place.NUMBER

    end(screen)


def test_later_comes_again_at_the_end(room: Desktop) -> None:
    screen = pass_round(room)
    named(screen, "passing_later").click()

    assert "This is for Ben" in texts(screen)
    assert screen.passing.waiting[-1].endswith("Ada")


def test_thanks_clears_by_itself(room: Desktop) -> None:
    screen = pass_round(room)
    screen._thanks.setInterval(10)
    press(screen, Key.Key_Return)
    named(screen, "passing_skip").click()

    room.until(lambda: "This is for Ben" in texts(screen))


def test_hebrew_is_read_from_the_right_and_the_hosts_window_stays_as_it_was(
    qtbot: QtBot, library_path: Path
) -> None:
    room = a_room(qtbot, library_path, "Zehava", "Lara")
    screen = pass_round(room)
    assert screen.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert room.window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    press(screen, Key.Key_Return)
    numbers = screen.page.numbers  # type: ignore[union-attr]
    assert numbers is not None
    assert numbers.buttons[0].x() > numbers.buttons[-1].x()  # zero at the right
    type_(screen, "3")
    press(screen, Key.Key_Left)
    assert screen.passing.draft.value == 4
    named(screen, "passing_skip").click()
    usual = screen.page.look.unit  # type: ignore[union-attr]
    room.until(lambda: screen.passing.place is Place.THANKS)
    press(screen, Key.Key_Return)

    assert screen.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert screen.page.look.unit == pytest.approx(usual * 1.5, rel=0.35)  # type: ignore[union-attr]
    assert screen.page.look.unit > usual  # type: ignore[union-attr]
    end(screen)
    room.close()


def test_a_guest_is_spoken_to_in_their_language_and_nobody_else(
    qtbot: QtBot, library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tongues" / "he" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    said = {
        "": "Content-Type: text/plain; charset=UTF-8\n",
        "I am ready": "מוכנה",
        "Choose a number, or say that you would rather not answer.": "בחרי מספר",
        "Your number: {number}": "המספר שלך: {number}",
    }
    (folder / "hostdesk.mo").write_bytes(catalogue(said))
    monkeypatch.setenv("HOSTDESK_TRANSLATIONS", str(tmp_path / "tongues"))
    room = a_room(qtbot, library_path, "Zehava", "Ben")
    screen = pass_round(room)
    assert named(screen, "passing_ready").text() == "מוכנה"
    press(screen, Key.Key_Return, Key.Key_Return)
    assert named(screen, "passing_sentence").accessibleName() == "בחרי מספר"
    type_(screen, "4")
    assert named(screen, "passing_chosen").text() == "המספר שלך: 4"
    open_host_page(screen, "wrong")
    assert named(screen, "passing_open").text() == "Open"  # the host's page speaks the host's language
    named(screen, "passing_uncover").click()
    named(screen, "passing_skip").click()
    room.until(lambda: screen.passing.place is Place.THANKS)
    press(screen, Key.Key_Return)

    assert named(screen, "passing_ready").text() == "I am ready"
    room.close()


def test_those_who_do_not_see_the_screen_are_told_everything(room: Desktop) -> None:
    screen = pass_round(room)
    assert named(screen, "passing_ready").accessibleDescription().startswith("This is for Ada")
    press(screen, Key.Key_Return)
    assert screen.page is not None
    assert screen.page.numbers is not None
    found = [QAccessible.queryAccessibleInterface(button) for button in screen.page.numbers.buttons]
    assert {each.role() for each in found} == {QAccessible.Role.RadioButton}
    assert [each.text(QAccessible.Text.Name) for each in found[:4]] == ["0", "½", "1", "1½"]
    type_(screen, "4")
    checked = [each.text(QAccessible.Text.Name) for each in found if each.state().checked]
    assert checked == ["4"]
    reached = []
    for _time in range(7):
        reached.append(QApplication.focusWidget().objectName())
        press(screen, Key.Key_Tab)

    assert reached == [
        "number_4",
        "passing_next",
        "passing_skip",
        "passing_back",
        "passing_pause",
        "passing_help",
        "passing_host",
    ]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sheet_can_be_read(room: Desktop, qapp: QApplication, percent: int) -> None:
    theme.dress(qapp, "light", percent)
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")
    sheet = room.here.window()
    QTest.qWait(1)
    found = problems(sheet) + cut_labels(sheet)
    room.press(Key.Key_Escape)
    theme.dress(qapp, "light", 100)

    assert found == []


def test_the_sheet_puts_guests_in_order_and_leaves_some_out(room: Desktop) -> None:
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")
    assert room.window._sheet is not None
    guests = room.window._sheet.guests
    guests.setFocus()
    room.press(Key.Key_Down, ALT)
    room.press(Key.Key_Down)
    room.press(Key.Key_Space)  # Chidi is not asked
    room.window._sheet.key.setText(KEY)
    room.window._sheet.start.click()
    screen = room.window._passing
    assert screen is not None
    names = [room.gathering.guest(one).name for one in screen.passing.waiting]

    assert names == ["Ben", "Ada", "Host"]
    room.until(screen.isActiveWindow)
    end(screen)


def test_a_revealed_round_is_hidden_again_while_it_goes_round(room: Desktop) -> None:
    screen = pass_round(room)
    answer(room, screen, "4")
    end(screen)
    room.until(room.window.isActiveWindow)
    room.desk.want(partial(rounds.reveal, asked=room.gathering.rounds[0]))
    assert not room.gathering.rounds[0].is_hidden
    screen = pass_round(room)

    assert room.gathering.rounds[0].is_hidden
    end(screen)


def test_a_round_that_is_closed_is_not_passed(room: Desktop) -> None:
    room.type("4")
    room.desk.want(partial(capture.close_round, asked=room.gathering.rounds[0]))
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")
    room.enter(KEY)

    assert room.window._sheet is not None
    assert room.window._sheet.sentence.text().startswith("This round is closed")
    assert not room.window.is_passing
    room.press(Key.Key_Escape)


def test_unnamed_answers_leave_nothing_that_links_or_orders_them(unnamed: Desktop) -> None:
    screen = pass_round(unnamed)
    words = [f"word{n}" for n in range(8)]
    for number, said in enumerate(words):
        assert "This is for the next person" in texts(screen)
        assert "Guest" not in texts(screen)
        answer(unnamed, screen, str(number), said, "")
        press(screen, Key.Key_Return)
    assert screen.passing.place is Place.EVERYBODY
    end(screen)
    unnamed.settle()

    marks = unnamed.gathering.marks
    assert {(mark.guest_id, mark.came, mark.spoken_by) for mark in marks} == {(None, Came.TOLD_HOST, "")}
    in_memory = [mark.already_there for mark in marks]
    assert sorted(in_memory) == words
    assert in_memory not in (words, words[::-1])
    assert unnamed.desk.undo_stack.undoText() == "Pass the laptop round"
    unnamed.window.on_undo()
    assert unnamed.gathering.marks == ()  # never one after the other
    unnamed.window.on_redo()
    assert len(unnamed.gathering.marks) == 8
    unnamed.close()
    content = unnamed.path.read_bytes()
    places = sorted(words, key=lambda said: content.rfind(said.encode()))
    assert places not in (words, words[::-1])


def test_the_wall_stays_as_it_was_while_the_laptop_goes_round(room: Desktop) -> None:
    screen = pass_round(room)
    followed = room.window.projection
    before = followed._gathering
    answer(room, screen, "4")
    room.window.tell_projector()
    assert followed._gathering is before
    end(screen)
    room.window.tell_projector()

    assert followed._gathering is room.gathering


def test_a_disk_that_refuses_is_said_calmly_and_the_answer_is_held(room: Desktop) -> None:
    screen = pass_round(room)
    room.settle()
    room.library.connection.execute("PRAGMA query_only = ON")
    press(screen, Key.Key_Return)
    type_(screen, "4")
    press(screen, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    room.until(lambda: screen.passing.place is Place.HELD)
    assert "Your answer is held, and not lost." in texts(screen)
    assert "kept" not in texts(screen)
    room.library.connection.execute("PRAGMA query_only = OFF")
    named(screen, "passing_try_again").click()

    room.until(lambda: screen.passing.place is Place.THANKS)


def test_what_cannot_be_taken_is_said_and_stays_in_its_field(room: Desktop) -> None:
    screen = pass_round(room)
    press(screen, Key.Key_Return)
    type_(screen, "4")
    press(screen, Key.Key_Return, Key.Key_Return)
    named(screen, "passing_words").setPlainText("n" * 60_000)
    press(screen, Key.Key_Return)

    assert "longer than" in named(screen, "passing_sentence").accessibleName()
    assert len(named(screen, "passing_words").toPlainText()) == 60_000
    assert room.gathering.marks == ()


def test_a_key_that_is_too_short_is_refused_on_the_sheet_and_the_key_is_remembered(room: Desktop) -> None:
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")
    room.enter("abc")
    sheet = room.here.window()
    assert isinstance(sheet, QDialog)
    assert sheet.sentence.text().startswith("Your key needs at least 4")  # type: ignore[attr-defined]
    assert not room.window.is_passing
    room.here.selectAll()  # type: ignore[attr-defined]
    room.enter(KEY)
    screen = room.window._passing
    assert screen is not None
    room.until(screen.isActiveWindow)
    end(screen)
    room.until(room.window.isActiveWindow)
    room.press(Key.Key_L, CONTROL)
    room.until(lambda: room.here_name == "passing_sheet_key")

    assert room.here.text() == KEY  # type: ignore[attr-defined]
    room.press(Key.Key_Escape)


def test_without_a_session_or_a_scale_it_says_what_is_missing(desktop: Desktop) -> None:
    desktop.window.actions_by_id["pass_round"].trigger()
    assert desktop.message == "Open a session first; then the laptop can go round."
    desktop.begin()
    desktop.window.actions_by_id["pass_round"].trigger()

    assert desktop.message.startswith("Add a scale first")


def test_a_window_that_comes_by_itself_waits_until_the_laptop_is_back(room: Desktop) -> None:
    screen = pass_round(room)
    fault = QDialog(room.window)
    fault.open()
    room.window.show()  # HostDesk was started a second time
    room.until(lambda: not fault.isVisible() and not room.window.isVisible())
    room.until(screen.isActiveWindow)
    end(screen)

    assert fault.isVisible()
    assert room.window.isVisible()
    fault.close()


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_every_page_can_be_used_and_read(room: Desktop, size: tuple[int, int], text_size: int) -> None:
    screen = pass_round(room)
    screen._text_size = text_size
    screen.resize(*size)
    QTest.qWait(1)
    found = []
    for covers in ((), (Cover.WHO,), (Cover.PAUSE,), (Cover.HELP,), (Cover.KEY,), (Cover.HOST,)):
        for place in Place:
            screen.passing = replace(screen.passing, place=place, covers=covers)
            screen._show_page()
            QTest.qWait(1)
            found += [f"{place} {covers}: {problem}" for problem in problems(screen)]
            assert screen.page is not None
            assert screen.page.look.unit >= 24
            assert screen.page.horizontalScrollBar().maximum() == 0
            targets = [b for b in screen.page.findChildren(QWidget) if b.focusPolicy() and b.isVisible()]
            assert all(min(b.width(), b.height()) >= 48 or b.objectName() == "passing_key" for b in targets)
            if covers:
                break

    assert found == []
    screen.passing = replace(screen.passing, place=Place.READY, covers=())
    screen._show_page()
    end(screen)


def test_two_hundred_guests_are_no_trouble(qtbot: QtBot, library_path: Path) -> None:
    room = a_room(qtbot, library_path, *(f"Guest {n}" for n in range(199)))
    screen = pass_round(room)
    assert len(screen.passing.waiting) == 200
    named(screen, "passing_not_me").click()
    assert named(screen, "passing_names").count() == 199
    named(screen, "passing_uncover").click()
    answer(room, screen, "4")
    end(screen)
    room.close()


def test_passing_again_and_again_leaves_nothing_behind(room: Desktop) -> None:
    def turn() -> None:
        screen = pass_round(room)
        press(screen, Key.Key_Return)
        end(screen)
        room.until(room.window.isActiveWindow)
        room.settle()

    turn()
    before = len(room.window.findChildren(QObject))
    for _time in range(3):
        turn()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert len(room.window.findChildren(QObject)) <= before
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, PassingScreen)] == []


def test_it_goes_with_the_window(room: Desktop) -> None:
    pass_round(room)
    room.close()

    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, PassingScreen)] == []


def test_the_closing_round_is_passed_when_it_is_chosen(room: Desktop) -> None:
    room.page.moments[Moment.CLOSING].click()
    screen = pass_round(room)
    answer(room, screen, "4")

    assert [asked.moment for asked in room.gathering.rounds] == [Moment.CLOSING]
    end(screen)


@pytest.mark.parametrize("naming", [Naming.BY_NAME, Naming.UNNAMED])
@pytest.mark.parametrize("after", [1, 6, 13])
def test_what_was_said_to_be_kept_is_there_after_a_kill(
    library_path: Path, after: int, naming: Naming
) -> None:
    library = open_library(library_path)
    names = [f"Guest {n}" for n in range(60)]
    stored(library, a_gathering(*names, scales=[a_scale("How near?", naming=naming)]))
    library.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.passing_until_killed", str(library_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _time in range(after)]
    child.send_signal(signal.SIGKILL)
    rest, _nothing = child.communicate(timeout=10)

    (kept,) = kept_in(library_path)
    assert told == [b"kept\n"] * after
    assert len(kept.marks) >= after + rest.count(b"kept\n")
    assert {mark.value for mark in kept.marks} == {4}
    assert {mark.guest_id is None for mark in kept.marks} == {naming is Naming.UNNAMED}
