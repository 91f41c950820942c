"""Share without names: everything that would go out is seen first, and just that is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QWidget
from shiboken6 import isValid

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.photographs import reminder
from hostdesk.domain.picture import Picture
from hostdesk.domain.series import Series
from hostdesk.domain.small_groups import LOWEST_LEAST, USUAL_LEAST
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs, theme
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.small_sheet import SmallSheet, room_over
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.widgets.account_sight import AccountSight
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice
from hostdesk.ui.widgets.picture_choices import PictureChoices
from hostdesk.ui.widgets.plain import Button, labelled
from hostdesk.ui.widgets.sides import Sides
from hostdesk.ui.widgets.table_sight import TableSight
from hostdesk.ui.widgets.text_choices import TextChoices
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import ENCRYPTED, Wish
from hostdesk.workflows.nameless import Nameless

_WIDEST = 56  # em
_EDGE = 48  # pixels of the window that stay in sight
_REST = 120  # milliseconds of rest in choosing until it is made anew
_LEASTS = (5, 10, 20, 40)


class SharePreview(SmallSheet):
    """Four sides of one file: what goes and what stays, the words, the pictures, the tables."""

    fits = False  # tables take all the room there is

    def __init__(self, parent: QWidget, desk: Any, *gatherings: Gathering) -> None:
        super().__init__(parent, "share", *self._heads())
        self._desk = desk
        self._gatherings = gatherings
        self._task: Task | None = None
        self._outgoing: Any = None
        self._asked = Nameless()
        self._going = (b"", "")  # the bytes and the passphrase that are about to be written
        self._target = Path()
        self._choice: Nameless | None = None  # None: nothing was chosen yet; the scales' words go
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._make)
        self.which = self._which(gatherings)
        self.least = ChoiceBox([(n, counted("{n} person", "{n} people", n)) for n in _LEASTS])
        self.least.setObjectName("share_least")
        self.least.show_value(USUAL_LEAST)
        self.least.currentIndexChanged.connect(self._on_changed)
        self.texts = TextChoices()
        self.texts.changed.connect(self._on_changed)
        self.pictures = PictureChoices(*_pictures_of(gatherings))
        self.pictures.changed.connect(self._on_changed)
        self.tables = TableSight()
        self.passphrase = PassphraseChoice("share")
        self.account = AccountSight()
        self._lay_out()
        self._widen(parent)
        self.finished.connect(self._on_finished)
        self.take.setEnabled(False)
        self._make()

    def _heads(self) -> tuple[str, str, str]:
        """Its title, what it is for, and what the button says that takes it."""
        purpose = _("You see here what goes out, to the last cell. Nothing is written before you save it.")
        return _("Share without names"), purpose, _("Save…")

    def _which(self, gatherings: Sequence[Gathering]) -> ChoiceBox:
        """The series is shared at once, so that no small group shows between its sessions."""
        session, series = gatherings[0].session, gatherings[0].series
        choices: list[tuple[Any, str]] = [
            (gatherings, _("This session: {title}").format(title=session.title))
        ]
        if series is not None:
            choices.append((series, _("Its series: {title}").format(title=series.title)))
        which = ChoiceBox(choices)
        which.setObjectName("share_which")
        which.currentIndexChanged.connect(self._on_which)
        return which

    def _lay_out(self) -> None:
        hint = _("Of smaller groups nothing is told, nor can it be worked out; never of fewer than {n}.")
        column = self.sheet.column
        if self._offers_series():
            column.addWidget(labelled(_("Which sessions"), self.which))
        column.addWidget(labelled(_("Tell nothing of fewer than"), self.least, hint.format(n=LOWEST_LEAST)))
        self.sides = Sides("share_sides")
        self._choose_side = QButtonGroup(self)
        self._choose_side.idClicked.connect(self.sides.show_side)
        self._side_buttons = Flow()
        for label, name, side in self._all_sides():
            self._add_side(label, name, side)
        column.addWidget(self.passphrase)
        column.addSpacing(4)
        column.addLayout(self._side_buttons)
        column.addWidget(self.sides, 1)
        self._choose_side.button(0).click()
        self._choose_side.button(0).setFocus()

    def _offers_series(self) -> bool:
        return self._gatherings[0].series is not None

    def _add_side(self, label: str, name: str, side: QWidget) -> None:
        button = Button(label, f"share_side_{name}")
        button.setCheckable(True)
        self._choose_side.addButton(button, self.sides.add(side))
        self._side_buttons.addWidget(button)

    def show_side(self, side: QWidget) -> None:
        """Turns to it, as its button would."""
        self._choose_side.button(self.sides.number_of(side)).click()

    def _widen(self, parent: QWidget) -> None:
        """Tables need room."""
        room, em = room_over(parent), theme.em(self)
        self.resize(min(_WIDEST * em, room.width() - _EDGE), room.height() - _EDGE)

    def _all_sides(self) -> list[tuple[str, str, QWidget]]:
        sides: list[tuple[str, str, QWidget]] = [
            (_("What goes, what stays"), "account", self.account),
            (_("Words"), "words", self.texts),
        ]
        if self.pictures.ticks:
            sides.append((_("Pictures"), "pictures", self.pictures))
        return [*sides, (_("Tables"), "tables", self.tables)]

    # made anew

    def _on_which(self) -> None:
        self.take.setEnabled(False)
        chosen = self.which.value
        if isinstance(chosen, Series):
            self._desk.ask(partial(_of_series, series_id=chosen.id), self._on_series)
        else:
            self._on_series(chosen)

    def _on_series(self, gatherings: Any) -> None:
        """Other words may be chosen now; those of the scales go, as at the beginning."""
        if not isValid(self):
            return
        if isinstance(gatherings, HostDeskError):
            self.say(str(gatherings))
            return
        self._gatherings, self._choice = gatherings, None
        self._make()

    def _on_changed(self) -> None:
        self._choice = Nameless(self.least.value, self.texts.chosen, frozenset(), self.pictures.chosen)
        self.take.setEnabled(False)
        self._rest.start()

    def _make(self) -> None:
        if self._task is not None:
            self._task.let_go()
        choice = self._choice or Nameless(self.least.value, pictures=self.pictures.chosen)
        arguments = (tuple(_light(one, choice.pictures) for one in self._gatherings), choice)
        self._asked = choice
        run = tasks_of(self._desk).run
        self._task = run(jobs.shared_without_names, arguments, self._on_made, self._on_failed)

    def _on_made(self, outgoing: Any) -> None:
        self._task, choice = None, self._asked
        if self._choice is not None and choice != self._choice:  # chosen anew meanwhile
            return
        self._outgoing = outgoing
        if self._choice is None:
            chosen = frozenset(text.key for text in outgoing.texts if choice.takes(text))
            self.texts.show_texts(outgoing.texts, chosen)
            self._choice = replace(choice, words=chosen, all_of=frozenset())
        self.tables.show_tables(outgoing.tables)
        self.account.show_account(outgoing.account)
        self.take.setEnabled(True)

    # written

    def on_take(self) -> None:
        if not self.take.isEnabled() or self._outgoing is None:
            return
        if refusal := self.passphrase.refusal:
            self.say(refusal)
            self.passphrase.line.setFocus()
            return
        wish = Wish(passphrase=self.passphrase.passphrase)
        ending = wish.ending.removeprefix(".")
        kind = _("HostDesk archive (*.{ending})").format(ending=ending)
        name = self._outgoing.file_name + ENCRYPTED * bool(wish.passphrase)
        self._going = (self._outgoing.data, wish.passphrase)
        self.dialog = ask_where_to_save(self, _("Save"), name, kind, ending, self._on_target)

    def _on_target(self, target: str) -> None:
        self._target = Path(target)
        self.take.setEnabled(False)
        self.say(_("It is being written…"))
        run = tasks_of(self._desk).run
        self._task = run(
            jobs.shared_written,
            (*self._going, self._target),
            self._on_written,
            self._on_failed,
            to_the_end=True,
        )

    def _on_written(self, _nothing: object) -> None:
        self._task = None
        said = _("What you saw is saved without names as “{name}” in {folder}.")
        self._desk.said.emit(said.format(name=self._target.name, folder=self._target.parent))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.take.setEnabled(self._outgoing is not None)
        if not isinstance(error, HostDeskError):
            raise error
        self.say(str(error))

    def _on_finished(self, _answer: int) -> None:
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _pictures_of(gatherings: Sequence[Gathering]) -> tuple[list[Picture], str]:
    """All of them, and who would rather not be in one."""
    reminders = dict.fromkeys(filter(None, map(reminder, gatherings)))
    return [picture for one in gatherings for picture in one.pictures], "\n".join(reminders)


def _light(gathering: Gathering, going: frozenset[str]) -> Gathering:
    """A picture that stays need not be carried to where the file is made."""
    pictures = (one if one.id in going else replace(one, data=b"") for one in gathering.pictures)
    return replace(gathering, pictures=tuple(pictures))


def _of_series(library: Any, series_id: str) -> Any:
    """The sessions of the series, or the sentence why one of them cannot be read."""
    from hostdesk.workflows import leaving, sessions  # with the library's own libraries

    try:
        return tuple(sessions.gathering(library, id_) for id_ in leaving.of_series(library, series_id))
    except HostDeskError as error:
        return HostDeskError(str(error))
