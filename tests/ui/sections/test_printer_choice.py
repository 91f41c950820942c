"""A choice of printers only where there is one to make."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hostdesk.ui.printers import printers_of
from hostdesk.ui.sections.printer_choice import PrinterChoice
from hostdesk.ui.tasks import Tasks

PATIENCE = 30_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    owner = QObject()
    made = Tasks(owner)
    yield made
    made.stop()


@pytest.fixture
def lpstat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if sys.platform == "win32":
        pytest.skip("Windows is asked in another way")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path / "lpstat"


def looked(qtbot: QtBot, choice: PrinterChoice, tasks: Tasks, lpstat: Path, said: str) -> None:
    lpstat.write_text(f"#!/bin/sh\nprintf '{said}'\n")
    lpstat.chmod(0o755)
    with qtbot.waitSignal(printers_of(tasks).found, timeout=PATIENCE):
        choice.look(tasks)


def test_of_several_printers_one_can_be_chosen_until_it_is_gone(
    qtbot: QtBot, tasks: Tasks, lpstat: Path
) -> None:
    choice = PrinterChoice()
    qtbot.addWidget(choice)
    looked(qtbot, choice, tasks, lpstat, "Hall\\nOffice\\nsystem default destination: Hall\\n")

    assert not choice.isHidden()
    offered = [choice.box.itemText(at) for at in range(choice.box.count())]
    assert offered == ["The usual one: Hall", "Hall", "Office"]
    choice.box.setCurrentIndex(2)
    choice.box.activated.emit(2)
    assert printers_of(tasks).chosen == "Office"
    looked(qtbot, choice, tasks, lpstat, "Hall\\n")
    assert choice.isHidden()
    assert printers_of(tasks).chosen == ""


def test_one_printer_or_none_is_no_choice(qtbot: QtBot, tasks: Tasks, lpstat: Path) -> None:
    choice = PrinterChoice()
    qtbot.addWidget(choice)
    for said in ("Hall\\nsystem default destination: Hall\\n", ""):
        looked(qtbot, choice, tasks, lpstat, said)
        assert choice.isHidden()
