"""Archive: keep the session as one file, bring one in, and end the gathering."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk import paths
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Stage
from hostdesk.settings import Settings
from hostdesk.ui.bring_in import ArchiveOpener
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.sections.keep_archive import KeepArchive
from hostdesk.ui.sections.keep_until import KeepUntil
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.words import _
from hostdesk.workflows import host
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.letterheads import own_look


def page(settings: Settings) -> Page:
    return ArchivePage(Wish(paper=settings.paper, look=own_look(settings, paths.config_folder())))


class ArchivePage(Page):
    """What an archive is, what will be in it, and what can be done with it."""

    dates_requested = Signal()

    def __init__(self, wish: Wish | None = None) -> None:
        super().__init__()
        self.setObjectName("archive")
        self._desk: Any = None
        sheet = Sheet(
            _("Archive"),
            _("An archive is one file that holds the whole session and can be read without HostDesk, too."),
            "archive",
        )
        self.keep = KeepArchive(wish or Wish())
        self.keep.said.connect(self.said)
        self.save = self.keep.save
        sheet.column.addWidget(self.keep)
        sheet.column.addWidget(self._share_card())
        sheet.column.addWidget(self._bring_in_card())
        sheet.column.addWidget(self._dates_card())
        sheet.column.addWidget(self._keep_until_card())
        sheet.column.addWidget(self._end_card())
        sheet.column.addStretch(1)
        laid_out(self, sheet)
        self.first_field = self.save

    def desk_needed(self, desk: Any) -> None:
        """All pages of a desk share its one worker; what is brought in goes to its library."""
        self._desk = desk
        self.keep.desk_needed(desk)

    # layout

    def _share_card(self) -> Card:
        self.share = Button(_("See what would go out…"), "share_archive", icon="eye")
        self.share.clicked.connect(self._on_share)
        words = _(
            "For others than those who were there: codes stand for guests, words go only where you choose "
            "them, and nothing tells of a few people."
        )
        card = _card("archive_share_card", _("Share without names"), words)
        _add(card, self.share)
        return card

    def _bring_in_card(self) -> Card:
        self.bring_in = Button(_("Open archive…"), "bring_in", icon="folder-open")
        self.bring_in.clicked.connect(self._on_bring_in)
        words = _("You see what it would add and change here before anything is written.")
        card = _card("archive_open_card", _("Bring a session in"), words)
        _add(card, self.bring_in)
        return card

    def _dates_card(self) -> Card:
        self.dates = Button(_("Save dates…"), "archive_dates", icon="calendar")
        self.dates.clicked.connect(self.dates_requested)
        words = _("A small file that any calendar takes in: when it begins and ends, and where. No names.")
        card = _card("archive_dates_card", _("Dates for a calendar"), words)
        _add(card, self.dates)
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
        self.keep.show_gathering(gathering)

    # what the host wants

    def _on_share(self) -> None:
        if self._desk is not None and self.gathering is not None:
            from hostdesk.ui.share_preview import SharePreview

            self.preview = SharePreview(self.window(), self._desk, self.gathering)
            self.preview.open()

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
