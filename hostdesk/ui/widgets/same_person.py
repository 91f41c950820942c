"""Whether a guest who comes with an archive is one who is here: asked, and never found out by the name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain.guest import Guest
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, muted, plain
from hostdesk.words import _


class SamePerson(Card):
    """One question with two buttons; 1 and 2 press them. Not answered, they stay two."""

    answered = Signal()

    def __init__(self, number: int, new: Guest, old: Guest) -> None:
        name = f"same_person_{number}"
        super().__init__(name)
        self.kept, self.other = old.id, new.id
        self.is_answered = self.is_one = False
        asked = _("Is this the same person?")
        both = _("“{new}” in the archive, “{old}” in your library").format(new=_said(new), old=_said(old))
        self.words = plain(both, f"{name}_names")
        self.yes = Button(_("1  Yes, one person"), f"{name}_yes")
        self.no = Button(_("2  No, two people"), f"{name}_no")
        for button, is_one in ((self.yes, True), (self.no, False)):
            button.setAccessibleDescription(f"{asked} {both}")
            button.clicked.connect(partial(self.answer, is_one))
        self.said = muted(asked, f"{name}_asked")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.words)
        column.addLayout(Flow(self.yes, self.no))

    def answer(self, is_one: bool) -> None:
        """Can be answered anew until the archive is taken in."""
        self.is_answered, self.is_one = True, is_one
        self.said.setText(
            _("One person: their answers and words come together.") if is_one else _("Two people.")
        )
        self.answered.emit()


def _said(guest: Guest) -> str:
    return f"{guest.name}, {guest.about}" if guest.about else guest.name
