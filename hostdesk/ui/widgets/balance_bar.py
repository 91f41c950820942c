"""Where the host stands over the day, as a line of patterns; the words below it say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from hostdesk.domain.balance import Stretch, balance_said, minutes_in, stretches
from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import TimedBlock, days_of
from hostdesk.ui import theme
from hostdesk.words import _

_PATTERNS = {
    Position.SPOTLIGHT: Qt.BrushStyle.SolidPattern,
    Position.GUESTS: Qt.BrushStyle.BDiagPattern,
    Position.GALLERY: Qt.BrushStyle.Dense6Pattern,
    Position.KITCHEN: Qt.BrushStyle.VerPattern,
}


class _Key(NamedTuple):
    """One pattern and its words."""

    position: Position | None
    words: str


class BalanceBar(QWidget):
    """A line a day, as long as its minutes; breaks are low or, where the host stands nowhere, gaps."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._days: tuple[tuple[str, tuple[Stretch, ...]], ...] = ()
        self._keys: tuple[_Key, ...] = ()
        self.setAccessibleName(_("Where you are over the day"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_blocks(self, blocks: Sequence[TimedBlock]) -> None:
        days = days_of(blocks)
        several = len(days) > 1
        self._days = tuple(
            (_("Day {n}").format(n=day[0].block.day) if several else "", stretches(day)) for day in days
        )
        self._keys = _keys(blocks)
        self.setAccessibleDescription(balance_said(blocks))
        self.setToolTip(balance_said(blocks))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        em = theme.em(self)
        lines = max((line for line, _left in self._places(width)), default=-1) + 1
        return int(len(self._days) * self._step() + lines * 1.3 * em + 0.4 * em)

    def sizeHint(self) -> QSize:
        return QSize(20 * theme.em(self), self.heightForWidth(max(self.width(), 20 * theme.em(self))))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.em(self), 0)

    def _step(self) -> float:
        """From one day's line to the next."""
        return theme.em(self) * 1.5

    def _places(self, width: int) -> list[tuple[int, float]]:
        """The line and the left edge of each key, one after another while there is room."""
        em = theme.em(self)
        places, line, left = [], 0, 0.0
        for key in self._keys:
            wide = 1.8 * em + self.fontMetrics().horizontalAdvance(key.words)
            if left and left + wide > width:
                line, left = line + 1, 0.0
            places.append((line, left))
            left += wide + 0.7 * em
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = theme.em(self)
        named = [words for words, _day in self._days if words]
        label = max((self.fontMetrics().horizontalAdvance(words) + em for words in named), default=0)
        longest = max((sum(one.minutes for one in day) for _words, day in self._days), default=0) or 1
        for number, (words, day) in enumerate(self._days):
            line = QRectF(label, number * self._step() + 0.1 * em, self.width() - label - 2, 1.1 * em)
            self._write(painter, QRectF(0, line.top(), label, line.height()), words)
            self._paint_day(painter, line, day, line.width() / longest)
        self._paint_keys(painter)

    def _paint_day(self, painter: QPainter, line: QRectF, day: Sequence[Stretch], scale: float) -> None:
        left = line.left()
        for stretch in day:
            box = QRectF(left + 1, line.top(), max(2.0, stretch.minutes * scale - 2), line.height())
            left += stretch.minutes * scale
            if stretch.is_break and stretch.position is not None:
                box.setTop(line.top() + line.height() * 0.45)
            if stretch.is_gap:
                box.setTop(line.bottom() - 1.5)
            self._paint_stretch(painter, self._mirrored(box), stretch.position, stretch.is_gap)

    def _paint_stretch(
        self, painter: QPainter, box: QRectF, position: Position | None, is_gap: bool = False
    ) -> None:
        colours = self.palette()
        if is_gap:
            painter.fillRect(box, colours.mid())
            return
        edge = Qt.PenStyle.SolidLine if position else Qt.PenStyle.DotLine
        painter.setPen(QPen(colours.link().color(), 1.2, edge))
        painter.setBrush(colours.base())
        painter.drawRoundedRect(box, 3, 3)
        if position is not None:
            painter.setBrush(QBrush(colours.link().color(), _PATTERNS[position]))
            painter.drawRoundedRect(box, 3, 3)

    def _paint_keys(self, painter: QPainter) -> None:
        em = theme.em(self)
        top = len(self._days) * self._step() + 0.2 * em
        for key, (line, left) in zip(self._keys, self._places(self.width()), strict=True):
            y = top + line * 1.3 * em
            chip = QRectF(left + 1, y + 0.25 * em, 1.3 * em, 0.75 * em)
            self._paint_stretch(painter, self._mirrored(chip), key.position)
            wide = self.fontMetrics().horizontalAdvance(key.words) + 4
            self._write(painter, QRectF(left + 1.6 * em, y, wide, 1.3 * em), key.words)

    def _write(self, painter: QPainter, box: QRectF, words: str) -> None:
        painter.setPen(self.palette().placeholderText().color())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self._mirrored(box), int(flags), words)

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return box
        return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), box.toRect()))


def _keys(blocks: Sequence[TimedBlock]) -> tuple[_Key, ...]:
    """The patterns that occur, each with its minutes."""
    found = minutes_in(blocks).items()
    known = [_Key(position, f"{position.label} {_short(minutes)}") for position, minutes in found]
    unsaid = [one.block for one in blocks if one.block.position is None and not one.block.is_break]
    minutes = sum(block.minutes for block in unsaid)
    words = _("Not said yet {duration}").format(duration=_short(minutes))
    return (*known, _Key(None, words)) if minutes else tuple(known)


def _short(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [_("{n} h").format(n=hours)] if hours else []
    parts += [_("{n} min").format(n=rest)] if rest or not hours else []
    return " ".join(parts)
