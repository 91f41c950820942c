"""The worker process: does one job after another for the window, and ends when the window does."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from hostdesk.careful import bounded, is_careful
from hostdesk.errors import HostDeskError, where_it_broke

HEAD = struct.Struct(">Q")  # how many bytes follow
_APART = 0.04  # seconds between two words about progress


def framed(value: Any) -> bytes:
    """A plain value as it goes through the pipe."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def worker_command() -> list[str]:
    """How the worker is started: by this Python, or by the bundle that this is."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-P", "-m", "hostdesk.worker"]


def python_path() -> str:
    """For the worker's environment: it finds the same HostDesk, wherever that was started."""
    here = str(Path(__file__).parent.parent)
    return os.pathsep.join(path for path in (here, os.environ.get("PYTHONPATH", "")) if path)


def main() -> int:
    """Takes jobs from standard input until it ends; between two jobs it sleeps."""
    wanted, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not fall among the answers
    while (frame := _read(wanted)) is not None:
        _tell(answers, _answer(frame, answers))
    return 0


def _read(wanted: BinaryIO) -> bytes | None:
    head = wanted.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = wanted.read(size)
    return body if len(body) == size else None


def _answer(frame: bytes, answers: BinaryIO) -> tuple[Any, ...]:
    try:
        job, arguments, with_progress = pickle.loads(frame)
        progress = (_Progress(answers),) if with_progress else ()
        with bounded() if is_careful(job) else nullcontext():
            return "done", job(*arguments, *progress)
    except HostDeskError as error:
        return "refused", str(error)
    except Exception as error:  # a fault of ours: the window shows and logs it
        return "fault", where_it_broke(error)


class _Progress:
    """Tells the window how far the job is, not more often than anybody can read."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = monotonic()
        if done >= total or now - self._last >= _APART:
            self._last = now
            _tell(self._answers, ("progress", done, total))


def _tell(answers: BinaryIO, value: tuple[Any, ...]) -> None:
    try:
        answers.write(framed(value))
        answers.flush()
    except OSError:
        raise SystemExit(1) from None  # the window is gone: nobody waits for this any more


if __name__ == "__main__":
    sys.exit(main())
