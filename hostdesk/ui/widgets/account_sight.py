"""What goes out without names, what stays, and what to look at once more: in sentences."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui.widgets.plain import heading, muted, plain
from hostdesk.words import _


class AccountSight(QWidget):
    """Shown anew whenever something else is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("account_sight")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_account(self, account: Any) -> None:
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        titles = (_("Goes out"), _("Stays here"), _("Please look once more"))
        told = (account.goes, account.stays, account.look_at)
        for number, (title, sentences) in enumerate(zip(titles, told, strict=True)):
            if sentences:
                self.column.addWidget(heading(title, f"share_account_{number}", 1.15))
                words = "\n".join(f"– {sentence}" for sentence in sentences)
                self.column.addWidget(plain(words, f"share_account_words_{number}"))
                self.column.addSpacing(8)
        if not account.goes:
            self.column.addWidget(muted(_("So far nothing of anybody goes out."), "share_nothing"))
        self.column.addStretch(1)
