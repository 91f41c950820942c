"""Keep this session: one file with all that is wanted in it, encrypted where that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain.consents import words_are_kept
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.archive_out import ArchiveOut, saved_said
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.sections.paper_state import PaperState
from hostdesk.ui.tasks import Tasks, tasks_of
from hostdesk.ui.widgets.archive_choices import ArchiveChoices
from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import ENCRYPTED, Wish


class KeepArchive(Card):
    """The host's own archive: it holds everything, so that nothing is lost when it is brought back in."""

    said = Signal(str)

    def __init__(self, wish: Wish) -> None:
        super().__init__("archive_save_card")
        self._wish = self._going = wish  # as it begins: the host's paper and look; and as it is written
        self._tasks = Tasks(self)
        self._out: ArchiveOut | None = None
        self._gathering: Gathering | None = None
        self._file_name = ""
        self._save_waits = False
        self.inside = muted("", "archive_inside")
        self.inside.hide()
        self.consents = muted("", "archive_consents")
        self.choices = ArchiveChoices()
        self.passphrase = PassphraseChoice("archive")
        self.state = PaperState()
        self.state.hide()
        self.state.cancelled.connect(self._on_cancel)
        self.save = Button(_("Save archive…"), "save_archive", primary=True, icon="archive")
        self.save.clicked.connect(self._on_save)
        self._lay_out()

    def _lay_out(self) -> None:
        keep = _(
            "Save one after each gathering, on a stick that you keep elsewhere. It is yours: all is in it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(_("Keep this session"), "archive_save_card_title", 1.25))
        for widget in (muted(keep, "archive_save_card_words"), self.inside, self.consents):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.choices)
        column.addWidget(self.passphrase)
        column.addSpacing(4)
        column.addLayout(row(self.save, 1))
        column.addWidget(self.state)

    def desk_needed(self, desk: Any) -> None:
        """All pages of a desk share its one worker; the session is read from its library."""
        self._tasks = tasks_of(desk)
        self._out = ArchiveOut(desk, self)
        self._out.progressed.connect(self.state.show_progress)
        self._out.written.connect(self._on_written)
        self._out.refused.connect(self.said)
        self._out.ended.connect(self._on_ended)
        self.passphrase.usually(desk.is_behind_passphrase)

    # what is shown

    def show_gathering(self, gathering: Gathering) -> None:
        if gathering is self._gathering:
            return
        self._gathering = gathering
        self.choices.pictures.setVisible(bool(gathering.pictures))
        refused = sum(not words_are_kept(guest) for guest in gathering.guests)
        self.consents.setText(_consents_said(refused))
        self.consents.setVisible(bool(refused))
        self._tasks.run(jobs.archive_outline, (gathering,), self._on_outlined, self._on_not_outlined)

    def _on_outlined(self, outline: jobs.Outline) -> None:
        self._file_name = outline.file_name
        self.inside.setText(_("In it: {what}.").format(what=", ".join(outline.inside)))
        self.inside.show()
        if self._save_waits:
            self._on_save()

    def _on_not_outlined(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.said.emit(str(error))

    # what the host wants

    def _on_save(self) -> None:
        if refusal := self.passphrase.refusal:
            self.said.emit(refusal)
            self.passphrase.line.setFocus()
            return
        self._save_waits = not self._file_name
        if self._file_name and self.save.isEnabled():
            self._going = replace(self.choices.wish(self._wish), passphrase=self.passphrase.passphrase)
            ending = self._going.ending.removeprefix(".")
            title, kind = _("Save archive"), _("HostDesk archive (*.{ending})").format(ending=ending)
            name = self._file_name + ENCRYPTED * bool(self._going.passphrase)
            self.save_dialog = ask_where_to_save(self, title, name, kind, ending, self._on_target)

    def _on_target(self, target: str) -> None:
        if self._gathering is not None and self._out is not None:
            self.save.setEnabled(False)
            self.state.show()
            self.state.begin(_("The archive is being written…"))
            self.state.cancel.setFocus()
            self._out.write([self._gathering.session.id], self._going, Path(target))

    def _on_written(self, written: Sequence[Path]) -> None:
        self.passphrase.forget()
        self.said.emit(saved_said(written))

    def _on_cancel(self) -> None:
        if self._out is not None:
            self._out.cancel()
            self.said.emit(_("Stopped; nothing was written."))

    def _on_ended(self) -> None:
        self.save.setEnabled(True)
        if self.state.end(""):
            self.save.setFocus()
        self.state.hide()


def _consents_said(refused: int) -> str:
    return counted(
        "{n} guest said no to keeping their words. They are still in this session, and so in its archive; "
        "take them out first, or share without names.",
        "{n} guests said no to keeping their words. They are still in this session, and so in its archive; "
        "take them out first, or share without names.",
        refused,
    )
