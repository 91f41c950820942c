"""The worker is awake before the first paper is asked for, and not before a session lies open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.warming import Warming
from tests.ui.tables import Desktop

PATIENCE = 20_000


def test_a_session_that_lies_open_wakes_the_worker_once(desktop: Desktop) -> None:
    tasks, warming = tasks_of(desktop.window.desk), Warming(desktop.window.desk)
    assert not warming._rest.isActive()

    with desktop.qtbot.waitSignal(warming.destroyed, timeout=PATIENCE):
        desktop.begin("The evening")
        assert tasks._worker is None

    assert tasks._worker is not None
    assert tasks._current is None
    assert desktop.faults == []


def test_a_session_that_is_closed_at_once_wakes_nobody(desktop: Desktop) -> None:
    warming = Warming(desktop.window.desk)
    desktop.begin("The evening")
    desktop.window.go_to("home")
    desktop.qtbot.waitUntil(lambda: not warming._rest.isActive(), timeout=PATIENCE)

    assert tasks_of(desktop.window.desk)._worker is None


def test_the_code_of_every_page_is_read_and_a_library_for_papers_is_not() -> None:
    root = Path(__file__).parents[2]
    code = (
        "import sys\n"
        "from importlib import import_module\n"
        "from hostdesk.ui.places import steps\n"
        "from hostdesk.ui.warming import modules\n"
        "for name in modules(): import_module(name)\n"
        "assert {f'hostdesk.ui.pages.{step.id}' for step in steps()} <= set(sys.modules)\n"
        "print(*({'reportlab', 'PySide6.QtPdf', 'numpy', 'cryptography'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(root)}
    told = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)

    assert told.stdout.strip() == ""
