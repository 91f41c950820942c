"""From the key of a mark to its dot on the screen, against a key that only repaints a row."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from statistics import median, quantiles

import windows
from measuring import Figure, figure
from workshop import Workshop

_RUNS = 3  # of 60 marks each


def figures(workshop: Workshop) -> Iterator[Figure]:
    place = workshop.new_place("capturing")
    env = windows.environment(place)
    ours: list[float] = []
    floor: list[float] = []
    for _run in range(_RUNS):
        folder = tempfile.mkdtemp(dir=place)
        found = json.loads(windows.printed(windows.script("typed_marks.py", folder), env))
        ours += found["ours"]
        floor += found["floor"]
    note = f"{windows.platform()}; 95th percentile of {len(ours)} marks, median {median(ours):.2f} ms"
    late, least = quantiles(ours, n=20)[-1], quantiles(floor, n=20)[-1]
    yield figure("mark-shown", late, "ms", least, f"{note}; floor: a key that only repaints a row")
