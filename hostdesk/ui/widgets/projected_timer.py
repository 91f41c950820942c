"""A countdown on the wall: figures as large as the room allows, what it is for above them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from hostdesk.domain.countdown import figures
from hostdesk.ui.widgets import projected_text as text
from hostdesk.words import _

_LARGEST = 0.46  # of the height, the size of the figures
_WORDS = 1 / 11
_PAUSED = 1 / 16
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def paint_purpose(painter: QPainter, words: str, room: QRectF) -> None:
    """What it is for; it stands still while the figures change."""
    if words:
        inner = _inner(room)
        box = QRectF(inner.left(), inner.top(), inner.width(), room.height() * 0.22)
        laid = text.fitting(words, box, room.height() * _WORDS, side=_CENTRE)
        text.write(painter, laid, box.topLeft(), text.INK)


def figures_field(words: str, room: QRectF) -> QRectF:
    """What is painted anew with every second."""
    top = 0.3 if words else 0.14
    return QRectF(0, room.height() * top, room.width(), room.height() * (0.96 - top))


def paint_figures(painter: QPainter, left: int, paused: bool, words: str, room: QRectF) -> None:
    """What is left; at the end the word for it, which stays."""
    field = figures_field(words, room)
    foot = room.height() * 0.14
    box = QRectF(_inner(room).left(), field.top(), _inner(room).width(), field.height() - foot)
    if left:
        _paint_in_columns(painter, figures(left), box, room.height() * _LARGEST)
    else:
        laid = text.fitting(_("Time"), box, room.height() * _LARGEST * 0.7, True, _CENTRE)
        top = box.top() + (box.height() - text.height_of(laid)) / 2
        text.write(painter, laid, QPointF(box.left(), top), text.INK)
    if paused and left:
        laid = text.fitting(_("Paused"), box, room.height() * _PAUSED, side=_CENTRE)
        text.write(painter, laid, box.bottomLeft(), text.QUIET)


def _paint_in_columns(painter: QPainter, shown: str, box: QRectF, largest: float) -> None:
    """Each figure in a column of the same width, so that nothing moves but what changes."""
    face = text.font(largest, bold=True)
    size = largest * min(1.0, box.width() / sum(_columns(shown, QFontMetricsF(face))))
    face = text.font(size, bold=True)
    measured = QFontMetricsF(face)
    widths = _columns(shown, measured)
    x = box.center().x() - sum(widths) / 2
    base = box.center().y() + measured.capHeight() / 2
    path = QPainterPath()
    for mark, wide in zip(shown, widths, strict=True):
        path.addText(QPointF(x + (wide - measured.horizontalAdvance(mark)) / 2, base), face, mark)
        x += wide
    painter.fillPath(path, QColor(text.INK))


def _columns(shown: str, measured: QFontMetricsF) -> list[float]:
    widest = max(measured.horizontalAdvance(digit) for digit in "0123456789")
    return [widest if mark.isdigit() else measured.horizontalAdvance(mark) * 1.1 for mark in shown]


def _inner(room: QRectF) -> QRectF:
    margin = room.width() / 16
    return room.adjusted(margin, room.height() * 0.07, -margin, -room.height() * 0.04)
