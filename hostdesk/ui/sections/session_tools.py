"""What can be done with the session that the list of them is at, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from hostdesk.ui.widgets.plain import Button, muted, row
from hostdesk.words import _, counted


class SessionTools(QVBoxLayout):
    """One line of buttons; the page says which session they are about."""

    open_requested = Signal()
    pin_requested = Signal()
    duplicate_requested = Signal()
    removal_requested = Signal()
    export_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = muted("", "session_count")
        self.open = Button(_("Open"), "open_session")
        self.pin = Button(_("Keep on top"), "keep_on_top")
        self.pin.setCheckable(True)
        self.duplicate = Button(_("Duplicate"), "duplicate_session")
        self.export = Button(_("Save archive…"), "save_archives_button")
        self.remove = Button(_("Delete"), "delete_session")
        self.open.clicked.connect(self.open_requested)
        self.pin.clicked.connect(self.pin_requested)
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.export.clicked.connect(self.export_requested)
        self.remove.clicked.connect(self.removal_requested)
        self._row = row(self.open, self.pin, self.duplicate, self.export, self.remove)
        self._row.insertWidget(0, self.number, 1)
        self.addLayout(self._row)

    def wrap(self) -> None:
        """The same buttons, in a row that wraps: the first window is painted without it."""
        from hostdesk.ui.widgets.flow import Flow

        self.number.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.removeItem(self._row)
        buttons = (self.number, self.open, self.pin, self.duplicate, self.export, self.remove)
        for widget in buttons:
            self._row.removeWidget(widget)
        self.addLayout(Flow(*buttons, spacing=8))

    def fit(self, some: bool, low: bool, tight: bool, away: bool) -> None:
        """Leaves out what there is no room for: `away` while something else is chosen in a tight window."""
        self.number.setHidden(tight and not away)
        self.open.setHidden(low or not some)
        self.export.setHidden(low or away or not some)  # the menu has it
        for button in (self.pin, self.duplicate, self.remove):
            button.setHidden(away or not some)

    def show_count(self, count: int) -> None:
        self.number.setText(counted("{n} session", "{n} sessions", count) if count else "")
