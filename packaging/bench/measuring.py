"""Measure something side by side with its floor: interleaved, so that both meet the same weather."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

RUNS = 11


@dataclass(frozen=True)
class Figure:
    """One line of the bench; `ratio` is how the value stands to its floor, 1 where they are equal."""

    name: str
    value: float
    unit: str
    floor: float
    ratio: float | None
    note: str = ""

    def as_json(self) -> str:
        fields = {name: _rounded(value) for name, value in asdict(self).items() if name != "note" or value}
        return json.dumps(fields, ensure_ascii=False)


def figure(name: str, value: float, unit: str, floor: float, note: str = "") -> Figure:
    """A figure whose ratio is value ÷ floor; null where the floor is nothing at all."""
    return Figure(name, value, unit, floor, value / floor if floor else None, note)


def side_by_side(
    ours: Callable[[], float], floor: Callable[[], float], runs: int = RUNS
) -> tuple[float, float]:
    """The medians of both, run in turns; which one goes first changes from turn to turn."""
    ours(), floor()  # once for nothing: caches fill, modules are imported
    found: tuple[list[float], list[float]] = ([], [])
    for run in range(runs):
        order = ((0, ours), (1, floor)) if run % 2 else ((1, floor), (0, ours))
        for which, measure in order:
            found[which].append(measure())
    return median(found[0]), median(found[1])


def milliseconds(work: Callable[[], object]) -> Callable[[], float]:
    """The work, as something that tells how many milliseconds it took."""

    def timed() -> float:
        start = perf_counter()
        work()
        return (perf_counter() - start) * 1000

    return timed


def _rounded(value: object) -> object:
    return float(f"{value:.4g}") if isinstance(value, float) else value
