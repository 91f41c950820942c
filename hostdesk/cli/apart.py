"""Reads a file that anybody may have made in a process of its own, as the window does: bounded, and alone."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
from collections.abc import Callable
from typing import Any, TypeVar

from hostdesk.careful import WAITED, reading, too_much
from hostdesk.errors import HostDeskError
from hostdesk.worker import HEAD, framed, python_path, worker_command

_Read = TypeVar("_Read")


def read_apart(reader: Callable[..., _Read], *arguments: Any) -> _Read:
    """What `reader(*arguments)` gives; HostDeskError with its own sentence, or that it took too much."""
    environment = {**os.environ, "PYTHONPATH": python_path()}
    ask = framed((reading, (reader, *arguments), False))
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(worker_command(), env=environment, **streams) as worker:  # type: ignore[call-overload]  # of a dictionary
        try:
            told, _nothing = worker.communicate(ask, WAITED)
        except subprocess.TimeoutExpired:
            told = b""
        finally:
            worker.kill()
    answer: _Read = _answered(io.BytesIO(told))
    return answer


def _answered(told: io.BytesIO) -> Any:
    head = told.read(HEAD.size)
    if len(head) < HEAD.size:  # it was ended in the middle
        raise too_much()
    kind, value = pickle.loads(told.read(HEAD.unpack(head)[0]))
    if kind == "refused":
        raise HostDeskError(value)
    if kind != "done":
        raise RuntimeError(value)  # a fault of ours, with its place and without anybody's words
    return value
