"""A round on the wall: question, ends, the line with its numbers; both rounds as slopes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from hostdesk.domain.dots import along, beside, between, contents, is_down
from hostdesk.domain.in_the_room import RoundSeen, being_made
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.scale_line import tick

# parts of the height of the window
_QUESTION, _NUMBER, _WORDS, _END = 1 / 11, 1 / 22, 1 / 20, 1 / 24
_TICK = 1 / 40  # of the height
_LABEL = 0.17  # of the width of the line: the name of its round beside it


def paint_still(painter: QPainter, seen: RoundSeen, room: QRectF) -> None:
    """Everything but dots and slopes; fills `room`, which is the whole window."""
    height = room.height()
    box = _question_box(seen, room)
    question = text.fitting(seen.scale.question, box, height * _QUESTION, bold=True)
    text.write(painter, question, box.topLeft(), text.INK)
    line = line_box(seen, room)
    if seen.pairs:
        _paint_both_lines(painter, seen.scale, line, height)
    else:
        _paint_line(painter, seen.scale, line, height, numbers=True)
    _paint_ticks(painter, seen, line, height)
    inner = _inner(room)
    ends = QRectF(inner.left(), height * 0.82, inner.width(), height * 0.15)
    _paint_ends(painter, seen.scale, ends, height)


def line_box(seen: RoundSeen, room: QRectF) -> QRectF:
    """From under the question down to the line; where the dots lie."""
    height, margin = room.height(), room.width() / 16
    box = _question_box(seen, room)
    top = box.top() + text.height_fitting(seen.scale.question, box, height * _QUESTION, bold=True)
    return QRectF(box.left() + margin / 4, top, box.width() - margin / 2, height * 0.72 - top)


def _inner(room: QRectF) -> QRectF:
    height, margin = room.height(), room.width() / 16
    return room.adjusted(margin, height * 0.075, -margin, -height * 0.05)


def _question_box(seen: RoundSeen, room: QRectF) -> QRectF:
    inner = _inner(room)
    share = 0.3 if seen.pairs else 0.38
    return QRectF(inner.left(), inner.top(), inner.width(), room.height() * share)


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


def _paint_ticks(painter: QPainter, seen: RoundSeen, box: QRectF, height: float) -> None:
    """Where people would be content: hollow ticks between the numbers and the words for the ends."""
    line = _both_lines(box, height)[1] if seen.pairs else box
    size = min(height * _TICK, between(seen.scale, seen.good_enough, line.width()) / 2)
    face = text.font(size)
    painter.setFont(face)
    painter.setPen(QPen(QColor(text.INK), max(1.5, size / 10)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for found in contents(seen.scale, seen.good_enough, line.width()):
        wide = QFontMetricsF(face).horizontalAdvance(found.count)
        at = QPointF(line.left() + found.x - wide / 2, line.bottom() + height * 0.084)
        painter.drawPolygon(tick(at, size))
        if found.count:
            painter.drawText(at + QPointF(size * 0.7, size * 0.36), found.count)


def paint_being_made(painter: QPainter, box: QRectF, height: float) -> None:
    """Where the dots will be."""
    words = text.fitting(being_made(), box, height * _WORDS, side=Qt.AlignmentFlag.AlignHCenter)
    at = QPointF(box.left(), box.bottom() - height * 0.03 - text.height_of(words))
    text.write(painter, words, at, text.QUIET)


def _both_lines(box: QRectF, height: float) -> tuple[QRectF, QRectF]:
    """The opening above, the close below."""
    box = box.adjusted(box.width() * _LABEL, 0, 0, 0)
    return QRectF(box.left(), box.top(), box.width(), height * 0.085), box


def _paint_both_lines(painter: QPainter, scale: Scale, box: QRectF, height: float) -> None:
    beside = box.width() * _LABEL
    for moment, line in zip(Moment, _both_lines(box, height), strict=True):
        _paint_line(painter, scale, line, height, numbers=moment is Moment.CLOSING)
        _label(painter, moment, QRectF(box.left(), line.bottom(), beside * 0.8, height / 9), height)


def _label(painter: QPainter, moment: Moment, box: QRectF, height: float) -> None:
    """Which round it is, beside the middle of its line."""
    words = text.fitting(moment.label, box, height / 26)
    text.write(painter, words, QPointF(box.left(), box.top() - text.height_of(words) / 2), text.QUIET)


def paint_slopes(
    painter: QPainter, seen: RoundSeen, room: QRectF, come: Callable[[int], float] | None = None
) -> None:
    """A line from dot to dot for each pair; `come` tells how far the pair with a number has come."""
    height = room.height()
    lines = _both_lines(line_box(seen, room), height)
    sides = [[pair[side] for pair in seen.pairs] for side in (0, 1)]
    known = [value for side in sides for value in side if value is not None]
    wide = between(seen.scale, known, lines[1].width())
    most = max(max(Counter(v for v in side if v is not None).values(), default=1) for side in sides)
    size = max(height / 44, min(height / 26, wide / most))  # seen from afar, even if equal marks overlap
    points = [_points(seen.scale, side, line, size) for side, line in zip(sides, lines, strict=True)]
    parts = [come(number) if come else 1.0 for number in range(len(seen.pairs))]
    for pair, start, end, part in zip(seen.pairs, *points, parts, strict=True):
        if start is not None and end is not None and part > 0:
            style = Qt.PenStyle.DashLine if is_down(pair) else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(text.QUIET), max(1.5, height / 380), style))
            painter.drawLine(start, start + (end - start) * part)
    for number, side in enumerate(points):
        painter.setPen(QPen(QColor(text.DOT), size * 0.16))
        painter.setBrush(QColor(text.DOT if number else text.GROUND))
        for point, start, part in zip(side, points[0], parts, strict=True):
            if point is not None and part > 0:
                begun = start if number and start is not None else point
                painter.drawEllipse(begun + (point - begun) * part, size * 0.42, size * 0.42)


def _points(
    scale: Scale, values: Sequence[Decimal | None], line: QRectF, size: float
) -> list[QPointF | None]:
    """Where each dot lies; equal marks lie beside each other."""
    places = beside(scale, values, line.width(), size)
    return [None if x is None else QPointF(line.left() + x, line.bottom()) for x in places]


def _paint_ends(painter: QPainter, scale: Scale, box: QRectF, height: float) -> None:
    """The words for both ends, each under its own."""
    half = box.width() * 0.46
    sides = (scale.low_means, Qt.AlignmentFlag.AlignLeft), (scale.high_means, Qt.AlignmentFlag.AlignRight)
    for number, (words, side) in enumerate(sides):
        at = QRectF(box.left() + number * (box.width() - half), box.top(), half, box.height())
        text.write(painter, text.fitting(words, at, height * _END, side=side), at.topLeft(), text.QUIET)
