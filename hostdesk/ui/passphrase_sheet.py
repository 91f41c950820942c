"""The sheet on which a passphrase is chosen, changed and removed, and the paper with it is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from hostdesk.domain.passphrase import drawn_guesses, guesses, strength
from hostdesk.errors import HostDeskError
from hostdesk.ui import printer
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.desk import Desk
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.drop_down import DropDown
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, labelled, muted
from hostdesk.words import _, counted
from hostdesk.workflows import passphrase, recovery_sheet

_WAITS = (1, 2, 5, 10, 15, 20, 30, 60, 0)  # minutes; 0: never


class PassphraseSheet(SmallSheet):
    """Says what came of it. While the library is written anew, it waits."""

    passphrase_changed = Signal(bool, str)  # whether there is one now; what became of the backups
    wait_chosen = Signal(int)  # minutes until it locks by itself

    def __init__(self, window: QWidget, desk: Desk, has_one: bool, lock_after: int, paper: str) -> None:
        take = _("Change it") if has_one else _("Lock the library")
        super().__init__(window, "passphrase_sheet", _("Passphrase"), _purpose(has_one), take)
        self._desk, self._has_one, self._paper = desk, has_one, paper
        self._drawn = passphrase.drawn()
        column = self.sheet.column
        if has_one:
            column.addWidget(self._secret("old", _("Your passphrase until now")))
        column.addWidget(self._new_one())
        column.addWidget(self._own_words())
        self.told = muted("", "passphrase_strength")
        column.addWidget(self.told)
        column.addWidget(self._secret("again", _("Type it here once more, to be sure that you have it")))
        if has_one:
            column.addWidget(self._wait(lock_after))
            column.addWidget(self._removal())
        column.addWidget(muted(_honestly(), "passphrase_honestly"))
        column.addStretch(1)
        self._on_own()
        (self.old if has_one else self.draw).setFocus()

    # how it is laid out

    def _secret(self, name: str, label: str) -> QWidget:
        field = QLineEdit()
        field.setObjectName(f"passphrase_{name}")
        field.setFrame(False)
        field.setMinimumHeight(28)
        field.setMaxLength(1000)
        if name == "old":
            field.setEchoMode(QLineEdit.EchoMode.Password)
        setattr(self, name, field)
        return labelled(label, Box(field))

    old: QLineEdit
    own: QLineEdit
    again: QLineEdit

    def _new_one(self) -> QWidget:
        card = Card("passphrase_card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        self.words = heading(self._drawn, "passphrase_words", 1.5)
        self.draw = Button(_("Draw other words"), "passphrase_draw")
        self.print = Button(_("Print the sheet"), "passphrase_print")
        self.save = Button(_("Save the sheet…"), "passphrase_save")
        self.draw.clicked.connect(self._on_draw)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        column.addWidget(self.words)
        column.addLayout(Flow(self.draw, self.print, self.save))
        column.addWidget(muted(_by_hand(), "passphrase_by_hand"))
        return card

    def _own_words(self) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.takes_own = CheckBox(_("I would rather choose one of my own"), "passphrase_takes_own")
        self.takes_own.toggled.connect(self._on_own)
        self.takes_own.toggled.connect(self.grow)
        column.addWidget(self.takes_own)
        self._own_group = self._secret("own", _("Your own passphrase"))
        self.own.textChanged.connect(self._on_own)
        column.addWidget(self._own_group)
        return group

    def _wait(self, lock_after: int) -> QWidget:
        self.wait = DropDown()
        self.wait.setObjectName("passphrase_wait")
        for minutes in _WAITS:
            never = _("Never by itself")
            self.wait.addItem(counted("{n} minute", "{n} minutes", minutes) if minutes else never, minutes)
        self.wait.setCurrentIndex(_WAITS.index(lock_after))
        self.wait.activated.connect(self._on_wait)
        hint = _(
            "It also locks when the laptop sleeps or its screen is locked. While you host it is only covered."
        )
        return labelled(_("Lock it when nobody is there for"), self.wait, hint)

    def _removal(self) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        self.remove = Button(_("Remove the passphrase"), "passphrase_remove")
        self.remove.clicked.connect(self._on_remove)
        column.addLayout(Flow(self.remove))
        return group

    # what is chosen

    @property
    def chosen(self) -> str:
        return self.own.text() if self.takes_own.isChecked() else self._drawn

    def _on_draw(self) -> None:
        self._drawn = passphrase.drawn()
        self._show_words(self._drawn)
        speak(self.words, self._drawn)

    def _show_words(self, words: str) -> None:
        """Whoever does not see them hears them with the buttons of the card."""
        self.words.setText(words)
        for button in (self.draw, self.print, self.save):
            button.setAccessibleDescription(words)

    def _on_own(self) -> None:
        own = self.takes_own.isChecked()
        self._own_group.setVisible(own)
        self.draw.setEnabled(not own)
        self._show_words(self.own.text() or " " if own else self._drawn)
        number = guesses(self.own.text()) if own else drawn_guesses()
        told = _("Five words, drawn by chance. {strength}") if not own else "{strength}"
        self.told.setText(told.format(strength=strength(number)) if self.chosen else "")

    def _on_wait(self) -> None:
        self.wait_chosen.emit(self.wait.currentData())

    # the paper

    def _on_print(self) -> None:
        if self._refuses_to_print():
            return
        tasks = tasks_of(self._desk)
        tasks.run(
            recovery_sheet.printed, (self.chosen, date.today(), self._paper), self._on_made, self._on_failed
        )

    def _on_made(self, pdf: bytes) -> None:
        printer.hand_over(tasks_of(self._desk), pdf, self._paper, 1, self._on_taken, self._on_failed)

    def _on_taken(self) -> None:
        self.say(_("Handed to the printer."))

    def _on_save(self) -> None:
        if not self._refuses_to_print():
            name, kind = _("Passphrase of HostDesk.pdf"), _("PDF (*.pdf)")
            ask_where_to_save(self, _("Save the sheet"), name, kind, "pdf", self._on_target)

    def _on_target(self, target: str) -> None:
        wanted = (self.chosen, date.today(), Path(target), self._paper)
        tasks_of(self._desk).run(
            recovery_sheet.saved, wanted, self._on_saved, self._on_failed, to_the_end=True
        )

    def _on_saved(self, _target: object) -> None:
        self.say(_("Saved. Anybody who opens this file can open the library: keep it elsewhere."))

    def _refuses_to_print(self) -> bool:
        if not self.chosen.strip():
            self.say(_("Type your own passphrase first, or take the words that were drawn."))
        return not self.chosen.strip()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.say(str(error))

    # done

    def on_take(self) -> None:
        if not self.take.isEnabled():
            return
        try:
            passphrase.check(self.chosen)
        except HostDeskError as error:
            self.say(str(error))
            return
        if not passphrase.is_same(self.chosen, self.again.text()):
            self.say(_("The two are not the same yet. Please look at them, and type it once more."))
            self.again.setFocus()
            return
        self._change(self.chosen, _("It is being locked: the library and its backups are written anew…"))

    def _on_remove(self) -> None:
        meanwhile = _("The passphrase is being removed: the library and its backups are written anew…")
        self._change(None, meanwhile)

    def _change(self, new: str | None, meanwhile: str) -> None:
        self._let_choose(False)
        self.say(meanwhile)
        old = self.old.text() if self._has_one else ""
        change = partial(passphrase.changed, old=old, new=new)
        self._desk.ask(partial(_tried, verb=change), partial(self._on_changed, new is not None))

    def _on_changed(self, has_one: bool, answer: tuple[bool, str]) -> None:
        went_well, told = answer
        if not isValid(self):
            return
        self._let_choose(True)
        if went_well:
            self.passphrase_changed.emit(has_one, told)
            self.accept()
        else:
            self.say(told)
            (self.old if self._has_one else self.again).setFocus()

    def _let_choose(self, may: bool) -> None:
        for widget in (self.sheet, self.take, self.leave):
            widget.setEnabled(may)

    def reject(self) -> None:
        """Not while the library is being written anew."""
        if self.take.isEnabled():
            super().reject()


def _tried(library: Any, verb: Callable[[Any], str]) -> tuple[bool, str]:
    try:
        return True, verb(library)
    except HostDeskError as error:
        return False, str(error)


def _purpose(has_one: bool) -> str:
    if has_one:
        return _("This library and its backups open with your passphrase only. Here you change or remove it.")
    return _(
        "Whoever finds this laptop can read what your guests said. A passphrase locks the library and its "
        "backups. Nobody can bring it back once it is forgotten, so please write it down."
    )


def _by_hand() -> str:
    return _("Writing it down by hand is as good: a printer’s queue may keep for a while what it printed.")


def _honestly() -> str:
    return _(
        "The old file is overwritten, as far as the disk lets a program do that: an SSD may keep traces out "
        "of easy reach. Papers, archives and templates that you saved elsewhere stay as they are."
    )
