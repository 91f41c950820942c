"""Cards of one width side by side, as many in a line as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from hostdesk.ui import theme

_WIDTH = 13  # em, at least


class EvenCards(QWidget):
    """Lays its cards anew when its width changes."""

    def __init__(self, cards: Sequence[QWidget], most: int = 100) -> None:
        super().__init__()
        self._cards, self._most = list(cards), most
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(12)
        self._lay(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(max(1, min(self._most, self.width() // (theme.em(self) * _WIDTH))))

    def _lay(self, across: int) -> None:
        if across == self._across:
            return
        for number in range(max(across, self._across)):
            self._grid.setColumnStretch(number, int(number < across))
        self._across = across
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // across, number % across)
        self._grid.setRowStretch(len(self._cards), 1)
