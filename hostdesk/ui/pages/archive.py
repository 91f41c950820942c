"""Archive: keep the session as one file, bring one in, and end the gathering."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.bring_in import ArchiveOpener
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.sections.keep_until import KeepUntil
from hostdesk.ui.tasks import Tasks, tasks_of
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.words import _
from hostdesk.workflows import host

ENDING = "hostdesk.zip"


def page(_settings: Settings) -> Page:
    return ArchivePage()


class ArchivePage(Page):
    """What an archive is, what will be in it, and what can be done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("archive")
        self._tasks = Tasks(self)
        self._desk: Any = None
        self._outlined: Gathering | None = None
        self._file_name = ""
        self._save_waits = False
        sheet = Sheet(
            _("Archive"),
            _("An archive is one file that holds the whole session and can be read without HostDesk, too."),
            "archive",
        )
        sheet.column.addWidget(self._inside_card())
        sheet.column.addWidget(self._bring_in_card())
        sheet.column.addWidget(self._keep_until_card())
        sheet.column.addWidget(self._end_card())
        sheet.column.addStretch(1)
        laid_out(self, sheet)
        self.first_field = self.save

    def desk_needed(self, desk: Any) -> None:
        """All pages of a desk share its one worker; what is brought in goes to its library."""
        self._desk = desk
        self._tasks = tasks_of(desk)

    # layout

    def _inside_card(self) -> Card:
        self.inside = muted("", "archive_inside")
        self.save = Button(_("Save archive…"), "save_archive", primary=True, icon="archive")
        self.save.clicked.connect(self._on_save)
        keep = _("Save one after each gathering, on a stick that you keep elsewhere.")
        card = _card("archive_save_card", _("Keep this session"), keep)
        _add(card, self.inside, self.save)
        return card

    def _bring_in_card(self) -> Card:
        self.bring_in = Button(_("Open archive…"), "bring_in", icon="folder-open")
        self.bring_in.clicked.connect(self._on_bring_in)
        words = _("You see what it would add and change here before anything is written.")
        card = _card("archive_open_card", _("Bring a session in"), words)
        _add(card, self.bring_in)
        return card

    def _keep_until_card(self) -> Card:
        self.keep_until = KeepUntil()
        self.keep_until.wanted.connect(self.ask)
        self.keep_until.said.connect(self.said)
        return self.keep_until

    def _end_card(self) -> Card:
        self.end = Button(_("End the gathering"), "end_gathering", icon="flag")
        self.end.clicked.connect(self._on_end)
        words = _(
            "When everybody has gone home: the session then opens with what it brought. Undo takes it back."
        )
        self.end_card = _card("archive_end_card", _("End the gathering"), words)
        _add(self.end_card, self.end)
        return self.end_card

    # what is shown

    def refresh(self, gathering: Gathering) -> None:
        self.keep_until.show_session(gathering.session)
        over = gathering.session.stage is Stage.HARVEST
        if over and self.end.hasFocus():
            self.save.setFocus()
        self.end_card.setVisible(not over)
        if gathering is not self._outlined:
            self._outlined = gathering
            self._tasks.run(jobs.archive_outline, (gathering,), self._on_outlined, self._on_not_done)

    def _on_outlined(self, outline: jobs.Outline) -> None:
        self._file_name = outline.file_name
        self.inside.setText(_("In it: {what}.").format(what=", ".join(outline.inside)))
        if self._save_waits:
            self._on_save()

    # what the host wants

    def _on_save(self) -> None:
        self._save_waits = not self._file_name
        if self._file_name:
            title, kind = _("Save archive"), _("HostDesk archive (*.{ending})").format(ending=ENDING)
            self.save_dialog = ask_where_to_save(self, title, self._file_name, kind, ENDING, self._on_target)

    def _on_target(self, target: str) -> None:
        if self.gathering is None:
            return
        self._saving = Path(target)
        job, arguments = jobs.archive_written, (self.gathering, self._saving)
        self._tasks.run(job, arguments, self._on_saved, self._on_not_done, to_the_end=True)

    def _on_saved(self, _nothing: object) -> None:
        where = {"name": self._saving.name, "folder": self._saving.parent}
        self.said.emit(_("The archive is saved as “{name}” in {folder}.").format(**where))

    def _on_not_done(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.said.emit(str(error))

    def _on_bring_in(self) -> None:
        if self._desk is not None:
            self.opener = ArchiveOpener(self.window(), self._desk)
            self.opener.choose()

    def _on_end(self) -> None:
        if self.ask(partial(host.end, now=datetime.now().astimezone())):
            self.said.emit(_("The gathering has ended; Summary shows what it brought."))


def _card(name: str, title: str, words: str) -> Card:
    card = Card(name)
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(heading(title, f"{name}_title", 1.25))
    column.addWidget(muted(words, f"{name}_words"))
    return card


def _add(card: Card, *parts: QWidget) -> None:
    """More on the card; a button no wider than its words."""
    column = card.layout()
    assert isinstance(column, QVBoxLayout)
    for part in parts:
        if isinstance(part, Button):
            column.addLayout(row(part, 1))
        else:
            column.addWidget(part)
