"""What becomes of a paper whose disk is full or whose folder is gone, by way of the worker: a sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Tasks
from tests.builders import a_gathering

PATIENCE = 30_000
HERE = a_gathering("Ada", "Ben")
CHOICE = jobs.Choice("handout", "A4")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    owner = QObject()
    made = Tasks(owner)
    yield made
    made.stop()


def saved(tasks: Tasks, qtbot: QtBot, target: Path) -> str:
    """What the host is told; the worker serves on."""
    told: list[object] = []
    tasks.run(jobs.saved, (HERE, CHOICE, target), told.append, told.append, lambda _done, _total: None)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    (said,) = told
    return str(said) if isinstance(said, HostDeskError) else "saved"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of Unix")
def test_a_disk_that_fills_midway_keeps_what_was_there_and_then_saves(
    tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    import resource

    target = tmp_path / "handouts.pdf"
    target.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, before[1]))  # the worker gets it from us
    try:
        told = saved(tasks, qtbot, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert told.startswith("The disk is full. Nothing was written")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_and_one_in_the_way_are_sentences_and_the_next_is_saved(
    tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "taken.pdf"
    in_the_way.mkdir()

    assert saved(tasks, qtbot, tmp_path / "gone" / "a.pdf").startswith("This folder is no longer there.")
    assert "Nothing was" in saved(tasks, qtbot, in_the_way)
    assert saved(tasks, qtbot, tmp_path / "a.pdf") == "saved"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "taken.pdf"]
