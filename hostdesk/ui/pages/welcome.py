"""Welcome: who is there, and who came without being expected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.plain import muted
from hostdesk.words import _
from hostdesk.workflows import host


def page(_settings: Settings) -> Page:
    return WelcomePage()


class WelcomePage(ListPage):
    """Arrivals ticked with the space bar; a walk-in is one line."""

    def __init__(self) -> None:
        super().__init__(
            "welcome",
            _("Welcome"),
            _("Who is here? Space ticks the guest you are at; typing a name finds the row."),
        )
        self.lay_add_line(
            "walk_in",
            _("Somebody you did not expect"),
            _("A walk-in? Type the name and press Enter: welcome"),
        )
        self.lay_list(
            _columns(), "arrival_list", _("Arrivals"), _("No guests yet. Whoever walks in is welcome.")
        )
        self.here = muted("", "here")
        self.column.addWidget(self.here)
        self.spare.append(self.here)
        self.first_field = self.table

    def parts(self, gathering: Gathering) -> Sequence[Guest]:
        return [guest for guest in gathering.guests if guest.invitation is not Invitation.OPEN_SEAT]

    def add(self, gathering: Gathering, text: str) -> Change:
        return host.welcome_walk_in(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        guests = self.parts(gathering)
        here = sum(guest.arrived for guest in guests)
        expected = sum(guest.expected for guest in guests)
        self.here.setText(_("{here} here of {expected} expected").format(here=here, expected=expected))

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        if field == "arrived":
            self.ask(partial(host.arrive, guest=self.part(part_id), here=bool(value)))
        else:
            super()._on_edited(part_id, field, value)


def _columns() -> tuple[Column, ...]:
    return (
        Column("arrived", _("Here"), Kind.CHECK, 2),
        Column("name", _("Guest"), stretch=6, second=_second, strong=True),
        Column("about", _("Who they are here"), stretch=6, hint="…"),
        Column("brings", _("What they bring"), stretch=6, hint="…"),
    )


def _second(guest: Guest) -> str:
    if guest.walk_in:
        return _("Walked in")
    return "" if guest.invitation is Invitation.ACCEPTED else guest.invitation.label
