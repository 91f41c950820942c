"""Welcome: whoever comes is here with a few letters and Enter, expected or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain import arrivals
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.settings import Settings
from hostdesk.ui.pages import at_the_door
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.widgets.arrival_table import ArrivalTable
from hostdesk.ui.widgets.door_line import DoorLine
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, muted, plain, row
from hostdesk.ui.widgets.word_button import WordButton
from hostdesk.words import _
from hostdesk.workflows import welcoming

_MOST_SEATS = 3  # offered at once; when one is taken the next is offered


def page(_settings: Settings) -> Page:
    return WelcomePage()


class WelcomePage(ListPage):
    """One line for everybody at the door, the list below it, a card for what is asked and noted."""

    def __init__(self) -> None:
        super().__init__(
            "welcome",
            _("Welcome"),
            _("Who is at the door? A few letters of a name and Enter, and they are here."),
        )
        self._fits: tuple[Guest, ...] = ()
        self._last = ""  # who came last
        self._again = False  # and was here already
        self._from_line = False  # the card was opened from the line
        self._greeters: tuple[str, ...] = ()
        self._lay_door()
        self._lay_seats()
        self.table: ArrivalTable
        self.lay_list(
            at_the_door.columns(),
            "arrival_list",
            _("Arrivals"),
            _("No guests yet. Whoever walks in is welcome."),
            ArrivalTable,
        )
        self.lay_card("arrival", at_the_door.fields(), _("‹ All guests"))
        self._lay_counts()
        self.table.row_chosen.connect(self._show_door)

    # layout

    def _lay_door(self) -> None:
        hint = _("Three letters of a name, then Enter")
        self.add_line = self.door = DoorLine("door_line", _("Who is at the door"), hint)
        self.door.entered.connect(self._on_entered)
        self.door.pasted.connect(self._on_pasted)
        self.door.walked.connect(self._on_walked)
        self.door.newcomer_named.connect(self._on_newcomer)
        self.door.card_requested.connect(self._on_card_from_line)
        self.door.line.textChanged.connect(self._on_letters)
        self.newcomer = Button(_("Walk-in"), "walk_in")
        self.newcomer.setToolTip(
            _("Somebody who is not on the list, whatever the letters fit (Shift+Enter).")
        )
        self.newcomer.clicked.connect(self._on_newcomer)
        self.column.addLayout(Flow(self.door, self.newcomer))
        self.says = plain("", "door_says")
        self.column.addWidget(self.says)
        self.first_field = self.door.line

    def _lay_seats(self) -> None:
        """Offered when nobody fits: then there is room where the list was."""
        self.seats = [WordButton(f"take_seat_{number}") for number in range(_MOST_SEATS)]
        for number, button in enumerate(self.seats):
            button.clicked.connect(partial(self._on_seat, number))
            self.column.addWidget(button)

    def _lay_counts(self) -> None:
        self.here = muted("", "here")
        self.not_asked = WordButton("not_asked_yet")
        self.not_asked.clicked.connect(self._on_not_asked)
        self.details = self._more_button()
        self._tools = (self.details,)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.here)
        words.addWidget(self.not_asked)
        below = row(self.details)
        below.insertLayout(0, words, 1)
        self.column.addLayout(below)
        self.spare.append(self.here)

    # what is shown

    def parts(self, gathering: Gathering) -> Sequence[Guest]:
        return arrivals.at_the_door(gathering.guests)

    def add(self, gathering: Gathering, text: str) -> Change:
        return welcoming.come_in(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self.here.setText(at_the_door.counts_said(gathering.guests))
        waiting = arrivals.not_asked(gathering.guests)
        self.not_asked.setVisible(bool(waiting))
        self.not_asked.say(at_the_door.not_asked_said(len(waiting)))
        self._find()
        self._show_door()

    def _find(self) -> None:
        """Narrows the list to those whom the letters fit; who is marked stays so, if among them."""
        letters = self.door.line.text().strip()
        guests = self.parts(self.gathering) if self.gathering else ()
        self._fits = arrivals.meant(guests, letters) if letters else tuple(guests)
        self.table.narrow([guest.id for guest in self._fits] if letters else None)
        if self._fits and letters and self._marked() is None:
            self.table.go_to(self._fits[0].id)

    def _marked(self) -> Guest | None:
        chosen = self.table.chosen()
        return next((guest for guest in self._fits if guest.id == chosen), None)

    def _show_door(self, _chosen: str = "") -> None:
        letters = self.door.line.text().strip()
        said = at_the_door.enter_said(self._fits, self._marked()) if letters else self._last_said()
        self.says.setText(said or at_the_door.keys_said())
        self.says.setForegroundRole(
            QPalette.ColorRole.WindowText if said else QPalette.ColorRole.PlaceholderText
        )
        self.door.line.setAccessibleDescription(said)
        self.newcomer.setEnabled(bool(letters))
        self._show_seats(letters if not self._fits else "")

    def _last_said(self) -> str:
        guests = self.gathering.guests if self.gathering else ()
        came = next((guest for guest in guests if guest.id == self._last and guest.arrived), None)
        return at_the_door.here_said(came, guests, self._again) if came is not None else ""

    def _show_seats(self, name: str) -> None:
        seats = self._open_seats() if name else ()
        for number, button in enumerate(self.seats):
            if number < len(seats):
                button.say(at_the_door.seat_said(name, seats[number]))
            button.setVisible(number < len(seats))

    def _open_seats(self) -> tuple[Guest, ...]:
        return arrivals.open_seats(self.gathering.guests if self.gathering else ())

    def card_heading(self, part: Any) -> str:
        return str(part.name)

    def _show_card(self) -> None:
        super()._show_card()
        guests = self.gathering.guests if self.gathering else ()
        names = tuple(guest.name for guest in guests if guest.expected and not guest.stranger)
        if self.form is not None and names != self._greeters:
            self._greeters = names
            self.form.offer("greeter", names)

    # who comes

    def _on_letters(self) -> None:
        letters = self.door.line.text().strip()
        if letters:
            self._last = ""
        self._find()
        if self._fits and letters:
            self.table.go_to(self._fits[0].id)
        self._show_door()

    def _on_walked(self, by: int) -> None:
        ids = [guest.id for guest in self._fits]
        if not ids and by > 0 and not self.seats[0].isHidden():
            self.seats[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif ids:
            chosen = self.table.chosen()
            at = ids.index(chosen) + by if chosen in ids else 0
            self.table.go_to(ids[max(0, min(len(ids) - 1, at))])

    def _on_entered(self, text: str) -> None:
        found = self._marked()
        if found is None:
            self._on_newcomer()
        elif found.arrived:
            self._is_here(found.id, again=True)
        else:
            self._comes(partial(welcoming.arrive, guest=found), found.id)

    def _on_newcomer(self) -> None:
        if name := self.door.line.text().strip():
            self._comes(partial(welcoming.walk_in, name=name))

    def _on_seat(self, number: int, *_clicked: object) -> None:
        name, seats = self.door.line.text().strip(), self._open_seats()
        if name and number < len(seats):
            seat = seats[number]
            self._comes(partial(welcoming.take_seat, seat=seat, name=name, today=date.today()), seat.id)
            self.door.line.setFocus()

    def _comes(self, intent: Intent, guest_id: str = "") -> None:
        """Done, the line is free for the next one; without an id it is the one who was added."""
        if self.ask(intent) and self.gathering is not None:
            self._is_here(guest_id or self.gathering.guests[-1].id)

    def _is_here(self, guest_id: str, again: bool = False) -> None:
        self.door.take()
        self._last, self._again = guest_id, again
        self.table.go_to(guest_id)
        self._show_door()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.door.line, self.says.text()))

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        if field != "arrived":
            super()._on_edited(part_id, field, value)
        elif self.ask(partial(welcoming.arrive, guest=self.part(part_id), here=bool(value))):
            self._last, self._again = part_id, False
            self._show_door()

    # the card

    def _on_card_from_line(self) -> None:
        self.open_card(self.table.chosen())
        self._from_line = self.card_is_open

    def _on_not_asked(self) -> None:
        """The card of the first who has not been asked, at the question."""
        waiting = arrivals.not_asked(self.gathering.guests) if self.gathering else ()
        if waiting:
            self.open_card(waiting[0].id, "may_keep")
            self.reveal("arrival_may_keep")

    def close_card(self) -> None:
        super().close_card()
        if self._from_line:
            self._from_line = False
            self.door.line.setFocus(Qt.FocusReason.TabFocusReason)
