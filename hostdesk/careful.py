"""What reading a file that anybody may have made may cost: so much time and memory, and no more."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from hostdesk.errors import HostDeskError
from hostdesk.words import _

SECONDS = 60  # of the processor, for one file; the largest that is sound takes a tenth of it
MEMORY = 3 << 30  # bytes, besides what the process has already; the largest that is sound takes half of it
WAITED = 180  # seconds on the clock: for systems that cannot bound the rest

_Job = TypeVar("_Job", bound=Callable[..., Any])


def carefully(job: _Job) -> _Job:
    """Marks a job that reads such a file: the worker bounds it, and whoever waits for it is told so."""
    job.is_careful = True  # type: ignore[attr-defined]  # functions take attributes
    return job


def is_careful(job: Any) -> bool:
    return bool(getattr(job, "is_careful", False))


@carefully
def reading(reader: Callable[..., Any], *arguments: Any) -> Any:
    """Any reader as a careful job."""
    return reader(*arguments)


def too_much() -> HostDeskError:
    sentence = _("This file takes more time or memory than HostDesk gives to one, so nothing of it was read.")
    return HostDeskError(sentence)


@contextmanager
def bounded() -> Iterator[None]:
    """In here, this process may use so much and no more.

    Too much memory is a sentence; too much time ends the process, as nothing else would stop a decoder.
    Its end leaves no image of the memory, which would hold what guests said.
    """
    if sys.platform == "win32":  # has no such limits: there the wait is what is bounded
        yield
        return
    import resource

    memory = resource.getrlimit(resource.RLIMIT_AS)
    processor = resource.getrlimit(resource.RLIMIT_CPU)
    leave_no_image()
    try:
        _limit(resource.RLIMIT_AS, _memory_taken() + MEMORY, memory)
        once_more()
        yield
    except MemoryError as error:
        raise too_much() from error
    finally:
        resource.setrlimit(resource.RLIMIT_AS, memory)
        resource.setrlimit(resource.RLIMIT_CPU, processor)


def leave_no_image() -> None:
    """From now on this process, and those that it starts, end without an image of their memory."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def once_more() -> None:
    """The next of several files has the whole time again."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _limit(resource.RLIMIT_CPU, spent + SECONDS, resource.getrlimit(resource.RLIMIT_CPU))


def _limit(which: int, wanted: int, now: tuple[int, int]) -> None:
    """Only what may be given back later; never more than this process was allowed anyway."""
    import resource

    _soft, most = now
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(which, (allowed, most))


def _memory_taken() -> int:
    """Bytes of address space; where the system does not tell, as much as a large program takes."""
    import resource

    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 1 << 30
