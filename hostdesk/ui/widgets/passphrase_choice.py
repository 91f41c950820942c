"""Whether a file is encrypted, and with which passphrase: five drawn words, or the host's own."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hostdesk.domain.passphrase import TOO_FEW, drawn_guesses, guesses, strength
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_asked import LONGEST
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted
from hostdesk.words import _


class PassphraseChoice(QWidget):
    """Off until it is wanted; then five words stand there to be written down before anything is saved."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_passphrase_choice")
        self._drawn = ""
        self._usually = False
        self.locks = CheckBox(_("Encrypt it with a passphrase"), f"{name}_locks")
        self.locks.toggled.connect(self._on_locks)
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}_passphrase")
        self.line.setFrame(False)
        self.line.setMinimumHeight(28)
        self.line.setMaxLength(LONGEST)
        self.line.textChanged.connect(self._on_typed)
        self.told = muted("", f"{name}_passphrase_strength")
        self.again = Button(_("Draw other words"), f"{name}_draw")
        self.again.clicked.connect(self._on_draw)
        self.inside = self._inside(name)
        self.inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.locks)
        column.addWidget(self.inside)

    def _inside(self, name: str) -> QWidget:
        hint = _(
            "Write it down, away from the file: without it nobody opens the archive again, not even you. "
            "You can type one of your own, too."
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(labelled(_("Passphrase"), Box(self.line)))
        column.addWidget(self.told)
        column.addWidget(muted(hint, f"{name}_passphrase_hint"))
        column.addLayout(Flow(self.again))
        self.line.setAccessibleDescription(hint)
        return inside

    @property
    def passphrase(self) -> str:
        """ "" where it is not encrypted."""
        return self.line.text() if self.locks.isChecked() else ""

    @property
    def refusal(self) -> str:
        """Why it cannot be taken as it stands; "" where it can."""
        if not self.locks.isChecked():
            return ""
        if not self.line.text():
            return _("Type a passphrase first, or leave the archive open.")
        if guesses(self.line.text()) < TOO_FEW:
            return _("This is among the first that anybody would try; please take a longer one.")
        return ""

    def usually(self, locks: bool) -> None:
        """How it begins: what comes out of a locked library is locked, unless the host wishes otherwise."""
        self._usually = locks
        self.locks.setChecked(locks)

    def forget(self) -> None:
        """It was used: it stays nowhere."""
        self.locks.setChecked(False)
        self._drawn = ""
        self.line.clear()
        self.locks.setChecked(self._usually)

    def _on_locks(self, on: bool) -> None:
        self.inside.setVisible(on)
        if on and not self.line.text():
            self._on_draw()
        if on and self.locks.hasFocus():
            self.line.setFocus()

    def _on_draw(self) -> None:
        from hostdesk.workflows import passphrase  # with the library's own libraries, and a list of words

        self._drawn = passphrase.drawn()
        self.line.setText(self._drawn)

    def _on_typed(self, words: str) -> None:
        if words and words == self._drawn:
            told = _("Five words, drawn by chance. {strength}")
            self.told.setText(told.format(strength=strength(drawn_guesses())))
        else:
            self.told.setText(strength(guesses(words)) if words else "")
