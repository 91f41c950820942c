"""Handing over to the printing service, whatever becomes of it; nothing of it stops the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hostdesk.errors import HostDeskError
from hostdesk.ui import printer, raster_printing
from hostdesk.ui.printers import Printers, printers_of, service_environment, understood
from hostdesk.ui.tasks import Tasks
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order, Paper
from tests.builders import a_gathering

PATIENCE = 30_000
LARGE = b"%PDF-1.7" + bytes(3_000_000)  # more than fits into a pipe
NO_PRINTER = "No printer is set up on this laptop. Save the PDF and print it elsewhere."


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    owner = QObject()
    made = Tasks(owner)
    yield made
    made.stop()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that come before the system's."""
    if sys.platform == "win32":
        pytest.skip("Windows prints by itself")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def does(folder: Path, program: str, what: str) -> None:
    path = folder / program
    path.write_text(f'#!/bin/sh\ncd "{folder}"\n{what}\n')
    path.chmod(0o755)


class Heard:
    """What becomes of one document; it is told once."""

    def __init__(self, tasks: Tasks, pdf: bytes = LARGE, sides: str = "", patience: int = PATIENCE) -> None:
        self.said: list[str] = []
        printer.hand_over(tasks, pdf, "A4", 2, self._taken, self._refused, sides, patience)

    def _taken(self) -> None:
        self.said.append("taken")

    def _refused(self, error: HostDeskError) -> None:
        self.said.append(str(error))

    def at_the_end(self, qtbot: QtBot) -> str:
        qtbot.waitUntil(lambda: bool(self.said), timeout=PATIENCE)
        qtbot.wait(50)
        (only,) = self.said
        return only


def test_every_byte_and_how_it_is_wanted_reach_the_service(
    tasks: Tasks, programs: Path, qtbot: QtBot
) -> None:
    does(programs, "lp", 'printf "%s " "$@" > asked; cat > printed')

    assert Heard(tasks, sides=printer.TWO_SIDED).at_the_end(qtbot) == "taken"
    assert (programs / "printed").read_bytes() == LARGE
    asked = (programs / "asked").read_text().split()
    wanted = "-n 2 -t HostDesk -o print-scaling=none -o media=A4 -o sides=two-sided-long-edge"
    assert asked == wanted.split()


@pytest.mark.parametrize(
    ("complaint", "sentence"),
    [
        ("lp: Error - no default destination available.", NO_PRINTER),
        ("lp: No destinations added.", NO_PRINTER),
        ("lp: Error - The printer or class does not exist.", "This printer is no longer there."),
        ('lp: Destination "Office" is not accepting jobs.', "This printer takes nothing now."),
        ("lp: Unauthorized", "The printer did not take it."),
        ("", "The printer did not take it."),
    ],
)
def test_what_is_refused_is_a_sentence_even_if_nothing_of_it_was_read(
    tasks: Tasks, programs: Path, qtbot: QtBot, complaint: str, sentence: str
) -> None:
    does(programs, "lp", f"echo '{complaint}' >&2; exit 1")

    assert Heard(tasks).at_the_end(qtbot).startswith(sentence)


def test_a_service_that_never_answers_is_let_go(tasks: Tasks, programs: Path, qtbot: QtBot) -> None:
    does(programs, "lp", "exec sleep 600")

    said = Heard(tasks, patience=300).at_the_end(qtbot)

    assert said.startswith("The printing service does not answer. Look whether something comes out")
    qtbot.waitUntil(lambda: tasks.findChild(printer.Handing) is None, timeout=PATIENCE)


def test_a_service_that_dies_or_cannot_be_started_is_a_sentence(
    tasks: Tasks, programs: Path, qtbot: QtBot
) -> None:
    does(programs, "lp", "kill -9 $$")
    assert Heard(tasks).at_the_end(qtbot).startswith("The printer did not take it.")

    (programs / "lp").write_text("neither a program nor a script")
    assert Heard(tasks).at_the_end(qtbot).startswith("The printer did not take it.")


def test_where_there_is_no_printing_service_there_is_no_printer(
    tasks: Tasks, programs: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs))
    known = printers_of(tasks)
    with qtbot.waitSignal(known.found, timeout=PATIENCE):
        known.look()

    assert Heard(tasks).at_the_end(qtbot) == NO_PRINTER
    assert known.names == ()


def test_the_chosen_printer_is_kept_until_it_is_gone(tasks: Tasks, programs: Path, qtbot: QtBot) -> None:
    known = printers_of(tasks)

    def look() -> None:
        with qtbot.waitSignal(known.found, timeout=PATIENCE):
            known.look()

    does(programs, "lp", 'printf "%s " "$@" > asked; cat > /dev/null')
    does(programs, "lpstat", "echo Hall; echo Office; echo system default destination: Hall")
    look()
    assert (known.names, known.preferred, known.chosen) == (("Hall", "Office"), "Hall", "")
    known.choose("Office")
    look()
    Heard(tasks).at_the_end(qtbot)

    assert (programs / "asked").read_text().startswith("-d Office -n 2 ")
    does(programs, "lpstat", "echo Hall; echo no system default destination")
    look()
    assert (known.names, known.preferred, known.chosen) == (("Hall",), "", "")


def test_printers_that_are_not_told_are_not_waited_for(tasks: Tasks, programs: Path, qtbot: QtBot) -> None:
    does(programs, "lpstat", "exec sleep 600")
    known = Printers(tasks, patience=200)

    with qtbot.waitSignal(known.found, timeout=PATIENCE):
        known.look()

    assert known.names == ()


def test_what_a_service_without_printers_says_names_none() -> None:
    assert understood("lpstat: No destinations added.\nno system default destination\n") == ((), "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system sees to it")
def test_only_a_server_that_somebody_chose_is_looked_for_in_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    if "ServerName" not in _settings_of_the_system():
        assert service_environment().value("CUPS_SERVER") == "/run/cups/cups.sock"

    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups/client.conf").write_text("ServerName print.example.org\n")
    assert not service_environment().contains("CUPS_SERVER")
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:6310")
    assert service_environment().value("CUPS_SERVER") == "127.0.0.1:6310"


def _settings_of_the_system() -> str:
    path = Path("/etc/cups/client.conf")
    return path.read_text() if path.exists() else ""


def test_as_pictures_pages_keep_their_size_and_all_that_is_on_them(qtbot: QtBot, tmp_path: Path) -> None:
    """Where a printer takes no PDF; drawn into a file here."""
    made = hand_out.pdf(a_gathering("Ada", "Ben"), Order(Document.HANDOUT, Paper.A4))
    target = tmp_path / "drawn.pdf"
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(target))
    raster_printing.set_up(paper, "A4", 1, printer.TWO_SIDED)
    raster_printing.draw(made, paper)

    pages = PdfReader(target).pages
    assert len(pages) == len(PdfReader(_as_file(tmp_path, made)).pages)
    assert [round(side) for side in pages[0].mediabox[2:]] == [595, 842]
    (drawn,) = pages[0].images
    assert drawn.image is not None
    assert drawn.image.size == (2480, 3508)  # 300 dots an inch
    grey = drawn.image.convert("L")
    assert grey.getextrema()[1] == 255
    assert grey.getextrema()[0] < 60  # white, with ink on it


def _as_file(folder: Path, pdf: bytes) -> Path:
    path = folder / "made.pdf"
    path.write_bytes(pdf)
    return path


def test_without_a_printer_drawing_is_a_sentence(qtbot: QtBot) -> None:
    with pytest.raises(HostDeskError, match="No printer is set up"):
        raster_printing.printed(LARGE, "a printer that is not there", "A4", 1, "")
