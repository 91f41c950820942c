"""Sessions that have come to the day until which they were to be kept: the host decides, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.session import Afterwards
from hostdesk.ui.desk import Desk
from hostdesk.ui.erase_person import of_archives
from hostdesk.ui.saying import date_said
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, muted
from hostdesk.words import _

_LONGER = timedelta(days=365)


class DueSessions(QObject):
    """Asks the library whose day has come, and does what the host decides."""

    nameless_wanted = Signal(str)  # a session's id: to be archived without names first

    def __init__(self, window: QWidget, desk: Desk, due: Sequence[Any], second: str) -> None:
        super().__init__(window)
        self._second = second  # where backups have their second place
        self._desk = desk
        self.sheet = DueSheet(window, due)
        self.sheet.longer.connect(self._on_longer)
        self.sheet.erased.connect(self._on_erase)
        self.sheet.nameless.connect(self._on_nameless)
        self.sheet.finished.connect(self.deleteLater)
        self.sheet.open()

    def _on_longer(self, session_id: str) -> None:
        self._desk.ask(partial(_gathering, session_id=session_id), self._on_read)

    def _on_read(self, gathering: Any) -> None:
        from hostdesk.workflows import prepare

        day = date.today() + _LONGER
        self._desk.do(prepare.describe(gathering, keep_until=day))
        self.sheet.show_done(gathering.session.id, _("Kept until {day}.").format(day=date_said(day)))

    def _on_erase(self, session_id: str) -> None:
        if not self._desk.all_is_kept:
            self.sheet.say(_("Something could not be saved yet, so nothing was erased."))
            return
        self._desk.undo_stack.clear()  # what could be undone could bring it back
        if self._desk.gathering is not None and self._desk.gathering.session.id == session_id:
            self._desk.close()
        question = partial(_erased, session_id=session_id, second=self._second)
        self._desk.ask(question, partial(self._on_erased, session_id))

    def _on_erased(self, session_id: str, done: Any) -> None:
        self._desk.list_changed.emit()
        self.sheet.show_done(session_id, " ".join([_("Erased."), *of_archives(done)]))

    def _on_nameless(self, session_id: str) -> None:
        self.sheet.accept()
        self.nameless_wanted.emit(session_id)


def _gathering(library: Any, session_id: str) -> Any:
    from hostdesk.workflows.sessions import gathering

    return gathering(library, session_id)


def _erased(library: Any, session_id: str, second: str) -> Any:
    from hostdesk.workflows import erasing  # only when something is erased

    return erasing.erase_session(library, session_id, second)


class DueSheet(SmallSheet):
    """A card for each session, with what was meant to happen first."""

    longer = Signal(str)
    nameless = Signal(str)
    erased = Signal(str)

    def __init__(self, parent: QWidget, due: Sequence[Any]) -> None:
        super().__init__(
            parent,
            "due",
            _("Their day has come"),
            _("Until now you wanted to keep these sessions. What would you like to do with each?"),
            _("Done"),
        )
        self.leave.hide()
        self.cards = {one.id: DueCard(one) for one in due}
        for session_id, card in self.cards.items():
            card.longer.clicked.connect(partial(self.longer.emit, session_id))
            card.nameless.clicked.connect(partial(self.nameless.emit, session_id))
            card.sure.clicked.connect(partial(self.erased.emit, session_id))
            self.sheet.column.addWidget(card)
        self.sheet.column.addStretch(1)
        next(iter(self.cards.values())).first.setFocus()

    def show_done(self, session_id: str, words: str) -> None:
        """One is decided; the keyboard goes on to the next."""
        self.cards[session_id].show_done(words)
        waiting = [card for card in self.cards.values() if not card.is_done]
        (waiting[0].first if waiting else self.take).setFocus()


class DueCard(Card):
    """One session: keep it longer, keep it without names, or erase it."""

    def __init__(self, due: Any) -> None:
        name = f"due_{due.id}"
        super().__init__(name)
        self.is_done = False
        self.longer = Button(_("Keep a year longer"), f"{name}_longer")
        self.nameless = Button(_("Archive without names…"), f"{name}_nameless")
        self.erase = Button(_("Erase…"), f"{name}_erase")
        self.sure = Button(_("Yes, erase for good"), f"{name}_sure")
        self.erase.clicked.connect(self._on_erase)
        self.first = {Afterwards.NAMELESS: self.nameless, Afterwards.ERASE: self.erase}.get(
            due.afterwards, self.longer
        )
        for button in (self.longer, self.nameless, self.erase, self.sure):
            button.setAccessibleDescription(due.title)
        self.sure.hide()
        said = _("Kept until {day}. You wanted then: {what}.")
        day, meant = date_said(date.fromisoformat(due.keep_until)), Afterwards(due.afterwards).label
        self.words = muted(said.format(day=day, what=meant), f"{name}_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(heading(due.title, f"{name}_title", 1.1))
        column.addWidget(self.words)
        column.addLayout(Flow(self.longer, self.nameless, self.erase, self.sure))

    def _on_erase(self) -> None:
        """Asked once more: it cannot be undone, and an archive without names may be wanted first."""
        self.words.setText(_("The session, its backups and the archives that you saved of it go for good."))
        self.erase.hide()
        self.sure.show()
        self.sure.setFocus()

    def show_done(self, words: str) -> None:
        self.is_done = True
        self.words.setText(words)
        for button in (self.longer, self.nameless, self.erase, self.sure):
            button.hide()
