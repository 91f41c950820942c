"""What the window's tests stand on: pages by themselves, and the whole window over a library on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.pages.page import Page
from tests.builders import a_gathering, a_scale, stored
from tests.ui.tables import Desktop, Table


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """The house's own type and colours: sizes are what a host sees."""
    theme.load_fonts()
    theme.dress(qapp, "light", 100)


@pytest.fixture
def laid(qtbot: QtBot) -> Callable[[Page, Gathering], Table]:
    """Shows a page with a gathering; what the page wants is done to the gathering at once."""

    def lay(page: Page, gathering: Gathering) -> Table:
        qtbot.addWidget(page)
        table = Table(page, gathering)
        page.resize(1000, 760)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QTest.keyClick(page, Qt.Key.Key_Shift)  # a test before may have held it in a window that is gone
        return table

    return lay


@pytest.fixture
def desktop(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The window over a new library on disk."""
    made = Desktop(qtbot, library_path)
    yield made
    made.close()


@pytest.fixture
def room(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The window at the grid of a session with six guests and two scales."""
    library = open_library(library_path)
    scales = [a_scale("How close are we?", 0, low_means="far", high_means="there"), a_scale("How sure?", 1)]
    start = a_gathering("Ada", "Ben", "Chidi", "Dora", "Emre", "Femi", scales=scales)
    now = datetime.now().replace(second=0, microsecond=0) - timedelta(minutes=5)
    made = [Block(f"garden/b{n}", "garden", n, f"Block {n}", 20, leads="Ada") for n in range(3)]
    blocks = (made[0], replace(made[1], is_break=True), made[2])
    stored(library, replace(start, blocks=blocks, session=replace(start.session, starts=now)))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("The corner garden")
    desktop.window.on_capture()
    yield desktop
    desktop.close()


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Everywhere a program may write without being asked to."""
    for name in ("tmp", "cache", "state", "runtime"):
        (tmp_path / name).mkdir(mode=0o700)
    for variable, name in (
        ("TMPDIR", "tmp"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CONFIG_HOME", "config"),
    ):
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert QDir.tempPath() == str(tmp_path / "tmp")
    return tmp_path
