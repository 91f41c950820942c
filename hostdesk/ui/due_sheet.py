"""Sessions that have come to the day until which they were to be kept: the host decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.session import Afterwards
from hostdesk.ui.desk import Desk
from hostdesk.ui.saying import date_said
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, muted
from hostdesk.words import _, counted
from hostdesk.workflows.erased_words import told_of

_LONGER = timedelta(days=365)


class DueSessions(QObject):
    """Does what the host decides; what is about to go is looked at first, on a sheet of its own."""

    def __init__(self, window: QWidget, desk: Desk, due: Sequence[Any], second: str) -> None:
        super().__init__(window)
        self._second = second  # where backups have their second place
        self._desk = desk
        self.parting: Any = None  # the sheet on which something is about to go
        self.sheet = DueSheet(window, due)
        self.sheet.longer.connect(self._on_longer)
        self.sheet.going.connect(self._on_going)
        self.sheet.finished.connect(self.deleteLater)
        self.sheet.open()

    def _on_longer(self, session_id: str) -> None:
        self._desk.ask(partial(_gathering, session_id=session_id), self._on_read)

    def _on_read(self, gathering: Any) -> None:
        from hostdesk.workflows import prepare

        day = date.today() + _LONGER
        self._desk.do(prepare.describe(gathering, keep_until=day))
        said = _("Kept until {day}. Undo takes it back.").format(day=date_said(day))
        self.sheet.show_done([gathering.session.id], said)

    def _on_going(self, kept: Sequence[str], erased: Sequence[str]) -> None:
        """Some are kept without names and then erased, others only erased: all of it at once."""
        self._desk.leaving.emit()
        question = partial(_parting, session_ids=(*kept, *erased))
        self._desk.ask(question, partial(self._on_planned, frozenset(kept)))

    def _on_planned(self, kept: frozenset[str], parting: Any) -> None:
        from hostdesk.ui.parting_sheets import EraseSessions, KeepNameless

        staying = [one for one in parting.gatherings if one.session.id in kept]
        if staying:
            self.parting = KeepNameless(self.sheet, self._desk, parting, staying, self._second)
        else:
            self.parting = EraseSessions(self.sheet, self._desk, parting, self._second)
        self.parting.parted.connect(partial(self._on_parted, parting, kept))
        self.parting.open()

    def _on_parted(self, parting: Any, kept: frozenset[str], done: Any, file: str) -> None:
        told = " ".join(told_of(done))
        self.sheet.show_done(parting.ids - kept, _("Erased."))
        if kept:
            where = {"name": Path(file).name, "folder": Path(file).parent}
            said = _("Kept without names as “{name}” in {folder}; all else is erased.")
            self.sheet.show_done(kept, said.format(**where))
        self.sheet.say(told)


def _gathering(library: Any, session_id: str) -> Any:
    from hostdesk.workflows.sessions import gathering

    return gathering(library, session_id)


def _parting(library: Any, session_ids: Sequence[str]) -> Any:
    from hostdesk.workflows import parting  # only when something is erased

    return parting.of_sessions(library, session_ids)


class DueSheet(SmallSheet):
    """A card for each session, with what was meant to happen first; and one button for all that was meant."""

    longer = Signal(str)
    going = Signal(object, object)  # ids: kept without names and then erased; only erased

    def __init__(self, parent: QWidget, due: Sequence[Any]) -> None:
        super().__init__(
            parent,
            "due",
            _("Their day has come"),
            _("Until now you wanted to keep these sessions. What would you like to do with each?"),
            _("Done"),
        )
        self.leave.hide()
        self._due = due
        self.cards = {one.id: DueCard(one) for one in due}
        self.as_meant = Button("", "due_as_meant")
        self.as_meant.clicked.connect(self._on_as_meant)
        self.sheet.column.addLayout(Flow(self.as_meant))
        for session_id, card in self.cards.items():
            card.longer.clicked.connect(partial(self.longer.emit, session_id))
            card.nameless.clicked.connect(partial(self.going.emit, (session_id,), ()))
            card.erase.clicked.connect(partial(self.going.emit, (), (session_id,)))
            self.sheet.column.addWidget(card)
        self.sheet.column.addStretch(1)
        self._offer_as_meant()
        next(iter(self.cards.values())).first.setFocus()

    def _waiting(self, meant: Afterwards) -> tuple[str, ...]:
        waiting = (one for one in self._due if not self.cards[one.id].is_done)
        return tuple(one.id for one in waiting if one.afterwards == meant)

    def _offer_as_meant(self) -> None:
        """One by one where there is only one."""
        kept, erased = self._waiting(Afterwards.NAMELESS), self._waiting(Afterwards.ERASE)
        said = [
            counted("keep {n} without names", "keep {n} without names", len(kept)) if kept else "",
            counted("erase {n}", "erase {n}", len(erased)) if erased else "",
        ]
        what = ", ".join(filter(None, said))
        self.as_meant.setText(_("As you meant it then: {what}…").format(what=what))
        self.as_meant.setAccessibleName(self.as_meant.text())
        self.as_meant.setVisible(len(kept) + len(erased) > 1)

    def _on_as_meant(self) -> None:
        self.going.emit(self._waiting(Afterwards.NAMELESS), self._waiting(Afterwards.ERASE))

    def show_done(self, session_ids: Iterable[str], words: str) -> None:
        """These are decided; the keyboard goes on to the next."""
        for session_id in session_ids:
            self.cards[session_id].show_done(words)
        self._offer_as_meant()
        self.activateWindow()
        waiting = [card for card in self.cards.values() if not card.is_done]
        (waiting[0].first if waiting else self.take).setFocus()


class DueCard(Card):
    """One session: keep it longer, keep it without names, or erase it."""

    def __init__(self, due: Any) -> None:
        name = f"due_{due.id}"
        super().__init__(name)
        self.is_done = False
        self.longer = Button(_("Keep a year longer"), f"{name}_longer")
        self.nameless = Button(_("Keep without names…"), f"{name}_nameless")
        self.erase = Button(_("Erase…"), f"{name}_erase")
        self.first = {Afterwards.NAMELESS: self.nameless, Afterwards.ERASE: self.erase}.get(
            due.afterwards, self.longer
        )
        for button in (self.longer, self.nameless, self.erase):
            button.setAccessibleDescription(due.title)
        said = _("Kept until {day}. You wanted then: {what}.")
        day, meant = date_said(date.fromisoformat(due.keep_until)), Afterwards(due.afterwards).label
        self.words = muted(said.format(day=day, what=meant), f"{name}_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(heading(due.title, f"{name}_title", 1.1))
        column.addWidget(self.words)
        column.addLayout(Flow(self.longer, self.nameless, self.erase))

    def show_done(self, words: str) -> None:
        self.is_done = True
        self.words.setText(words)
        for button in (self.longer, self.nameless, self.erase):
            button.hide()
