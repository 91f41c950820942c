"""Where the dots of a scale lie: one geometry for screen, projector and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hostdesk.domain.scale import Scale, number_text
from hostdesk.words import _, counted


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark: `along` the line from 0 (lowest) to 1 (highest), `level` 0 lies nearest to the line."""

    along: float
    level: int


def along(scale: Scale, value: Decimal) -> float:
    """How far `value` lies along the line, from 0 to 1."""
    return float((value - scale.lowest) / (scale.highest - scale.lowest))


def stacked(scale: Scale, values: Sequence[Decimal]) -> tuple[Dot, ...]:
    """One dot a value; equal values pile up, so that no dot hides another."""
    seen: Counter[Decimal] = Counter()
    result = []
    for value in sorted(values):
        result.append(Dot(along(scale, value), seen[value]))
        seen[value] += 1
    return tuple(result)


def described(scale: Scale, values: Sequence[Decimal]) -> str:
    """The dots in words, for those who do not see them: "2 people at 3, 1 person at 5½"."""
    if not values:
        return _("No marks yet.")
    people = Counter(values)
    parts = [
        _("{people} at {number}").format(
            people=counted("{n} person", "{n} people", people[value]), number=number_text(value)
        )
        for value in sorted(people)
    ]
    return ", ".join(parts) + "."
