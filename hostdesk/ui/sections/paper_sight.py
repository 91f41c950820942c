"""The sheets themselves, as they will be printed; or words where there are none."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from hostdesk.ui.widgets.plain import muted


class PaperSight(QStackedWidget):
    """A preview that is loaded with the first document."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview_stack")
        self.nothing_yet = muted("", "preview_words")
        self.nothing_yet.setContentsMargins(16, 16, 16, 16)
        self._view: Any = None  # a PaperPreview
        self.addWidget(self.nothing_yet)

    def show_pdf(self, pdf: bytes, same_place: bool) -> int:
        """How many pages it has."""
        if self._view is None:
            from hostdesk.ui.widgets.paper_preview import PaperPreview  # QtPdf: only when there is a document

            self._view = PaperPreview()
            self.addWidget(self._view)
        pages: int = self._view.show_pdf(pdf, same_place=same_place)
        self.setCurrentIndex(1)
        return pages

    def describe(self, words: str) -> None:
        self._view.view.setAccessibleDescription(words)

    def say(self, words: str) -> None:
        """Nothing is in sight but these words."""
        self.nothing_yet.setText(words)
        self.setCurrentIndex(0)
