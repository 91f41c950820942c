"""Safety: a second place for backups, such as a stick that lies somewhere else at night."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.ui.ask_where import ask_which_folder
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, plain
from hostdesk.words import _
from hostdesk.workflows.care import Care, moment_said


class SecondPlaceCard(Card):
    """Says which folder the host wants and shows whether it is there."""

    chosen = Signal(str)  # a folder; "": none any more

    def __init__(self) -> None:
        super().__init__("second_place_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("A second place"), "second_place_title", 1.25))
        self.told = plain("", "second_place_told")
        column.addWidget(self.told)
        words = _("A laptop that is lost or broken takes its backups along; a stick in a drawer does not.")
        column.addWidget(muted(words, "second_place_words"))
        self.choose = Button(_("Choose a folder…"), "second_place_choose", icon="folder-open")
        self.choose.clicked.connect(self._on_choose)
        self.leave = Button(_("No second place any more"), "second_place_leave")
        self.leave.clicked.connect(self._on_leave)
        column.addLayout(Flow(self.choose, self.leave))

    def show_place(self, second: str, is_there: bool, remembered: Care) -> None:
        """Where it is, whether it can be reached now, and when it last got something."""
        self.leave.setVisible(bool(second))
        if not second:
            self.told.setText(_("None is chosen yet."))
            return
        gone = _("It is not there now. Backups go there again when it is.")
        told = [second, _("It is there.") if is_there else gone]
        if when := moment_said(remembered.second_copied):
            told.append(_("The last backup reached it on {when}.").format(when=when))
        if remembered.second_failed and is_there:
            told.append(remembered.second_failed)
        self.told.setText("\n".join(told))

    def _on_choose(self) -> None:
        ask_which_folder(self.window(), _("A second place for backups"), self.chosen.emit)

    def _on_leave(self) -> None:
        self.chosen.emit("")
