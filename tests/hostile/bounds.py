"""Runs a reader in a process of its own and tells what it said, and what it cost."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from hostdesk.errors import HostDeskError


class Outcome(NamedTuple):
    """What came of reading."""

    refused: str  # "": it was read
    seconds: float  # of the processor
    memory: int  # bytes at the most, besides what the process had before


def one_sentence(said: str) -> None:
    """Fails unless this is one whole sentence that is short enough to quote nobody at length."""
    assert said.endswith("."), said
    assert ". " not in said.replace("e.g. ", ""), said
    assert len(said) < 300, said
    assert "\n" not in said
    assert not any(word in said for word in ("Error", "Traceback", "object at", "SQLITE")), said


def bounded(reader: Callable[..., Any], *arguments: Any, seconds: int, room: int) -> Outcome:
    """Reads in a child that is ended after so much time; fails where it took more room, or broke."""
    there, here = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  # another process
        os.close(there)
        _read_and_tell(here, reader, arguments, seconds, room)
    os.close(here)
    with os.fdopen(there, "rb") as told:
        said = told.read()
    _child, status = os.waitpid(child, 0)
    assert said, f"the reader did not come back: {_ended(status)}"
    outcome: Outcome = pickle.loads(said)
    assert outcome.memory < room, f"{outcome.memory >> 20} MB"
    assert not outcome.refused.startswith("!"), outcome.refused
    return outcome


def _ended(status: int) -> str:
    return signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else str(status)


def _read_and_tell(to: int, reader: Callable[..., Any], arguments: Any, seconds: int, room: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    spent = _seconds()
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + seconds, resource.RLIM_INFINITY))
    taken = _peak()
    refused = ""
    try:
        reader(*arguments)
    except HostDeskError as error:
        refused = str(error)
    except BaseException as error:
        refused = f"! {type(error).__name__}: {error}"[:2000]
    os.write(to, pickle.dumps(Outcome(refused, _seconds() - spent, _peak() - taken)))
    os._exit(0)


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    """Bytes that were really taken at the most."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024
