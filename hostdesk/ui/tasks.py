"""Heavy work in a process of its own, so that the window never waits; one worker, kept warm."""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from hostdesk.careful import WAITED, is_careful, too_much
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.worker import HEAD, LET_GO, framed, python_path, worker_command

_PATIENCE = 20_000  # milliseconds that closing waits for a file that is being written


class WorkerError(Exception):
    """Something of ours broke in the worker; the text says what kind of fault, and where."""


class Task(QObject):
    """One job under way. Bound methods of widgets are let go of when their widget goes."""

    done = Signal(object)
    failed = Signal(object)  # HostDeskError: a sentence for the host; anything else is a fault of ours
    progressed = Signal(int, int)
    wanted = Signal()  # the next piece of what it is fed with

    def __init__(self, tasks: Tasks, frame: bytes, to_the_end: bool, is_careful: bool) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self.frame = frame
        self.to_the_end = to_the_end
        self.is_careful = is_careful  # reads a file that anybody may have made
        self.is_let_go = False

    def cancel(self) -> None:
        """Ends the work at once; this task says nothing any more."""
        self._tasks.cancel(self)

    def let_go(self) -> None:
        """The same, but it ends at its next word of progress, and the worker stays warm."""
        self._tasks.let_go(self)

    def feed(self, piece: Any) -> None:
        """One more piece for a job that was given a `Fed`; None: that was all; an error ends it."""
        self._tasks.feed(self, piece)


class _Worker(QProcess):
    """The process itself, until it is dismissed."""

    heard = Signal(object)
    died = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came = bytearray()
        self._dismissed = False
        program, *arguments = worker_command()
        self.setProgram(program)
        self.setArguments(arguments)
        self.setProcessEnvironment(_environment())
        self.setStandardErrorFile(QProcess.nullDevice())
        self.readyReadStandardOutput.connect(self._on_bytes)
        self.finished.connect(self._on_finished)
        self.errorOccurred.connect(self._on_error)

    def dismiss(self) -> None:
        """Kills it; it says nothing any more."""
        self._dismissed = True
        self.kill()

    def _on_bytes(self) -> None:
        self._came += self.readAllStandardOutput().data()
        while not self._dismissed and (frame := self._whole_frame()) is not None:
            self.heard.emit(pickle.loads(frame))

    def _whole_frame(self) -> bytes | None:
        if len(self._came) < HEAD.size:
            return None
        (size,) = HEAD.unpack_from(self._came)
        if len(self._came) < HEAD.size + size:
            return None
        frame = bytes(memoryview(self._came)[HEAD.size : HEAD.size + size])
        del self._came[: HEAD.size + size]
        return frame

    def _on_finished(self) -> None:
        if not self._dismissed:
            self.died.emit()
        self.deleteLater()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._on_finished()


class Tasks(QObject):
    """Runs jobs one after another: module-level functions on plain values, never a widget or a connection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None
        self._current: Task | None = None
        self._waiting: deque[Task] = deque()
        self._overdue = QTimer(self, singleShot=True, interval=WAITED * 1000)
        self._overdue.timeout.connect(self._on_overdue)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def run(
        self,
        job: Callable[..., Any],
        arguments: Sequence[Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None] | None = None,
        to_the_end: bool = False,
    ) -> Task:
        """Does `job(*arguments)` in the worker; with `progress`, the job gets one more argument to call.

        `to_the_end`: the job puts a file somewhere; closing the window waits for it.
        """
        frame = framed((job, tuple(arguments), progress is not None))
        task = Task(self, frame, to_the_end, is_careful(job))
        task.done.connect(done)
        task.failed.connect(failed)
        if progress is not None:
            task.progressed.connect(progress)
        self._waiting.append(task)
        QTimer.singleShot(0, self, self._go_on)
        return task

    def cancel(self, task: Task) -> None:
        """Ends a task; the worker is killed if it is at it, and a new one serves the next."""
        if task in self._waiting:
            self._waiting.remove(task)
            task.deleteLater()
        elif task is self._current:
            self._current = None
            task.deleteLater()
            self._dismiss()
            QTimer.singleShot(0, self, self._go_on)

    def let_go(self, task: Task) -> None:
        if task is self._current and not task.is_let_go:
            task.is_let_go = True
            self._at_work().write(LET_GO)
        elif task in self._waiting:
            self.cancel(task)

    def feed(self, task: Task, piece: Any) -> None:
        if task is self._current and self._worker is not None:
            self._worker.write(framed(piece))

    def stop(self) -> None:
        """Ends the worker; what puts a file somewhere is waited for, everything else is let go."""
        tasks = [task for task in (self._current, *self._waiting) if task is not None]
        files = [task for task in tasks if task.to_the_end]
        if files and self._current is not None and not self._current.to_the_end:
            self._dismiss()
            self._current = None
        for task in files:
            if task is not self._current:
                self._at_work().write(task.frame)
        self._waiting.clear()
        worker, self._worker, self._current = self._worker, None, None
        if worker is not None:
            _see_off(worker, patiently=bool(files))

    def _go_on(self) -> None:
        if self._current is None and self._waiting:
            self._current = self._waiting.popleft()
            self._at_work().write(self._current.frame)
            if self._current.is_careful:
                self._overdue.start()

    def _at_work(self) -> _Worker:
        if self._worker is None:
            self._worker = _Worker(self)
            self._worker.heard.connect(self._on_heard)
            self._worker.died.connect(self._on_died)
            self._worker.start()
        return self._worker

    def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.dismiss()

    def _on_heard(self, said: tuple[Any, ...]) -> None:
        kind, *values = said
        task = self._current
        if task is None:
            return
        if kind == "progress":
            if task.is_careful:
                self._overdue.start()  # each of several files has its own time
            if not task.is_let_go:
                task.progressed.emit(*values)
            return
        if kind == "more":
            task.wanted.emit()
            return
        self._current = None
        if task.is_let_go:
            pass
        elif kind == "done":
            task.done.emit(values[0])
        elif kind == "refused":
            task.failed.emit(HostDeskError(values[0]))
        else:
            logging.getLogger("hostdesk").error("A fault of ours in the worker: %s", values[0])
            task.failed.emit(WorkerError(values[0]))
        task.deleteLater()
        self._go_on()

    def _on_overdue(self) -> None:
        """Reading goes on and on, where the system does not end it."""
        if self._current is not None and self._current.is_careful:
            self._dismiss()
            self._on_died()

    def _on_died(self) -> None:
        task, self._current, self._worker = self._current, None, None
        if task is not None and not task.is_let_go:
            sentence = _("The work stopped in the middle, and nothing of it was kept. Please try once more.")
            task.failed.emit(too_much() if task.is_careful else HostDeskError(sentence))
        if task is not None:
            task.deleteLater()
        QTimer.singleShot(0, self, self._go_on)


def tasks_of(owner: QObject) -> Tasks:
    """The one worker of a desk (or of anything else that lives as long as the window)."""
    found = owner.findChild(Tasks)
    return found if found is not None else Tasks(owner)


def _environment() -> QProcessEnvironment:
    """The worker finds the same HostDesk as the window, wherever that was started."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", python_path())
    return environment


def _see_off(worker: _Worker, patiently: bool) -> None:
    if patiently:
        worker.closeWriteChannel()
        worker.waitForFinished(_PATIENCE)
    if worker.state() is not QProcess.ProcessState.NotRunning:
        worker.dismiss()
        worker.waitForFinished(_PATIENCE)
