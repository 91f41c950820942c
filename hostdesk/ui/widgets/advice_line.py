"""Advice under a field: a quiet bar with a sentence, and other words to take where there are some."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.domain.advice import Advice
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _

_BAR = 3  # pixels


class AdviceLine(QWidget):
    """Hidden while there is nothing to say; `taken` gives the words that were offered."""

    taken = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_advice")
        self._better = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 0, 2)
        column.setSpacing(4)
        self.words = QLabel()
        self.words.setObjectName(f"{name}_advice_words")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.offered = muted("", f"{name}_advice_offered")
        self.take = Button(_("Take these words"), f"{name}_advice_take")
        self.take.clicked.connect(self._on_take)
        column.addWidget(self.words)
        column.addWidget(self.offered)
        column.addLayout(Flow(self.take))
        self.hide()

    def show_advice(self, advice: Advice | None) -> None:
        self._better = advice.better if advice else ""
        if advice is not None:
            self.words.setText(f"{advice.words} {advice.why}")
            self.offered.setText(_("Perhaps: “{words}”").format(words=advice.better))
        if self.take.hasFocus() and not self._better:
            self.focusPreviousChild()
        self.offered.setVisible(bool(self._better))
        self.take.setVisible(bool(self._better))
        self.setVisible(advice is not None)

    def _on_take(self) -> None:
        self.taken.emit(self._better)

    def paintEvent(self, _event: QPaintEvent) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        x = self.width() - _BAR if mirrored else 0
        painter.fillRect(QRectF(x, 2, _BAR, self.height() - 4), self.palette().accent())
