"""A list of guests to tick: letters find them, Enter ticks; keys alone are enough, for two hundred too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.arrivals import meant
from hostdesk.domain.guest import Guest
from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.widgets.arrival_table import ArrivalTable
from hostdesk.ui.widgets.passing_line import PassingLine
from hostdesk.ui.widgets.plain import Card, muted
from hostdesk.words import _, counted


@dataclass(frozen=True, slots=True)
class TickRow:
    """One guest, and whether they are ticked."""

    id: str
    name: str
    ticked: bool


class TickWords(NamedTuple):
    """What a tick means."""

    column: str
    counts: Callable[[int], str]  # how many are ticked, as a sentence


class GuestTicks(QWidget):
    """Shows guests and gives back the ids of those who are ticked; nothing is stored here."""

    def __init__(self, name: str, label: str, words: TickWords | None = None) -> None:
        super().__init__()
        self._words = words or TickWords(_("Asked"), _asked)
        self.setObjectName(f"{name}_ticks")
        self._guests: Sequence[Guest] = ()
        self._ticked: set[str] = set()
        self.letters = PassingLine(f"{name}_letters", label, _("A few letters of a name; Enter ticks them"))
        self.letters.line.textChanged.connect(self._on_letters)
        self.letters.done.connect(self._on_enter)
        self.letters.walked.connect(self._on_walked)
        self.letters.left.connect(self.letters.line.clear)
        self.letters.show()
        self.rows = RowsModel(_columns(self._words.column), label)
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_edited)
        self.table = ArrivalTable(self.rows, name, label)
        self.table.setMinimumHeight(9 * theme.em(self))
        card = Card(f"{name}_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.says = muted("", f"{name}_says")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.letters)
        column.addWidget(card, 1)
        column.addWidget(self.says)

    @property
    def ticked(self) -> tuple[str, ...]:
        """In the order of the list."""
        return tuple(guest.id for guest in self._guests if guest.id in self._ticked)

    def show_guests(self, guests: Sequence[Guest], ticked: Sequence[str]) -> None:
        self._guests, self._ticked = tuple(guests), set(ticked)
        self._show()

    def _show(self) -> None:
        rows = [TickRow(guest.id, guest.name, guest.id in self._ticked) for guest in self._guests]
        self.table.show_rows(rows)
        self.table.narrow(self._fits())
        chosen = self._words.counts(len(self.ticked))
        self.says.setText(chosen if self.ticked else _("Nobody is ticked yet."))
        self.letters.line.setAccessibleDescription(self.says.text())

    def _fits(self) -> list[str] | None:
        letters = self.letters.line.text()
        return [guest.id for guest in meant(self._guests, letters)] if letters.strip() else None

    def _on_letters(self) -> None:
        fits = self._fits()
        self.table.narrow(fits)
        if fits:
            self.table.go_to(fits[0])

    def _on_walked(self, by: int) -> None:
        ids = self._fits() or [guest.id for guest in self._guests]
        at = ids.index(self.table.chosen()) + by if self.table.chosen() in ids else 0
        self.table.go_to(ids[max(0, min(len(ids) - 1, at))])

    def _on_enter(self, _letters: str) -> None:
        """Ticks whom the letters mean, or unticks them; the line is free for the next."""
        chosen, fits = self.table.chosen(), self._fits()
        if chosen and (fits is None or chosen in fits):
            self.letters.line.clear()
            self._on_edited(chosen, "ticked", chosen not in self._ticked)

    def _on_edited(self, guest_id: str, _field: str, on: object) -> None:
        self._ticked = self._ticked | {guest_id} if on else self._ticked - {guest_id}
        self._show()


def _asked(ticked: int) -> str:
    return counted("{n} guest is asked.", "{n} guests are asked.", ticked)


def _columns(ticked: str) -> tuple[Column, ...]:
    return (
        Column("ticked", ticked, Kind.CHECK, 1),
        Column("name", _("Guest"), Kind.FIXED, 8, strong=True),
    )
