"""Safety: whether the library is sound, when that was last looked at, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, plain
from hostdesk.words import _
from hostdesk.workflows.care import Care, moment_said


class SoundnessCard(Card):
    """Says what the host wants and shows what was found."""

    check_requested = Signal()
    repair_requested = Signal()

    def __init__(self) -> None:
        super().__init__("soundness_card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("The library itself"), "soundness_title", 1.25))
        self.told = plain("", "soundness_told")
        column.addWidget(self.told)
        self.cloud = plain("", "soundness_cloud")
        self.cloud.hide()
        column.addWidget(self.cloud)
        self.check = Button(_("Look at all of it now"), "check_now")
        self.check.clicked.connect(self.check_requested)
        self.repair = Button(_("Repair it"), "repair_library")
        self.repair.clicked.connect(self.repair_requested)
        self.repair.hide()
        column.addLayout(Flow(self.check, self.repair))

    def show_care(self, path: str, remembered: Care) -> None:
        """What is remembered of the last look at the whole file."""
        when = moment_said(remembered.checked)
        if remembered.faults:
            self.show_faults(path, remembered.faults)
        elif when:
            sound = _("The whole file was looked at on {when}, and it is sound.").format(when=when)
            self._tell(path, [sound], False)
        else:
            self._tell(path, [_("It is looked at as a whole once a day.")], False)

    def show_working(self) -> None:
        self.check.setEnabled(False)
        self.told.setText(_("The whole file is being looked at; you can go on meanwhile."))

    def show_faults(self, path: str, faults: Sequence[str]) -> None:
        """What was found, and what can be done about it."""
        if not faults:
            self._tell(path, [_("The whole file was looked at just now, and it is sound.")], False)
            return
        to_do = _(
            "Repairing builds it anew from all that can be read and from the newest sound backup, says what "
            "came back, and keeps the damaged file."
        )
        self._tell(path, [*faults, to_do], True)

    def warn_of(self, sentence: str) -> None:
        """Of a folder that is synchronised."""
        self.cloud.setText(sentence)
        self.cloud.setVisible(bool(sentence))

    def _tell(self, path: str, sentences: Sequence[str], damaged: bool) -> None:
        self.check.setEnabled(True)
        self.repair.setVisible(damaged)
        self.told.setText("\n".join([path, *sentences]))
