"""A list of titles at the side: what is too long goes on in a second line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget

from hostdesk.ui import theme

_LEAST = 28  # pixels


def wrap_titles(titles: QListWidget, room: int) -> None:
    """Gives each line the height that its title needs within `room` pixels."""
    em, metrics, box = theme.em(titles), titles.fontMetrics(), QRect(0, 0, room, 1000)
    for number in range(titles.count()):
        item = titles.item(number)
        height = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), item.text()).height()
        item.setSizeHint(QSize(0, max(_LEAST, int(height + em * 0.6))))
