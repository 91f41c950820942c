"""Killed at any moment of any work: what was promised holds, nothing is half, and the library opens."""

from __future__ import annotations

import shutil
from random import Random

import pytest

from tests.harness.conftest import Fresh, times
from tests.harness.disk import Workbench
from tests.harness.works import WORKS

A_FEW, MANY = 5, 500  # for each work
LONG = ("creation", "capture", "import", "migration from 1")  # the others are over before most kills come


def killed_again_and_again(unwatched: Workbench, fresh: Fresh, name: str, kills: int) -> int:
    """How many of the kills came before the work was done."""
    work, dice, early = WORKS[name], Random(name), 0
    whole = min(unwatched.do(name, fresh(work)).took for _time in range(3))
    for _kill in range(kills):
        folder = fresh(work)
        ended = unwatched.do(name, folder, kill_after=dice.uniform(0, whole))
        assert not ended.fault, ended.fault
        early += bool(ended.signal)
        work.check(folder, ended.said)
        shutil.rmtree(folder)
    return early


@pytest.mark.parametrize("name", WORKS)
def test_killed_a_few_times(unwatched: Workbench, fresh: Fresh, name: str) -> None:
    killed_again_and_again(unwatched, fresh, name, times(A_FEW, "KILLS"))


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKS)
def test_killed_very_often(unwatched: Workbench, fresh: Fresh, name: str) -> None:
    kills = times(MANY, "KILLS")
    early = killed_again_and_again(unwatched, fresh, name, kills)

    assert name not in LONG or early > kills // 10
