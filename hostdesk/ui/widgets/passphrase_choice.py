"""Whether a file is encrypted, and with which passphrase: five drawn words, or the host's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_asked import LONGEST
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted
from hostdesk.words import _


class PassphraseChoice(QWidget):
    """Off until it is wanted; then the words stand there to be written down before anything is saved."""

    changed = Signal()

    def __init__(self, name: str, draw: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.setObjectName(f"{name}_passphrase_choice")
        self._draw = draw
        self.locks = CheckBox(_("Encrypt it with a passphrase"), f"{name}_locks")
        self.locks.toggled.connect(self._on_locks)
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}_passphrase")
        self.line.setFrame(False)
        self.line.setMinimumHeight(28)
        self.line.setMaxLength(LONGEST)
        self.line.textChanged.connect(self.changed)
        self.again = Button(_("Draw other words"), f"{name}_draw")
        self.again.clicked.connect(self._on_draw)
        self.again.setVisible(draw is not None)
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
            "The program age opens it, too."
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 0, 0, 4)
        column.setSpacing(8)
        column.addWidget(labelled(_("Passphrase"), Box(self.line)))
        column.addWidget(muted(hint, f"{name}_passphrase_hint"))
        column.addLayout(Flow(self.again))
        self.line.setAccessibleDescription(hint)
        return inside

    @property
    def passphrase(self) -> str:
        """ "" where it is not encrypted."""
        return self.line.text() if self.locks.isChecked() else ""

    @property
    def is_missing(self) -> bool:
        """It is to be encrypted, and nothing is typed yet."""
        return self.locks.isChecked() and not self.line.text()

    def forget(self) -> None:
        """It was used: it stays nowhere."""
        self.line.clear()
        self.locks.setChecked(False)

    def _on_locks(self, on: bool) -> None:
        self.inside.setVisible(on)
        if on and not self.line.text():
            self._on_draw()
        if on:
            self.line.setFocus()
        self.changed.emit()

    def _on_draw(self) -> None:
        if self._draw is not None:
            self.line.setText(self._draw())
