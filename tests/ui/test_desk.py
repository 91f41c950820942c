"""The desk: what is wanted is shown at once, kept in the library, and never lost by a full disk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library
from hostdesk.workflows import prepare
from hostdesk.workflows.find import Wanted
from tests.ui.tables import CONTROL, Desktop, Key, kept_in

FULL = "The disk is full. Nothing was lost; free some space and try again."
LONG = "Soup and bread. " * 3000


def fill_the_disk(desktop: Desktop) -> None:
    """From now on the library's file may not grow by a single page."""
    desktop.settle()
    desktop.desk.ask(partial(_limit, spare=0), _ignore)
    desktop.settle()


def free_some_space(desktop: Desktop) -> None:
    desktop.desk.ask(partial(_limit, spare=100_000), _ignore)


def write_much(desktop: Desktop, field: str = "calling") -> None:
    desktop.desk.want(partial(prepare.describe, **{field: LONG}))


def _limit(library: Library, spare: int) -> None:
    (pages,) = library.connection.execute("PRAGMA page_count").fetchone()
    library.connection.execute(f"PRAGMA max_page_count = {pages + spare}").fetchall()


def _ignore(_answer: object) -> None:
    """Nothing to do with it."""


def test_a_full_disk_is_said_and_trying_again_keeps_everything(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin()
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.until(lambda: desktop.message == FULL)
    assert desktop.window.messages.button.text() == "Try again"
    assert desktop.window.state.text() == "Saving…"
    desktop.desk.want(partial(prepare.invite, name="Ada"))
    desktop.settle()
    assert desktop.gathering.guests[1].name == "Ada"

    free_some_space(desktop)
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    desktop.until(lambda: desktop.window.state.text() == "All work is saved on this laptop.")
    whole = desktop.gathering
    desktop.close()

    assert kept_in(desktop.path) == [whole]
    assert (len(whole.session.calling), len(whole.guests)) == (len(LONG.strip()), 2)


def test_what_a_full_disk_refused_is_there_when_the_session_is_opened_again(desktop: Desktop) -> None:
    desktop.begin()
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.until(lambda: desktop.message == FULL)
    whole = desktop.gathering
    desktop.open("The corner garden")
    assert desktop.gathering == whole
    free_some_space(desktop)
    desktop.desk.want(partial(prepare.invite, name="Ada"))
    desktop.until(lambda: desktop.desk.all_is_kept)
    whole = desktop.gathering
    desktop.close()

    assert kept_in(desktop.path) == [whole]


def test_a_session_can_be_begun_on_a_full_disk(desktop: Desktop) -> None:
    desktop.begin("First")
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.begin("Second")
    assert desktop.gathering.session.title == "Second"
    desktop.until(lambda: desktop.message == FULL)
    free_some_space(desktop)
    desktop.desk.try_again()
    desktop.until(lambda: desktop.desk.all_is_kept)
    desktop.close()

    assert sorted(kept.session.title for kept in kept_in(desktop.path)) == ["First", "Second"]


def test_undo_takes_back_what_a_full_disk_refused(desktop: Desktop) -> None:
    desktop.begin()
    before = desktop.gathering
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.until(lambda: desktop.message == FULL)
    desktop.press(Key.Key_Z, CONTROL)
    assert desktop.gathering == before
    free_some_space(desktop)
    desktop.close()

    assert kept_in(desktop.path) == [before]


def test_the_window_stays_while_something_is_not_kept(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin()
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.window.close()
    assert desktop.window.isVisible()
    desktop.until(lambda: desktop.message == FULL)
    desktop.until(lambda: desktop.window.messages.button.text() == "Close without saving")
    free_some_space(desktop)
    desktop.window.close()
    desktop.until(lambda: not desktop.window.isVisible())
    desktop.close()

    assert kept_in(desktop.path)[0].session.calling == LONG.strip()


def test_the_host_may_close_without_what_the_disk_refuses(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin()
    before = desktop.gathering
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.window.close()
    desktop.until(lambda: desktop.window.messages.button.text() == "Close without saving")
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    assert not desktop.window.isVisible()
    assert [change.label for change in desktop.close()] == ["Describe the session"]

    assert kept_in(desktop.path) == [before]


def test_who_goes_on_working_is_not_closed_on_later(desktop: Desktop) -> None:
    desktop.begin()
    fill_the_disk(desktop)
    write_much(desktop)
    desktop.window.close()
    desktop.until(lambda: desktop.window.messages.button.text() == "Close without saving")
    desktop.desk.want(partial(prepare.invite, name="Ada"))
    desktop.until(lambda: desktop.window.messages.button.text() == "Try again")
    free_some_space(desktop)
    desktop.desk.try_again()
    desktop.until(lambda: desktop.desk.all_is_kept)

    assert desktop.window.isVisible()


def test_closing_waits_for_what_is_on_its_way(desktop: Desktop) -> None:
    desktop.begin()
    desktop.type("A bell")
    desktop.window.close()
    desktop.until(lambda: not desktop.window.isVisible())

    assert desktop.desk.all_is_kept
    desktop.close()
    assert kept_in(desktop.path)[0].session.calling == "A bell"


def test_an_overtaken_search_is_not_shown(desktop: Desktop) -> None:
    shown: list[object] = []
    desktop.begin("Garden")
    desktop.until(lambda: not desktop.window._home_rest.isActive())  # the list asks for itself no more
    desktop.settle()
    desktop.desk.list_sessions(Wanted("nothing"), shown.append, "2026-01-01T00:00")
    desktop.desk.list_sessions(Wanted("garden"), shown.append, "2026-01-01T00:00")
    desktop.until(lambda: bool(shown))
    desktop.settle()

    ((count, _page, _next),) = shown  # type: ignore[misc]
    assert count == 1


def test_a_wish_without_a_session_is_let_go(desktop: Desktop) -> None:
    desktop.desk.want(partial(prepare.invite, name="Ada"))

    assert desktop.desk.all_is_kept
    assert not desktop.desk.undo_stack.canUndo()


def test_a_wish_for_nothing_is_no_step_of_undo(desktop: Desktop) -> None:
    desktop.begin()
    count = desktop.desk.undo_stack.count()
    desktop.desk.want(_nothing_wanted)

    assert desktop.desk.undo_stack.count() == count


def _nothing_wanted(gathering: Gathering) -> prepare.Change:
    return prepare.describe(gathering, calling=gathering.session.calling)
