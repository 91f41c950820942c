"""Welcome: whoever comes is here with a few letters and Enter, expected or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain import arrivals
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.pages import at_the_door
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.sections.badge_at_the_door import BadgesAtTheDoor
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.arrival_table import ArrivalTable
from hostdesk.ui.widgets.door_line import DoorLine
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, muted, plain
from hostdesk.ui.widgets.word_button import WordButton
from hostdesk.words import _
from hostdesk.workflows import welcoming

_ROOM_FOR_CHOICES = 27  # em of height: below that the page Print has them alone
_MOST_SEATS = 3  # offered at once; when one is taken the next is offered


def page(settings: Settings) -> Page:
    return WelcomePage(settings)


class WelcomePage(ListPage):
    """One line for everybody at the door, the list below it, a card for what is asked and noted."""

    to_remember = Signal(dict)  # fields of the settings
    paper_requested = Signal(str)  # a document on the page Print

    def __init__(self, settings: Settings | None = None) -> None:
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
        self._lay_badges(settings or Settings())
        self._lay_card_tools()
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
        self.leaves = Button("", "leaves")
        self.badge = Button(_("Badge"), "print_badge")
        self._tools = (self.leaves, self.badge, self.details)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.here)
        words.addWidget(self.not_asked)
        self.column.addLayout(words)
        self.column.addLayout(Flow(*self._tools))
        self.spare.append(self.here)

    def _lay_badges(self, settings: Settings) -> None:
        self.badges = BadgesAtTheDoor(settings)
        self.badges.to_remember.connect(self.to_remember)
        self.badges.sheet_requested.connect(self._on_sheet_requested)
        self.badges.grew.connect(self._show_not_asked)
        self.column.addWidget(self.badges)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+B"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_badge)

    def _lay_card_tools(self) -> None:
        """The same two on the card, above its fields."""
        assert self.form is not None
        self.card_leaves = Button("", "card_leaves")
        self.card_badge = Button(_("Badge"), "card_print_badge")
        self.card_not_asked = WordButton("card_not_asked")
        self.card_not_asked.clicked.connect(self._on_not_asked)
        self.form.column.insertLayout(0, Flow(self.card_leaves, self.card_badge))
        self.form.column.insertWidget(1, self.card_not_asked)
        tools = (self.card_next, self.card_leaves, self.card_badge, self.card_not_asked)
        for before, after in pairwise((*tools, next(iter(self.form.fields.values())))):
            self.setTabOrder(before, after)
        for leaves in (self.leaves, self.card_leaves):
            leaves.setToolTip(_("Goes before the end: a minus before the letters does the same."))
            leaves.clicked.connect(self._on_leaves)
        for badge in (self.badge, self.card_badge):
            badge.setToolTip(_("Prints a name badge for this guest (Ctrl+Shift+B)."))
            badge.clicked.connect(self._on_badge)

    def desk_needed(self, desk: Any) -> None:
        self.badges.use_tasks_of(desk)

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.badges.leave_out_choices(self.height() < _ROOM_FOR_CHOICES * theme.em(self))

    def follow_settings(self, settings: Settings) -> None:
        self.badges.follow_settings(settings)

    # what is shown

    def parts(self, gathering: Gathering) -> Sequence[Guest]:
        return arrivals.at_the_door(gathering.guests)

    def add(self, gathering: Gathering, text: str) -> Change:
        return welcoming.come_in(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self.badges.show_gathering(gathering)
        self.here.setText(at_the_door.counts_said(gathering.guests))
        self._show_not_asked()
        self._find()
        self._show_door()

    def _show_not_asked(self) -> None:
        waiting = arrivals.not_asked(self.gathering.guests) if self.gathering else ()
        self.not_asked.setVisible(bool(waiting) and not self.badges.needs_room)
        self.not_asked.say(at_the_door.not_asked_said(len(waiting)))

    def _find(self) -> None:
        """Narrows the list to those whom the letters fit; who is marked stays so, if among them."""
        letters = self._letters()
        guests = tuple(self.parts(self.gathering)) if self.gathering else ()
        if self._going is not None:
            guests = tuple(guest for guest in guests if guest.is_here)
        self._fits = arrivals.meant(guests, letters) if letters else guests
        everybody = not letters and self._going is None
        self.table.narrow(None if everybody else [guest.id for guest in self._fits])
        if self._fits and letters and self._marked() is None:
            self.table.go_to(self._fits[0].id)

    @property
    def _going(self) -> arrivals.Going | None:
        """Who is meant to leave, if that is what stands in the line."""
        return arrivals.going(self.door.line.text())

    def _letters(self) -> str:
        going = self._going
        return self.door.line.text().strip() if going is None else going.letters

    def _marked(self) -> Guest | None:
        chosen = self.table.chosen()
        return next((guest for guest in self._fits if guest.id == chosen), None)

    def _show_door(self, _chosen: str = "") -> None:
        letters, said = self._letters(), self._door_said()
        self.says.setText(said or at_the_door.keys_said())
        self.says.setForegroundRole(
            QPalette.ColorRole.WindowText if said else QPalette.ColorRole.PlaceholderText
        )
        self.door.line.setAccessibleDescription(said)
        is_somebody_new = bool(letters) and self._going is None
        self.newcomer.setEnabled(is_somebody_new)
        self._show_seats(letters if is_somebody_new and not self._fits else "")
        self._show_who_leaves()

    def _door_said(self) -> str:
        letters, going = self._letters(), self._going
        if going is not None and letters:
            return at_the_door.leave_said(self._fits, self._marked(), going.at)
        if going is not None:
            return _("Who leaves? A few letters of the name.")
        return at_the_door.enter_said(self._fits, self._marked()) if letters else self._last_said()

    def _show_who_leaves(self) -> None:
        guest = self._chosen_guest()
        back = guest is not None and guest.left_at is not None
        for button in (self.leaves, self.card_leaves):
            button.setText(_("Is back") if back else _("Leaves now"))
            button.setAccessibleName(button.text())
            button.setEnabled(guest is not None and guest.arrived)
            button.updateGeometry()

    def _chosen_guest(self) -> Guest | None:
        number = self.rows.row_of(self.table.chosen())
        return None if number < 0 else self.rows.row(number)

    def _last_said(self) -> str:
        guests = self.gathering.guests if self.gathering else ()
        came = next((guest for guest in guests if guest.id == self._last and guest.arrived), None)
        if came is None:
            return ""
        gone = came.left_at is not None
        return at_the_door.gone_said(came) if gone else at_the_door.here_said(came, guests, self._again)

    def _show_seats(self, name: str) -> None:
        seats = self._open_seats() if name else ()
        for number, button in enumerate(self.seats):
            if number < len(seats):
                button.say(at_the_door.seat_said(name, seats[number]))
            button.setVisible(number < len(seats))

    def _open_seats(self) -> tuple[Guest, ...]:
        return arrivals.open_seats(self.gathering.guests if self.gathering else ())

    def card_heading(self, part: Any) -> str:
        return " · ".join(filter(None, (part.name, at_the_door.left_said(part))))

    def _show_card(self) -> None:
        super()._show_card()
        self._show_who_is_next()
        guests = self.gathering.guests if self.gathering else ()
        names = tuple(guest.name for guest in guests if guest.expected and not guest.stranger)
        if self.form is not None and names != self._greeters:
            self._greeters = names
            self.form.offer("greeter", names)

    # who comes

    def _on_letters(self) -> None:
        letters = self._letters()
        if letters or self._going:
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
        if self._going is not None:
            self._on_going()
        elif found is None:
            self._on_newcomer()
        elif found.is_here:
            self._is_here(found.id, again=True)
        elif found.left_at:
            self._is_back(found)
        else:
            self._comes(partial(welcoming.arrive, guest=found), found.id)

    def _on_newcomer(self) -> None:
        name = self.door.line.text().strip()
        if name and self._going is None:
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
            came = guest_id or self.gathering.guests[-1].id
            self._is_here(came)
            self.badges.came(self.gathering.guest(came))

    def _is_here(self, guest_id: str, again: bool = False) -> None:
        self.door.take()
        self._say_last(guest_id, again)

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        guest = self.part(part_id)
        if field != "is_here":
            super()._on_edited(part_id, field, value)
        elif value and guest.left_at:
            self._is_back(guest)
        elif self.ask(partial(welcoming.arrive, guest=guest, here=bool(value))):
            self._last, self._again = part_id, False
            self._show_door()
            if value:
                self.badges.came(self.part(part_id))

    # who goes, and comes back

    def _on_going(self) -> None:
        going, guest = self._going, self._marked()
        if going is not None and going.letters and guest is not None and self._leaves(guest, going.at):
            self.door.take()
            self._say_last(guest.id)

    def _leaves(self, guest: Guest, at: time | None = None) -> bool:
        return self.ask(partial(welcoming.leave, guest=guest, now=datetime.now(), at=at))

    def _is_back(self, guest: Guest) -> None:
        if self.ask(partial(welcoming.come_back, guest=guest)):
            self._is_here(guest.id)

    def _on_leaves(self) -> None:
        guest = self._chosen_guest()
        if guest is not None and guest.left_at:
            self._is_back(guest)
        elif guest is not None and self._leaves(guest):
            self._say_last(guest.id)

    def _say_last(self, guest_id: str, again: bool = False) -> None:
        """What was done about this guest, where one looks, and to who listens."""
        self._last, self._again = guest_id, again
        self.table.go_to(guest_id)
        self._show_door()
        speak(self.door.line, self.says.text())

    # badges

    def _on_badge(self) -> None:
        if guest := self._chosen_guest():
            self.badges.print_badge(guest)

    def _on_sheet_requested(self) -> None:
        self.paper_requested.emit("badges")

    # the card

    def _on_card_from_line(self) -> None:
        self.open_card(self.table.chosen())
        self._from_line = self.card_is_open

    def _on_not_asked(self) -> None:
        """The card of the next who has not been asked, at the question."""
        if waiting := self._still_to_ask():
            self.open_card(waiting[0].id, "may_keep")
            self.reveal("arrival_may_keep")

    def _still_to_ask(self) -> tuple[Guest, ...]:
        """Who has not been asked; on a card without its guest, those below in the list first."""
        waiting = arrivals.not_asked(self.gathering.guests) if self.gathering else ()
        if not self.card_is_open:
            return waiting
        at = self.rows.row_of(self.table.chosen())
        below = tuple(guest for guest in waiting if self.rows.row_of(guest.id) > at)
        return below + tuple(guest for guest in waiting if self.rows.row_of(guest.id) < at)

    def _show_who_is_next(self) -> None:
        waiting = self._still_to_ask()
        self.card_not_asked.setVisible(bool(waiting))
        if waiting:
            said = _("Next to ask about keeping their words: {name}")
            self.card_not_asked.say(said.format(name=waiting[0].name))

    def open_card(self, part_id: str, field: str = "") -> None:
        super().open_card(part_id, field)
        if self.card_is_open:
            self._show_who_is_next()

    def close_card(self) -> None:
        super().close_card()
        if self._from_line:
            self._from_line = False
            self.door.line.setFocus(Qt.FocusReason.TabFocusReason)
