"""The dots of a round on the wall: where each lies, and how they come there."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from hostdesk.domain.dots import piled
from hostdesk.domain.scale import Scale
from hostdesk.ui.widgets import projected_text as text

LARGEST = 1 / 19  # of the height of the window

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
    depth, ground = line.height() - height * 0.05, line.bottom() - height * 0.012
    piles = piled(scale, values, line.width(), depth, height * LARGEST)
    size = piles.room
    return {
        (dot.value, dot.number): Dot(line.left() + dot.x, ground - size / 2 - dot.up, size)
        for dot in piles.dots
    }


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
