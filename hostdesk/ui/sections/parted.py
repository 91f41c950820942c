"""Sessions that are about to go whole: what goes with them, and that the host has looked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui.sections.copies_kept import CopiesKept
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.plain import Card, heading, muted, plain
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _, counted

_MOST = 30  # sessions told one by one


class Parted(QWidget):
    """Shows a plan; nothing is written by it."""

    def __init__(self, desk: Any, name: str, parting: Any) -> None:
        super().__init__()
        self.setObjectName(f"{name}_parted")
        self.copies = CopiesKept(desk, name)
        self.sure = CheckBox(_("I have looked; this cannot be undone"), f"{name}_sure")
        card = Card(f"{name}_goes")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(heading(_("What goes"), f"{name}_goes_title", 1.1))
        inside.addWidget(plain(_goes(parting.gatherings), f"{name}_goes_words"))
        inside.addWidget(self.copies)
        inside.addWidget(muted(_beyond(), f"{name}_beyond"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(card)
        self.column.addWidget(self.sure)
        self.column.addStretch(1)
        self.copies.show_copies(parting.copies)

    def refusal(self) -> str:
        """Why it cannot be done yet; "" where it can."""
        if self.copies.is_trying:
            return _("One moment: your archives are being opened.")
        if not self.sure.isChecked():
            self.sure.setFocus()
            bring_into_sight(self.sure)
            return _("Please look at what is erased, and tick that you have: this cannot be undone.")
        return ""


def _goes(gatherings: Any) -> str:
    lines = [_session(one) for one in gatherings[:_MOST]]
    if len(gatherings) > _MOST:
        lines.append(counted("And {n} more.", "And {n} more.", len(gatherings) - _MOST))
    return "\n".join(lines)


def _session(gathering: Any) -> str:
    numbers = (
        ("{n} guest", "{n} guests", gathering.guests),
        ("{n} answer", "{n} answers", gathering.marks),
        ("{n} note", "{n} notes", gathering.notes),
        ("{n} picture", "{n} pictures", gathering.pictures),
    )
    held = ", ".join(counted(one, more, len(found)) for one, more, found in numbers if found)
    return _("{title}: {held}.").format(title=gathering.session.title, held=held)


def _beyond() -> str:
    return _(
        "Backups are made anew without it. What you printed, saved as a PDF or gave away is out of reach of "
        "HostDesk: please look after it yourself."
    )
