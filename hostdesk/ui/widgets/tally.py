"""A small card that counts something: the number large, what it counts beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from hostdesk.ui.widgets.plain import Card, heading, muted


class Tally(Card):
    """Shows how many; read aloud as one sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.number = heading("", f"{name}_number", 1.35)
        self.number.setWordWrap(False)
        self.words = muted("", f"{name}_words")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.number)
        layout.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, number: int, words: str) -> None:
        """`words` without the number: "places at the table"."""
        self.number.setText(str(number))
        self.words.setText(words)
        self.setAccessibleName(f"{number} {words}")
