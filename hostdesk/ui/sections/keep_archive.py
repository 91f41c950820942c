"""Keep this session: one file with all that is wanted in it, encrypted where that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain.consents import words_are_kept
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.sections.paper_state import PaperState
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.widgets.archive_choices import ArchiveChoices
from hostdesk.ui.widgets.passphrase_choice import PassphraseChoice
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import ENCRYPTED, Wish
from hostdesk.workflows.new_file import passing_name

_LETTING_GO = 400  # milliseconds until a worker that was ended lets go of its file


class KeepArchive(Card):
    """The host's own archive: it holds everything, so that nothing is lost when it is brought back in."""

    said = Signal(str)

    def __init__(self, wish: Wish) -> None:
        super().__init__("archive_save_card")
        self._desk: Any = None
        self._gathering: Gathering | None = None
        self._file_name = ""
        self._save_waits = False
        self._task: Task | None = None
        self._passing = self._target = Path()  # where it lies until it is whole, and then
        self._going = wish
        self._leaving_id = ""
        self._wish = wish  # as it begins: the host's paper and look
        self.inside = muted("", "archive_inside")
        self.inside.hide()
        self.consents = muted("", "archive_consents")
        self.choices = ArchiveChoices()
        self.passphrase = PassphraseChoice("archive", drawn_words())
        self.state = PaperState()
        self.state.words.hide()
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
        self._desk = desk

    # what is shown

    def show_gathering(self, gathering: Gathering) -> None:
        if gathering is self._gathering:
            return
        self._gathering = gathering
        self.choices.pictures.setVisible(bool(gathering.pictures))
        refused = sum(not words_are_kept(guest) for guest in gathering.guests)
        self.consents.setText(_consents_said(refused))
        self.consents.setVisible(bool(refused))
        if self._desk is not None:
            job = jobs.archive_outline
            tasks_of(self._desk).run(job, (gathering,), self._on_outlined, self._on_not_done)

    def _on_outlined(self, outline: jobs.Outline) -> None:
        self._file_name = outline.file_name
        self.inside.setText(_("In it: {what}.").format(what=", ".join(outline.inside)))
        self.inside.show()
        if self._save_waits:
            self._on_save()

    # what the host wants

    def _on_save(self) -> None:
        if self.passphrase.is_missing:
            self.said.emit(_("Type a passphrase first, or leave the archive open."))
            self.passphrase.line.setFocus()
            return
        self._save_waits = not self._file_name
        if self._file_name and self._task is None:
            wish = replace(self.choices.wish(self._wish), passphrase=self.passphrase.passphrase)
            ending = wish.ending.removeprefix(".")
            title, kind = _("Save archive"), _("HostDesk archive (*.{ending})").format(ending=ending)
            name = self._file_name + ENCRYPTED * bool(wish.passphrase)
            self._going = wish
            self.save_dialog = ask_where_to_save(self, title, name, kind, ending, self._on_target)

    def _on_target(self, target: str) -> None:
        if self._gathering is not None:
            self._target = Path(target)
            id_, documents = self._gathering.session.id, self._going.documents
            self._desk.ask(partial(_leaving, session_id=id_, documents=documents), self._on_read)

    def _on_read(self, leaving: Any) -> None:
        if isinstance(leaving, HostDeskError):
            self._on_not_done(leaving)
            return
        self._leaving_id = leaving.gathering.session.id
        self._passing = passing_name(self._target)
        self._task = tasks_of(self._desk).run(
            jobs.archive_written,
            (leaving, self._going, self._target, self._passing),
            self._on_saved,
            self._on_not_done,
            self.state.show_progress,
            to_the_end=True,
        )
        self.save.setEnabled(False)
        self.state.words.show()
        self.state.begin(_("The archive is being written…"))

    def _on_saved(self, written: Sequence[Path]) -> None:
        self._end()
        self.passphrase.forget()
        self._desk.ask(partial(_remembered, written=written, session_id=self._leaving_id), _ignored)
        self.said.emit(saved_said(written))

    def _on_cancel(self) -> None:
        task = self._task
        self._end()
        if task is not None:
            task.cancel()
            clear = partial(_clear_away, self._passing)
            clear()
            QTimer.singleShot(_LETTING_GO, clear)
            self.said.emit(_("Stopped; nothing was written."))

    def _on_not_done(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, HostDeskError):
            raise error
        self.said.emit(str(error))

    def _end(self) -> None:
        self._task = None
        self.save.setEnabled(True)
        if self.state.end(""):
            self.save.setFocus()
        self.state.words.hide()


def drawn_words() -> Any:
    """Draws five words; None while there is no list to draw from."""
    return None


def saved_said(written: Sequence[Path]) -> str:
    """Where it lies now."""
    where = {"name": written[0].name, "folder": written[0].parent}
    if len(written) == 1:
        return _("The archive is saved as “{name}” in {folder}.").format(**where)
    said = _("The archive is saved as “{name}” in {folder}, with the spreadsheet “{sheet}” beside it.")
    return said.format(**where, sheet=written[1].name)


def _consents_said(refused: int) -> str:
    return counted(
        "{n} guest said no to keeping their words. They are still in this session, and so in its archive; "
        "take them out first, or share without names.",
        "{n} guests said no to keeping their words. They are still in this session, and so in its archive; "
        "take them out first, or share without names.",
        refused,
    )


def _leaving(library: Any, session_id: str, documents: tuple[str, ...]) -> Any:
    """The session, or the sentence why it cannot be read."""
    from hostdesk.workflows.leaving import leaving  # with the library's own libraries

    try:
        found = leaving(library, session_id, documents)
    except HostDeskError as error:
        return HostDeskError(str(error))
    return found or HostDeskError(_("This session is not in the library any more."))


def _remembered(library: Any, written: Sequence[Path], session_id: str) -> None:
    from hostdesk.workflows import archives_kept  # with the library's own libraries

    archives_kept.remember(library, written, [session_id])


def _ignored(_answer: object) -> None:
    """Nothing is left to say."""


def _clear_away(passing: Path) -> None:
    with suppress(OSError):
        passing.unlink(missing_ok=True)
