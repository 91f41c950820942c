"""Killed at every step of restoring or repairing: there is always one whole library, the old or the new."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.storage.library import gathering, open_library, write
from hostdesk.storage.listing import all_session_ids
from hostdesk.workflows import backups
from hostdesk.workflows.backups import Why
from hostdesk.workflows.repairing import repair
from hostdesk.workflows.restoring import restore
from tests.builders import a_full_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.storage.test_connection import noting

STEPS = ("os.rename", "os.remove", "os.link", "os.mkdir", "open")
MOST = 400

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process has to be doubled")


def killed_at(step: int, folder: Path, work: Callable[[], object]) -> bool:
    """Does the work in a process that is killed before the step; False when it came to its end."""
    child = os.fork()
    if child == 0:
        count = 0

        def count_steps(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in STEPS and str(folder) in str(arguments[:2]):
                count += 1
                if count > step:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count_steps)
            work()
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def held(path: Path) -> dict[str, int]:
    with closing(open_library(path)) as library:
        return {one: len(gathering(library, one).notes) for one in all_session_ids(library)}


def test_restoring(library_path: Path, tmp_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        start = stored(library, a_full_gathering())
        made = backups.before(library, Why.BY_HAND)
        write(library, noting(start, 9))
    assert made is not None
    stick = tmp_path / "stick"
    stick.mkdir()
    source = backups.backup.copy_to(made, stick)  # or else it would be thinned out by and by
    old, new = {"evening": len(start.notes) + 1}, {"evening": len(start.notes)}
    seen: list[dict[str, int]] = []
    for step in range(MOST):
        if not killed_at(step, library_path.parent, lambda: restore(library_path, source)):
            break
        seen.append(held(library_path))
        assert seen[-1] in (old, new)
    else:
        raise AssertionError("it never came to its end")

    assert old in seen
    assert held(library_path) == new


def test_repairing(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        start = stored(library, a_full_gathering())
        for number in range(50, 200):
            write(library, noting(start, number, "words " * 20))
    zero(library_path, pages_of(library_path, "notes")[0])
    damaged = library_path.read_bytes()
    left = 0
    for step in range(MOST):
        if not killed_at(step, library_path.parent, lambda: repair(library_path)):
            break
        if library_path.read_bytes() != damaged:
            left = held(library_path)["evening"]
            library_path.write_bytes(damaged)
    else:
        raise AssertionError("it never came to its end")

    assert held(library_path)["evening"] > 0
    assert left in (0, held(library_path)["evening"])
    assert list(library_path.parent.glob("library-damaged-*"))
