"""Where the dots of a scale lie: one geometry for screen, projector and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from hostdesk.domain.scale import Scale, number_text
from hostdesk.words import _, counted, figures

FULL = 0.86  # of the room between two places that dots may take
# The corners of a hollow tick, each as part of its size: from its middle along the line, and upwards.
TICK = ((-0.5, 0.0), (-0.36, 0.15), (-0.12, -0.1), (0.36, 0.48), (0.5, 0.34), (-0.12, -0.42))
LEAST = 0.01  # of the largest dot; a window with no room at all still has a size


@dataclass(frozen=True, slots=True)
class Dot:
    """The middle of one mark: `x` from the lowest end of the line, `up` from the lowest row of dots.

    `number`: which of those at its value; nothing of the person behind.
    """

    value: Decimal
    number: int
    x: float
    up: float


@dataclass(frozen=True, slots=True)
class Piles:
    """All dots of a line, in the order of their places; each has a square of `room` by `room` to itself."""

    room: float
    dots: tuple[Dot, ...]

    @property
    def up(self) -> float:
        """From the middle of the lowest row to that of the highest."""
        return max((dot.up for dot in self.dots), default=0.0)


@dataclass(frozen=True, slots=True)
class Content:
    """A number at which people would be content: how far along the line, and how many of them."""

    value: Decimal
    people: int
    x: float

    @property
    def count(self) -> str:
        """What stands beside its tick: a tick alone is one person."""
        return figures(self.people) if self.people > 1 else ""


def contents(scale: Scale, values: Sequence[Decimal], span: float) -> tuple[Content, ...]:
    """Where ticks stand under a line as long as `span`, in the order of their places."""
    people = Counter(values)
    return tuple(Content(value, people[value], along(scale, value) * span) for value in sorted(people))


def along(scale: Scale, value: Decimal) -> float:
    """How far `value` lies along the line, from 0 to 1."""
    return float((value - scale.lowest) / (scale.highest - scale.lowest))


def between(scale: Scale, values: Iterable[Decimal], span: float) -> float:
    """The room for dots between two places where marks may lie, on a line as long as `span`."""
    halves = scale.halves or any(value % 1 for value in values)
    return span / (scale.highest - scale.lowest) / (2 if halves else 1) * FULL


def piled(
    scale: Scale, values: Sequence[Decimal], span: float, depth: float, largest: float, most: int = 0
) -> Piles:
    """Equal values pile up to `depth` at most; many get smaller and stand side by side, none hides another.

    All piles are as broad, so that twice as many are twice as high. `most`: how many lie at one number of a
    line beside this one, whose dots are to be as large.
    """
    people = Counter(values)
    wide = between(scale, people, span)
    tallest = max(most, *people.values(), 1)
    room = _room(tallest, wide, depth, largest)
    columns = ceil(tallest / max(1, _times(depth, room)))
    dots = []
    for value in sorted(people):
        for number in range(people[value]):
            row, column = divmod(number, columns)
            across = min(columns, people[value] - row * columns)  # in the last row there may be fewer
            x = along(scale, value) * span + (column - (across - 1) / 2) * room
            dots.append(Dot(value, number, x, row * room))
    return Piles(room, tuple(dots))


def beside(
    scale: Scale, values: Sequence[Decimal | None], span: float, step: float
) -> tuple[float | None, ...]:
    """How far along each lies where equal ones stand side by side, `step` apart or less; None stays None."""
    known = [value for value in values if value is not None]
    people, seen, wide = Counter(known), Counter[Decimal](), between(scale, known, span)
    places: list[float | None] = []
    for value in values:
        if value is None:
            places.append(None)
            continue
        shift = (seen[value] - (people[value] - 1) / 2) * min(step, wide / people[value])
        seen[value] += 1
        places.append(along(scale, value) * span + shift)
    return tuple(places)


def is_down(path: tuple[Decimal | None, Decimal | None]) -> bool:
    """A way that is drawn dashed, so that its direction does not hang on colour."""
    before, after = path
    return before is not None and after is not None and after < before


def _room(most: int, wide: float, depth: float, largest: float) -> float:
    """The largest dot with which a pile of `most` fits into `wide` times `depth`."""
    room = max(min(largest, wide, depth), largest * LEAST)
    while _times(wide, room) * _times(depth, room) < most and room > largest * LEAST:
        room *= 0.97
    return room


def _times(whole: float, part: float) -> int:
    """How often it fits, whatever is lost in floating."""
    return int(whole / part + 0.001)


def described(scale: Scale, values: Sequence[Decimal], good_enough: Sequence[Decimal] = ()) -> str:
    """The dots in words, for those who do not see them: "2 people at 3, 1 person at 5½"."""
    dots = f"{_where(values)}." if values else _("No marks yet.")
    if not good_enough:
        return dots
    return f"{dots} {_('Good enough: {people}.').format(people=_where(good_enough))}"


def _where(values: Sequence[Decimal]) -> str:
    parts = [
        _("{people} at {number}").format(
            people=counted("{n} person", "{n} people", many), number=figures(number_text(value))
        )
        for value, many in sorted(Counter(values).items())
    ]
    return ", ".join(parts)
