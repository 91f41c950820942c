"""The running order and a break on the wall: times, titles, what is on now; when we go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout

from hostdesk.domain.in_the_room import LineSeen, Passing
from hostdesk.ui.saying import clock_said
from hostdesk.ui.widgets import projected_text as text
from hostdesk.words import _

_LARGEST, _SMALLEST = 1 / 15, 1 / 28  # of the height, a line of the day
_SMALLER = 0.94
_GAP = 0.4  # of a line's size, between two lines


def paint_day(painter: QPainter, lines: Sequence[LineSeen], now: datetime, room: QRectF) -> None:
    """As many lines as can be read, from a little before what is on now."""
    height, margin = room.height(), room.width() / 16
    inner = room.adjusted(margin, height * 0.07, -margin, -height * 0.07)
    _paint_clock(painter, now, inner, height)
    box = inner.adjusted(0, height * 0.13, 0, 0)
    size = height * _LARGEST
    while size * _SMALLER >= height * _SMALLEST and _tall(_laid(lines, box, size), size) > box.height():
        size *= _SMALLER
    laid = _laid(lines, box, size)
    y = box.top()
    for line, title in list(zip(lines, laid, strict=True))[_first(lines, laid, size, box) :]:
        tall = text.height_of(title) + _GAP * size
        if y + text.height_of(title) > box.bottom() + 1:
            break
        _paint_line(painter, line, title, QRectF(box.left(), y, box.width(), tall), size)
        y += tall


def said(lines: Sequence[LineSeen]) -> str:
    """The same in words."""
    return "\n".join(" ".join(part for part in (_when(line), line.title) if part) for line in lines)


def _when(line: LineSeen) -> str:
    return " ".join(part for part in (clock_said(line.starts), _mark(line)) if part)


def _mark(line: LineSeen) -> str:
    return _("Now") if line.passing is Passing.NOW else ""


def _paint_clock(painter: QPainter, now: datetime, inner: QRectF, height: float) -> None:
    title = text.fitting(_("What we do"), inner, height / 13, bold=True)
    text.write(painter, title, inner.topLeft(), text.INK)
    clock = text.fitting(clock_said(now), inner, height / 13, side=Qt.AlignmentFlag.AlignRight)
    text.write(painter, clock, inner.topLeft(), text.QUIET)


def _columns(size: float, timed: bool) -> tuple[float, float]:
    """How wide the mark of what is on and the time are."""
    mark = QFontMetricsF(text.font(size, bold=True)).horizontalAdvance(_("Now")) + size * 0.7
    time = QFontMetricsF(text.font(size, bold=True)).horizontalAdvance("00:00") + size * 0.7
    return mark, time if timed else 0


def _laid(lines: Sequence[LineSeen], box: QRectF, size: float) -> list[QTextLayout]:
    width = box.width() - sum(_columns(size, any(line.starts for line in lines)))
    return [
        text.laid(line.title, text.font(size, line.passing is Passing.NOW), width, Qt.AlignmentFlag.AlignLeft)
        for line in lines
    ]


def _tall(laid: Sequence[QTextLayout], size: float) -> float:
    return sum(text.height_of(title) + _GAP * size for title in laid)


def _first(lines: Sequence[LineSeen], laid: Sequence[QTextLayout], size: float, box: QRectF) -> int:
    """The line to begin with where not all fit: the one before what is on, or what keeps the box full."""
    on = next((n for n, line in enumerate(lines) if line.passing is not Passing.OVER), len(lines))
    first = max(0, on - 1)
    while first > 0 and _tall(laid[first - 1 :], size) <= box.height():
        first -= 1
    return first


def _paint_line(painter: QPainter, line: LineSeen, title: QTextLayout, box: QRectF, size: float) -> None:
    mark, time = _columns(size, line.starts is not None)
    on = line.passing is Passing.NOW
    ink = text.QUIET if line.passing is Passing.OVER else text.INK
    if on:
        bar = QRectF(box.left() - size * 0.5, box.top(), size * 0.14, text.height_of(title))
        painter.fillRect(bar, QColor(text.DOT))
    for words, x in ((_mark(line), 0.0), (clock_said(line.starts), mark)):
        at = QPointF(box.left() + x, box.top())
        text.write(painter, text.laid(words, text.font(size, on), box.width()), at, ink)
    text.write(painter, title, QPointF(box.left() + mark + time, box.top()), ink)


def break_said(until: datetime | None) -> str:
    """When we go on, or that we do."""
    return _("We go on at {time}").format(time=clock_said(until)) if until else _("We go on together")


def paint_break(painter: QPainter, until: datetime | None, now: datetime, room: QRectF) -> None:
    height, margin = room.height(), room.width() / 16
    inner = room.adjusted(margin, height * 0.1, -margin, -height * 0.1)
    centre = Qt.AlignmentFlag.AlignHCenter
    head = text.fitting(_("A break"), inner, height / 16, side=centre)
    middle = QRectF(inner.left(), height * 0.34, inner.width(), height * 0.32)
    words = text.fitting(break_said(until), middle, height / 7, True, centre)
    clock = text.fitting(_("It is {time}").format(time=clock_said(now)), inner, height / 16, side=centre)
    text.write(painter, head, QPointF(inner.left(), height * 0.24), text.QUIET)
    top = middle.top() + (middle.height() - text.height_of(words)) / 2
    text.write(painter, words, QPointF(inner.left(), top), text.INK)
    text.write(painter, clock, QPointF(inner.left(), height * 0.72), text.QUIET)


def paint_words(painter: QPainter, words: str, room: QRectF) -> None:
    """The host's own words, in the middle."""
    height, margin = room.height(), room.width() / 16
    inner = room.adjusted(margin, height * 0.08, -margin, -height * 0.08)
    laid = text.fitting(words, inner, height / 8, bold=True, side=Qt.AlignmentFlag.AlignHCenter)
    top = inner.top() + (inner.height() - text.height_of(laid)) / 2
    text.write(painter, laid, QPointF(inner.left(), top), text.INK)
