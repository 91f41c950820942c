"""What stands still on the wall, painted once and kept as one picture of the size of the wall."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.projected_day import paint_break, paint_day, paint_words
from hostdesk.ui.widgets.projected_round import paint_slopes, paint_still
from hostdesk.ui.widgets.projected_seen import BreakSeen, DaySeen, Seen, TimerSeen, WordsSeen
from hostdesk.ui.widgets.projected_timer import paint_purpose


class StillPicture:
    """Made anew when something that stands still changes, or the wall's size; dots cost it nothing."""

    def __init__(self) -> None:
        self._pixmap: QPixmap | None = None
        self._key: object = None
        self._slopes: object = None

    def of(self, seen: Seen, size: QSize, ratio: float, arrived: bool = True) -> QPixmap:
        """`arrived`: lines from the opening to the close stand still as well."""
        key = _without_what_moves(seen), size, ratio
        slopes = seen.pairs if isinstance(seen, RoundSeen) and arrived else ()
        if self._pixmap is None or key != self._key or self._slopes not in ((), slopes):
            if self._pixmap is None or self._pixmap.size() != size * ratio:
                self._pixmap = None  # never two of them
                self._pixmap = QPixmap(size * ratio)
            self._key, self._slopes = key, ()
            _paint(self._pixmap, seen, size, ratio)
        if slopes != self._slopes and isinstance(seen, RoundSeen):
            with_slopes = _painter(self._pixmap)
            paint_slopes(with_slopes, seen, QRectF(0, 0, size.width(), size.height()))
            with_slopes.end()
            self._slopes = slopes
        return self._pixmap

    def forget(self) -> None:
        """Gives its memory back."""
        self._pixmap = self._key = self._slopes = None


def _without_what_moves(seen: Seen) -> object:
    match seen:
        case RoundSeen(scale, _values, pairs, good_enough):
            return scale, bool(pairs), good_enough
        case TimerSeen():
            return replace(seen, left=0, is_paused=False)
    return seen


def _paint(made: QPixmap, seen: Seen, size: QSize, ratio: float) -> None:
    made.setDevicePixelRatio(ratio)
    made.fill(text.GROUND)
    painter = _painter(made)
    room = QRectF(0, 0, size.width(), size.height())
    match seen:
        case RoundSeen():
            paint_still(painter, seen, room)
        case DaySeen(lines, now):
            paint_day(painter, lines, now, room)
        case BreakSeen(until, now):
            paint_break(painter, until, now, room)
        case WordsSeen(words):
            paint_words(painter, words, room)
        case TimerSeen(words=words):
            paint_purpose(painter, words, room)
    painter.end()


def _painter(made: QPixmap) -> QPainter:
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
