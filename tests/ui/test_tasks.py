"""The worker process: answers, sentences, faults, cancelling, and an end that leaves nothing behind."""

from __future__ import annotations

import builtins
import logging
import operator
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Tasks, WorkerError, tasks_of, worker_command
from hostdesk.worker import LET_GO, Fed, Packed
from hostdesk.workflows import new_file
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import Leaving
from tests.builders import a_gathering

LONG = 600  # seconds that no test waits for


class Heard:
    """What a task said."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Exception] = []
        self.progress: list[tuple[int, int]] = []

    @property
    def anything(self) -> bool:
        return bool(self.done or self.failed)

    def on_progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture
def do(tasks: Tasks, qtbot: QtBot) -> Callable[..., Heard]:
    """Does a job and waits for its answer."""

    def run(job: Callable[..., Any], *arguments: Any) -> Heard:
        heard = Heard()
        tasks.run(job, arguments, heard.done.append, heard.failed.append)
        qtbot.waitUntil(lambda: heard.anything, timeout=20_000)
        return heard

    return run


def test_a_job_is_done_in_another_process_that_is_kept_for_the_next(do: Callable[..., Heard]) -> None:
    first, second = do(os.getpid).done, do(os.getpid).done

    assert first == second
    assert first != [os.getpid()]


def test_a_sentence_for_the_host_arrives_as_one(do: Callable[..., Heard], tmp_path: Path) -> None:
    (error,) = do(jobs.archive_read, tmp_path / "gone.hostdesk.zip").failed

    assert isinstance(error, HostDeskError)
    assert str(error).startswith("The archive is not there any more")


def test_a_fault_of_ours_arrives_with_its_kind_and_place_but_no_value(
    do: Callable[..., Heard], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "hostdesk"):
        (error,) = do(int, "Ada's own words").failed

    assert isinstance(error, WorkerError)
    assert str(error).startswith("ValueError < worker.py")
    assert "Ada" not in str(error) + caplog.text
    assert "ValueError" in caplog.text


def test_what_cannot_be_unpacked_is_a_fault_and_the_worker_goes_on(do: Callable[..., Heard]) -> None:
    assert isinstance(do(operator.methodcaller("nothing_like_it"), 1).failed[0], WorkerError)
    assert do(operator.add, 1, 2).done == [3]


def test_a_job_that_prints_disturbs_nobody(do: Callable[..., Heard]) -> None:
    assert do(builtins.print, "among the answers").done == [None]
    assert do(operator.add, 1, 2).done == [3]


def test_a_worker_that_dies_is_a_sentence_and_another_takes_over(do: Callable[..., Heard]) -> None:
    (error,) = do(os._exit, 3).failed

    assert isinstance(error, HostDeskError)
    assert do(operator.add, 1, 2).done == [3]


def test_large_answers_come_whole(do: Callable[..., Heard]) -> None:
    (answer,) = do(operator.mul, b"0123456789", 2_000_000).done

    assert answer == b"0123456789" * 2_000_000


def test_cancelling_ends_the_process_at_once_and_says_nothing(
    tasks: Tasks, do: Callable[..., Heard], qtbot: QtBot
) -> None:
    (at_work,) = do(os.getpid).done
    heard = Heard()
    everybody = a_gathering(*(f"Guest {number}" for number in range(2000)))
    long = (everybody, jobs.Choice("handout", "A4"))
    task = tasks.run(jobs.printed, long, heard.done.append, heard.failed.append, heard.on_progress)
    waiting = tasks.run(operator.add, (1, 2), heard.done.append, heard.failed.append)
    qtbot.waitUntil(lambda: len(heard.progress) > 1, timeout=20_000)
    waiting.cancel()

    task.cancel()

    assert do(os.getpid).done != [at_work]
    qtbot.waitUntil(lambda: not is_running(at_work))
    assert not heard.anything


def test_what_is_let_go_of_ends_soon_and_its_worker_is_there_for_the_next(
    tasks: Tasks, do: Callable[..., Heard], qtbot: QtBot
) -> None:
    (at_work,) = do(os.getpid).done
    heard = Heard()
    everybody = a_gathering(*(f"Guest {number}" for number in range(2000)))
    long = (everybody, jobs.Choice("personal page", "A4"))
    task = tasks.run(jobs.printed, long, heard.done.append, heard.failed.append, heard.on_progress)
    qtbot.waitUntil(lambda: len(heard.progress) > 1, timeout=20_000)
    waiting = tasks.run(operator.add, (1, 2), heard.done.append, heard.failed.append)

    waiting.let_go()
    task.let_go()
    told = len(heard.progress)

    assert do(os.getpid).done == [at_work]
    assert not heard.anything
    assert len(heard.progress) == told


def test_a_word_that_comes_too_late_lets_go_of_nothing_else(do: Callable[..., Heard], tasks: Tasks) -> None:
    do(os.getpid)
    tasks._at_work().write(LET_GO)

    gathering = a_gathering("Ada")
    (printed,) = do_with_progress(tasks, jobs.printed, gathering, jobs.Choice("handout", "A4")).done
    assert printed.pdf.startswith(b"%PDF")


def do_with_progress(tasks: Tasks, job: Callable[..., Any], *arguments: Any) -> Heard:
    heard = Heard()
    task = tasks.run(job, arguments, heard.done.append, heard.failed.append, heard.on_progress)
    loop = QEventLoop()
    task.done.connect(loop.quit)
    task.failed.connect(loop.quit)
    loop.exec()
    return heard


def test_what_is_packed_arrives_as_itself(do: Callable[..., Heard]) -> None:
    packed = Packed((1, "two"))

    assert packed == Packed((1, "two"))
    assert packed != Packed((1, "three"))
    assert do(operator.getitem, packed, 1).done == ["two"]


def test_jobs_are_done_in_the_order_in_which_they_were_wanted(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    for number in range(5):
        tasks.run(operator.pos, (number,), heard.done.append, heard.failed.append)

    qtbot.waitUntil(lambda: len(heard.done) == 5, timeout=20_000)
    assert heard.done == [0, 1, 2, 3, 4]


def test_the_window_goes_on_while_two_hundred_handouts_are_made(
    tasks: Tasks, do: Callable[..., Heard], qtbot: QtBot
) -> None:
    do(os.getpid)
    heard, gaps = Heard(), _Gaps()
    gathering = a_gathering(*(f"Guest {number}" for number in range(200)))
    choice = jobs.Choice("handout", "A4")
    tasks.run(jobs.printed, (gathering, choice), heard.done.append, heard.failed.append, heard.on_progress)
    qtbot.waitUntil(lambda: heard.anything, timeout=30_000)

    (printed,) = heard.done
    assert printed.pdf.startswith(b"%PDF")
    assert heard.progress == sorted(heard.progress)
    done, total = heard.progress[-1]
    assert done == total
    assert gaps.median < 16


class _Gaps:
    """How long the event loop is away, from one turn of it to the next."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()
        self._found: list[int] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_turn)
        self._since.start()
        self._timer.start(4)

    def _on_turn(self) -> None:
        self._found.append(self._since.restart())

    @property
    def median(self) -> int:
        """Not the longest: other programs on the same machine make single turns late."""
        return sorted(self._found)[len(self._found) // 2]


def test_stopping_waits_for_a_file_and_lets_go_of_everything_else(
    tasks: Tasks, do: Callable[..., Heard], tmp_path: Path
) -> None:
    (at_work,) = do(os.getpid).done
    heard, target = Heard(), tmp_path / "papers.pdf"
    tasks.run(new_file.put, (b"whole", target), heard.done.append, heard.failed.append, to_the_end=True)

    tasks.stop()

    assert target.read_bytes() == b"whole"
    assert not is_running(at_work)


def test_stopping_does_not_wait_for_what_only_makes_something(
    tasks: Tasks, do: Callable[..., Heard], tmp_path: Path
) -> None:
    (at_work,) = do(os.getpid).done
    heard = Heard()
    tasks.run(time.sleep, (LONG,), heard.done.append, heard.failed.append)
    tasks.run(
        new_file.put, (b"whole", tmp_path / "a.pdf"), heard.done.append, heard.failed.append, to_the_end=True
    )

    tasks.stop()

    assert not is_running(at_work)
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"


def test_a_window_that_has_gone_is_told_nothing(tasks: Tasks, do: Callable[..., Heard], qtbot: QtBot) -> None:
    window = _Listening()
    tasks.run(operator.add, (1, 2), window.on_answer, window.on_answer)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()

    assert do(operator.add, 1, 2).done == [3]


class _Listening(QWidget):
    def on_answer(self, _answer: object) -> None:
        raise AssertionError("told after its end")


def test_a_desk_has_one_worker(qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)

    assert tasks_of(desk) is tasks_of(desk)


def test_the_worker_sleeps_without_work_and_ends_with_its_input() -> None:
    worker = subprocess.Popen(worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    output, _errors = worker.communicate(timeout=20)  # closes its input

    assert (worker.returncode, output) == (0, b"")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_worker_does_not_outlive_a_window_that_is_killed(qtbot: QtBot) -> None:
    window = subprocess.Popen([sys.executable, "-c", _WINDOW], stdout=subprocess.PIPE, text=True)
    assert window.stdout is not None
    worker = int(window.stdout.readline())
    assert is_running(worker)

    window.send_signal(signal.SIGKILL)
    window.wait(timeout=20)
    window.stdout.close()

    qtbot.waitUntil(lambda: not is_running(worker), timeout=20_000)


_WINDOW = """
import os
from functools import partial
from PySide6.QtCore import QCoreApplication
from hostdesk.ui.tasks import Tasks
application = QCoreApplication([])
tasks = Tasks()
tasks.run(os.getpid, (), partial(print, flush=True), print)
application.exec()
"""


def is_running(process: int) -> bool:
    """Whether there is such a process, and not merely its remains."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_a_job_is_fed_with_one_piece_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    heard, pieces = Heard(), iter([1, 2, 3, None])
    task = tasks.run(list, (Fed(),), heard.done.append, heard.failed.append)
    task.wanted.connect(lambda: task.feed(next(pieces)))
    qtbot.waitUntil(lambda: heard.anything, timeout=20_000)

    assert heard.done == [[1, 2, 3]]


def test_an_error_among_the_pieces_ends_the_job_with_its_sentence(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    task = tasks.run(list, (Fed(),), heard.done.append, heard.failed.append)
    task.wanted.connect(lambda: task.feed(HostDeskError("This session cannot be read.")))
    qtbot.waitUntil(lambda: heard.anything, timeout=20_000)

    assert [str(error) for error in heard.failed] == ["This session cannot be read."]


def test_a_job_that_is_not_fed_to_the_end_puts_away_what_it_began(
    tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    heard = Heard()
    arguments = (Fed(), Wish(), tmp_path / "all.zip", 2, tmp_path / ".passing")
    task = tasks.run(
        jobs.archives_written,
        arguments,
        heard.done.append,
        heard.failed.append,
        heard.on_progress,
        to_the_end=True,
    )
    pieces = iter([Leaving(a_gathering("Ada"))])
    asked: list[bool] = []

    def feed() -> None:
        asked.append(True)
        if (piece := next(pieces, None)) is not None:
            task.feed(piece)

    task.wanted.connect(feed)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=20_000)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [".passing"]

    tasks.stop()

    assert not [path for path in tmp_path.iterdir() if path.is_file()]
    assert not heard.anything
