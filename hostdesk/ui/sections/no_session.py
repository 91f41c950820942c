"""What stands in the place of the list of sessions while there is none in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui.widgets.plain import Button, heading, muted, row
from hostdesk.words import _


class NoSession(QWidget):
    """How to begin; or that nothing was found."""

    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("empty_home")
        self.words = heading("", "empty_title", 1.3)
        self.why = muted(
            _(
                "A session holds one gathering: who comes, what for, what happens, and what people said. "
                "Begin with a title, or look at one that has been lived."
            ),
            "empty_why",
        )
        self.sample = Button(_("Open the sample session"), "open_sample")
        self.sample.clicked.connect(self.sample_requested)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.why)
        column.addLayout(row(self.sample, 1))
        column.addStretch(2)
        self.hide()

    def show_whether_searching(self, searching: bool) -> None:
        self.words.setText(_("Nothing found") if searching else _("No session yet"))
        self.why.setVisible(not searching)
        self.sample.setVisible(not searching)
