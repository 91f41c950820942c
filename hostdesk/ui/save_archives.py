"""Saves several sessions as one archive: which ones, what lies in it, how far it is, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.letterhead import UNDRESSED, OwnLook
from hostdesk.ui.archive_out import ArchiveOut, saved_said
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.sections.paper_state import PaperState
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.archive_choices import ArchiveChoices
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice
from hostdesk.ui.widgets.plain import heading, labelled
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.new_file import readable_name


@dataclass(frozen=True, slots=True)
class Batch:
    """Sessions that can be saved together: what they are called, and a question that gives their ids."""

    label: str
    name: str  # of the file, without its ending
    ids: Callable[[Any], Sequence[str]]


class SaveArchives(SmallSheet):
    """The sheet stays until the file is there; closing it stops the work, and nothing of it is left."""

    def __init__(
        self,
        parent: QWidget,
        desk: Any,
        batches: Sequence[Batch],
        paper: str = "A4",
        look: OwnLook = UNDRESSED,
    ) -> None:
        purpose = _("One file that holds whole sessions. It can be read without HostDesk, too.")
        super().__init__(parent, "save_archives", _("Save an archive"), purpose, _("Save archive…"))
        self._desk = desk
        self._wish = Wish(paper=paper, look=look)
        self.which = ChoiceBox([(batch, batch.label) for batch in batches])
        self.which.setObjectName("archives_which")
        self.choices = ArchiveChoices()
        self.passphrase = PassphraseChoice("archives")
        self.passphrase.usually(desk.is_behind_passphrase)
        self.state = PaperState()
        self.state.cancelled.connect(self._on_cancel)
        self.out = ArchiveOut(desk, self)
        self.out.progressed.connect(self.state.show_progress)
        self.out.written.connect(self._on_written)
        self.out.refused.connect(self.say)
        self.out.ended.connect(self._on_ended)
        self.finished.connect(self._on_finished)
        column = self.sheet.column
        column.addWidget(labelled(_("Which sessions"), self.which))
        column.addSpacing(4)
        column.addWidget(heading(_("What lies in it"), "archives_inside", 1.1))
        column.addWidget(self.choices)
        column.addWidget(self.passphrase)
        column.addStretch(1)
        self._lay_state()
        self.choices.fold.clicked.connect(self.grow)
        self.passphrase.locks.toggled.connect(self.grow)
        self.which.setFocus()

    def _lay_state(self) -> None:
        """Above the buttons, in sight whatever was scrolled; only while there is something to tell."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        self.state.setContentsMargins(32, 8, 32, 0)
        self.state.hide()
        outer.insertWidget(1, self.state)

    def on_take(self) -> None:
        """Asks where, unless it is being written already."""
        if self.out.is_under_way or not self.take.isEnabled():
            return
        self.say(self.passphrase.refusal)
        if self.passphrase.refusal:
            self.passphrase.line.setFocus()
            return
        wish = replace(self.choices.wish(self._wish), passphrase=self.passphrase.passphrase)
        batch = self.which.value
        ending = wish.ending.removeprefix(".")
        kind = _("HostDesk archive (*.{ending})").format(ending=ending)
        chosen = partial(self._on_target, batch, wish)
        self.dialog = ask_where_to_save(
            self, _("Save archive"), readable_name([batch.name], ending), kind, ending, chosen
        )

    def _on_target(self, batch: Batch, wish: Wish, target: str) -> None:
        self.take.setEnabled(False)
        self.state.show()
        self.state.begin(_("The archive is being written…"))
        self.state.cancel.setFocus()
        self._desk.ask(batch.ids, partial(self._on_ids, wish, Path(target)))

    def _on_ids(self, wish: Wish, target: Path, session_ids: Sequence[str]) -> None:
        if self.take.isEnabled() or not self.isVisible():  # thought better of it meanwhile
            return
        said = counted("{n} session is being written…", "{n} sessions are being written…", len(session_ids))
        self.state.words.setText(said)
        self.out.write(session_ids, wish, target)

    def _on_cancel(self) -> None:
        self.out.cancel()
        self._on_ended()
        self.state.words.setText(_("Stopped; nothing was written."))

    def _on_written(self, paths: Sequence[Path]) -> None:
        self._desk.said.emit(saved_said(paths))
        self.accept()

    def _on_ended(self) -> None:
        had_the_keyboard = self.state.end("")
        self.take.setEnabled(True)
        if had_the_keyboard:
            self.take.setFocus()

    def _on_finished(self, _answer: int) -> None:
        self.out.cancel()
