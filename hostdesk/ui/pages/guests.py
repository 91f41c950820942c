"""Guests: the right people, what each brings, and what would make it worth coming."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.questions.guests import stranger_without_greeter
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.pages import guest_card
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.saying import day_said
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.offers import Offers
from hostdesk.ui.widgets.plain import Button, row
from hostdesk.ui.widgets.row_filter import RowFilter
from hostdesk.ui.widgets.tally import Tally
from hostdesk.words import _, counted
from hostdesk.workflows import inviting, people, prepare

_REST = 90  # milliseconds of rest in typing until earlier gatherings are asked
_MANY = 12  # guests; with more there is a line to find some of them

# where an answer goes -> whom it is about first
_ABOUT_WHOM: dict[str, Callable[[Guest], bool]] = {
    "guest_could_ask": lambda guest: guest.invitation is Invitation.OPEN_SEAT and not guest.could_ask,
    "guest_greeter": stranger_without_greeter,
    "guest_access": lambda guest: guest.invitation is Invitation.ACCEPTED and not guest.is_host,
    "guest_nearest": lambda guest: not guest.is_host,
}


def page(_settings: Settings) -> Page:
    return GuestsPage()


class GuestsPage(ListPage):
    """Names typed like a list, pasted or brought in; the host among them."""

    def __init__(self) -> None:
        super().__init__(
            "guests",
            _("Guests"),
            _("Who are the right people for this purpose, and what does each of them bring?"),
        )
        self._desk: Any = None
        self._seat = ""  # the open seat whose guest is being named
        self._asked = 0
        self._known: list[people.Known] = []
        self._greeters: tuple[str, ...] = ()
        self._lay_top()
        self.lay_list(
            guest_card.columns(),
            "guest_list",
            _("Guests"),
            _("Nobody is invited yet. Who comes to mind first? You can paste a list of names, too."),
        )
        self._lay_filter()
        self._lay_tallies()
        self.lay_card("guest", guest_card.fields(), _("‹ All guests"))
        self._lay_verbs()
        self.table.row_chosen.connect(self._show_verbs)
        self.setAcceptDrops(True)

    def desk_needed(self, desk: Any) -> None:
        """Its library knows people from earlier gatherings; its worker reads lists."""
        self._desk = desk

    # layout

    def _lay_top(self) -> None:
        self.lay_add_line("new_guest", _("Name of a guest"), _("Type a name, press Enter"))
        self.add_line.line.setAcceptDrops(False)
        self.bring_in = Button(_("Import…"), "import_guests", icon="download")
        self.bring_in.setToolTip(_("A list of people from a spreadsheet, an address book or a mail."))
        self.bring_in.clicked.connect(self._on_bring_in)
        self.column.removeWidget(self.add_line)
        self.seating = Button(_("Who sits where…"), "who_sits_where")
        self.seating.clicked.connect(self._on_seating)
        self._top = Flow(self.add_line, self.bring_in, self.seating)
        self.column.addLayout(self._top)
        self.offers = Offers(self, self.add_line.line, self.add_line, "people_offers")
        self.offers.chosen.connect(self._on_offer_chosen)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask_who_is_known)
        self.add_line.line.textEdited.connect(self._rest.start)

    def _lay_filter(self) -> None:
        self.filter = RowFilter(self.table, "guest_filter", _("Find among the guests"))
        self._top.addWidget(self.filter)

    def _lay_tallies(self) -> None:
        self.tallies = {name: Tally(f"{name}_tally") for name in ("places", "accepted", "nearest", "missing")}
        self.tally_row = QWidget()
        self.tally_row.setObjectName("tallies")
        line = row(*self.tallies.values(), spacing=12)
        line.setContentsMargins(0, 0, 0, 0)
        self.tally_row.setLayout(line)
        self.column.addWidget(self.tally_row)
        self.spare.append(self.tally_row)

    def _lay_verbs(self) -> None:
        self.open_seat = Button(_("Keep an open seat"), "open_seat")
        self.said_yes = Button(_("Somebody said yes"), "said_yes")
        self.greet = Button(_("Propose greeters"), "propose_greeters")
        self.open_seat.clicked.connect(self._on_open_seat)
        self.said_yes.clicked.connect(self._on_said_yes)
        self.greet.clicked.connect(self._on_greet)
        self.lay_tools(self.open_seat, self.said_yes, self.greet)

    # what is shown

    def parts(self, gathering: Gathering) -> Sequence[Guest]:
        return gathering.guests

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.invite(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        guests = gathering.guests
        for name, (number, words) in tallied(guests).items():
            self.tallies[name].show_count(number, words)
        self.filter.show_rows([_findable(guest) for guest in guests], len(guests) > _MANY)
        self.greet.setVisible(any(stranger_without_greeter(guest) for guest in guests))
        self.seating.setEnabled(sum(guest.expected for guest in guests) > 1)
        if self._seat not in {guest.id for guest in self._open_seats()}:
            self._name_whom("")
        self._show_verbs()

    def _show_verbs(self, _chosen: str = "") -> None:
        self.said_yes.setVisible(self.table.chosen() in {guest.id for guest in self._open_seats()})

    def _open_seats(self) -> list[Guest]:
        guests = self.gathering.guests if self.gathering else ()
        return [guest for guest in guests if guest.invitation is Invitation.OPEN_SEAT]

    def _show_card(self) -> None:
        super()._show_card()
        guests = self.gathering.guests if self.gathering else ()
        names = tuple(guest.name for guest in guests if guest.expected and not guest.stranger)
        if self.form is not None and names != self._greeters:
            self._greeters = names
            self.form.offer("greeter", names)

    def reveal(self, field: str) -> QWidget | None:
        """Turns to the first guest whom the question is about."""
        whom = _ABOUT_WHOM.get(field)
        guests = self.gathering.guests if self.gathering and whom else ()
        found = next((guest for guest in guests if whom is not None and whom(guest)), None)
        if found is not None and not self.card_is_open:
            self.filter.clear()
            self.table.go_to(found.id)
        return super().reveal(field)

    # what the host wants

    def _on_entered(self, text: str) -> None:
        self._put_offers_away()
        if self._seat:
            self._fill_seat(text)
            return
        self.filter.clear()
        super()._on_entered(text)

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        fields: dict[str, Any] = {field: value}
        self.ask(partial(inviting.better, guest=self.part(part_id), today=date.today(), **fields))

    def _on_pasted(self, text: str) -> None:
        from hostdesk.workflows.guest_list import needs_a_look  # the page does not wait for it

        if self._desk is not None and needs_a_look(text):
            self._opener().open_text(text)
            return
        before = len(self.gathering.guests) if self.gathering else 0
        if self.ask(partial(_everybody_in, text=text)) and self.gathering is not None:
            added = len(self.gathering.guests) - before
            self._say_how_many(added)

    def _say_how_many(self, added: int) -> None:
        if self._desk is not None:  # which knows of undo
            self._desk.done.emit(counted("Invite {n} guest", "Invite {n} guests", added))
        else:
            self.said.emit(counted("{n} guest added.", "{n} guests added.", added))

    def _on_open_seat(self) -> None:
        self._put_offers_away()
        if self.ask(partial(prepare.open_seat, voice=self.add_line.line.text())):
            self.add_line.take()

    def _on_said_yes(self) -> None:
        """Whose name stands in the line takes the seat; with an empty line, the next name typed does."""
        self._name_whom(self.table.chosen())
        if self.add_line.line.text().strip():
            self._fill_seat(self.add_line.line.text())
        else:
            self.add_line.line.setFocus()

    def _name_whom(self, seat_id: str) -> None:
        self._seat = seat_id
        seat = next((guest for guest in self._open_seats() if guest.id == seat_id), None)
        hint = _("Type a name, press Enter")
        if seat is not None:
            hint = _("Who said yes? The name takes the seat “{voice}”; Esc leaves it").format(voice=seat.name)
        self.add_line.line.setPlaceholderText(hint)
        self.add_line.line.setAccessibleDescription(hint if seat_id else "")

    def _fill_seat(self, name: str, known: Guest | None = None) -> None:
        fields = {"seat": self.part(self._seat), "name": name, "today": date.today(), "known": known}
        if self.ask(partial(inviting.said_yes, **fields)):
            self._name_whom("")
            self.add_line.take()

    def _on_greet(self) -> None:
        self.ask(inviting.propose_greeters)

    def _on_seating(self) -> None:
        from hostdesk.ui.who_sits_where import WhoSitsWhere  # the page does not wait for it

        self._sitting = WhoSitsWhere(self.window(), self)
        self._sitting.open()
        if self._desk is not None and self.gathering is not None:
            question = partial(people.sat_before, gathering=self.gathering)
            self._desk.ask(question, self._on_sat_before)

    def _on_sat_before(self, earlier: Any) -> None:
        if isValid(self) and isValid(self._sitting):
            self._sitting.heed(earlier)

    # people from earlier gatherings

    def _ask_who_is_known(self) -> None:
        self._asked += 1
        text = self.add_line.line.text()
        if self._desk is not None and self.gathering is not None:
            question = partial(people.named, gathering=self.gathering, text=text)
            self._desk.ask(question, partial(self._on_known, self._asked))

    def _on_known(self, number: int, known: list[people.Known]) -> None:
        if isValid(self) and number == self._asked and self.add_line.line.hasFocus():
            self._known = known
            self.offers.offer([(each.guest.name, known_said(each)) for each in known])

    def _put_offers_away(self) -> None:
        self._asked += 1  # an answer on its way comes too late
        self._rest.stop()
        self.offers.hide()

    def _on_offer_chosen(self, number: int) -> None:
        known = self._known[number].guest
        self._put_offers_away()
        if self._seat:
            self._fill_seat(known.name, known)
        elif self.ask(partial(inviting.invite_again, known=known)):
            self.filter.clear()
            self.add_line.take()
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))

    # lists from elsewhere

    def _opener(self) -> Any:
        from hostdesk.ui.bring_in_guests import GuestListOpener  # the page does not wait for it

        self.opener = GuestListOpener(self.window(), self._desk)
        return self.opener

    def _on_bring_in(self) -> None:
        if self._desk is not None:
            self._opener().choose()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files and self._desk is not None:
            event.acceptProposedAction()
            self._opener().open_file(Path(files[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._seat and not self.card_is_open:
            self._name_whom("")
        else:
            super().keyPressEvent(event)


def _everybody_in(gathering: Gathering, text: str) -> Change:
    change = prepare.invite_all(gathering, text)
    if change.is_nothing:
        raise HostDeskError(_("Everybody in this list is a guest already."))
    return change


def known_said(known: people.Known) -> str:
    """ "Retired nurse · this series, Thu 26 Nov 2026, 18:30" """
    where = _("this series: {session}") if known.same_series else "{session}"
    when = day_said(known.starts).partition(",")[0]
    parts = (known.guest.about, where.format(session=known.session), when)
    return " · ".join(part for part in parts if part)


def tallied(guests: Sequence[Guest]) -> dict[str, tuple[int, str]]:
    """What the small cards count: how many, and of what."""
    places = sum(guest.expected for guest in guests)
    accepted = sum(guest.invitation is Invitation.ACCEPTED for guest in guests)
    nearest = sum(guest.nearest and guest.expected for guest in guests)
    missing = sum(guest.invitation is Invitation.OPEN_SEAT for guest in guests)
    return {
        "places": (places, _words_of("{n} place at the table", "{n} places at the table", places)),
        "accepted": (accepted, _words_of("{n} accepted", "{n} accepted", accepted)),
        "nearest": (nearest, _words_of("{n} nearest to the matter", "{n} nearest to the matter", nearest)),
        "missing": (missing, _words_of("{n} voice still missing", "{n} voices still missing", missing)),
    }


def _words_of(one: str, many: str, number: int) -> str:
    return counted(one, many, number).removeprefix(str(number)).strip()


def _findable(guest: Guest) -> str:
    """What letters find a guest by."""
    return " ".join((guest.name, guest.about, guest.circle, guest.seat, guest.invitation.label))
