"""A gathering lived through in a locked library leaves no name, word or title anywhere on the disk."""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk import app, paths, settings
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.keys import Key, head_of, new_key
from hostdesk.storage.library import open_library
from hostdesk.storage.locking import set_key
from hostdesk.ui import crash, jobs
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.tasks import Tasks, tasks_of
from hostdesk.workflows import passphrase, prepare, private_settings
from hostdesk.workflows.sample import sample_gathering
from tests.builders import stored
from tests.searched import found_in

WORDS = "unfold tulip barge sandy lemon"
HOST = "Ottoline Quimbleby"
CLOSING = "Thank you for the rhubarb crumble"
LATE = "Bartholomew Zsigmondy"
SHORTEST = 5  # letters: shorter ones stand in any file by chance


@pytest.fixture(scope="module")
def key() -> Key:
    return new_key(WORDS)


def lived_words(gathering: Gathering) -> set[str]:
    """Everything that anybody said or is called in it."""
    texts = [LATE, HOST, CLOSING]
    for part in gathering.parts:
        for name in part.__dataclass_fields__:
            value = getattr(part, name)
            if type(value) is str and " " in value and len(value) >= SHORTEST:
                texts.append(value)
    return {text.strip() for text in texts} | {
        guest.name for guest in gathering.guests if len(guest.name) > SHORTEST
    }


def opened_window(qtbot: QtBot, path: Path) -> MainWindow:
    """As the app opens it, at its lock, and unlocked by the host."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = app._window(application, app._open_if_unlocked(path), path)
    crash.watch(paths.log_folder(), window)
    window.heed_the_lock(path)
    window._page_over_all.field.setText(WORDS)
    window._page_over_all.unlock.click()
    qtbot.waitUntil(lambda: not window.is_covered, timeout=30_000)
    return window


def test_nothing_of_a_lived_gathering_can_be_read(qtbot: QtBot, disk: Path, key: Key) -> None:
    path = paths.library()
    sample = sample_gathering(date(2026, 11, 26))
    settings.save(
        paths.config_folder() / "settings.toml", settings.Settings(host_name=HOST, closing_words=CLOSING)
    )
    with closing(open_library(path)) as library:
        stored(library, sample)
        library.connection.execute("VACUUM INTO ?", (str(backup_in(path)),))
        words = lived_words(sample)
        everything_but_late = {word for word in words if word != LATE}
        assert {word for held in found_in(disk, words).values() for word in held} == everything_but_late
        passphrase.set_passphrase(library, WORDS)
    assert len(words) > 100
    assert found_in(disk, words) == {}

    window = opened_window(qtbot, path)
    live(qtbot, window, sample)
    assert found_in(disk, words) == {}  # open, with its journal
    window.lock()
    qtbot.waitUntil(lambda: window.is_locked, timeout=30_000)
    assert found_in(disk, words) == {}
    window.close()
    assert app._shut(window) == 0
    put_away(window)

    assert found_in(disk, words) == {}
    assert reads_all_again(path, sample)


def backup_in(path: Path) -> Path:
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    return folder / "library-backup.hostdesk"


def live(qtbot: QtBot, window: MainWindow, sample: Gathering) -> None:
    """Opens it, goes through its pages, adds and takes back, searches, prints, and breaks something."""
    desk = window.desk
    desk.open(sample.session.id)
    qtbot.waitUntil(lambda: desk.gathering is not None, timeout=30_000)
    for place in ("purpose", "guests", "scales", "capture", "said", "summary", "papers", "archive"):
        window.go_to(place)
        QTest.qWait(1)
    archive = window.stack.currentWidget()
    assert archive.keep.passphrase.passphrase  # type: ignore[attr-defined]  # what goes out is locked, too
    desk.want(partial(prepare.invite, name=LATE))
    desk.want(partial(prepare.describe, calling=f"{LATE} called"))
    desk.undo_stack.undo()
    window.home.search.setText(LATE)
    choose = {"text_size": 110, "host_name": HOST, "closing_words": CLOSING}
    window._on_to_remember(choose)
    window.settings_noted.emit(window.settings)
    paper_of(qtbot, window)
    try:
        raise ValueError(f"{LATE} is not a number")
    except ValueError as error:
        logging.getLogger("hostdesk").error(crash.described(error))
    qtbot.waitUntil(lambda: desk.all_is_kept, timeout=30_000)


def paper_of(qtbot: QtBot, window: MainWindow) -> None:
    """A paper is made in the worker, as for the preview: it is not saved by the host."""
    made: list[object] = []
    choice = jobs.Choice("handout", "A4")
    tasks_of(window.desk).run(
        jobs.printed, (window.desk.gathering, choice), made.append, made.append, _nowhere
    )
    qtbot.waitUntil(lambda: bool(made), timeout=60_000)
    assert isinstance(made[0], jobs.Printed)


def _nowhere(_done: int, _total: int) -> None:
    """Nobody watches."""


def put_away(window: MainWindow) -> None:
    for tasks in window.desk.findChildren(Tasks):
        tasks.stop()
    desk = window.desk
    shiboken6.delete(window)
    shiboken6.delete(desk)


def reads_all_again(path: Path, sample: Gathering) -> bool:
    with closing(passphrase.unlocked(path, WORDS)) as library:
        from hostdesk.storage.library import gathering

        kept = gathering(library, sample.session.id)
        assert private_settings.load(library).host_name == HOST
        return LATE in [guest.name for guest in kept.guests]


def test_backups_that_a_kill_left_plain_follow_at_the_next_opening(disk: Path, key: Key) -> None:
    path = paths.library()
    with closing(open_library(path)) as library:
        stored(library, sample_gathering(date(2026, 11, 26)))
        library.connection.execute("VACUUM INTO ?", (str(backup_in(path)),))
        set_key(library, passphrase_key := new_key(WORDS))
        head = passphrase_key.head
    assert head_of(backup_in(path)) != head

    passphrase.unlocked(path, WORDS).close()
    assert head_of(backup_in(path)) == head
