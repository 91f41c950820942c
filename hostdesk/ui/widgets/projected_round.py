"""A round on the wall: question, ends, the line with its numbers, dots; both rounds as slopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hostdesk.domain.dots import along, stacked
from hostdesk.domain.in_the_room import RoundSeen, being_made
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale
from hostdesk.ui.widgets import projected_text as text

# parts of the height of the window
_QUESTION, _NUMBER, _WORDS, _END = 1 / 11, 1 / 22, 1 / 20, 1 / 24
_LARGEST_DOT = 1 / 19
_LABEL = 0.15  # of the width of the line: the name of its round beside it
_FULL = 0.84  # of the room between two numbers that dots may take


def paint_round(painter: QPainter, seen: RoundSeen, room: QRectF) -> None:
    """Fills `room`, which is the whole window."""
    height, margin = room.height(), room.width() / 16
    inner = room.adjusted(margin, height * 0.075, -margin, -height * 0.05)
    share = 0.3 if seen.pairs else 0.38
    box = QRectF(inner.left(), inner.top(), inner.width(), height * share)
    question = text.fitting(seen.scale.question, box, height * _QUESTION, bold=True)
    text.write(painter, question, box.topLeft(), text.INK)
    top = box.top() + text.height_of(question)
    line = QRectF(inner.left() + margin / 4, top, inner.width() - margin / 2, height * 0.72 - top)
    if seen.pairs:
        _paint_slopes(painter, seen, line, height)
    else:
        _paint_line(painter, seen.scale, line, height, numbers=True)
        _paint_dots(painter, seen, line, height)
    ends = QRectF(inner.left(), height * 0.82, inner.width(), height * 0.15)
    _paint_ends(painter, seen.scale, ends, height)


def _paint_line(painter: QPainter, scale: Scale, box: QRectF, height: float, numbers: bool) -> None:
    """At the bottom of the box, with a stroke a number and the numbers below it."""
    stroke = height / 130
    painter.setPen(QPen(QColor(text.LINE), stroke))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    face = text.font(height * _NUMBER)
    painter.setFont(face)
    painter.setPen(QPen(QColor(text.INK), max(1.5, stroke / 2)))
    for number in scale.numbers:
        x = box.left() + along(scale, Decimal(number)) * box.width()
        painter.drawLine(QPointF(x, box.bottom() - stroke * 1.4), QPointF(x, box.bottom() + stroke * 1.4))
        if numbers:
            wide = QFontMetricsF(face).horizontalAdvance(str(number))
            painter.drawText(QPointF(x - wide / 2, box.bottom() + height * 0.065), str(number))


def _paint_dots(painter: QPainter, seen: RoundSeen, box: QRectF, height: float) -> None:
    """Piles as wide as they must be; no dot hides another."""
    if not seen.values:
        words = text.fitting(being_made(), box, height * _WORDS, side=Qt.AlignmentFlag.AlignHCenter)
        at = QPointF(box.left(), box.bottom() - height * 0.03 - text.height_of(words))
        text.write(painter, words, at, text.QUIET)
        return
    room, ground = box.height() - height * 0.05, box.bottom() - height * 0.012
    wide = _between(seen.scale, seen.values, box) * _FULL
    many = Counter(seen.values)
    size = dot_size(max(many.values()), wide, room, height * _LARGEST_DOT)
    counts = {along(seen.scale, value): count for value, count in many.items()}
    across = max(1, int(wide / size + 0.001))
    painter.setPen(QPen(QColor(text.GROUND), size * 0.08))
    painter.setBrush(QColor(text.DOT))
    for dot in stacked(seen.scale, seen.values):
        count = counts[dot.along]
        pile = columns(count, size, room, across)
        row, column = divmod(dot.level, pile)
        beside = min(pile, count - row * pile)  # in the last row there may be fewer
        x = box.left() + dot.along * box.width() + (column - (beside - 1) / 2) * size
        painter.drawEllipse(QPointF(x, ground - (row + 0.5) * size), size / 2, size / 2)


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


def _between(scale: Scale, values: Sequence[Decimal], box: QRectF) -> float:
    """The room between two places where marks may lie."""
    halves = any(value % 1 for value in values)
    return box.width() / (scale.highest - scale.lowest) / (2 if halves else 1)


def _paint_slopes(painter: QPainter, seen: RoundSeen, box: QRectF, height: float) -> None:
    """The opening above, the close below, a line from dot to dot."""
    beside = box.width() * _LABEL
    box = box.adjusted(beside, 0, 0, 0)
    upper = QRectF(box.left(), box.top(), box.width(), height * 0.085)
    for moment, line in ((Moment.OPENING, upper), (Moment.CLOSING, box)):
        _paint_line(painter, seen.scale, line, height, numbers=moment is Moment.CLOSING)
        _label(painter, moment, QRectF(box.left() - beside, line.bottom(), beside * 0.8, height / 9), height)
    _paint_pairs(painter, seen, (upper, box), height)


def _label(painter: QPainter, moment: Moment, box: QRectF, height: float) -> None:
    """Which round it is, beside the middle of its line."""
    words = text.fitting(moment.label, box, height / 30)
    text.write(painter, words, QPointF(box.left(), box.top() - text.height_of(words) / 2), text.QUIET)


def _paint_pairs(painter: QPainter, seen: RoundSeen, lines: tuple[QRectF, QRectF], height: float) -> None:
    sides = [[pair[side] for pair in seen.pairs] for side in (0, 1)]
    known = [value for side in sides for value in side if value is not None]
    wide = _between(seen.scale, known, lines[1]) * _FULL
    most = max(max(Counter(v for v in side if v is not None).values(), default=1) for side in sides)
    size = max(height / 44, min(height / 26, wide / most))  # seen from afar, even if equal marks overlap
    points = [_beside(seen.scale, side, line, wide, size) for side, line in zip(sides, lines, strict=True)]
    painter.setPen(QPen(QColor(text.QUIET), max(1.5, height / 380)))
    for start, end in zip(*points, strict=True):
        if start is not None and end is not None:
            painter.drawLine(start, end)
    for number, side in enumerate(points):
        painter.setPen(QPen(QColor(text.DOT), size * 0.16))
        painter.setBrush(QColor(text.DOT if number else text.GROUND))
        for point in side:
            if point is not None:
                painter.drawEllipse(point, size * 0.42, size * 0.42)


def _beside(
    scale: Scale, values: Sequence[Decimal | None], line: QRectF, wide: float, size: float
) -> list[QPointF | None]:
    """Where each dot lies; equal marks lie beside each other."""
    total, seen = Counter(values), Counter[Decimal | None]()
    points: list[QPointF | None] = []
    for value in values:
        if value is None:
            points.append(None)
            continue
        step = min(size, wide / total[value])
        shift = (seen[value] - (total[value] - 1) / 2) * step
        seen[value] += 1
        points.append(QPointF(line.left() + along(scale, value) * line.width() + shift, line.bottom()))
    return points


def _paint_ends(painter: QPainter, scale: Scale, box: QRectF, height: float) -> None:
    """The words for both ends, each under its own."""
    half = box.width() * 0.46
    sides = (scale.low_means, Qt.AlignmentFlag.AlignLeft), (scale.high_means, Qt.AlignmentFlag.AlignRight)
    for number, (words, side) in enumerate(sides):
        at = QRectF(box.left() + number * (box.width() - half), box.top(), half, box.height())
        text.write(painter, text.fitting(words, at, height * _END, side=side), at.topLeft(), text.QUIET)
