"""A card that paints its lines, each in the direction of its own script: a hundred are laid in a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import Card

_TITLE = 1.05  # times as large as the lines
_SIDE, _TOP, _FOOT = 14, 10, 12  # pixels around the words
_GAP = 4  # pixels under the title
_WIDTH = 12  # em, unless there is more room
_ISOLATED = "\u2068{}\u2069"  # a line of another script does not turn the card around


class LinesCard(Card):
    """A title and the lines under it, from the card's leading side; what is too long wraps."""

    def __init__(self, name: str, title: str, lines: Sequence[str]) -> None:
        super().__init__(name)
        self.title, self.lines = title, tuple(lines)
        self._rooms: dict[int, list[QRect]] = {}  # for widths that were asked for
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = _WIDTH * theme.em(self)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH * theme.em(self) // 2, 0)

    def heightForWidth(self, width: int) -> int:
        return self._laid(width)[-1].bottom() + 1 + _FOOT

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._rooms.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def _fonts(self) -> list[QFont]:
        return [theme.larger(self, _TITLE, bold=True), *[self.font()] * len(self.lines)]

    def _laid(self, width: int) -> list[QRect]:
        """Where each line of words stands, the title first."""
        if width not in self._rooms:
            self._rooms[width] = list(self._lay(width - 2 * _SIDE))
        return self._rooms[width]

    def _lay(self, inner: int) -> Iterator[QRect]:
        top = _TOP
        for font, text in zip(self._fonts(), (self.title, *self.lines), strict=True):
            height = theme.wrapped_height(font, text, inner)
            yield QRect(_SIDE, top, inner, height)
            top += height + (_GAP if top == _TOP else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, ink = QPainter(self), self.palette().text()
        painter.setLayoutDirection(self.layoutDirection())
        shown = zip(self._laid(self.width()), self._fonts(), (self.title, *self.lines), strict=True)
        for room, font, text in shown:
            early.write_in(painter, ink.color())
            painter.setFont(font)
            words = _ISOLATED.format(theme.breakable(font, text, room.width()))
            painter.drawText(room, early.WORD_WRAP | early.LEADING, words)
            ink = self.palette().placeholderText()
