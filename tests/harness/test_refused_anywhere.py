"""Each change of the disk is refused in turn: a sentence, what was promised holds, nothing is half."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

import pytest

from tests.harness.conftest import Fresh, times
from tests.harness.disk import NEVER, Workbench
from tests.harness.works import WORKS

A_FEW = 8  # for each work


@dataclass(frozen=True)
class Refusal:
    """Which change fails; and whether the disk answers again afterwards."""

    first: int
    error: int
    for_good: bool

    def __str__(self) -> str:
        return f"{errno.errorcode[self.error]} at change {self.first}{' and after' if self.for_good else ''}"


def all_of(changes: int) -> Iterator[Refusal]:
    for first in range(1, changes + 1):
        for error in (errno.EIO, errno.ENOSPC):
            yield Refusal(first, error, for_good=False)
            yield Refusal(first, error, for_good=True)


def some_of(changes: int, number: int, dice: Random) -> list[Refusal]:
    every = list(all_of(changes))
    return dice.sample(every, min(number, len(every)))


def refused_one_by_one(watched: Workbench, fresh: Fresh, name: str, refusals: Iterable[Refusal]) -> list[str]:
    """What did not hold, a line each."""
    work, broken = WORKS[name], []
    for refusal in refusals:
        folder = fresh(work)
        last = NEVER if refusal.for_good else refusal.first
        ended = watched.do(name, folder, refused=(refusal.first, last), error=refusal.error)
        try:
            assert not ended.fault, ended.fault
            assert not ended.signal
            work.check(folder, ended.said)
        except Exception as error:  # each of them is told
            broken.append(f"{refusal}: {type(error).__name__} {str(error).splitlines()[:3]}")
        shutil.rmtree(folder)
    return broken


def changes_of(watched: Workbench, fresh: Fresh, name: str) -> int:
    return watched.do(name, fresh(WORKS[name])).changes


@pytest.mark.parametrize("name", WORKS)
def test_some_changes_refused(watched: Workbench, fresh: Fresh, name: str) -> None:
    changes = changes_of(watched, fresh, name)
    some = some_of(changes, times(A_FEW, "REFUSALS"), Random(name))

    assert refused_one_by_one(watched, fresh, name, some) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKS)
def test_every_change_refused(watched: Workbench, fresh: Fresh, name: str) -> None:
    every = all_of(changes_of(watched, fresh, name))

    assert refused_one_by_one(watched, fresh, name, every) == []
