"""A button whose words are the host's or long: they wrap where a line has no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import Button

_NARROW = 11  # em; what it wants at least


class WrappingButton(Button):
    """As wide as its words, or as the room there is; then as high as it needs."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(self._natural())

    def say(self, text: str) -> None:
        """Other words; its name for those who do not see it stays."""
        self.setText(text)
        self.setMaximumWidth(self._natural())

    def _natural(self) -> int:
        return super().sizeHint().width()

    def sizeHint(self) -> QSize:
        width = min(self._natural(), _NARROW * theme.em(self))
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        line = theme.em(self)
        words = theme.wrapped_height(theme.larger(self, 1.0, bold=True), self.text(), width - 2 * line + 4)
        return max(32, words + line)

    def _paint_text(self, painter: QPainter, ink: QColor) -> None:
        pad = theme.em(self) - 2
        room = self.rect().adjusted(pad, 0, -pad, 0)
        words = theme.breakable(painter.font(), self.text(), room.width())
        painter.drawText(room, early.CENTRE | early.WORD_WRAP, words)
