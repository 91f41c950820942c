"""Finds a guest in the grid of a round by letters, also one whose name begins like another's, or with T."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.arrivals import meant
from hostdesk.domain.guest import Guest
from hostdesk.ui.widgets.passing_line import PassingLine
from hostdesk.ui.widgets.plain import muted
from hostdesk.ui.widgets.round_table import NOW, RoundTable
from hostdesk.words import _, counted


class GuestFinder(QWidget):
    """A line above the grid: letters go to who fits best, arrows walk, Enter stays there, Esc goes back."""

    def __init__(self, table: RoundTable) -> None:
        super().__init__()
        self.setObjectName("guest_finder")
        self._table = table
        self._guests: Sequence[Guest] = ()
        self._fits: Sequence[Guest] = ()
        self._from = ""  # the row one was in
        self.line = PassingLine("find_guest", _("Find a guest"), _("A few letters of a name, then Enter"))
        self.line.line.textChanged.connect(self._on_letters)
        self.line.walked.connect(self._on_walked)
        self.line.done.connect(self._on_done)
        self.line.left.connect(self._on_left)
        self.says = muted("", "find_says")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.says)
        self.hide()

    def begin(self, guests: Sequence[Guest], letters: str) -> None:
        """Among these, who are in the grid."""
        self._guests = guests
        self._from = self._table.chosen()
        self.show()
        self.line.come(letters)
        self._on_letters()

    def _on_letters(self) -> None:
        self._fits = sorted(meant(self._guests, self.line.line.text()), key=self._is_answered)
        if self._fits:
            self._table.go_to(self._fits[0].id, NOW)
        self._say()

    def _is_answered(self, guest: Guest) -> bool:
        number = self._table.rows.row_of(guest.id)
        return number >= 0 and bool(self._table.rows.row(number).answered)

    def _on_walked(self, by: int) -> None:
        ids = [guest.id for guest in self._fits]
        if self._table.chosen() in ids:
            at = ids.index(self._table.chosen()) + by
            self._table.go_to(ids[max(0, min(len(ids) - 1, at))], NOW)
            self._say()

    def _say(self) -> None:
        said = self._said()
        self.says.setText(said)
        self.line.line.setAccessibleDescription(said)

    def _said(self) -> str:
        """ "Enter: Theo. 2 fit; ↑ and ↓ walk."."""
        if not self.line.line.text().strip():
            return _("Letters find a guest; Esc goes back to where you were.")
        chosen = next((guest for guest in self._fits if guest.id == self._table.chosen()), None)
        if chosen is None:
            return _("Nobody here is called that.")
        said = _("Enter: {name}.").format(name=chosen.name)
        more = counted("{n} fits.", "{n} fit; ↑ and ↓ walk.", len(self._fits))
        return f"{said} {more}" if len(self._fits) > 1 else said

    def _on_done(self, _letters: str) -> None:
        self.leave()
        self._table.scrollTo(self._table.currentIndex())

    def _on_left(self) -> None:
        self._table.go_to(self._from, NOW)
        self._on_done("")

    def leave(self) -> None:
        if self.isVisible():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.line.hide()
