"""Run and capture: one screen for the room. The round's grid by keyboard, the dot line beside it, notes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.scale import Naming, Scale, When
from hostdesk.domain.session import Stage
from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.actions import capture_keys
from hostdesk.ui.models.round_rows import NEXT_ANSWER, RoundRow, named_rows, unnamed_rows, values_of
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.drop_down import DropDown
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.now_bar import NowBar
from hostdesk.ui.widgets.plain import AddLine, Button, Card, heading, muted, row
from hostdesk.ui.widgets.round_table import NOW, RoundTable
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.words import _, counted
from hostdesk.workflows import capture, host, welcoming

_HALF = Decimal("0.5")
_CRAMPED = 20  # em


def page(_settings: Settings) -> Page:
    return CapturePage()


class CapturePage(Page):
    """A scale, a moment, and everybody's answer; what is typed is stored before the next key."""

    round_chosen = Signal()  # by the host: another scale or moment

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture")
        self._scale_id = ""
        self._moment = Moment.OPENING
        self._current = ""  # the unnamed answer that is being typed
        self._answered_on_arrival = False  # of the row one is in: changing it now is a correction
        column = QVBoxLayout(self)
        self._column = column
        column.addLayout(self._choosers())
        self.now_bar = NowBar()
        self.now_bar.wanted.connect(self.wanted)
        self.live_requested = self.now_bar.live_requested
        column.addWidget(self.now_bar)
        self.question = heading("", "round_question", 1.45)
        column.addWidget(self.question)
        column.addLayout(self._ends())
        self.line = ScaleLine("round_line", levels=4)
        column.addWidget(self.line)
        column.addWidget(self._behalf())
        column.addWidget(self._grid(), 1)
        self.empty = muted(_("No scale yet. Add one on the page Scales, then ask it here."), "no_scale")
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.empty)
        column.addLayout(self._lines())
        self.hints = muted(_keys_said(), "key_hints")
        column.addWidget(self.hints)
        self.spare += [self.hints]
        QShortcut(QKeySequence("Ctrl+B"), self, self._on_behalf_requested)
        self.first_field: QWidget = self.table

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.now_bar.fold(low)
        self._column.setContentsMargins(32, *((8, 32, 8) if low else (18, 32, 14)))
        self._column.setSpacing(4 if low else 8)
        self.question.setFont(theme.larger(self.question, 1.1 if low else 1.45, bold=True))
        self.line.show_levels(2 if low else 4)
        self._show_head()

    def _show_head(self) -> None:
        """The question and its ends, where there is height for them: the scale one chose says it too."""
        shown = self._scale() is not None and self.height() >= _CRAMPED * theme.em(self)
        for words in (self.question, self.low, self.high):
            words.setVisible(shown)
        self.hints.setVisible(self._scale() is not None and not theme.is_low(self))
        if self._scale() is None:
            self.question.setText(_("Run and capture"))
            self.question.show()

    def _choosers(self) -> Flow:
        self.scale = DropDown()
        self.scale.setObjectName("round_scale")
        self.scale.setAccessibleName(_("Scale"))
        self.scale.setMinimumHeight(32)
        self.scale.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scale.setMinimumContentsLength(12)
        self.scale.activated.connect(self._on_scale)
        self.moments: dict[Moment, Button] = {}
        for moment in Moment:
            button = Button(moment.label, f"round_{moment}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_moment, moment))
            self.moments[moment] = button
        self.close_round = Button(_("Close the round"), "close_round")
        self.close_round.clicked.connect(self._on_close_round)
        self.scale.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return Flow(self.scale, *self.moments.values(), self.close_round)

    def _ends(self) -> QHBoxLayout:
        self.low, self.high = muted("", "round_low"), muted("", "round_high")
        self.high.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        return row(self.low, self.high)

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

    def _lines(self) -> QHBoxLayout:
        self.walk_in = AddLine("walk_in_line", _("Walk-in"), _("Somebody new? Name, Enter"))
        self.walk_in.entered.connect(self._on_walk_in)
        self.note = AddLine("note_line", _("Note"), _("A note for yourself, Enter"))
        self.note.entered.connect(self._on_note)
        self.behalf_button = Button(_("On behalf…"), "on_behalf")
        self.behalf_button.clicked.connect(self._on_behalf_requested)
        self.end = Button(_("End the gathering"), "end_gathering")
        self.end.clicked.connect(self._on_end)
        layout = row(self.behalf_button, self.end)
        layout.insertWidget(0, self.note, 2)
        layout.insertWidget(0, self.walk_in, 1)
        return layout

    # showing

    def refresh(self, gathering: Gathering) -> None:
        self._show_choice(gathering)
        self.end.setVisible(gathering.session.stage is not Stage.HARVEST)
        scale = self._scale()
        choosers = (self.scale, *self.moments.values(), self.close_round)
        for widget in (self.card, self.line, self.behalf_button, *choosers):
            widget.setVisible(scale is not None)
        self.first_field = self.walk_in.line if scale is None else self.table
        self._show_head()
        self.empty.setVisible(scale is None)
        if scale is not None:
            self._show_round(gathering, scale)
        self._show_clock()

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self._scale_id, self._moment = before._scale_id, before._moment
        self._turn_to()
        self._current = before._current
        self.table.go_to(before.table.chosen(), NOW)

    def flush(self) -> None:
        super().flush()
        self.table.flush()

    @property
    def asked(self) -> tuple[str, Moment]:
        """The scale and the moment that are chosen."""
        return self._scale_id, self._moment

    def begin_at(self, asked: tuple[str, Moment]) -> None:
        """The round to show first, where its scale is there."""
        self._scale_id, self._moment = asked

    def _show_choice(self, gathering: Gathering) -> None:
        ids = [scale.id for scale in gathering.scales]
        if self._scale_id not in ids:
            self._scale_id = ids[0] if ids else ""
            self._moment = _planned(self._scale(), _moment_to_ask(gathering))
            self._current = ""
            self.rows.show_rows(())  # what is shown next is another round
        labels = [scale.question for scale in gathering.scales]
        if [self.scale.itemText(number) for number in range(self.scale.count())] != labels:
            self.scale.clear()
            self.scale.addItems(labels)
        if ids:
            self.scale.setCurrentIndex(ids.index(self._scale_id))
        for moment, button in self.moments.items():
            button.setChecked(moment is self._moment)
            button.setEnabled(bool(ids))

    def _show_round(self, gathering: Gathering, scale: Scale) -> None:
        asked = self._asked(gathering)
        fresh = self.rows.rowCount() == 0
        if scale.naming is Naming.UNNAMED:
            rows = unnamed_rows(gathering, asked, self._current)
        else:
            rows = named_rows(gathering, asked)
        self.table.show_rows(rows)
        self.question.setText(scale.question)
        self.low.setText(f"{scale.lowest} = {scale.low_means}" if scale.low_means else "")
        self.high.setText(f"{scale.highest} = {scale.high_means}" if scale.high_means else "")
        self.line.show_marks(scale, values_of(gathering.marks_in(asked.id)) if asked else ())
        closed = asked is not None and asked.closed
        self.close_round.setText(_("Take it up again") if closed else _("Close the round"))
        self.close_round.setAccessibleName(self.close_round.text())
        self.close_round.setEnabled(asked is not None)
        self.close_round.updateGeometry()
        if fresh:
            self._go_to_open_row(scale)

    def _go_to_open_row(self, scale: Scale) -> None:
        if scale.naming is Naming.UNNAMED:
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, NOW))
        else:
            self.table.go_to_first_open()

    def _show_clock(self) -> None:
        if self.gathering is None:
            return
        here = counted("{n} person here", "{n} people here", sum(g.is_here for g in self.gathering.guests))
        scale = self._scale()
        naming = scale.naming.label if scale else ""
        self.now_bar.show_gathering(self.gathering, " · ".join(part for part in (here, naming) if part))

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._on_row()  # coming back is another visit

    # what the host types

    def _scale(self) -> Scale | None:
        scales = self.gathering.scales if self.gathering else ()
        return next((scale for scale in scales if scale.id == self._scale_id), None)

    def _asked(self, gathering: Gathering) -> Round | None:
        return gathering.round_of(self._scale_id, self._moment)

    def _row(self) -> RoundRow | None:
        current = self.table.currentIndex()
        if not current.isValid():
            return None
        found: RoundRow = self.rows.row(current.row())
        return found

    def _answer(self, row_id: str, **fields: Any) -> bool:
        scale = self._scale()
        if scale is None or self.gathering is None:
            return False
        asking = capture.Asking(scale, self._moment)
        if scale.naming is Naming.UNNAMED:
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
        scale = self._scale()
        if scale is not None and scale.naming is Naming.UNNAMED:
            self._current = ""
            if self.gathering is not None:
                self.refresh(self.gathering)
            self._go_to_open_row(scale)
        else:
            self.table.next_row()
            self._on_row()  # in the last row too, this visit is over

    def _on_row(self, _row_id: str = "") -> None:
        found = self._row()
        self._answered_on_arrival = found is not None and found.answered

    def _on_behalf_requested(self) -> None:
        found, scale = self._row(), self._scale()
        if found is None or scale is None:
            self.said.emit(self.empty.text())
            return
        if scale.naming is Naming.UNNAMED:
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

    # the round and the room

    def _on_scale(self, number: int) -> None:
        if self.gathering is not None:
            self._scale_id = self.gathering.scales[number].id
            self._moment = _planned(self._scale(), self._moment)
            self._turn_to()
            self.round_chosen.emit()

    def _on_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._turn_to()
        self.round_chosen.emit()

    def _turn_to(self) -> None:
        """Another round: its rows are new, and one is at the first who has not answered."""
        self._current = ""
        self.rows.show_rows(())
        if self.gathering is not None:
            self.refresh(self.gathering)
        self.table.setFocus()

    def _on_close_round(self) -> None:
        asked = self._asked(self.gathering) if self.gathering else None
        if asked is not None:
            self.ask(partial(capture.close_round, asked=asked, closed=not asked.closed))

    def _on_walk_in(self, name: str) -> None:
        if self.ask(partial(welcoming.walk_in, name=name)):
            self.walk_in.take()

    def _on_note(self, words: str) -> None:
        if self.ask(partial(host.take_note, words=words, now=datetime.now())):
            self.note.take()
            self.said.emit(_("Noted."))

    def _on_end(self) -> None:
        if self.ask(partial(host.end, now=datetime.now().astimezone())):
            self.said.emit(_("The gathering has ended; Summary shows what it brought."))


def _moment_to_ask(gathering: Gathering) -> Moment:
    """Closing once an opening round was closed, else opening."""
    closed = any(r.moment is Moment.OPENING and r.closed for r in gathering.rounds)
    return Moment.CLOSING if closed else Moment.OPENING


def _planned(scale: Scale | None, moment: Moment) -> Moment:
    """The moment at which the scale is meant to be asked, else `moment`; the other stays a click away."""
    when = scale.asked_when if scale else When.BOTH
    return {When.OPENING: Moment.OPENING, When.CLOSING: Moment.CLOSING}.get(when, moment)


def _keys_said() -> str:
    return "  ·  ".join(f"{key.keys} {key.short}" for key in capture_keys() if key.short)


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
