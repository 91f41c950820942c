"""A gathering of two hours in fast time: the longest gap of the loop; what a thousand rounds leave behind."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any

import windows
from measuring import Figure, figure
from workshop import Workshop


def gap(workshop: Workshop) -> Iterator[Figure]:
    """The first time that a page or a line is opened it is made too: told by itself."""
    ours, floor = _told(workshop, "lived"), _told(workshop, "idle")
    idle = max((*floor["first"].values(), *floor["again"].values()))
    note = f"{windows.platform()}; 60 guests, 4 rounds, 8 blocks, 24 things said, the projector open; longest"
    for name, which in (("gathering-gap", "again"), ("gathering-gap-first", "first")):
        longest = max(ours[which], key=lambda kind: ours[which][kind])
        told = f"{note} at “{longest}”; floor: nobody touches it; waiting for a processor left out"
        yield figure(name, ours[which][longest], "ms", idle, told)


def memory(workshop: Workshop) -> Iterator[Figure]:
    found = _told(workshop, "rounds")
    before, after, rounds = found["before"], found["after"], found["rounds"]
    note = f"{rounds:.0f} rounds of 4 guests opened, answered, revealed, closed and undone: "
    note += f"{(after - before) * 1024 / rounds:.2f} KB each; floor: before them"
    yield figure("rounds-memory", after, "MB", before, f"{windows.platform()}; {note}")


def _told(workshop: Workshop, what: str) -> Any:
    place = workshop.new_place("evening")
    folder = tempfile.mkdtemp(dir=place)
    return json.loads(
        windows.printed(windows.script("lived_evening.py", folder, what), windows.environment(place))
    )
