"""The answers of a round, one by one: what is typed into its grid, and who answers on behalf of whom."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal

from hostdesk.domain.asking import asked_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.domain.scale import number_meant
from hostdesk.errors import HostDeskError
from hostdesk.ui.models.round_rows import NEXT_ANSWER, Typing
from hostdesk.ui.sections.round_grid import RoundGrid
from hostdesk.ui.widgets.announcing import announce
from hostdesk.ui.widgets.guest_finder import GuestFinder
from hostdesk.ui.widgets.passing_line import PassingLine
from hostdesk.words import _
from hostdesk.workflows import capture

_HALF = Decimal("0.5")


class RoundAnswers(RoundGrid):
    """Everybody's answer; what is typed is stored before the next key."""

    said = Signal(str)  # a sentence for the host

    def __init__(self) -> None:
        super().__init__("round_answers")
        self._answered_on_arrival = False  # of the row one is in: changing it now is a correction
        self.finder = GuestFinder(self.table)
        self.behalf = PassingLine("spoken_by", _("Who answers on their behalf?"))
        self.behalf.done.connect(self._on_behalf_said)
        self.behalf.left.connect(self._leave_behalf)
        self.column.insertWidget(0, self.finder)
        self.column.insertWidget(1, self.behalf)
        self._hear()

    def _hear(self) -> None:
        self.rows.edited.connect(self._on_words)
        self.table.number_typed.connect(self._on_number)
        self.table.half_typed.connect(self._on_half)
        self.table.skip_typed.connect(self._on_skip)
        self.table.clear_requested.connect(self._on_clear)
        self.table.words_cleared.connect(self._on_words_cleared)
        self.table.editor_closed.connect(self._on_editor_closed)
        self.table.next_requested.connect(self._on_next)
        self.table.row_chosen.connect(self._on_row)
        self.table.find_requested.connect(self._on_find)

    def visit(self) -> None:
        """Coming back is another visit: changing an answer from now on is a correction."""
        self._on_row()

    def begin_anew(self) -> None:
        super().begin_anew()
        self.finder.leave()
        self.behalf.hide()

    # what the host types

    def _answer(self, row_id: str, **fields: Any) -> bool:
        if self._scale is None:
            return False
        asking = capture.Asking(self._scale, self._moment, self._how)
        if self._is_unnamed:
            return self._answer_unnamed(asking, row_id, fields)
        correcting, now = self._answered_on_arrival, datetime.now()
        intent = partial(
            capture.answer, asking=asking, guest_id=row_id, now=now, correcting=correcting, **fields
        )
        done = self.ask(intent)
        self._answered_on_arrival &= not done
        return done

    def _answer_unnamed(self, asking: capture.Asking, row_id: str, fields: dict[str, Any]) -> bool:
        if row_id == NEXT_ANSWER and self._mark(self._current) is None:
            known = {mark.id for mark in self.gathering.marks} if self.gathering else set()
            done = self.ask(partial(self._begin_unnamed, known=known, asking=asking, fields=fields))
        else:
            mark = self._mark_of(row_id)
            done = mark is not None and self.ask(partial(capture.better_unnamed, mark=mark, **fields))
        return done

    def _begin_unnamed(
        self, gathering: Gathering, known: set[str], asking: capture.Asking, fields: dict[str, Any]
    ) -> Any:
        change = capture.answer_unnamed(gathering, asking, datetime.now(), **fields)
        new = [part.id for part in change.after if isinstance(part, Mark) and part.id not in known]
        self._current = new[0]
        return change

    def _mark(self, mark_id: str) -> Mark | None:
        marks = self.gathering.marks if self.gathering else ()
        return next((mark for mark in marks if mark.id == mark_id), None)

    def _mark_of(self, row_id: str) -> Mark | None:
        """The mark that a row shows."""
        if self._is_unnamed:
            return self._mark(self._current if row_id == NEXT_ANSWER else row_id)
        asked = self._asked
        return self.gathering.mark_of(asked.id, row_id) if self.gathering and asked else None

    def _on_number(self, value: Decimal) -> None:
        self._say_arrival(value=value)

    def _on_half(self) -> None:
        found = self._row()
        if found is None or found.mark is None or found.mark.value is None:
            self.said.emit(_("Type the number first, then the point for a half more."))
        else:
            self._say_arrival(value=found.mark.value + _HALF)

    def _on_skip(self) -> None:
        self._say_arrival(skipped=True, value=None)

    def _say_arrival(self, **fields: Any) -> None:
        """An answer for the row one is in; whoever does not see it hears it."""
        found = self._row()
        if found is not None and self._answer(found.id, **fields):
            now = self._row()
            told = _("answered") if self._is_hidden else now.now if now else ""
            announce(self.table, _("{name}: {number}").format(name=found.name, number=told))

    def _on_clear(self) -> None:
        found = self._row()
        if found is not None and found.mark is not None:
            self._current = "" if found.mark.id == self._current else self._current
            self.ask(partial(capture.clear, mark=found.mark))

    def _on_next(self) -> None:
        """This answer is finished."""
        if self._is_unnamed:
            self._current = ""
            self._again()
            self._go_to_open_row()
        else:
            self.table.next_row()
            self._on_row()  # in the last row too, this visit is over

    def _on_row(self, _row_id: str = "") -> None:
        found = self._row()
        self._answered_on_arrival = found is not None and found.answered

    # words

    def _on_words(self, row_id: str, field: str, value: object) -> None:
        if field == "good_enough":
            self._on_content(row_id, str(value))
            return
        if not self._is_hidden:
            self._answer(row_id, **{field: value})
            return
        if self._typing is None or (self._typing.row_id, self._typing.field) != (row_id, field):
            before = getattr(self._mark_of(row_id), field, "")
            self._typing = Typing(row_id, field, before)
        self._typing = self._typing._replace(typed=str(value))
        self._answer(row_id, **{field: self._typing.whole})

    def _on_content(self, row_id: str, typed: str) -> None:
        """The number at which somebody would be content; what is no number is said, and nothing is stored."""
        try:
            self._answer(row_id, good_enough=number_meant(typed))
        except HostDeskError as error:
            self.said.emit(str(error))

    def _on_words_cleared(self, row_id: str, field: str) -> None:
        if field == "good_enough":
            self._answer(row_id, good_enough=None)
        elif getattr(self._mark_of(row_id), field, ""):
            self._answer(row_id, **{field: ""})

    def _on_editor_closed(self) -> None:
        """What was typed into a silent round is seen no longer."""
        if self._typing is not None:
            self._typing = None
            self._again()

    # who

    def _on_find(self, letters: str) -> None:
        if self._is_unnamed:
            self.said.emit(_("Unnamed answers name nobody, so there is nobody to find."))
        elif self.gathering is not None:
            asked = asked_in(self.gathering, self._asked, self._how.asked_of)
            names = {self.rows.row(number).name for number in range(self.rows.rowCount())}
            self.finder.begin([guest for guest in asked if guest.name in names], letters)

    def ask_who_speaks(self) -> None:
        found = self._row()
        if found is None:
            return
        if self._is_unnamed:
            self.said.emit(_("Unnamed answers name nobody, so nobody answers on another's behalf."))
            return
        words = _("Who answers for {name}? Empty: they answer themselves").format(name=found.name)
        self.behalf.line.setPlaceholderText(words)
        self.behalf.come(found.mark.spoken_by if found.mark else "")

    def _on_behalf_said(self, speaker: str) -> None:
        if found := self._row():
            self._answer(found.id, spoken_by=speaker)
        self._leave_behalf()

    def _leave_behalf(self) -> None:
        self.behalf.hide()
        self.table.setFocus()
        QTimer.singleShot(0, self.table, self._show_current_row)

    def _show_current_row(self) -> None:
        self.table.scrollTo(self.table.currentIndex())
