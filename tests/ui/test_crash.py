"""A fault of ours is told with where it happened, and never with what it happened to."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Guest
from hostdesk.errors import where_it_broke
from hostdesk.ui import crash

NAME = "Zqfirstqz"


def in_its_arguments() -> None:
    raise ValueError(f"{NAME} is no number", {"name": NAME}, Guest("id", "session", 0, NAME))


def as_a_key() -> None:
    {}[NAME]  # type: ignore[index]  # it is meant to break


def of_a_file() -> None:
    Path(f"/nowhere/{NAME}.txt").read_text()


def in_letters_that_cannot_be_read() -> None:
    NAME.encode("utf-8").replace(b"q", b"\xff").decode("utf-8")


def from_another() -> None:
    try:
        in_its_arguments()
    except ValueError as error:
        raise RuntimeError(NAME) from error


def with_a_note() -> None:
    error = RuntimeError()
    error.__notes__ = [NAME]
    raise error


def of_several() -> None:
    raise RuntimeError(NAME, [ValueError(NAME), KeyError(NAME)])


def in_code_of_ours_that_has_the_name() -> None:
    eval(compile(f"1/0  # {NAME}", f"/guests/{NAME}/of/the/host.py".replace(NAME, "folder"), "eval"))


FAULTS = (
    in_its_arguments,
    as_a_key,
    of_a_file,
    in_letters_that_cannot_be_read,
    from_another,
    with_a_note,
    of_several,
    in_code_of_ours_that_has_the_name,
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    hooks = sys.excepthook, threading.excepthook
    window = QWidget()
    qtbot.addWidget(window)
    crash.watch(tmp_path / "logs", window)
    yield window
    for handler in list(logging.getLogger("hostdesk").handlers):
        logging.getLogger("hostdesk").removeHandler(handler)
        handler.close()
    sys.excepthook, threading.excepthook = hooks


@pytest.mark.parametrize("breaks", FAULTS, ids=lambda breaks: breaks.__name__)
def test_no_report_and_no_log_tells_what_it_happened_to(
    breaks: Callable[[], None], window: QWidget, tmp_path: Path
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it is
        breaks()

    crash.show(caught.value)

    box = window.findChild(QMessageBox, "crash")
    shown = f"{box.text()}\n{box.detailedText()}\n{box.informativeText()}"
    logged = (tmp_path / "logs" / "hostdesk.log").read_text(encoding="utf-8")
    for told in (shown, logged, where_it_broke(caught.value)):
        assert breaks.__name__ in told
        assert NAME not in told
        assert NAME.casefold() not in told.casefold()
