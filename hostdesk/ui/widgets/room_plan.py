"""How chairs and tables stand, as numbers to draw: seats, tables, walls, and the host's place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, cos, pi, sin

from hostdesk.domain.session import Layout

WIDTH, HEIGHT = 100.0, 64.0
SEAT = 2.6  # the radius of a seat
_UNKNOWN = 12  # people, while nobody is invited
_LEAST = 6

Point = tuple[float, float]
Rect = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True)
class Plan:
    """Seen from above; the wall one looks at is at the top."""

    seats: tuple[Point, ...]  # of the guests
    host: Point
    tables: tuple[Rect, ...] = ()
    walls: tuple[Rect, ...] = ()


def plan(layout: Layout, people: int) -> Plan:
    """The layout for so many people, the host one of them, up to what can be told apart."""
    most, draw = _PLANS[layout]
    return draw(max(_LEAST, min(most, people if people > 1 else _UNKNOWN)))


def _circle(people: int) -> Plan:
    around = _arc(people, 26, pi / 2, 2 * pi / people)
    return Plan(around[1:], around[0])


def _horseshoe(people: int) -> Plan:
    seats = people - 1
    step = 1.16 * pi / (seats - 1)
    return Plan(_arc(seats, 27, pi / 2 - 0.58 * pi, step), (WIDTH / 2, 12))


def _long_table(people: int) -> Plan:
    """Half on each side, the last ones at the ends; the host at the head."""
    sides = max(2, people - 2)
    upper, lower = ceil(sides / 2), sides // 2
    length = 7 * upper + 3
    left = (WIDTH - length) / 2
    seats = [(left + length * (n + 0.5) / upper, 21.0) for n in range(upper)]
    seats += [(left + length * (n + 0.5) / lower, 43.0) for n in range(lower)]
    end = (left + length + 5, HEIGHT / 2)
    return Plan((*seats, end), (left - 5, HEIGHT / 2), ((left, 26, length, 12),))


def _tables(people: int) -> Plan:
    """Up to six at a table; the host sits at one of them."""
    count = max(2, ceil(people / 6))
    columns = min(3, ceil(count / 2)) if count > 3 else count
    rows = ceil(count / columns)
    seats: list[Point] = []
    tables: list[Rect] = []
    for number in range(count):
        x = WIDTH * (number % columns + 0.5) / columns
        y = HEIGHT * (number // columns + 0.5) / rows
        here = people // count + (number < people % count)
        tables.append((x - 6, y - 6, 12, 12))
        seats += _arc(here, 10.5, pi / 2, 2 * pi / here, (x, y))
    return Plan(tuple(seats[1:]), seats[0], tuple(tables))


def _rows(people: int) -> Plan:
    in_a_row = 9 if people > 19 else 6
    seats = [
        (
            WIDTH / 2 + 9 * (n % in_a_row - (_in_row(n, people - 1, in_a_row) - 1) / 2),
            24 + 11 * (n // in_a_row),
        )
        for n in range(people - 1)
    ]
    return Plan(tuple(seats), (WIDTH / 2, 9))


def _in_row(number: int, seats: int, in_a_row: int) -> int:
    """How many sit in the row of this seat: the last one may be shorter."""
    return min(in_a_row, seats - number // in_a_row * in_a_row)


def _pairs(people: int) -> Plan:
    """Two and two, each pair with room around it."""
    pairs = ceil(people / 2)
    columns = 4 if pairs > 6 else 3
    rows = ceil(pairs / columns)
    seats: list[Point] = []
    for number in range(people):
        column, row = number // 2 % columns, number // 2 // columns
        x = WIDTH * (column + 0.5) / columns + (4 if number % 2 else -4)
        seats.append((x, HEIGHT * (row + 0.5) / rows))
    return Plan(tuple(seats[1:]), seats[0])


def _standing(people: int) -> Plan:
    """People in little groups on an open floor, sheets along the walls."""
    walls: list[Rect] = [(16 + 24 * n, 2.5, 20, 2) for n in range(3)]
    walls += [(2.5, 14 + 20 * n, 2, 14) for n in range(2)] + [(95.5, 14 + 20 * n, 2, 14) for n in range(2)]
    seats = [
        (16 + 17 * (n % 5) + (4 if n // 5 % 2 else 0), 17 + 11 * (n // 5) + (3 if n % 2 else 0))
        for n in range(people)
    ]
    middle = people // 2
    return Plan((*seats[:middle], *seats[middle + 1 :]), seats[middle], (), tuple(walls))


def _arc(
    count: int, radius: float, start: float, step: float, middle: Point = (WIDTH / 2, HEIGHT / 2)
) -> tuple[Point, ...]:
    return tuple(
        (middle[0] + radius * cos(start + n * step), middle[1] + radius * sin(start + n * step))
        for n in range(count)
    )


_PLANS: dict[Layout, tuple[int, Callable[[int], Plan]]] = {
    Layout.CIRCLE: (22, _circle),
    Layout.LONG_TABLE: (24, _long_table),
    Layout.TABLES: (36, _tables),
    Layout.HORSESHOE: (18, _horseshoe),
    Layout.ROWS: (37, _rows),
    Layout.PAIRS: (24, _pairs),
    Layout.STANDING: (20, _standing),
}
