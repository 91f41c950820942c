"""Share without names: everything that would go out is seen first, and just that is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.photographs import reminder
from hostdesk.domain.small_groups import LOWEST_LEAST, USUAL_LEAST
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs, theme
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice
from hostdesk.ui.widgets.picture_choices import PictureChoices
from hostdesk.ui.widgets.plain import Button, heading, labelled, muted, plain
from hostdesk.ui.widgets.table_sight import TableSight
from hostdesk.ui.widgets.text_choices import TextChoices
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import ENCRYPTED, Wish
from hostdesk.workflows.nameless import Nameless

_WIDEST = 56  # em
_EDGE = 48  # pixels of the window that stay in sight
_REST = 120  # milliseconds of rest in choosing until it is made anew
_LEASTS = (5, 6, 7, 8, 10, 12, 15, 20)


class SharePreview(SmallSheet):
    """Four sides of one file: what goes and what stays, the words, the pictures, the tables."""

    def __init__(self, parent: QWidget, desk: Any, gathering: Gathering) -> None:
        purpose = _("You see here what goes out, to the last cell. Nothing is written before you save it.")
        super().__init__(parent, "share", _("Share without names"), purpose, _("Save…"))
        self._desk, self._gathering = desk, gathering
        self._gatherings: tuple[Gathering, ...] = (gathering,)
        self._task: Task | None = None
        self._outgoing: Any = None
        self._asked = Nameless()
        self._going = (b"", "")  # the bytes and the passphrase that are about to be written
        self._target = Path()
        self._choice: Nameless | None = None  # None: nothing was chosen yet; the scales' words go
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._make)
        self.which = self._which(gathering)
        self.least = ChoiceBox([(n, counted("{n} person", "{n} people", n)) for n in _LEASTS])
        self.least.setObjectName("share_least")
        self.least.show_value(USUAL_LEAST)
        self.least.currentIndexChanged.connect(self._on_changed)
        self.texts = TextChoices()
        self.texts.changed.connect(self._on_changed)
        self.pictures = PictureChoices(gathering.pictures, reminder(gathering))
        self.pictures.changed.connect(self._on_changed)
        self.tables = TableSight()
        self.passphrase = PassphraseChoice("share")
        self.account = QVBoxLayout()
        self._lay_out()
        self._widen(parent)
        self.finished.connect(self._on_finished)
        self.take.setEnabled(False)
        self._make()

    def _which(self, gathering: Gathering) -> ChoiceBox:
        """The series is shared at once, so that no small group shows between its sessions."""
        choices = [(False, _("This session: {title}").format(title=gathering.session.title))]
        if gathering.series is not None:
            choices.append((True, _("Its series: {title}").format(title=gathering.series.title)))
        which = ChoiceBox(choices)
        which.setObjectName("share_which")
        which.currentIndexChanged.connect(self._on_which)
        return which

    def _lay_out(self) -> None:
        hint = _("Of smaller groups nothing is told, nor can it be worked out; never of fewer than {n}.")
        column = self.sheet.column
        if self._gathering.series is not None:
            column.addWidget(labelled(_("Which sessions"), self.which))
        column.addWidget(labelled(_("Tell nothing of fewer than"), self.least, hint.format(n=LOWEST_LEAST)))
        self.sides = QStackedWidget()
        self.sides.setObjectName("share_sides")
        self._choose_side = QButtonGroup(self)
        buttons = []
        for number, (label, name, side) in enumerate(self._all_sides()):
            button = Button(label, f"share_side_{name}")
            button.setCheckable(True)
            button.setChecked(number == 0)
            self._choose_side.addButton(button, number)
            self.sides.addWidget(side)
            buttons.append(button)
        self._choose_side.idClicked.connect(self.sides.setCurrentIndex)
        column.addWidget(self.passphrase)
        column.addSpacing(4)
        column.addLayout(Flow(*buttons))
        column.addWidget(self.sides, 1)
        buttons[0].setFocus()

    def _widen(self, parent: QWidget) -> None:
        """Tables need room."""
        room, em = parent.window().size(), theme.em(self)
        self.resize(min(_WIDEST * em, room.width() - _EDGE), room.height() - _EDGE)

    def _all_sides(self) -> list[tuple[str, str, QWidget]]:
        account = QWidget()
        self.account = QVBoxLayout(account)
        self.account.setContentsMargins(0, 0, 0, 0)
        self.account.setSpacing(4)
        sides: list[tuple[str, str, QWidget]] = [
            (_("What goes, what stays"), "account", account),
            (_("Words"), "words", self.texts),
        ]
        if self._gathering.pictures:
            sides.append((_("Pictures"), "pictures", self.pictures))
        return [*sides, (_("Tables"), "tables", self.tables)]

    # made anew

    def _on_which(self) -> None:
        self.take.setEnabled(False)
        series = self._gathering.series
        if self.which.value and series is not None:
            self._desk.ask(partial(_of_series, series_id=series.id), self._on_series)
        else:
            self._on_series((self._gathering,))

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
        self._show_account(outgoing.account)
        self.take.setEnabled(True)

    def _show_account(self, account: Any) -> None:
        while (item := self.account.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        titles = (_("Goes out"), _("Stays here"), _("Please look once more"))
        for number, (title, sentences) in enumerate(
            zip(titles, (account.goes, account.stays, account.look_at), strict=True)
        ):
            if sentences:
                self.account.addWidget(heading(title, f"share_account_{number}", 1.15))
                words = "\n".join(f"– {sentence}" for sentence in sentences)
                self.account.addWidget(plain(words, f"share_account_words_{number}"))
                self.account.addSpacing(8)
        if not account.goes:
            self.account.addWidget(muted(_("So far nothing of anybody goes out."), "share_nothing"))
        self.account.addStretch(1)

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

    def say(self, sentence: str) -> None:
        super().say(sentence)
        speak(self.sentence, sentence)


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
