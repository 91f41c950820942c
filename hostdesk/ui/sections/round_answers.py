"""The answers of a round, one by one: its grid by keyboard, and who answers on behalf of whom."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment
from hostdesk.domain.scale import Naming, Scale
from hostdesk.ui.models.round_rows import NEXT_ANSWER, RoundRow, named_rows, unnamed_rows
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.plain import AddLine, Card
from hostdesk.ui.widgets.round_table import NOW, RoundTable
from hostdesk.words import _
from hostdesk.workflows import capture

_HALF = Decimal("0.5")


class RoundAnswers(Section):
    """Everybody's answer to one scale at one moment; what is typed is stored before the next key."""

    said = Signal(str)  # a sentence for the host

    def __init__(self) -> None:
        super().__init__("round_answers")
        self._scale: Scale | None = None
        self._moment = Moment.OPENING
        self._current = ""  # the unnamed answer that is being typed
        self._answered_on_arrival = False  # of the row one is in: changing it now is a correction
        self.column.addWidget(self._behalf())
        self.column.addWidget(self._grid(), 1)

    def _behalf(self) -> QWidget:
        """The line that asks who answers for a guest; hidden until Ctrl+B."""
        self.behalf = AddLine("spoken_by", _("Who answers on their behalf?"))
        self.behalf.line.installEventFilter(self)
        self.behalf.line.returnPressed.connect(self._on_behalf_said)
        self.behalf.hide()
        return self.behalf

    def _grid(self) -> QWidget:
        self.rows = RowsModel(_columns(), _("Answers"))
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_words)
        self.table = RoundTable(self.rows, "round_grid", _("Answers"))
        self.table.number_typed.connect(self._on_number)
        self.table.half_typed.connect(self._on_half)
        self.table.skip_typed.connect(self._on_skip)
        self.table.clear_requested.connect(self._on_clear)
        self.table.next_requested.connect(self._on_next)
        self.table.row_chosen.connect(self._on_row)
        self.card = Card("round_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        return self.card

    # showing

    def show_round(self, gathering: Gathering, scale: Scale, moment: Moment) -> None:
        """The answers to the scale at the moment, as they are now."""
        self.gathering, self._scale, self._moment = gathering, scale, moment
        asked = gathering.round_of(scale.id, moment)
        fresh = self.rows.rowCount() == 0
        if scale.naming is Naming.UNNAMED:
            rows = unnamed_rows(gathering, asked, self._current)
        else:
            rows = named_rows(gathering, asked)
        self.table.show_rows(rows)
        if fresh:
            self._go_to_open_row()

    def begin_anew(self) -> None:
        """What is shown next is another round."""
        self._current = ""
        self.rows.show_rows(())

    def take_over(self, before: RoundAnswers) -> None:
        """Goes on at the row where the other one was."""
        self._current = before._current
        self.table.go_to(before.table.chosen(), NOW)

    def visit(self) -> None:
        """Coming back is another visit: changing an answer from now on is a correction."""
        self._on_row()

    def flush(self) -> None:
        self.table.flush()

    def _again(self) -> None:
        if self.gathering is not None and self._scale is not None:
            self.show_round(self.gathering, self._scale, self._moment)

    def _go_to_open_row(self) -> None:
        if self._is_unnamed:
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, NOW))
        else:
            self.table.go_to_first_open()

    @property
    def _is_unnamed(self) -> bool:
        return self._scale is not None and self._scale.naming is Naming.UNNAMED

    # what the host types

    def _row(self) -> RoundRow | None:
        current = self.table.currentIndex()
        if not current.isValid():
            return None
        found: RoundRow = self.rows.row(current.row())
        return found

    def _answer(self, row_id: str, **fields: Any) -> bool:
        if self._scale is None:
            return False
        asking = capture.Asking(self._scale, self._moment)
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
            mark = self._mark(self._current if row_id == NEXT_ANSWER else row_id)
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

    def _on_number(self, value: Decimal) -> None:
        if found := self._row():
            self._answer(found.id, value=value)

    def _on_half(self) -> None:
        found = self._row()
        if found is None or found.mark is None or found.mark.value is None:
            self.said.emit(_("Type the number first, then the point for a half more."))
        else:
            self._answer(found.id, value=found.mark.value + _HALF)

    def _on_skip(self) -> None:
        if found := self._row():
            self._answer(found.id, skipped=True, value=None)

    def _on_words(self, row_id: str, field: str, value: object) -> None:
        self._answer(row_id, **{field: value})

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

    def ask_who_speaks(self) -> None:
        found = self._row()
        if found is None:
            return
        if self._is_unnamed:
            self.said.emit(_("Unnamed answers name nobody, so nobody answers on another's behalf."))
            return
        self.behalf.line.setPlaceholderText(
            _("Who answers for {name}? Empty: they answer themselves").format(name=found.name)
        )
        self.behalf.line.setText(found.mark.spoken_by if found.mark else "")
        self.behalf.show()
        self.behalf.line.setFocus()

    def _on_behalf_said(self) -> None:
        if found := self._row():
            self._answer(found.id, spoken_by=self.behalf.line.text())
        self._leave_behalf()

    def _leave_behalf(self) -> None:
        self.behalf.hide()
        self.table.setFocus()
        QTimer.singleShot(0, self.table, self._show_current_row)

    def _show_current_row(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the line that asks who answers."""
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.behalf.line and escaped and event.type() is QEvent.Type.KeyPress:
            self._leave_behalf()
            return True
        return super().eventFilter(watched, event)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Guest"), Kind.FIXED, 5, least=6, second=_under_name, strong=True),
        Column("now", _("Now"), Kind.FIXED, 3, hint="–", second=_under_number, large=True),
        Column("already_there", _("What is already there"), stretch=7, hint="…"),
        Column("one_step_up", _("One step up looks like"), stretch=7, hint="…"),
    )


def _under_name(found: RoundRow) -> str:
    return found.second


def _under_number(found: RoundRow) -> str:
    return found.before
