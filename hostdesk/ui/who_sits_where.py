"""Who sits where: tables or pairs proposed, looked at, and given to everybody in one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.guest import Guest
from hostdesk.domain.seating import at_tables, proposed
from hostdesk.ui import theme
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.even_cards import EvenCards
from hostdesk.ui.widgets.lines_card import LinesCard
from hostdesk.ui.widgets.plain import Button, heading, labelled, muted, row
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _
from hostdesk.workflows import inviting

_USUAL = 4  # at a table


class WhoSitsWhere(QDialog):
    """Choose how large, look, take it over; seats that were written by hand are replaced, or kept."""

    def __init__(self, parent: QWidget, page: Page) -> None:
        super().__init__(parent)
        self.setObjectName("seating_dialog")
        self.setWindowTitle(_("Who sits where"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._page = page
        self._earlier: Sequence[Mapping[str, str]] = ()
        self._seats: dict[str, str] = {}
        self._built = QTimer(self, singleShot=True, interval=0)
        self._built.timeout.connect(self._propose)
        self._lay_out()
        self._built.start()
        em = theme.em(self)
        self.resize(min(em * 44, parent.width() - 48), min(em * 34, parent.height() - 48))

    def _lay_out(self) -> None:
        self.size_choice = ChoiceBox(sizes())
        self.size_choice.setObjectName("table_size")
        self.size_choice.show_value(_USUAL)
        self.size_choice.currentIndexChanged.connect(self._propose)
        self.keep = CheckBox(_("Keep the seats that are written already"), "keep_seats")
        self.keep.toggled.connect(self._propose)
        self.tables = QScrollArea()
        self.tables.setObjectName("seating_tables")
        self.tables.setAccessibleName(_("Who would sit together"))
        self.tables.setWidgetResizable(True)
        self.tables.setFrameShape(QFrame.Shape.NoFrame)
        make_quiet(self.tables)
        self.take = Button(_("Seat them so"), "take_seats", primary=True)
        self.leave = Button(_("Leave it"), "leave_seats")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._on_take)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading(_("Who sits where"), "seating_title", 1.4))
        words = _(
            "Those who know each other sit apart, strangers sit with their greeter. Change it by hand after."
        )
        column.addWidget(muted(words, "seating_words"))
        column.addWidget(labelled(_("How many together"), self.size_choice))
        column.addWidget(self.keep)
        column.addWidget(self.tables, 1)
        column.addLayout(row(1, self.leave, self.take))

    def heed(self, earlier: Sequence[Mapping[str, str]]) -> None:
        """Who sat together at earlier gatherings of the series (person -> seat): now they sit apart."""
        self._earlier = earlier
        self._propose()

    def _guests(self) -> Sequence[Guest]:
        guests = self._page.gathering.guests if self._page.gathering else ()
        self.keep.setVisible(any(guest.seat and guest.expected for guest in guests))
        return guests

    def _propose(self) -> None:
        guests = self._guests()
        kept = {guest.id: guest.seat for guest in guests if self._is_kept(guest)}
        free = [guest for guest in guests if guest.id not in kept]
        self._seats = proposed(free, self.size_choice.value, self._earlier, set(kept.values()))
        self._show(at_tables(guests, kept | self._seats))
        self.take.setEnabled(bool(self._seats))

    def _is_kept(self, guest: Guest) -> bool:
        return self.keep.isChecked() and guest.expected and bool(guest.seat)

    def _show(self, tables: Mapping[str, Sequence[Guest]]) -> None:
        inner = EvenCards([_table_card(n, seat, sitting) for n, (seat, sitting) in enumerate(tables.items())])
        inner.setObjectName("seating_cards")
        self.tables.setWidget(inner)
        said = (f"{seat}: {', '.join(guest.name for guest in sitting)}" for seat, sitting in tables.items())
        self.tables.setAccessibleDescription(". ".join(said))

    def _on_take(self) -> None:
        if self._page.ask(partial(inviting.seat, seats=self._seats)):
            self._page.said.emit(_("Everybody has a seat. Change one on the card of a guest."))
        self.accept()


def sizes() -> list[tuple[int, str]]:
    tables = [(size, _("Tables of {n}").format(n=size)) for size in range(4, 9)]
    return [(2, _("Pairs")), (3, _("Threes")), *tables]


def _table_card(number: int, seat: str, sitting: Sequence[Guest]) -> LinesCard:
    card = LinesCard(f"seating_table_{number}", seat, [_sits(guest) for guest in sitting])
    card.setAccessibleName(f"{seat}: {', '.join(guest.name for guest in sitting)}")
    return card


def _sits(guest: Guest) -> str:
    if guest.stranger and guest.greeter:
        return _("{name} (with {greeter})").format(name=guest.name, greeter=guest.greeter)
    return f"{guest.name} ({guest.circle})" if guest.circle else guest.name
