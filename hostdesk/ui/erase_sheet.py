"""The sheet on which a person is erased: whom, from where, what goes, and where others wrote the name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from hostdesk.domain.guest import Guest
from hostdesk.ui.desk import Desk
from hostdesk.ui.sections.copies_kept import CopiesKept
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.plain import Card, heading, labelled, muted, plain
from hostdesk.words import _, counted

_MOST = 60  # places where the name stands, shown one by one
_CALLED = ("what", "words", "title", "name")  # by which a part is known
_LONGEST = 160  # letters of such a place


class Wanted(NamedTuple):
    """What the host ticked."""

    names_out: tuple[Any, ...]  # mentions, and files of templates
    reach: Any  # how far it goes in what lies beside the library


class EraseSheet(SmallSheet):
    """Whom, from where, what goes, and in which texts the name is taken out."""

    asked = Signal()  # for another person, or another extent
    agreed = Signal(object, object)  # an Erasure, what is Wanted

    def __init__(self, parent: QWidget, desk: Desk, guests: Sequence[Guest], chosen: str) -> None:
        super().__init__(
            parent,
            "erase_person",
            _("Erase a person"),
            _("When somebody asks you to, or when you have no reason any more to keep what is about them."),
            _("Erase for good"),
        )
        self.is_over = False
        self._plan: Any = None
        self._ticks: list[tuple[CheckBox, tuple[Any, ...]]] = []
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
        self.copies = CopiesKept(desk, "erase_person")
        self._goes = _column("erase_person_goes", _("What goes"), self.sheet.column, self.copies)
        self.finished.connect(self.copies.let_go)
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
        for number, held in enumerate(one for one in planned.sessions if one.guests):
            line = _("{title}: {what}.").format(title=held.gathering.session.title, what=held.words)
            self._goes.addWidget(plain(line, f"erase_person_goes_{number}"))
        self.copies.show_copies(planned.copies)
        self._show_mentions(planned.mentions, planned.templates)
        self.grow()

    def _show_mentions(self, mentions: Sequence[Any], templates: Sequence[Path]) -> None:
        _empty(self._stands)
        self._ticks = []
        somewhere = _("Take the name out of what is ticked:")
        words = somewhere if mentions or templates else _("Nowhere that others wrote.")
        self._stands.addWidget(muted(words, "erase_person_mentions"))
        for number, mention in enumerate(mentions[:_MOST]):
            said = _mentioned(mention)
            self._tick(said, f"erase_person_mention_{number}", (mention,), mention.is_whole)
        self._show_more(mentions[_MOST:])
        for number, path in enumerate(templates):
            said = _("Your template {file}").format(file=path)
            self._tick(said, f"erase_person_template_{number}", (path,), True)

    def _show_more(self, mentions: Sequence[Any]) -> None:
        """Those with the whole name are taken together; where a part of it stands, the host looks."""
        whole = tuple(mention for mention in mentions if mention.is_whole)
        if whole:
            one, more = "{n} more place with the whole name", "{n} more places with the whole name"
            self._tick(counted(one, more, len(whole)), "erase_person_more_whole", whole, True)
        if len(mentions) > len(whole):
            one, more = "{n} more place with a part of the name", "{n} more places with a part of the name"
            said = counted(one, more, len(mentions) - len(whole))
            self._stands.addWidget(muted(said, "erase_person_more"))

    def _tick(self, words: str, name: str, of: tuple[Any, ...], ticked: bool) -> None:
        tick = CheckBox(words, name)
        tick.setChecked(ticked)
        self._stands.addWidget(tick)
        self._ticks.append((tick, of))

    def on_take(self) -> None:
        if self._plan is None:
            self.say(_("One moment: your library is being looked through."))
        elif self.copies.is_trying:
            self.say(_("One moment: your archives are being opened."))
        elif not self.sure.isChecked():
            self.say(_("Please tick first that you have looked: this cannot be undone."))
            self.sure.setFocus()
        else:
            ticked = tuple(one for tick, of in self._ticks if tick.isChecked() for one in of)
            self.agreed.emit(self._plan, Wanted(ticked, self.copies.reach))
            self.accept()

    def _on_finished(self) -> None:
        self.is_over = True


def _column(name: str, title: str, into: QVBoxLayout, *below: QWidget) -> QVBoxLayout:
    card = Card(name)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addWidget(heading(title, f"{name}_title", 1.1))
    inner = QVBoxLayout()
    inner.setSpacing(4)
    column.addLayout(inner)
    for widget in below:
        column.addWidget(widget)
    into.addWidget(card)
    return inner


def _empty(column: QLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def _mentioned(mention: Any) -> str:
    """Where it stands, so that two errands of one person are told apart; and the words."""
    from hostdesk.domain.held_about import where

    part, words = mention.text.part, mention.words
    called = next((getattr(part, name) for name in _CALLED if getattr(part, name, "")), "")
    if called in ("", words):
        return _("{where}: {words}").format(where=where(part), words=_short(words))
    said = _("{where}, “{called}”: {words}")
    return said.format(where=where(part), called=_short(called), words=_short(words))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def _beyond() -> str:
    return _(
        "Backups are made anew without the person, and an old archive does not bring them back. What you "
        "printed, saved as a PDF or gave away is out of reach of HostDesk: please look after it yourself."
    )
