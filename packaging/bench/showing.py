"""What the room sees: from a key to its dot, 200 dots that are revealed, a wall of 4K, a timer that runs."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from statistics import median, quantiles
from time import sleep
from typing import Any

import windows
from idling import spent
from measuring import Figure, figure
from workshop import Workshop

_SETTLING, _WATCHED = 3, 20  # seconds


def key_to_dot(workshop: Workshop) -> Iterator[Figure]:
    found = _told(workshop, "key")
    note = f"{windows.platform()}; 95th percentile of {len(found['ours'])} marks, wall of 1080p"
    note += f", median {median(found['ours']):.2f} ms; floor: a key that only repaints a row"
    yield figure("key-to-dot", _late(found["ours"]), "ms", _late(found["floor"]), note)


def reveal(workshop: Workshop) -> Iterator[Figure]:
    found = _told(workshop, "reveal")
    ours, floor = found["ours"], found["floor"]
    where = f"{windows.platform()}; 200 dots at 1080p, {len(ours)} frames"
    least = "floor: the window filled with one colour"
    note = f"{where}, 95th percentile; played by itself: {found['frames']:.0f} frames in 0.9 s; {least}"
    yield figure("reveal-200", _late(ours), "ms", _late(floor), note)
    yield figure("reveal-200-longest", max(ours), "ms", max(floor), f"{where}, the longest; {least}")


def repaint(workshop: Workshop) -> Iterator[Figure]:
    found = _told(workshop, "repaint")
    where = f"{windows.platform()}; a question of 300 letters and 200 dots at 3840x2160, median"
    least = "floor: the window filled with one colour"
    floor = median(found["floor"])
    yield figure("projector-repaint-4k", median(found["ours"]), "ms", floor, f"{where}; {least}")
    first = f"{where}, words laid out anew; {least}"
    yield figure("projector-first-paint-4k", median(found["first"]), "ms", floor, first)


def ticking(workshop: Workshop) -> Iterator[Figure]:
    """Both windows are watched at the same time."""
    env = windows.environment(workshop.new_place("ticking"))
    children = [
        subprocess.Popen(windows.script("shown.py", which), env=env) for which in ("timer", "bare_timer")
    ]
    try:
        sleep(_SETTLING)
        before = [spent(child.pid) for child in children]
        sleep(_WATCHED)
        after = [spent(child.pid) for child in children]
    finally:
        for child in children:
            child.terminate()
            child.wait()
    ours, floor = (
        [(now - then) / _WATCHED for now, then in zip(end, start, strict=True)]
        for end, start in zip(after, before, strict=True)
    )
    note = f"{windows.platform()}; over {_WATCHED} s; floor: a window that repaints a row every second"
    yield figure("idle-timer-cpu", ours[0], "ms/s", floor[0], note)
    yield figure("idle-timer-wakeups", ours[1], "1/s", floor[1], note)


def _told(workshop: Workshop, what: str) -> Any:
    place = workshop.new_place("showing")
    folder = tempfile.mkdtemp(dir=place)
    return json.loads(windows.printed(windows.script("shown.py", what, folder), windows.environment(place)))


def _late(found: list[float]) -> float:
    return quantiles(found, n=20)[-1]
