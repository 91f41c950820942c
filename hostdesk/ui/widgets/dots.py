"""A small button with three dots: behind it is what there was no room for."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter

from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import Button


class Dots(Button):
    """Says in words, to whoever hears it, what its menu holds."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__("", name)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def _paint_text(self, painter: QPainter, ink: QColor) -> None:
        from hostdesk.ui import icons  # after the first paint

        size = int(theme.em(self) * 1.1)
        picture = icons.pixmap("ellipsis", ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)
