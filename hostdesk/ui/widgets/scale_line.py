"""A scale on the screen: dots on a line, one a mark; two rounds as a slope between two lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hostdesk.domain.dots import TICK, along, beside, between, contents, described, is_down, piled
from hostdesk.domain.scale import Scale
from hostdesk.ui import theme
from hostdesk.words import _

_LARGEST = 16  # pixels across, a dot with room
TICKS = 1.2  # em that a row of ticks takes below the numbers
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ScaleLine(QWidget):
    """Where the marks of a round lie. Equal marks pile up; many become smaller, none hides another."""

    def __init__(self, name: str, levels: int = 6) -> None:
        super().__init__()
        self.setObjectName(name)
        self._levels = levels
        self._scale: Scale | None = None
        self._values: tuple[Decimal, ...] = ()
        self._good_enough: tuple[Decimal, ...] = ()
        self._instead = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(
        self,
        scale: Scale,
        values: Sequence[Decimal],
        instead: str = "",
        good_enough: Sequence[Decimal] = (),
    ) -> None:
        """`instead`: words where the dots would be, while nobody may see them; `good_enough`: for ticks."""
        now = scale, tuple(values), instead, tuple(good_enough)
        if now == (self._scale, self._values, self._instead, self._good_enough):
            return
        self._scale, self._values, self._instead, self._good_enough = now
        said = instead or described(scale, values, good_enough)
        self.setAccessibleName(_("Marks on the line"))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def show_levels(self, levels: int) -> None:
        """How many dots of full size may lie on each other before they become smaller."""
        self._levels = levels
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        em = theme.em(self)
        return QSize(20 * em, int(self._levels * em * 0.95) + 2 * em)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * theme.em(self), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = theme.em(self)
        below = 1.6 + TICKS * bool(self._good_enough)
        line = QRectF(em, 0, self.width() - 2 * em, self.height() - below * em)
        paint_line(painter, self, self._scale, line, numbers=True)
        paint_ticks(painter, self, self._scale, line, self._good_enough)
        if self._instead:
            painter.setPen(self.palette().placeholderText().color())
            above = line.adjusted(0, 0, 0, -em * 0.4)
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter) | _WRAP, self._instead)
            return
        piles = piled(self._scale, self._values, line.width(), line.height() - em * 0.4, min(_LARGEST, em))
        picture = _dot(self, piles.room, filled=True)
        for dot in piles.dots:
            y = line.bottom() - em * 0.35 - dot.up - piles.room
            painter.drawPixmap(QPointF(line.left() + dot.x - piles.room / 2, y), picture)


class SlopeLines(QWidget):
    """Two rounds: where each person stood and where they stand now, without names."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._scale: Scale | None = None
        self._paths: tuple[tuple[Decimal, Decimal], ...] = ()
        self._good_enough: tuple[Decimal, ...] = ()
        self._labels = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_paths(
        self,
        scale: Scale,
        paths: Sequence[tuple[Decimal, Decimal]],
        labels: tuple[str, str],
        spoken: str,
        good_enough: Sequence[Decimal] = (),
    ) -> None:
        """Paths as (before, after), the rounds' names, the same in words; where they are content now."""
        self._scale, self._paths, self._labels = scale, tuple(paths), labels
        self._good_enough = tuple(good_enough)
        self.setAccessibleName(_("Marks of two rounds"))
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(20 * theme.em(self), int(theme.em(self) * 9.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scale is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = theme.em(self)
        around = 5.0 + TICKS * bool(self._good_enough)
        box = QRectF(em, 1.7 * em, self.width() - 2 * em, self.height() - around * em)
        upper = QRectF(box.left(), 0, box.width(), box.top())
        lower = QRectF(box.left(), 0, box.width(), box.bottom())
        paint_line(painter, self, self._scale, upper, numbers=False)
        paint_line(painter, self, self._scale, lower, numbers=True)
        paint_ticks(painter, self, self._scale, lower, self._good_enough)
        painter.setPen(self.palette().placeholderText().color())
        painter.drawText(QPointF(box.left(), em), self._labels[0])
        painter.drawText(QPointF(box.left(), self.height() - 0.4 * em), self._labels[1])
        self._paint_paths(painter, box, min(13.0, em * 0.75))

    def _paint_paths(self, painter: QPainter, box: QRectF, size: float) -> None:
        assert self._scale is not None
        before, after = _dot(self, size, filled=False), _dot(self, size, filled=True)
        ends = _ends(self._scale, self._paths, box, size)
        for (start, end), path in zip(ends, self._paths, strict=True):
            style = Qt.PenStyle.DashLine if is_down(path) else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self.palette().link().color(), 1.3, style))
            painter.drawLine(start, end)
        for start, end in ends:
            painter.drawPixmap(start - QPointF(size / 2, size / 2), before)
            painter.drawPixmap(end - QPointF(size / 2, size / 2), after)


def paint_line(painter: QPainter, widget: QWidget, scale: Scale, box: QRectF, numbers: bool) -> None:
    """The line at the bottom of `box`, with a stroke a number and, below, the numbers."""
    em, colours = theme.em(widget), widget.palette()
    painter.setPen(QPen(colours.link().color(), 2.5))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.setPen(QPen(colours.windowText().color(), 1.5))
    for number in scale.numbers:
        x = box.left() + along(scale, Decimal(number)) * box.width()
        painter.drawLine(QPointF(x, box.bottom() - em * 0.3), QPointF(x, box.bottom() + em * 0.3))
        if numbers:
            place = QRectF(x - em, box.bottom() + em * 0.4, 2 * em, em * 1.1)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(number))


def paint_ticks(
    painter: QPainter, widget: QWidget, scale: Scale, box: QRectF, good_enough: Sequence[Decimal]
) -> None:
    """Hollow ticks below the numbers of the line at the bottom of `box`, each with how many there are."""
    em = theme.em(widget)
    size = min(em * 0.75, between(scale, good_enough, box.width()) / 2)
    painter.setPen(QPen(widget.palette().windowText().color(), max(1.0, size / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for found in contents(scale, good_enough, box.width()):
        wide = painter.fontMetrics().horizontalAdvance(found.count)
        at = QPointF(box.left() + found.x - wide / 2, box.bottom() + 2.1 * em)
        painter.drawPolygon(tick(at, size))
        if found.count:
            painter.drawText(at + QPointF(size * 0.7, em * 0.35), found.count)


def tick(middle: QPointF, size: float) -> QPolygonF:
    """The one sign for “content here”, in its geometry for screen, projector and paper."""
    return QPolygonF([middle + QPointF(along_it * size, -up * size) for along_it, up in TICK])


def _ends(
    scale: Scale, paths: Sequence[tuple[Decimal, Decimal]], box: QRectF, size: float
) -> list[tuple[QPointF, QPointF]]:
    """Both ends of each path; equal marks lie beside each other, so that each person has a dot."""
    sides = [[path[side] for path in paths] for side in (0, 1)]
    before, after = (beside(scale, side, box.width(), size * 0.9) for side in sides)
    return [
        (QPointF(box.left() + start, box.top()), QPointF(box.left() + end, box.bottom()))
        for start, end in zip(before, after, strict=True)
        if start is not None and end is not None
    ]


def _dot(widget: QWidget, size: float, filled: bool) -> QPixmap:
    """One dot, drawn once: amber with a dark rim; open for the round before."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(QSize(int(size * ratio) + 1, int(size * ratio) + 1))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = widget.palette()
    rim = 1.8 if not filled else 1.0
    painter.setPen(QPen(colours.accent().color().darker(125 if filled else 105), rim))
    painter.setBrush(colours.accent() if filled else colours.window())
    painter.drawEllipse(QRectF(rim / 2, rim / 2, size - rim - 0.5, size - rim - 0.5))
    painter.end()
    return picture
