"""The longest gap of the event loop while a host pages and searches, against the same window left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import windows
from measuring import Figure, figure, side_by_side
from workshop import Workshop

_RUNS = 3  # each is many keys, and the longest gap of all of them counts


def figures(workshop: Workshop) -> Iterator[Figure]:
    env = windows.environment(workshop.new_place("looping"))
    library = workshop.library_of(10_000)

    def gap(way: str) -> float:
        found: dict[str, float] = json.loads(
            windows.printed(windows.script("busy_home.py", library, way), env)
        )
        return found["gap"]

    ours, floor = side_by_side(lambda: gap("busy"), lambda: gap("idle"), _RUNS)
    note = "paging and typing at 10,000 sessions; floor: nobody touches it; waiting for a processor left out"
    yield figure("event-loop-gap", ours, "ms", floor, f"{windows.platform()}; {note}")
