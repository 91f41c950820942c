"""What runs by itself gives way, and says what it found."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from hostdesk.storage.keys import new_key
from hostdesk.storage.library import open_library
from hostdesk.storage.locking import set_key
from hostdesk.ui.desk import Desk
from hostdesk.ui.guarding import Guarding
from hostdesk.ui.tasks import tasks_of
from hostdesk.workflows import backups, care
from tests.builders import a_full_gathering, stored


def test_a_locked_library_is_backed_up_with_its_own_key(qtbot: QtBot, library_path: Path) -> None:
    library = open_library(library_path)
    stored(library, a_full_gathering())
    key = new_key("four horses in the rain")
    set_key(library, key)
    desk = Desk(library)
    guarding = Guarding(desk, desk, library_path, str)
    made: list[object] = []
    guarding.backed_up.connect(made.append)
    guarding.back_up(by_hand=False)
    qtbot.waitUntil(lambda: bool(made), timeout=10_000)

    (found,) = backups.backups_of(library_path)
    assert backups.opens(found.path, key)
    assert not backups.opens(found.path, None)
    assert b"Warm homes" not in found.path.read_bytes()  # three letters may be there by chance
    desk.shut()


def test_a_check_is_not_repeated_the_same_day(qtbot: QtBot, library_path: Path) -> None:
    library = open_library(library_path)
    stored(library, a_full_gathering())
    desk = Desk(library)
    guarding = Guarding(desk, desk, library_path, str)
    found: list[object] = []
    guarding.found.connect(found.append)
    guarding.check_if_due()
    qtbot.waitUntil(lambda: found == [()])
    assert care.care_of(library_path).checked

    guarding.check_if_due()
    answered: list[object] = []
    desk.ask(lambda _library: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert found == [()]
    desk.shut()
    tasks_of(desk).stop()
