"""Safety: whether the library is sound, when that was last looked at, and what to do where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.ui.widgets.announcing import speak
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
        self._had_the_keyboard = False  # the button, until what it asked for is known
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("The library itself"), "soundness_title", 1.25))
        self.told = plain("", "soundness_told")
        column.addWidget(self.told)
        self.cloud = plain("", "soundness_cloud")
        self.cloud.hide()
        column.addWidget(self.cloud)
        self.check = Button(_("Check it now"), "check_now")
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
            sound = _("The whole file was checked on {when}, and it is sound.").format(when=when)
            self._tell(path, [sound], False)
        else:
            self._tell(path, [_("The whole file is checked once a day.")], False)

    def show_working(self) -> None:
        self._had_the_keyboard = self.check.hasFocus()
        self.check.setEnabled(False)
        self.told.setText(_("The whole file is being checked; you can go on meanwhile."))

    def show_faults(self, path: str, faults: Sequence[str]) -> None:
        """What was found, and what can be done about it."""
        if not faults:
            self._tell(path, [_("The whole file was checked just now, and it is sound.")], False)
            return
        to_do = _(
            "Repairing builds it anew from all that can be read and from the newest sound backup. You see "
            "what came back, and the damaged file is kept."
        )
        self._tell(path, [*faults, to_do], True)

    def warn_of(self, sentence: str) -> None:
        """Of a folder that is synchronised."""
        self.cloud.setText(sentence)
        self.cloud.setVisible(bool(sentence))

    def _tell(self, path: str, sentences: Sequence[str], damaged: bool) -> None:
        is_checked = not self.check.isEnabled()
        self.check.setEnabled(True)
        self.repair.setVisible(damaged)
        self.told.setText("\n".join([path, *sentences]))
        if is_checked:
            speak(self.told, " ".join(sentences))
        if is_checked and self._had_the_keyboard:
            (self.repair if damaged else self.check).setFocus()
