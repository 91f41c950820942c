"""Reads files that anybody may have made in a process of its own, as the window does: bounded, and alone."""

from __future__ import annotations

import os
import pickle
import subprocess
from collections.abc import Callable
from threading import Timer
from typing import IO, Any, Self, TypeVar

from hostdesk.careful import WAITED, reading, too_much
from hostdesk.errors import HostDeskError
from hostdesk.worker import HEAD, framed, python_path, worker_command

_Read = TypeVar("_Read")


def read_apart(reader: Callable[..., _Read], *arguments: Any) -> _Read:
    """What `reader(*arguments)` gives; HostDeskError with its own sentence, or that it took too much."""
    with Apart() as apart:
        return apart.read(reader, *arguments)


class Apart:
    """One process for several files, started when first needed, and anew after a file that was too much."""

    def __init__(self) -> None:
        self._worker: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    def read(self, reader: Callable[..., _Read], *arguments: Any) -> _Read:
        """As `read_apart`; each file has the whole time and memory again."""
        worker = self._worker = self._worker or _started()
        assert worker.stdin is not None
        assert worker.stdout is not None
        overdue = Timer(WAITED, worker.kill)
        overdue.start()
        try:
            worker.stdin.write(framed((reading, (reader, *arguments), False)))
            worker.stdin.flush()
            told = _heard(worker.stdout)
        except OSError:  # it is gone
            told = None
        finally:
            overdue.cancel()
        if told is None:
            self._end()
            raise too_much()
        found: _Read = _answered(*told)
        return found

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()


def _started() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": python_path()}
    return subprocess.Popen(
        worker_command(),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _heard(answers: IO[bytes]) -> tuple[str, Any] | None:
    """None where it was ended in the middle."""
    head = answers.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = answers.read(size)
    return pickle.loads(body) if len(body) == size else None


def _answered(kind: str, value: Any) -> Any:
    if kind == "refused":
        raise HostDeskError(value)
    if kind != "done":
        raise RuntimeError(value)  # a fault of ours, with its place and without anybody's words
    return value
