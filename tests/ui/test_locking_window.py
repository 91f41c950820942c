"""A locked window shows its lock and nothing else, holds nothing of the session, and comes back to it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk import app
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.note import Note
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Session
from hostdesk.storage.connection import LibraryIsOpenError
from hostdesk.storage.keys import Key, is_locked, new_key
from hostdesk.storage.library import open_library
from hostdesk.storage.locking import set_key
from hostdesk.workflows import backups, knock, prepare
from tests.builders import a_full_gathering, a_gathering, stored
from tests.ui.tables import CONTROL, SHIFT, Desktop
from tests.ui.tables import Key as Keys
from tests.ui.test_desk import fill_the_disk, free_some_space, write_much

OF_A_SESSION = (Gathering, Guest, Note, Session)
WORDS = "unfold tulip barge sandy lemon"


def patiently(desktop: Desktop, met: Callable[[], bool]) -> None:
    """A key takes its time to be made, on purpose, and more where others work too."""
    desktop.qtbot.waitUntil(met, timeout=30_000)


@pytest.fixture(scope="module")
def key() -> Key:
    return new_key(WORDS)


class Locking(Desktop):
    """The window over a library that has a passphrase, open."""

    def __init__(self, qtbot: QtBot, path: Path, key: Key) -> None:
        super().__init__(qtbot, path)
        self.key = key
        set_key(self.library, key.copy())
        self.window.heed_the_lock(path)
        patiently(self, lambda: self.window.has_passphrase)

    @property
    def lock_page(self) -> QWidget:
        return self.window._page_over_all

    @property
    def seen(self) -> list[str]:
        """The names of what lies directly in the window and can be seen."""
        return [
            child.objectName()
            for child in self.window.children()
            if isinstance(child, QWidget) and child.isVisible()
        ]

    def unlock(self, words: str = WORDS) -> None:
        self.enter(words)
        self.window._unlocking.wait()


@pytest.fixture
def locking(qtbot: QtBot, library_path: Path, key: Key) -> Iterator[Locking]:
    made = Locking(qtbot, library_path, key)
    yield made
    made.close()


def with_a_gathering(locking: Locking, gathering: Gathering | None = None) -> None:
    stored(locking.library, gathering or a_full_gathering())
    locking.desk.open((gathering or a_full_gathering()).session.id)
    patiently(locking, lambda: locking.desk.gathering is not None)


def hosted(now: datetime) -> Gathering:
    block = Block("garden/b", "garden", 0, "Arrive", 30, began=now.astimezone() - timedelta(minutes=5))
    return replace(a_gathering("Ada"), blocks=(block,))


def test_locked_it_shows_nothing_but_the_lock(locking: Locking) -> None:
    with_a_gathering(locking)
    locking.window.go_to("guests")
    locking.press(Keys.Key_L, CONTROL | SHIFT)

    assert locking.window.is_locked
    assert locking.seen == ["lock_page"]
    assert locking.here_name == "lock_passphrase"
    assert not locking.desk.is_open
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not locking.window] == []


def test_locked_it_holds_nothing_of_the_session(locking: Locking, qtbot: QtBot) -> None:
    before = {id(one) for one in gc.get_objects() if isinstance(one, OF_A_SESSION)}  # of other tests
    with_a_gathering(locking)
    for place in ("purpose", "guests", "capture", "summary", "said"):
        locking.window.go_to(place)
    locking.desk.want(partial(prepare.invite, name="Zebedee"))
    locking.window.on_palette()
    locking.settle()
    locking.window.lock()
    qtbot.wait(1)  # what was to be deleted later is deleted
    gc.collect()
    held = [one for one in gc.get_objects() if isinstance(one, OF_A_SESSION) and id(one) not in before]

    assert held == []
    assert locking.desk.undo_stack.count() == 0
    assert "Zebedee" not in all_words(locking.window)
    assert "corner evening" not in all_words(locking.window).lower()


def all_words(window: QWidget) -> str:
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        for name in (
            "text",
            "toPlainText",
            "windowTitle",
            "accessibleName",
            "accessibleDescription",
            "toolTip",
        ):
            if hasattr(widget, name):
                found.append(str(getattr(widget, name)()))
    return "\n".join(found)


def test_unlocked_it_is_where_the_host_was(locking: Locking) -> None:
    with_a_gathering(locking)
    locking.window.go_to("guests")
    locking.window.lock()
    locking.unlock()
    patiently(locking, lambda: locking.desk.gathering is not None and locking.page.objectName() == "guests")

    assert not locking.window.is_covered
    assert "lock_page" not in locking.seen
    assert locking.gathering.guests[1].name == "Ada"
    locking.enter("Zebedee") if locking.here_name == "new_guest" else None
    locking.window.on_home()
    assert locking.home.sessions.rowCount() == 1


def test_a_wrong_passphrase_is_said_and_can_be_mended_but_not_tried_without_end(locking: Locking) -> None:
    locking.window.lock()
    locking.unlock("unfold tulip")
    page = locking.lock_page
    patiently(locking, lambda: page.sentence.text() == "This is not the passphrase of this library.")
    assert (page.field.text(), page.field.selectedText()) == ("unfold tulip", "unfold tulip")
    assert page.unlock.isEnabled()

    for _again in range(2):
        page.field.clear()
        locking.unlock("unfold tulip")
        patiently(locking, lambda: not page.sentence.text().startswith("Opening"))
    assert page.sentence.text().endswith("Try again in 2 seconds.")
    assert not page.unlock.isEnabled()
    assert is_locked(locking.path)
    patiently(locking, page.unlock.isEnabled)
    locking.unlock()
    patiently(locking, lambda: not locking.window.is_covered)


def test_what_waits_to_be_kept_is_kept_before(locking: Locking) -> None:
    with_a_gathering(locking, a_gathering("Ada"))
    locking.desk.want(partial(prepare.invite, name="Zebedee"))
    locking.window.lock()
    patiently(locking, lambda: locking.window.is_locked)
    locking.unlock()
    patiently(locking, lambda: locking.desk.gathering is not None)

    assert "Zebedee" in [guest.name for guest in locking.gathering.guests]


def test_what_the_disk_refuses_stays_behind_the_passphrase(locking: Locking) -> None:
    with_a_gathering(locking, a_gathering("Ada"))
    fill_the_disk(locking)
    write_much(locking)
    locking.window.lock()
    patiently(locking, lambda: locking.window.is_covered)
    locking.settle()
    assert not locking.window.is_locked
    assert locking.seen == ["lock_page"]
    assert locking.desk.is_open

    locking.unlock("another one")
    patiently(locking, lambda: "not the passphrase" in locking.lock_page.sentence.text())
    locking.lock_page.field.clear()
    locking.unlock()
    patiently(locking, lambda: not locking.window.is_covered)
    assert locking.gathering.session.calling
    free_some_space(locking)
    locking.desk.try_again()
    patiently(locking, lambda: locking.desk.all_is_kept)


def test_in_the_middle_of_hosting_it_is_only_covered_and_one_key_brings_it_back(locking: Locking) -> None:
    with_a_gathering(locking, hosted(datetime.now()))
    locking.window.on_capture()
    locking.window._on_idle()
    assert locking.seen == ["lock_page"]
    assert not locking.window.is_locked
    assert locking.desk.is_open

    locking.press(Keys.Key_A)
    assert not locking.window.is_covered
    assert locking.page.objectName() == "capture"


def test_uncovered_the_keyboard_is_where_it_was(locking: Locking) -> None:
    with_a_gathering(locking, hosted(datetime.now()))
    locking.window.on_capture()
    locking.window.menu_button.setFocus()
    locking.window._on_idle()
    locking.press(Keys.Key_A)
    assert locking.window.focusWidget() is locking.window.menu_button


def test_by_the_host_s_own_wish_it_is_covered_until_the_passphrase_comes(locking: Locking) -> None:
    with_a_gathering(locking, hosted(datetime.now()))
    locking.window.on_lock_now()
    locking.press(Keys.Key_A)
    assert locking.window.is_covered
    assert not locking.window.is_locked

    locking.lock_page.field.clear()
    locking.unlock()
    patiently(locking, lambda: not locking.window.is_covered)


def test_keys_do_nothing_behind_the_lock(locking: Locking) -> None:
    with_a_gathering(locking)
    locking.window.lock()
    for pressed in (Keys.Key_K, Keys.Key_N, Keys.Key_O, Keys.Key_Z, Keys.Key_R):
        locking.press(pressed, CONTROL)
    locking.press(Keys.Key_F5)

    assert locking.seen == ["lock_page"]
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not locking.window] == []
    locking.press(Keys.Key_Plus, CONTROL)
    assert locking.seen == ["lock_page"]


def test_a_library_without_passphrase_never_locks(desktop: Desktop) -> None:
    desktop.window.heed_the_lock(desktop.path)
    desktop.settle()
    desktop.window._on_idle()
    desktop.window.on_lock_now()

    assert not desktop.window.is_covered
    assert desktop.message == "This library has no passphrase yet."


def test_a_locked_library_opens_at_its_lock_and_makes_no_other(
    qtbot: QtBot, qapp: QApplication, library_path: Path, key: Key
) -> None:
    library = open_library(library_path)
    stored(library, a_full_gathering())
    set_key(library, key.copy())
    library.close()
    before = library_path.read_bytes()

    window = app._window(qapp, app._open_if_unlocked(library_path), library_path)
    assert window.is_locked
    assert library_path.read_bytes() == before
    assert [found.name for found in library_path.parent.iterdir()] == [library_path.name]

    window._page_over_all.field.setText(WORDS)
    qtbot.keyClick(window._page_over_all.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.is_covered and window.home.sessions.rowCount() == 1, timeout=30_000)
    window.close()
    assert app._shut(window) == 0
    shiboken6.delete(window)


def test_a_window_that_stays_locked_closes_quietly(locking: Locking) -> None:
    locking.window.lock()
    assert locking.window.close()
    assert locking.desk.shut() == []


def test_a_command_locks_the_open_window(locking: Locking) -> None:
    app._answer_knocks(locking.window, locking.path)
    assert knock.knock(locking.path, knock.LOCK)
    patiently(locking, lambda: locking.window.is_locked)

    assert not knock.knock_file(locking.path).exists()


def test_a_second_start_over_a_locked_library_is_refused_before_its_passphrase(locking: Locking) -> None:
    with pytest.raises(LibraryIsOpenError):
        app._open_if_unlocked(locking.path)


def test_a_locked_library_that_is_damaged_is_brought_back_from_its_backup(locking: Locking) -> None:
    with_a_gathering(locking)
    locking.desk.ask(lambda library: backups.before(library, backups.Why.BY_HAND), lambda _made: None)
    locking.settle()
    locking.window.lock()
    whole = bytearray(locking.path.read_bytes())
    for page in range(1, len(whole) // 4096):
        whole[page * 4096 + 100] ^= 1
    locking.path.write_bytes(whole)
    locking.unlock()
    patiently(locking, lambda: hasattr(locking.window, "_ways_out"))
    out = locking.window._ways_out
    assert "damaged" in locking.lock_page.sentence.text()
    patiently(locking, out.restore.isVisible)
    out.restore.click()
    patiently(locking, out.go_on.isVisible)
    out.go_on.click()
    patiently(locking, lambda: not locking.window.is_covered and locking.desk.gathering is not None)

    assert locking.gathering.guests[1].name == "Ada"
    assert is_locked(locking.path)
