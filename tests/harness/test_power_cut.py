"""The power goes at any moment of any work: what was promised holds, nothing is half, all opens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.harness.conftest import Fresh, times
from tests.harness.disk import Step, Workbench, steps_of
from tests.harness.power_cut import SECTOR, Disk, Fate, put_back
from tests.harness.works import WORKS

A_FEW, MANY = 24, 1_000  # states, for each work
State = tuple[str, list[str], dict[str, bytes]]


def states(disk: Disk, steps: list[Step], number: int, dice: Random) -> Iterator[State]:
    """About so many of the states that a cut may leave, all along the way; and what was said until then."""
    said: list[str] = []
    chance = number / (len(steps) * len(Fate))
    for place, step in enumerate(steps, 1):
        if step.what == "!":
            said.append(step.path)
        else:
            disk.take(step)
        for fate in Fate:
            for _again in range(int(chance) + (dice.random() < chance % 1)):
                yield f"cut after {place} of {len(steps)}: {fate.value}", list(said), disk.after(fate, dice)


def cut_again_and_again(watched: Workbench, fresh: Fresh, name: str, number: int) -> list[str]:
    """What did not hold, a line each."""
    work, folder, broken = WORKS[name], fresh(WORKS[name]), []
    disk, log, after = Disk(folder), folder.with_name("log"), folder.with_name("after")
    ended = watched.do(name, folder, log=log)
    assert not ended.fault
    for which, said, files in states(disk, list(steps_of(log)), number, Random(name)):
        put_back(files, after)
        try:
            work.check(after, said)
        except Exception as error:  # each of them is told
            broken.append(f"{which}: {type(error).__name__} {str(error).splitlines()[:3]}")
        shutil.rmtree(after)
    return broken


@pytest.mark.parametrize("name", WORKS)
def test_a_few_cuts(watched: Workbench, fresh: Fresh, name: str) -> None:
    assert cut_again_and_again(watched, fresh, name, times(A_FEW, "CUTS")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKS)
def test_a_thousand_cuts(watched: Workbench, fresh: Fresh, name: str) -> None:
    assert cut_again_and_again(watched, fresh, name, times(MANY, "CUTS")) == []


# the disk itself


def a_disk(tmp_path: Path) -> Disk:
    (tmp_path / "old").write_bytes(b"old")
    return Disk(tmp_path)


def test_what_was_brought_to_the_disk_is_there_whatever_happens(tmp_path: Path) -> None:
    disk, path = a_disk(tmp_path), str(tmp_path / "new")
    for step in (
        *(Step("+", 1, 0, path), Step("w", 1, 0, path, b"words"), Step("s", 1, 0, path)),
        Step("s", 2, 0, str(tmp_path)),
    ):
        disk.take(step)

    assert [disk.after(fate, Random(1)) for fate in Fate] == [{"old": b"old", "new": b"words"}] * len(Fate)


def test_a_name_alone_holds_nothing_of_what_was_written(tmp_path: Path) -> None:
    disk, path = a_disk(tmp_path), str(tmp_path / "new")
    for step in (Step("+", 1, 0, path), Step("w", 1, 0, path, b"words")):
        disk.take(step)

    assert disk.after(Fate.GONE, Random(1)) == {"old": b"old"}
    assert disk.after(Fate.NAMES_ONLY, Random(1)) == {"old": b"old", "new": b""}
    assert disk.after(Fate.KEPT, Random(1)) == {"old": b"old", "new": b"words"}


def test_a_long_write_is_torn_between_its_sectors(tmp_path: Path) -> None:
    disk, path = a_disk(tmp_path), str(tmp_path / "new")
    for step in (
        *(Step("+", 1, 0, path), Step("s", 2, 0, str(tmp_path))),
        Step("w", 1, 0, path, b"x" * 4 * SECTOR),
    ):
        disk.take(step)
    found = {disk.after(Fate.TORN, Random(seed))["new"] for seed in range(400)}

    assert len(found) == 16
    assert b"x" * 4 * SECTOR in found
    assert b"" in found
