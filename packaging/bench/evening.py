"""A gathering of two hours in fast time: the longest gap of the event loop; what a thousand rounds leave behind."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any

import windows
from measuring import Figure, figure, side_by_side
from workshop import Workshop

_RUNS = 3  # each is a whole evening, and the longest gap of it counts


def gap(workshop: Workshop) -> Iterator[Figure]:
    ours, floor = side_by_side(
        lambda: float(_told(workshop, "lived")["gap"]), lambda: float(_told(workshop, "idle")["gap"]), _RUNS
    )
    note = "60 guests, 4 rounds, 8 blocks, 24 things said, the projector open; floor: nobody touches it"
    note += "; waiting for a processor left out"
    yield figure("gathering-gap", ours, "ms", floor, f"{windows.platform()}; {note}")


def memory(workshop: Workshop) -> Iterator[Figure]:
    found = _told(workshop, "rounds")
    before, after, rounds = found["before"], found["after"], found["rounds"]
    note = f"{rounds:.0f} rounds of 12 guests opened, answered, revealed, closed and undone: "
    note += f"{(after - before) * 1024 / rounds:.2f} KB each; floor: before them"
    yield figure("rounds-memory", after, "MB", before, f"{windows.platform()}; {note}")


def _told(workshop: Workshop, what: str) -> Any:
    place = workshop.new_place("evening")
    folder = tempfile.mkdtemp(dir=place)
    return json.loads(
        windows.printed(windows.script("lived_evening.py", folder, what), windows.environment(place))
    )
