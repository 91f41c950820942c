"""What an archive would do to the library, before it does it; the passphrase, where it needs one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_asked import PassphraseAsked
from hostdesk.ui.widgets.plain import Button, heading, muted
from hostdesk.ui.widgets.same_person import SamePerson
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _, counted

_MOST = 30  # sessions told one by one


class ImportDialog(QDialog):
    """Opened with `open()`; freed when it closes."""

    passphrase_given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_dialog")
        self.setWindowTitle(_("Open archive"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = heading("", "import_title", 1.4)
        self.words = QScrollArea()
        self.words.setObjectName("import_words")
        self.words.setAccessibleName(_("What the archive would do"))
        self.words.setWidgetResizable(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quiet(self.words)
        self.bring_in = Button(_("Import"), "import_button", primary=True)
        self.leave = Button(_("Leave it"), "leave_button")
        self.asks = False
        self._same: list[tuple[str, SamePerson]] = []  # with the session
        self.passphrase = PassphraseAsked()
        self.passphrase.given.connect(self._on_passphrase)
        self.passphrase.hide()
        self.bring_in.clicked.connect(self._on_bring_in)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.passphrase)
        column.addWidget(self.words, 1)
        column.addLayout(Flow(self.bring_in, self.leave))
        em = theme.em(self)
        self._room = parent.size()
        self.resize(min(em * 30, parent.width() - 48), min(em * 20, parent.height() - 48))

    def show_reading(self) -> None:
        """While the archive is read; it can be left alone."""
        self.title.setText(_("The archive is being read…"))
        self.bring_in.setEnabled(False)
        self.leave.setFocus()

    def ask_passphrase(self) -> None:
        """It is encrypted; nothing of it can be seen yet."""
        self.asks = True
        self.title.setText(_("This archive is encrypted"))
        self.bring_in.setText(_("Open"))
        self.bring_in.setEnabled(True)
        self.passphrase.show()
        self.passphrase.line.setFocus()

    def refuse_passphrase(self, sentence: str) -> None:
        """What was typed stays, to be mended."""
        self.bring_in.setEnabled(True)
        self.passphrase.refuse(sentence)

    def _on_bring_in(self) -> None:
        if self.asks:
            self.passphrase.give()
        else:
            self.accept()

    def _on_passphrase(self, passphrase: str) -> None:
        self.bring_in.setEnabled(False)
        self.passphrase_given.emit(passphrase)

    def show_plans(self, plans: Sequence[Any]) -> None:
        """What would be added and changed, session by session; nothing is written yet."""
        self.asks = False
        self.passphrase.hide()
        self.bring_in.setText(_("Import"))
        self.title.setText(title_said(plans))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        for number, plan in enumerate(plans[:_MOST]):
            if len(plans) > 1:
                column.addWidget(heading(plan.title, f"import_session_{number}", 1.1))
            for line, sentence in enumerate(plan.words):
                column.addWidget(muted(sentence, f"import_words_{number}_{line}"))
            for new, old in plan.newly_alike[:_MOST]:
                self._offer(column, plan.change.session_id, new, old)
        if len(plans) > _MOST:
            more = counted("And {n} session more.", "And {n} sessions more.", len(plans) - _MOST)
            column.addWidget(muted(more, "import_more"))
        column.addStretch(1)
        self.words.setWidget(inner)
        self.words.setAccessibleDescription(" ".join(words for plan in plans[:_MOST] for words in plan.words))
        self.bring_in.setEnabled(True)
        if self._same:
            self.resize(self.width(), min(theme.em(self) * 32, self._room.height() - 48))
        self._on_same_answered()

    def _offer(self, column: QVBoxLayout, session_id: str, new: Any, old: Any) -> None:
        """Whether they are one person is for the host to say; not said, they stay two."""
        card = SamePerson(len(self._same), new, old)
        card.answered.connect(self._on_same_answered)
        self._same.append((session_id, card))
        column.addWidget(card)

    @property
    def one_person(self) -> list[tuple[str, str, str]]:
        """Session, who is kept, who is the same: what was answered with yes."""
        return [(session_id, card.kept, card.other) for session_id, card in self._same if card.is_one]

    def _waiting_card(self) -> SamePerson | None:
        return next((card for _session, card in self._same if not card.is_answered), None)

    def _on_same_answered(self) -> None:
        """Whoever only presses Enter has joined nobody."""
        self.bring_in.setFocus()
        if (card := self._waiting_card()) is not None:
            QTimer.singleShot(0, card, partial(bring_into_sight, card))  # once it is laid out

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self._waiting_card()
        if card is not None and event.text() in ("1", "2"):
            card.answer(event.text() == "1")
        else:
            super().keyPressEvent(event)


def title_said(plans: Sequence[Any]) -> str:
    if len(plans) == 1:
        return str(plans[0].title)
    return counted("{n} session in this archive", "{n} sessions in this archive", len(plans))
