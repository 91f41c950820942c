"""A round survives a kill and a stalled disk: nothing typed is lost, and it goes on exactly there."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from hostdesk.storage.library import Library
from hostdesk.workflows.prepare import add_scale, invite_all
from tests.ui.rounds import type_keys
from tests.ui.tables import Desktop, kept_in

ROOT = Path(__file__).parents[2]
PATIENCE = 20  # seconds, before a test gives up


def killed(path: Path, how: str) -> None:
    """A window in which a round is held, killed a second after the last key."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.round_until_killed", str(path), how],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"typed\n", child.communicate(timeout=5)[1]
    select.select([child.stdout], [], [], 1.0)
    child.send_signal(signal.SIGKILL)
    child.communicate(timeout=10)


def test_a_silent_round_goes_on_after_a_kill_exactly_there(library_path: Path, qtbot: QtBot) -> None:
    killed(library_path, "one by one")
    (kept,) = kept_in(library_path)
    words = [mark.already_there for mark in kept.marks if mark.already_there]
    assert sorted(mark.value for mark in kept.marks if mark.value is not None) == [0, 4, 7, 9]
    assert words == ["We met at the d"]

    desktop = Desktop(qtbot, library_path)
    desktop.open("The evening")
    desktop.until(lambda: desktop.page is not desktop.home)
    page = desktop.page
    assert page.question.text() == "How near are we?"
    assert page.rows.row(page.table.currentIndex().row()).name == "Guest 4"
    assert desktop.here is page.table
    assert "4 of 9 have answered" in page.line.accessibleDescription()
    desktop.close()


def test_counting_goes_on_after_a_kill_exactly_there(library_path: Path, qtbot: QtBot) -> None:
    killed(library_path, "counted")
    (kept,) = kept_in(library_path)
    assert [(one.value, one.people) for one in kept.rounds[0].counts] == [(0, 3), (1, 4), (2, 12)]

    desktop = Desktop(qtbot, library_path)
    desktop.open("The evening")
    desktop.until(lambda: desktop.page is not desktop.home)
    assert desktop.page.question.text() == "How near are we?"
    assert desktop.here is desktop.page.counts.fields[3].line
    desktop.close()


def test_a_stalled_disk_is_said_and_loses_nothing(desktop: Desktop) -> None:
    desktop.begin()
    desktop.desk.want(partial(invite_all, text="Ada\nBen\nChidi"))
    desktop.desk.want(partial(add_scale, question="How near are we?"))
    desktop.window.go_to("capture")
    desktop.settle()
    go_on, stalled = threading.Event(), threading.Event()

    def stall(_library: Library) -> None:
        stalled.set()
        go_on.wait(PATIENCE)

    desktop.desk.ask(stall, _ignore)  # the thread that writes stands still, as it does on a stalled disk
    assert stalled.wait(PATIENCE)
    type_keys("7⏎4⇥soup⏎9")
    assert len(desktop.gathering.marks) == 3
    assert desktop.page.line.accessibleDescription() == "1 person at 4, 1 person at 7, 1 person at 9."
    desktop.until(lambda: desktop.window.state.text() == "Saving…")
    assert not desktop.desk.all_is_kept
    go_on.set()
    desktop.until(lambda: desktop.desk.all_is_kept)
    shown = desktop.gathering
    desktop.close()

    assert kept_in(desktop.path) == [shown]


def _ignore(_answer: object) -> None:
    """Nothing to do with it."""
