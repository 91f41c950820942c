"""What every section of a page is: like a page, it says what the host wants and shows what is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.pages.page import Intent
from hostdesk.ui.widgets.plain import heading, muted


class Section(QWidget):
    """Emits `wanted(intent)`, which its page passes on; showing never emits."""

    wanted = Signal(object)  # an Intent

    gathering: Gathering | None = None

    def __init__(self, name: str, title: str = "", purpose: str = "") -> None:
        super().__init__()
        self.setObjectName(f"{name}_section")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10 if title else 0, 0, 0)
        self.column.setSpacing(8)
        if title:
            self.column.addWidget(heading(title, f"{name}_heading", 1.2))
        if purpose:
            self.column.addWidget(muted(purpose, f"{name}_about"))

    def show_gathering(self, gathering: Gathering) -> None:
        """Shows its part of the gathering as it is now."""
        self.gathering = gathering
        self.refresh(gathering)

    def refresh(self, gathering: Gathering) -> None:
        """Puts what the section shows in its place; each section has its own."""

    def ask(self, intent: Intent) -> bool:
        """Says what the host wants; True when it was done."""
        before = self.gathering
        self.wanted.emit(intent)
        return self.gathering is not before

    def flush(self) -> None:
        """Says at once what stands unsaid where the page cannot see it."""
