"""Safety of the library, on one sheet: backups, a second place, whether it is sound, its passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.pages.page import Sheet
from hostdesk.ui.sections.backups_card import BackupsCard
from hostdesk.ui.sections.second_place_card import SecondPlaceCard
from hostdesk.ui.sections.soundness_card import SoundnessCard
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, plain
from hostdesk.words import _

_EDGE = 48  # pixels of the window that stay in sight


class SafetySheet(QDialog):
    """A column of cards; each says what the host wants, and the window does it."""

    passphrase_requested = Signal()

    def __init__(self, parent: QWidget, has_passphrase: bool) -> None:
        super().__init__(parent)
        self.setObjectName("safety")
        self.setWindowTitle(_("Safety"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        purpose = _("Here you keep your guests’ words from being lost, and from being read by others.")
        self.sheet = Sheet(_("Safety of the library"), purpose, "safety")
        self.backups, self.second, self.soundness = BackupsCard(), SecondPlaceCard(), SoundnessCard()
        for card in (self.backups, self.second, self.soundness, self._passphrase_card(has_passphrase)):
            self.sheet.column.addWidget(card)
        self.sheet.column.addStretch(1)
        self._lay_out()
        room, em = parent.window().size(), theme.em(self)
        self.resize(min(em * 40, room.width() - _EDGE), min(em * 44, room.height() - _EDGE))
        self.backups.make.setFocus()

    def _lay_out(self) -> None:
        self.sentence = plain("", "safety_sentence")
        self.sentence.hide()
        self.leave = Button(_("Close"), "safety_close")
        self.leave.clicked.connect(self.reject)
        below = QVBoxLayout()
        below.setContentsMargins(32, 8, 32, 18)
        below.addWidget(self.sentence)
        below.addLayout(Flow(self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addLayout(below)

    def _passphrase_card(self, has_passphrase: bool) -> Card:
        card = Card("passphrase_safety_card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Passphrase"), "passphrase_safety_title", 1.25))
        column.addWidget(plain(_passphrase_said(has_passphrase), "passphrase_safety_told"))
        words = _("Change or remove it…") if has_passphrase else _("Choose a passphrase…")
        self.passphrase = Button(words, "safety_passphrase", icon="lock")
        self.passphrase.clicked.connect(self._on_passphrase)
        column.addLayout(Flow(self.passphrase))
        return card

    def say(self, sentence: str) -> None:
        """What came of something, or why nothing did."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if sentence:
            speak(self.sentence, sentence)

    def wait(self, sentence: str) -> None:
        """While the library is not there: nothing can be wanted of it."""
        self.say(sentence)
        self.sheet.setEnabled(False)
        self.leave.setEnabled(False)

    def reject(self) -> None:
        if self.leave.isEnabled():
            super().reject()

    def _on_passphrase(self) -> None:
        self.accept()
        self.passphrase_requested.emit()


def _passphrase_said(has_passphrase: bool) -> str:
    if has_passphrase:
        return _("The library and its backups open with your passphrase only.")
    return _("There is none: whoever can open this laptop can read your guests’ words.")
