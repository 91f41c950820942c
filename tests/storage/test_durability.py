"""What was called saved is there after a kill at any moment."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from hostdesk.storage.library import gathering, open_library
from hostdesk.storage.soundness import faults

ROOT = Path(__file__).parents[2]
KILLS = 10  # for each way


def acknowledged(path: Path, way: str, first: int, moment: float) -> list[str]:
    """Lets a child write for a `moment` after its first word (or kills it while it opens); what it said."""
    command = [sys.executable, "-m", "tests.storage.writing_until_killed", str(path), way, str(first)]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert child.stdout is not None
    with child.stdout as said:
        select.select([said], [], [], 10 if moment else 0.15)
        end = time.monotonic() + moment
        while (left := end - time.monotonic()) > 0:
            select.select([], [], [], left)
        child.send_signal(signal.SIGKILL)
        lines = said.read().decode().split("\n")
    child.wait()
    return lines[:-1]  # the last one was not finished


@pytest.mark.parametrize("way", ["plainly", "keeper"])
def test_every_acknowledged_mark_survives_a_kill(library_path: Path, way: str) -> None:
    dice = Random(way)
    last: dict[str, int] = {}
    for kill in range(KILLS):
        moment = 0.0 if kill == 3 else dice.uniform(0.001, 0.08)
        for line in acknowledged(library_path, way, 1 + max(last.values(), default=0), moment):
            guest, number = line.split()
            last[guest] = int(number)
        with closing(open_library(library_path)) as library:
            kept = {mark.one_step_up for mark in gathering(library, "garden").marks} if last else set()
            assert faults(library) == []

        kept_by_guest = {str(int(number) % 30): int(number) for number in kept}
        assert not {guest for guest, number in last.items() if kept_by_guest.get(guest, -1) < number}
        last |= kept_by_guest
    assert len(last) == 30
