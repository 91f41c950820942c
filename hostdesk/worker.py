"""The worker process: does one job after another for the window, and ends when the window does."""

from __future__ import annotations

import pickle
import struct
import sys
from time import monotonic
from typing import Any, BinaryIO

from hostdesk.errors import HostDeskError, where_it_broke

HEAD = struct.Struct(">Q")  # how many bytes follow
_APART = 0.04  # seconds between two words about progress


def framed(value: Any) -> bytes:
    """A plain value as it goes through the pipe."""
    body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


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
