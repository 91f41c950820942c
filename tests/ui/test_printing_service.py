"""Printing for real: CUPS gets the very bytes of the document, and how it is wanted, and prints that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hostdesk.errors import HostDeskError
from hostdesk.ui import printer
from hostdesk.ui.printers import printers_of
from hostdesk.ui.tasks import Tasks
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order, Paper
from tests.printing.gatherings import kitchen_table
from tests.ui.printing_service import PrintingService

PATIENCE = 60_000
pytestmark = pytest.mark.skipif(not PrintingService.is_here(), reason="CUPS is not installed here")


@pytest.fixture
def service(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintingService]:
    made = PrintingService(tmp_path / "service")
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{made.port}")
    monkeypatch.setenv("HOME", str(tmp_path))  # no preferred printer of the person who tests
    monkeypatch.delenv("LPDEST", raising=False)
    monkeypatch.delenv("PRINTER", raising=False)
    qtbot.waitUntil(lambda: made.answers, timeout=PATIENCE)
    yield made
    made.stop()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    owner = QObject()
    made = Tasks(owner)
    yield made
    made.stop()


def handed_over(
    tasks: Tasks, qtbot: QtBot, pdf: bytes, paper: str = "A4", copies: int = 1, sides: str = ""
) -> str:
    said: list[str] = []

    def taken() -> None:
        said.append("taken")

    def refused(error: HostDeskError) -> None:
        said.append(str(error))

    printer.hand_over(tasks, pdf, paper, copies, taken, refused, sides)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    return said[0]


@pytest.mark.parametrize("paper", Paper)
def test_the_printer_gets_the_very_bytes_and_how_they_are_wanted(
    service: PrintingService, tasks: Tasks, qtbot: QtBot, paper: Paper
) -> None:
    made = hand_out.pdf(kitchen_table(), Order(Document.HANDOUT, paper))

    assert handed_over(tasks, qtbot, made, str(paper), 3, printer.TWO_SIDED) == "taken"
    assert handed_over(tasks, qtbot, made, str(paper), 1, printer.ONE_SIDED) == "taken"
    qtbot.waitUntil(lambda: len(service.printed) == 2, timeout=PATIENCE)

    for sheets, copies, sides in zip(service.printed, "31", (printer.TWO_SIDED, "one-sided"), strict=True):
        title, number, options = service.asked(sheets)
        assert sheets.read_bytes() == made
        assert (title, number) == ("HostDesk", copies)
        assert {"print-scaling=none", f"media={paper}", f"sides={sides}"} <= options


def test_printers_are_known_and_one_that_takes_nothing_or_is_gone_is_a_sentence(
    service: PrintingService, tasks: Tasks, qtbot: QtBot
) -> None:
    known = printers_of(tasks)
    with qtbot.waitSignal(known.found, timeout=PATIENCE):
        known.look()
    assert known.names == ("Hall", "Office")
    assert known.preferred == "Hall"

    known.choose("Office")
    assert handed_over(tasks, qtbot, b"%PDF-1.7").startswith("This printer takes nothing now.")
    known.chosen = "Attic"
    assert handed_over(tasks, qtbot, b"%PDF-1.7").startswith("This printer is no longer there.")
    assert service.printed == []


def test_a_service_that_stopped_is_a_sentence(service: PrintingService, tasks: Tasks, qtbot: QtBot) -> None:
    service.stop()

    assert handed_over(tasks, qtbot, b"%PDF-1.7").startswith("No printer is set up on this laptop.")
