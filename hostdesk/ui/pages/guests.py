"""Guests: the right people, what each brings, and what would make it worth coming."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLabel

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _, counted
from hostdesk.workflows import prepare


def page(_settings: Settings) -> Page:
    return GuestsPage()


class GuestsPage(ListPage):
    """Names typed like a list or pasted as lines; the host among them."""

    def __init__(self) -> None:
        super().__init__(
            "guests",
            _("Guests"),
            _("Who are the right people for this purpose, and what does each of them bring?"),
        )
        self.lay_add_line(
            "new_guest",
            _("Name of a guest"),
            _("Type a name and press Enter; or paste a list, one name a line"),
        )
        self.lay_list(
            _columns(), "guest_list", _("Guests"), _("Nobody is invited yet. Who comes to mind first?")
        )
        self.seats: QLabel = muted("", "seats")
        self.column.addWidget(self.seats)
        self.spare.append(self.seats)
        self.open_seat = Button(_("Keep an open seat"), "open_seat")
        self.open_seat.clicked.connect(self._on_open_seat)
        self.lay_tools(self.open_seat)

    def parts(self, gathering: Gathering) -> Sequence[Guest]:
        return gathering.guests

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.invite(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self.seats.setText(seats_said(gathering.guests))

    def _on_pasted(self, text: str) -> None:
        before = len(self.gathering.guests) if self.gathering else 0
        if self.ask(partial(_everybody_in, text=text)) and self.gathering is not None:
            added = len(self.gathering.guests) - before
            self.said.emit(counted("{n} guest added.", "{n} guests added.", added))

    def _on_open_seat(self) -> None:
        if self.ask(partial(prepare.open_seat, voice=self.add_line.line.text())):
            self.add_line.take()


def _everybody_in(gathering: Gathering, text: str) -> Change:
    change = prepare.invite_all(gathering, text)
    if change.is_nothing:
        raise HostDeskError(_("Everybody in this list is a guest already."))
    return change


def seats_said(guests: Sequence[Guest]) -> str:
    """ "14 places at the table · 9 accepted · 1 open seat" """
    places = sum(guest.expected for guest in guests)
    accepted = sum(guest.invitation is Invitation.ACCEPTED for guest in guests)
    seats = sum(guest.invitation is Invitation.OPEN_SEAT for guest in guests)
    said = [
        counted("{n} place at the table", "{n} places at the table", places),
        counted("{n} accepted", "{n} accepted", accepted),
    ]
    if seats:
        said.append(counted("{n} open seat", "{n} open seats", seats))
    return " · ".join(said)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Guest"), stretch=5, second=_second, strong=True),
        Column("about", _("Who they are here"), stretch=4, hint="…"),
        Column("brings", _("What they bring"), stretch=6, hint="…"),
        Column("worth_coming", _("What would make it worth coming"), stretch=6, hint="…"),
        Column(
            "invitation",
            _("Invitation"),
            Kind.CHOICE,
            4,
            tuple((invitation, invitation.label) for invitation in Invitation),
            pill=True,
        ),
    )


def _second(guest: Guest) -> str:
    if guest.is_host:
        return _("Host and guest")
    return _("Walked in") if guest.walk_in else ""
