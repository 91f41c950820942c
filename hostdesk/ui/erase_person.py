"""Erases a person for good: the host sees first what goes, and where others wrote the name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from hostdesk.domain.guest import Guest
from hostdesk.errors import HostDeskError
from hostdesk.ui.desk import Desk
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.plain import Card, heading, labelled, muted, plain
from hostdesk.words import _, counted

_MOST = 60  # places where the name stands, shown one by one
_LONGEST = 160  # letters of such a place


class PersonEraser(QObject):
    """One person on the way out of the library."""

    def __init__(
        self, window: QWidget, desk: Desk, guests: Sequence[Guest], chosen: str, second: str
    ) -> None:
        super().__init__(window)
        self._second = second  # where backups have their second place
        self._desk = desk
        self._session = guests[0].session_id
        self.sheet = EraseSheet(window, guests, chosen)
        self.sheet.asked.connect(self._ask)
        self.sheet.agreed.connect(self._erase)
        self.sheet.finished.connect(self.deleteLater)
        self.sheet.open()
        self._ask()

    def _ask(self) -> None:
        sheet = self.sheet
        sheet.show_waiting()
        asked = sheet.guest.value, sheet.everywhere.value
        question = partial(_planned, session_id=self._session, guest_id=asked[0], everywhere=asked[1])
        self._desk.ask(question, partial(self._on_planned, asked))

    def _on_planned(self, asked: tuple[str, bool], planned: Any) -> None:
        sheet = self.sheet
        if sheet.is_over or asked != (sheet.guest.value, sheet.everywhere.value):
            return  # the host has chosen anew in the meantime
        if isinstance(planned, HostDeskError):
            sheet.say(str(planned))
        else:
            sheet.show_plan(planned)

    def _erase(self, planned: Any, names_out: Sequence[Any]) -> None:
        """What could be undone could bring the person back: nothing of before can be undone afterwards."""
        self._desk.leaving.emit()
        if not self._desk.all_is_kept:
            self._desk.ask(_nothing, lambda _nothing: self._erase_kept(planned, names_out))
            return
        self._erase_kept(planned, names_out)

    def _erase_kept(self, planned: Any, names_out: Sequence[Any]) -> None:
        if not self._desk.all_is_kept:
            self._desk.said.emit(_("Something could not be saved yet, so nobody was erased."))
            return
        self._desk.undo_stack.clear()
        self._desk.close()
        question = partial(_erased, planned=planned, names_out=tuple(names_out), second=self._second)
        self._desk.ask(question, partial(_on_erased, self._desk, planned.name, self._session))


def _on_erased(desk: Desk, name: str, session_id: str, done: Any) -> None:
    desk.list_changed.emit()
    desk.open(session_id)
    desk.ask(_nothing, lambda _nothing: desk.said.emit(said_of(name, done)))  # once it is in sight again


def _nothing(_library: Any) -> None:
    """Answered once everything before it is."""


def said_of(name: str, done: Any) -> str:
    """What was done, and what the host has to see to."""
    return " ".join(
        [_("Nothing of {name} is in your library any more.").format(name=name), *of_archives(done)]
    )


def of_archives(done: Any) -> list[str]:
    """What became of the archives that were made here."""
    said = []
    if done.archives:
        one, more = "{n} archive was written anew.", "{n} archives were written anew."
        said.append(counted(one, more, len(done.archives)))
    if done.deleted:
        said.append(counted("{n} file was deleted.", "{n} files were deleted.", len(done.deleted)))
    if done.not_reached:
        names = ", ".join(str(path) for path in done.not_reached)
        said.append(_("Please see to these yourself: {files}").format(files=names))
    return said


def _planned(library: Any, session_id: str, guest_id: str, everywhere: bool) -> Any:
    """What would go, or the sentence why nothing can be said."""
    from hostdesk.workflows import erasing  # only when somebody is erased

    try:
        return erasing.of_person(library, session_id, guest_id, everywhere=everywhere)
    except HostDeskError as error:
        return error


def _erased(library: Any, planned: Any, names_out: tuple[Any, ...], second: str) -> Any:
    from hostdesk.workflows import erasing

    return erasing.erase(library, planned, names_out, second)


class EraseSheet(SmallSheet):
    """Whom, from where, what goes, and in which texts the name is taken out."""

    asked = Signal()  # for another person, or another extent
    agreed = Signal(object, object)  # an Erasure, the mentions whose names go

    def __init__(self, parent: QWidget, guests: Sequence[Guest], chosen: str) -> None:
        super().__init__(
            parent,
            "erase_person",
            _("Erase a person"),
            _("When somebody asks you to, or when you have no reason any more to keep what is about them."),
            _("Erase for good"),
        )
        self.is_over = False
        self._plan: Any = None
        self._ticks: list[tuple[CheckBox, Any]] = []
        self.finished.connect(self._on_finished)
        self.guest = ChoiceBox([(guest.id, guest.name) for guest in guests])
        self.guest.setObjectName("erase_person_guest")
        self.guest.show_value(chosen or guests[0].id)
        self.everywhere = ChoiceBox(
            [(False, _("From this session")), (True, _("From all sessions that know them"))]
        )
        self.everywhere.setObjectName("erase_person_everywhere")
        self.everywhere.show_value(True)
        for box in (self.guest, self.everywhere):
            box.activated.connect(self.asked)
        self.sheet.column.addWidget(labelled(_("Whom"), self.guest))
        self.sheet.column.addWidget(labelled(_("From where"), self.everywhere))
        self._goes = _column("erase_person_goes", _("What goes"), self.sheet.column)
        self._stands = _column("erase_person_stands", _("Where the name stands besides"), self.sheet.column)
        self.sheet.column.addWidget(muted(_beyond(), "erase_person_beyond"))
        self.sure = CheckBox(_("I have looked; this cannot be undone"), "erase_person_sure")
        self.sheet.column.addWidget(self.sure)
        self.sheet.column.addStretch(1)
        self.guest.setFocus()

    def show_waiting(self) -> None:
        """While the library is asked."""
        self._plan = None
        self.sure.setChecked(False)

    def show_plan(self, planned: Any) -> None:
        """What would go, session by session; nothing is written yet."""
        self._plan = planned
        self.say("")
        _empty(self._goes)
        for number, held in enumerate(planned.sessions):
            line = _("{title}: {what}.").format(title=held.gathering.session.title, what=held.words)
            self._goes.addWidget(plain(line, f"erase_person_goes_{number}"))
        if planned.archives:
            one, more = (
                "{n} archive that you saved is written anew.",
                "{n} archives that you saved are written anew.",
            )
            said = counted(one, more, len(planned.archives))
            self._goes.addWidget(plain(said, "erase_person_archives"))
        self._show_mentions([mention for held in planned.sessions for mention in held.mentions])

    def _show_mentions(self, mentions: Sequence[Any]) -> None:
        from hostdesk.domain.held_about import where

        _empty(self._stands)
        self._ticks = []
        words = _("Nowhere that others wrote.") if not mentions else _("Take the name out of what is ticked:")
        self._stands.addWidget(muted(words, "erase_person_mentions"))
        for number, mention in enumerate(mentions[:_MOST]):
            said = _("{where}: {words}").format(where=where(mention.text.part), words=_short(mention.words))
            tick = CheckBox(said, f"erase_person_mention_{number}")
            tick.setChecked(mention.is_whole)
            self._stands.addWidget(tick)
            self._ticks.append((tick, mention))
        if len(mentions) > _MOST:
            more = counted("And {n} more.", "And {n} more.", len(mentions) - _MOST)
            self._stands.addWidget(muted(more, "erase_person_more"))

    def on_take(self) -> None:
        if self._plan is None:
            self.say(_("One moment: your library is being looked through."))
        elif not self.sure.isChecked():
            self.say(_("Please tick first that you have looked: this cannot be undone."))
            self.sure.setFocus()
        else:
            self.agreed.emit(self._plan, [mention for tick, mention in self._ticks if tick.isChecked()])
            self.accept()

    def _on_finished(self) -> None:
        self.is_over = True


def _column(name: str, title: str, into: QVBoxLayout) -> QVBoxLayout:
    card = Card(name)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(heading(title, f"{name}_title", 1.1))
    inner = QVBoxLayout()
    inner.setSpacing(4)
    column.addLayout(inner)
    into.addWidget(card)
    return inner


def _empty(column: QLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def _beyond() -> str:
    return _(
        "Backups are made anew without the person, and an old archive does not bring them back. What you "
        "printed, saved as a PDF or gave away is out of reach of HostDesk: please look after it yourself."
    )
