"""For whom papers are made, where it is neither everybody nor one: guests are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hostdesk.domain.guest import Guest
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.guest_ticks import GuestTicks, TickWords
from hostdesk.words import _, counted


class PapersForSome(SmallSheet):
    """`chosen` gives the ids of those who are ticked."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget, guests: Sequence[Guest], ticked: Sequence[str]) -> None:
        purpose = _("Everybody who is ticked gets one.")
        super().__init__(parent, "papers_for_some", _("For some of the guests"), purpose, _("For these"))
        words = TickWords(_("For them"), _gets)
        self.guests = GuestTicks("papers_for", _("For whom"), words)
        self.guests.show_guests(guests, ticked)
        self.sheet.column.addWidget(self.guests, 1)
        self.guests.letters.line.setFocus(Qt.FocusReason.TabFocusReason)

    def on_take(self) -> None:
        if not self.guests.ticked:
            self.say(_("Tick at least one guest, or leave it as it was."))
            return
        self.chosen.emit(self.guests.ticked)
        self.accept()


def _gets(ticked: int) -> str:
    return counted("{n} guest gets one.", "{n} guests get one.", ticked)
