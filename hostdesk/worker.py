"""The worker process: does one job after another for the window, and ends when the window does."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from contextlib import nullcontext
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, BinaryIO, ClassVar

from hostdesk.careful import bounded, is_careful
from hostdesk.errors import HostDeskError, where_it_broke

HEAD = struct.Struct(">Q")  # how many bytes follow
LET_GO = HEAD.pack(0)  # instead of a job: nobody waits any more for the one under way
_APART = 0.04  # seconds between two words about progress


class Packed:
    """A plain value that is pickled once, where there is time for it; a job gets the value itself."""

    def __init__(self, value: Any) -> None:
        self._pickled = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self._pickled == other._pickled

    def __hash__(self) -> int:
        return hash(self._pickled)

    def __reduce__(self) -> tuple[Any, ...]:
        return pickle.loads, (self._pickled,)


class _LetGoError(Exception):
    """Nobody waits for this job any more."""


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
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not fall among the answers
    wanted = _Wanted(sys.stdin.buffer)
    from hostdesk import worker  # as jobs know it: this module is run under another name

    worker.Fed.frames, worker.Fed.answers = wanted.frames, answers
    while (frame := wanted.frames.get()) is not None:
        _tell(answers, _answer(frame, _Progress(answers, wanted.is_let_go)))
    return 0


class _Wanted:
    """What the window sends, read while a job is under way too: it may be let go of."""

    def __init__(self, source: BinaryIO) -> None:
        self.frames: SimpleQueue[bytes | None] = SimpleQueue()
        self.is_let_go = Event()
        Thread(target=self._listen, args=(source,), daemon=True).start()

    def _listen(self, source: BinaryIO) -> None:
        while (frame := _read(source)) is not None:
            if not frame:
                self.is_let_go.set()
                continue
            self.is_let_go.clear()  # said of the job before
            self.frames.put(frame)
        self.frames.put(None)


def _read(wanted: BinaryIO) -> bytes | None:
    head = wanted.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = wanted.read(size)
    return body if len(body) == size else None


def _answer(frame: bytes, progress: _Progress) -> tuple[Any, ...]:
    try:
        job, arguments, with_progress = pickle.loads(frame)
        with bounded() if is_careful(job) else nullcontext():
            return "done", job(*arguments, *((progress,) if with_progress else ()))
    except _LetGoError:
        return ("let go",)
    except HostDeskError as error:
        return "refused", str(error)
    except Exception as error:  # a fault of ours: the window shows and logs it
        return "fault", where_it_broke(error)


class _Progress:
    """Tells the window how far the job is, no oftener than anybody can read; ends what is let go of."""

    def __init__(self, answers: BinaryIO, is_let_go: Event) -> None:
        self._answers, self._is_let_go = answers, is_let_go
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self._is_let_go.is_set():
            raise _LetGoError
        now = monotonic()
        if done >= total or now - self._last >= _APART:
            self._last = now
            _tell(self._answers, ("progress", done, total))


class Fed:
    """What a job works on, where that is more than is handed over at once: asked for piece by piece.

    An argument like any other; whoever waits for the job hears `wanted` and feeds it, at last with None.
    """

    frames: ClassVar[SimpleQueue[bytes | None]]  # in the worker: what the window sends
    answers: ClassVar[BinaryIO]  # and what it hears

    def __iter__(self) -> Fed:
        return self

    def __next__(self) -> Any:
        _tell(type(self).answers, ("more",))
        frame = type(self).frames.get()
        if frame is None:
            raise SystemExit(1)  # the window is gone: what was begun is put away
        piece = pickle.loads(frame)
        if piece is None:
            raise StopIteration
        if isinstance(piece, HostDeskError):
            raise piece
        return piece


def _tell(answers: BinaryIO, value: tuple[Any, ...]) -> None:
    try:
        answers.write(framed(value))
        answers.flush()
    except OSError:
        os._exit(1)  # the window is gone: nobody waits for this any more


if __name__ == "__main__":
    sys.exit(main())
