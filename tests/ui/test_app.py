"""The app as a process: killed, started twice, started quickly."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from hostdesk import app, paths, settings
from hostdesk.__main__ import _window_wanted
from hostdesk.storage.keys import new_key
from hostdesk.storage.library import open_library
from hostdesk.storage.locking import set_key
from hostdesk.ui.import_dialog import ImportDialog
from hostdesk.workflows import exchange
from hostdesk.workflows.knock import knock_file
from tests.builders import a_full_gathering, stored
from tests.ui.tables import Desktop, kept_in
from tests.ui.typing_until_killed import GUESTS

ROOT = Path(__file__).parents[2]
# each takes a hundredth of the start or more, the last ones half of it
HEAVY = {"argparse", "dataclasses", "hashlib", "inspect", "json", "logging", "shutil", "tomllib"}
HEAVY |= {"asyncio", "msgspec", "numpy", "PIL", "reportlab", "sqlite_utils"}
MOST_MODULES = 200


def python(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )


def test_what_was_typed_a_second_before_a_kill_is_there(library_path: Path) -> None:
    child = python("-m", "tests.ui.typing_until_killed", str(library_path))
    assert child.stdout is not None
    assert child.stdout.readline() == b"typed\n", child.communicate(timeout=5)[1]
    select.select([child.stdout], [], [], 1.0)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)

    (kept,) = kept_in(library_path)
    assert kept.session.title == "The evening"
    assert kept.session.venue == "The old library"
    assert kept.session.calling == "A bell rang"
    assert len(kept.guests) == len(kept.marks) == GUESTS
    numbers = [kept.mark_of(kept.rounds[0].id, guest.id) for guest in (*kept.guests[1:], kept.guests[0])]
    assert [mark and mark.value for mark in numbers] == [number % 10 for number in range(GUESTS)]
    assert [mark.already_there for mark in kept.marks if mark.already_there] == ["We met at the door"]


def test_a_second_copy_says_so_and_the_first_window_comes_forward(desktop: Desktop) -> None:
    app._answer_knocks(desktop.window, desktop.path)
    desktop.window.showMinimized()
    second = python("-m", "hostdesk", "--library", str(desktop.path))
    said, complained = second.communicate(timeout=20)

    assert (second.returncode, said) == (1, b"")
    assert complained.decode().splitlines() == [
        "HostDesk is already open with this library; its window comes forward."
    ]
    desktop.until(lambda: not desktop.window.windowState() & Qt.WindowState.WindowMinimized)
    assert not knock_file(desktop.path).exists()


@pytest.mark.parametrize("folder", ["no such place", "library"])
def test_a_library_that_cannot_be_opened_is_one_sentence(tmp_path: Path, folder: str) -> None:
    (tmp_path / "library").mkdir()
    path = tmp_path / "library" if folder == "library" else tmp_path / "library" / "x" / "y"
    (tmp_path / "library" / "x").write_text("a file, not a folder")
    child = python("-m", "hostdesk", "--library", str(path))
    said, complained = child.communicate(timeout=20)

    assert (child.returncode, said) == (1, b"")
    assert len(complained.decode().splitlines()) == 1


@pytest.fixture(params=["plain", "locked"])
def library(request: pytest.FixtureRequest, library_path: Path) -> Path:
    """One that opens, and one whose passphrase is asked for first."""
    with closing(open_library(library_path)) as opened:
        stored(opened, a_full_gathering())
        if request.param == "locked":
            set_key(opened, new_key("unfold tulip barge sandy lemon"))
    settings.save(paths.config_folder() / "settings.toml", settings.Settings(passphrase_offered=True))
    return library_path


def until_painted(*before: str, library: Path) -> str:
    """What a whole start says until its window is painted, with Python told to do something more."""
    with pytest.MonkeyPatch.context() as env:
        env.setenv("HOSTDESK_REPORT_FIRST_PAINT", "1")
        child = python(*before, "--library", str(library))
        out, told = child.communicate(timeout=60)
    assert out == b"first paint\n", told.decode()
    return told.decode()


def test_the_first_window_loads_little_and_nothing_heavy(library: Path) -> None:
    """What PySide needs is among them; names are told by Python itself."""
    told = until_painted("-X", "importtime", "-m", "hostdesk", library=library)
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines()}

    assert "hostdesk.app" in loaded
    assert loaded & HEAVY == set()
    assert len(loaded) <= MOST_MODULES


def test_the_first_window_makes_no_enums_that_it_does_not_show(library: Path) -> None:
    """Those of `Qt`, or those of all widgets, take a tenth of the whole start (see `hostdesk.ui.early`)."""
    code = (
        "import gc, os\n"
        "from enum import EnumType\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from hostdesk import app\n"
        f"window = app._window_or_way_out(QApplication([]), Path({str(library)!r}))\n"
        "window.repaint()\n"
        "made = {o.__qualname__ for o in gc.get_objects() if isinstance(o, EnumType)}\n"
        "print(*sorted(name for name in made if name.startswith(('Qt.', 'QCalendarWidget'))), flush=True)\n"
        "os._exit(0)"
    )
    out, complained = python("-c", code).communicate(timeout=20)

    assert not complained, complained.decode()
    assert out.decode().split() == []


def test_a_void_call_gives_back_no_none(qapp: object) -> None:
    """PySide6 6.12.0 below Python 3.12 loses one reference to None per call, and ends in a crash."""
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setIndent(number)
        label.setText("Soup")
        label.update()

    assert abs(sys.getrefcount(None) - before) < 100


def test_what_a_page_wants_to_find_again_is_kept_and_the_window_stays_as_it_is(desktop: Desktop) -> None:
    desktop.window.settings_noted.connect(lambda chosen: app._keep(desktop.window, chosen))
    desktop.begin()
    desktop.window.go_to("welcome")
    door = desktop.page
    door.badges.at_once.click()

    assert settings.load(paths.config_folder() / "settings.toml").badge_at_once
    assert desktop.page is door


def test_a_second_start_with_an_archive_hands_it_to_the_window_that_is_there(
    desktop: Desktop, tmp_path: Path
) -> None:
    archive = tmp_path / "evening.hostdesk.zip"
    exchange.export([a_full_gathering()], archive)
    app._answer_knocks(desktop.window, desktop.path)
    second = python("-m", "hostdesk", "--library", str(desktop.path), str(archive))
    said, complained = second.communicate(timeout=20)

    assert (second.returncode, said, complained) == (0, b"", b"")
    desktop.until(lambda: desktop.window.findChild(ImportDialog) is not None)
    dialog = desktop.window.findChild(ImportDialog)
    desktop.until(lambda: dialog.title.text() == a_full_gathering().session.title)
    assert not kept_in_window(desktop)
    dialog.reject()


def kept_in_window(desktop: Desktop) -> int:
    return desktop.home.sessions.rowCount()


def test_a_first_start_with_an_archive_shows_what_it_would_bring(
    qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "evening.hostdesk.zip"
    exchange.export([a_full_gathering()], archive)
    first = Desktop(qtbot, library_path)
    app._after_first_paint(first.window, library_path, archive)
    first.until(lambda: first.window.findChild(ImportDialog) is not None)

    first.window.findChild(ImportDialog).reject()
    first.close()


def test_while_something_else_is_asked_an_archive_waits(desktop: Desktop, tmp_path: Path) -> None:
    desktop.begin()
    desktop.window.on_save_template()
    desktop.window.look_into(tmp_path / "evening.hostdesk.zip")

    assert "An archive is waiting" in desktop.message
    desktop.window._saver.dialog.reject()


def test_an_archive_that_came_as_an_event_is_looked_into(desktop: Desktop, tmp_path: Path, qapp: Any) -> None:
    """As macOS hands over what was double-clicked."""
    from hostdesk.ui.opened_files import heed_opened_files

    archive = tmp_path / "evening.hostdesk.zip"
    exchange.export([a_full_gathering()], archive)
    heed_opened_files(desktop.window)
    qapp.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "evening.txt")))
    assert desktop.window.findChild(ImportDialog) is None

    qapp.sendEvent(qapp, QFileOpenEvent(str(archive)))

    desktop.until(lambda: desktop.window.findChild(ImportDialog) is not None)
    desktop.window.findChild(ImportDialog).reject()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ([], (None, None)),
        (["--library", "a"], (Path("a"), None)),
        (["x.hostdesk.zip"], (None, Path("x.hostdesk.zip"))),
        (["--library", "a", "X.HOSTDESK.ZIP.AGE"], (Path("a"), Path("X.HOSTDESK.ZIP.AGE"))),
        (["list"], None),
        (["verify", "x.zip"], None),
        (["--library"], None),
        (["--library", ""], None),
        (["--x.zip"], None),
        (["a.zip", "b.zip"], None),
    ],
)
def test_an_archive_alone_is_for_the_window(typed: list[str], wanted: object) -> None:
    assert _window_wanted(typed) == wanted
