"""The dots of a round on the wall: where each lies, and how they come there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hostdesk.domain.dots import along, stacked
from hostdesk.domain.scale import Scale
from hostdesk.ui.widgets import projected_text as text

LARGEST = 1 / 19  # of the height of the window
_FULL = 0.84  # of the room between two numbers that dots may take

# milliseconds: how long one takes to come, how long the last waits, and the next where they are few
COMES_IN, LAST_WAITS, NEXT_WAITS = 300, 600, 60

Which = tuple[Decimal, int]  # a number, and which of those at it: nothing of the people behind
Dots = dict[Which, "Dot"]


class Dot(NamedTuple):
    """Its middle and its width in points of the window."""

    x: float
    y: float
    size: float


def dots_on(scale: Scale, values: Sequence[Decimal], line: QRectF, height: float) -> Dots:
    """In the order of their places, piles as wide as they must be; no dot hides another."""
    if not values:
        return {}
    room, ground = line.height() - height * 0.05, line.bottom() - height * 0.012
    wide = between(scale, values, line)
    many = Counter(values)
    size = dot_size(max(many.values()), wide, room, height * LARGEST)
    counts = {along(scale, value): (value, count) for value, count in many.items()}
    across = max(1, int(wide / size + 0.001))
    found: Dots = {}
    for dot in stacked(scale, values):
        value, count = counts[dot.along]
        pile = columns(count, size, room, across)
        row, column = divmod(dot.level, pile)
        beside = min(pile, count - row * pile)  # in the last row there may be fewer
        x = line.left() + dot.along * line.width() + (column - (beside - 1) / 2) * size
        found[value, dot.level] = Dot(x, ground - (row + 0.5) * size, size)
    return found


def columns(count: int, size: float, room: float, across: int) -> int:
    """How many dots lie beside each other in a pile of `count`."""
    rows = max(1, int(room / size))
    return min(across, -(-count // rows))


def dot_size(most: int, wide: float, room: float, largest: float) -> float:
    """The largest dot with which a pile of `most` fits into `wide` times `room`."""
    size = min(largest, wide, room)
    while size > 1 and int(wide / size + 0.001) * int(room / size) < most:
        size *= 0.97
    return size


def between(scale: Scale, values: Sequence[Decimal], line: QRectF) -> float:
    """The room for dots between two places where marks may lie."""
    halves = any(value % 1 for value in values)
    return line.width() / (scale.highest - scale.lowest) / (2 if halves else 1) * _FULL


# how they come


def how_far(number: int, many: int, elapsed: float) -> float:
    """How far the dot with this number has come, from 0 to 1: softly, one behind the other."""
    part = max(0.0, min(1.0, (elapsed - waits(number, many)) / COMES_IN))
    return 1 - (1 - part) ** 3


def waits(number: int, many: int) -> float:
    """Milliseconds until it sets out."""
    return number * min(NEXT_WAITS, LAST_WAITS / max(1, many - 1))


def whole_way(many: int) -> int:
    """Milliseconds until the last of so many is there."""
    return math.ceil(COMES_IN + waits(max(0, many - 1), many))


def on_their_way(before: Mapping[Which, Dot], dots: Dots, elapsed: float) -> Dots:
    """Where the dots are now: new ones come from a little above, from left to right, others make room.

    The order is that of the places on the line, never that of those who marked.
    """
    new = [which for which in dots if which not in before]
    turn = {which: number for number, which in enumerate(new)}
    found: Dots = {}
    for which, dot in dots.items():
        part = how_far(turn.get(which, 0), len(new), elapsed)
        above = Dot(dot.x, dot.y - dot.size * 1.2, dot.size * 0.4)
        if which in before or elapsed >= waits(turn[which], len(new)):  # seen with the first frame
            start = before.get(which, above)
            found[which] = Dot(*(a + (b - a) * part for a, b in zip(start, dot, strict=True)))
    return found


def paint_dots(painter: QPainter, dots: Dots, ratio: float) -> None:
    """Each is the same small picture, which is quicker than as many circles."""
    for dot in dots.values():
        side = max(1.0, round(dot.size * ratio)) / ratio
        x, y = (round((middle - side / 2) * ratio) / ratio for middle in (dot.x, dot.y))
        painter.drawImage(QPointF(x, y), _dot_picture(side, ratio))


@lru_cache(maxsize=64)
def _dot_picture(side: float, ratio: float) -> QImage:
    pixels = round(side * ratio)
    made = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(text.DOT))
    gap = pixels * 0.04
    painter.drawEllipse(QRectF(gap, gap, pixels - 2 * gap, pixels - 2 * gap))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
