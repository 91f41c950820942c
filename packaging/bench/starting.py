"""From the start of the process to the first painted window, against a bare PySide6 window."""

from __future__ import annotations

import compileall
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import windows
from measuring import Figure, figure, side_by_side
from workshop import Workshop


def empty(workshop: Workshop) -> Iterator[Figure]:
    yield first_window(workshop, "first-window-empty", workshop.library_of(0))


def full(workshop: Workshop) -> Iterator[Figure]:
    yield first_window(workshop, "first-window-10000", workshop.library_of(10_000))


def first_window(workshop: Workshop, name: str, library: Path) -> Figure:
    compileall.compile_dir(windows.ROOT / "hostdesk", quiet=1)  # as it is installed
    env = windows.environment(workshop.new_place("starting"), HOSTDESK_REPORT_FIRST_PAINT="1")
    command = windows.hostdesk(library)
    ours, floor = side_by_side(_until_painted(command, env), _until_painted(windows.bare(), env))
    return figure(name, ours, "ms", floor, f"{windows.platform()}; floor: a bare PySide6 window")


def _until_painted(command: windows.Command, env: dict[str, str]) -> Callable[[], float]:
    def run() -> float:
        start = perf_counter()
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            word = child.stdout.readline()
            took = (perf_counter() - start) * 1000
        if word.strip() != b"first paint":
            raise RuntimeError(f"{command} ended before its window was painted")
        return took

    return run
