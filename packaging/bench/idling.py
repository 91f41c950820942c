"""What an open window costs while nobody touches it, and holds in memory, against a bare PySide6 window."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import windows
from measuring import Figure, figure
from workshop import Workshop

_SETTLING = 4  # seconds: what is done once after the start
_WATCHED = 10  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")


def figures(workshop: Workshop) -> Iterator[Figure]:
    """Both windows are watched at the same time."""
    env = windows.environment(workshop.new_place("idling"))
    ours = subprocess.Popen(windows.hostdesk(workshop.library_of(100)), env=env)
    floor = subprocess.Popen(windows.bare(), env=env)
    try:
        sleep(_SETTLING)
        before = spent(ours.pid), spent(floor.pid)
        sleep(_WATCHED)
        after = spent(ours.pid), spent(floor.pid)
        held = memory(ours.pid), memory(floor.pid)
    finally:
        for child in (ours, floor):
            child.terminate()
            child.wait()
    rates = [
        [(now - then) / _WATCHED for now, then in zip(end, start, strict=True)]
        for end, start in zip(after, before, strict=True)
    ]
    note = f"{windows.platform()}; over {_WATCHED} s; floor: a bare PySide6 window"
    yield figure("idle-cpu", rates[0][0], "ms/s", rates[1][0], note)
    yield figure("idle-wakeups", rates[0][1], "1/s", rates[1][1], note)
    yield figure("memory-at-rest", held[0], "MB", held[1], f"{windows.platform()}; PSS; aim: 75 MB")


def spent(pid: int) -> tuple[float, float]:
    """Milliseconds of processor time, and how often any of its threads went to sleep and was woken."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    wakeups = sum(_wakeups(task) for task in Path(f"/proc/{pid}/task").iterdir())
    return ticks * 1000 / _TICKS, wakeups


def memory(pid: int) -> float:
    """Megabytes: its own, and its part of what it shares."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1000


def _wakeups(task: Path) -> int:
    lines = (task / "status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
