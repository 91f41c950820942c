"""Run and capture: one screen for the room. The round's grid by keyboard, the dot line beside it, notes."""

from __future__ import annotations

import math
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.running_order import TimedBlock
from hostdesk.domain.scale import Scale, When
from hostdesk.domain.session import Stage
from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.actions import capture_keys
from hostdesk.ui.models.round_rows import values_of
from hostdesk.ui.pages.page import Page
from hostdesk.ui.saying import clock_said, date_said
from hostdesk.ui.sections.round_answers import RoundAnswers
from hostdesk.ui.sections.round_bar import RoundBar
from hostdesk.ui.widgets.plain import AddLine, Button, heading, muted, row
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.words import _, counted
from hostdesk.workflows import host, welcoming

_MINUTE = 60_000
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
        column = QVBoxLayout(self)
        self._column = column
        column.addWidget(self._bar())
        self.clock_line = muted("", "now_and_next")
        column.addWidget(self.clock_line)
        self.question = heading("", "round_question", 1.45)
        column.addWidget(self.question)
        column.addLayout(self._ends())
        self.line = ScaleLine("round_line", levels=4)
        column.addWidget(self.line)
        column.addWidget(self._answers(), 1)
        self.empty = muted(_("No scale yet. Add one on the page Scales, then ask it here."), "no_scale")
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.empty)
        column.addLayout(self._lines())
        self.hints = muted(_keys_said(), "key_hints")
        column.addWidget(self.hints)
        self.spare += [self.hints, self.clock_line]
        QShortcut(QKeySequence("Ctrl+B"), self, self._on_behalf_requested)
        self._minute = QTimer(self, interval=_MINUTE // 2)
        self._minute.timeout.connect(self._show_clock)
        self.first_field: QWidget = self.table

    def fit(self, low: bool) -> None:
        super().fit(low)
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

    def _bar(self) -> QWidget:
        self.bar = RoundBar()
        self.bar.wanted.connect(self.wanted)
        self.bar.scale_chosen.connect(self._on_scale)
        self.bar.moment_chosen.connect(self._on_moment)
        self.scale, self.moments = self.bar.scale, self.bar.moments
        self.close_round = self.bar.close_round
        return self.bar

    def _ends(self) -> QHBoxLayout:
        self.low, self.high = muted("", "round_low"), muted("", "round_high")
        self.high.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        return row(self.low, self.high)

    def _answers(self) -> QWidget:
        self.answers = RoundAnswers()
        self.answers.wanted.connect(self.wanted)
        self.answers.said.connect(self.said)
        self.rows, self.table = self.answers.rows, self.answers.table
        self.behalf = self.answers.behalf
        return self.answers

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
        self._choose(gathering)
        self.end.setVisible(gathering.session.stage is not Stage.HARVEST)
        scale = self._scale()
        self.bar.show_choice(gathering, scale, self._moment)
        for widget in (self.answers, self.line, self.behalf_button):
            widget.setVisible(scale is not None)
        self.first_field = self.walk_in.line if scale is None else self.table
        self._show_head()
        self.empty.setVisible(scale is None)
        if scale is not None:
            self._show_round(gathering, scale)
        self._show_clock()

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self._scale_id, self._moment = before.asked
        self._turn_to()
        self.answers.take_over(before.answers)

    def flush(self) -> None:
        super().flush()
        self.answers.flush()

    @property
    def asked(self) -> tuple[str, Moment]:
        """The scale and the moment that are chosen."""
        return self._scale_id, self._moment

    def begin_at(self, asked: tuple[str, Moment]) -> None:
        """The round to show first, where its scale is there."""
        self._scale_id, self._moment = asked

    def _choose(self, gathering: Gathering) -> None:
        """Another session, or a scale that is gone: the first one, when it is meant to be asked."""
        ids = [scale.id for scale in gathering.scales]
        if self._scale_id not in ids:
            self._scale_id = ids[0] if ids else ""
            self._moment = _planned(self._scale(), _moment_to_ask(gathering))
            self.answers.begin_anew()

    def _show_round(self, gathering: Gathering, scale: Scale) -> None:
        asked = gathering.round_of(scale.id, self._moment)
        self.bar.show_round(asked)
        self.question.setText(scale.question)
        self.low.setText(f"{scale.lowest} = {scale.low_means}" if scale.low_means else "")
        self.high.setText(f"{scale.highest} = {scale.high_means}" if scale.high_means else "")
        self.line.show_marks(scale, values_of(gathering.marks_in(asked.id)) if asked else ())
        self.answers.show_round(gathering, scale, self._moment)

    def _show_clock(self) -> None:
        if self.gathering is None:
            return
        said = now_and_next(self.gathering.timed_blocks(), datetime.now())
        here = counted("{n} person here", "{n} people here", sum(g.arrived for g in self.gathering.guests))
        scale = self._scale()
        naming = scale.naming.label if scale else ""
        self.clock_line.setText(" · ".join(part for part in (said, here, naming) if part))

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._minute.start()
        self.answers.visit()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # the round and the room

    def _scale(self) -> Scale | None:
        scales = self.gathering.scales if self.gathering else ()
        return next((scale for scale in scales if scale.id == self._scale_id), None)

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
        self.answers.begin_anew()
        if self.gathering is not None:
            self.refresh(self.gathering)
        self.table.setFocus()

    def _on_behalf_requested(self) -> None:
        if self._scale() is None:
            self.said.emit(self.empty.text())
        else:
            self.answers.ask_who_speaks()

    def _on_walk_in(self, name: str) -> None:
        if self.ask(partial(welcoming.walk_in, name=name)):
            self.walk_in.take()

    def _on_note(self, words: str) -> None:
        if self.ask(partial(host.take_note, words=words, now=datetime.now())):
            self.note.take()
            self.said.emit(_("Noted."))

    def _on_end(self) -> None:
        if self.ask(host.end):
            self.said.emit(_("The gathering has ended; Summary shows what it brought."))


def now_and_next(blocks: tuple[TimedBlock, ...], now: datetime) -> str:
    """ "Now: Soup, 12 minutes left. Next: Best hopes, 18:50." "" when nothing is planned for now."""
    said = []
    here = [block for block in blocks if block.starts and block.ends and block.starts <= now < block.ends]
    if here and (ends := here[-1].ends):  # where a pin cuts into a block, it is the pinned one's time
        minutes = counted("{n} minute left", "{n} minutes left", math.ceil((ends - now).total_seconds() / 60))
        said.append(_("Now: {title}, {minutes}").format(title=here[-1].block.title, minutes=minutes))
    following = next((b for b in blocks if b.starts and b.starts > now), None)
    if following is not None and (said or following is not blocks[0]):
        later = following.block.day > 1 and following.starts and following.starts.date() != now.date()
        day = f"{date_said(following.starts)}, " if later else ""
        clock = f"{day}{clock_said(following.starts)}"
        said.append(_("Next: {title}, {clock}").format(title=following.block.title, clock=clock))
    return " · ".join(said)


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
