"""Run and capture: one screen for the room. The round's grid by keyboard, the dot line beside it, notes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QMetaMethod, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.asking import USUAL, How, how_held, planned, round_to_ask
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Round
from hostdesk.domain.note import NoteKind
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Stage
from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.round_said import keys_said
from hostdesk.ui.sections.round_answers import RoundAnswers
from hostdesk.ui.sections.round_bar import RoundBar, is_ordered
from hostdesk.ui.sections.round_counts import RoundCounts
from hostdesk.ui.sections.round_head import RoundHead
from hostdesk.ui.widgets.announcing import announce
from hostdesk.ui.widgets.folding_line import FoldingLine
from hostdesk.ui.widgets.now_bar import NowBar
from hostdesk.ui.widgets.plain import AddLine, Button, muted
from hostdesk.words import _, counted
from hostdesk.workflows import host, rounds, welcoming


def page(_settings: Settings) -> Page:
    return CapturePage()


class CapturePage(Page):
    """A scale, a moment, and everybody's answer; what is typed is stored before the next key."""

    round_chosen = Signal()  # by the host: another scale or moment
    reveal_requested = Signal()  # of the round one is at
    pass_requested = Signal()  # the laptop goes round
    saying_requested = Signal(str)  # the value of a NoteKind: the line for what is said

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("capture")
        self._scale_id = ""
        self._moment = Moment.OPENING
        self._order: bool | None = None  # the highest mark first, where the host chose
        self._hidden = ""  # the silent round that was shown last
        column = QVBoxLayout(self)
        self._column = column
        column.addWidget(self._bar())
        self.now_bar = NowBar()
        self.now_bar.wanted.connect(self.wanted)
        self.live_requested = self.now_bar.live_requested
        column.addWidget(self.now_bar)
        self.head = RoundHead()
        self.question, self.line, self.how_words = self.head.question, self.head.line, self.head.how_words
        column.addWidget(self.head)
        column.addWidget(self._answers(), 1)
        column.addWidget(self._counts(), 1)
        self.empty = muted(_("No scale yet. Add one on the page Scales, then ask it here."), "no_scale")
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.empty)
        column.addWidget(self._foot())
        self.hints = muted("", "key_hints")
        column.addWidget(self.hints)
        self.spare += [self.hints]
        self._lay_keys()
        self.first_field: QWidget = self.table

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.now_bar.fold(low)
        self._column.setContentsMargins(32, *((8, 32, 8) if low else (18, 32, 14)))
        self._column.setSpacing(4 if low else 8)
        self.bar.fit(low)
        self.head.fit(low, self.height() / theme.em(self))
        self._show_hints()

    def _show_hints(self) -> None:
        self.hints.setVisible(self._scale() is not None and not theme.is_low(self))

    def _bar(self) -> QWidget:
        self.bar = RoundBar()
        self.bar.wanted.connect(self.wanted)
        self.bar.scale_chosen.connect(self._on_scale)
        self.bar.moment_chosen.connect(self._on_moment)
        self.bar.how_requested.connect(self.ask_how)
        self.bar.reveal_requested.connect(self._on_reveal)
        self.bar.order_chosen.connect(self._on_order)
        self.scale, self.moments = self.bar.scale, self.bar.moments
        self.close_round = self.bar.close_round
        return self.bar

    def _answers(self) -> QWidget:
        self.answers = RoundAnswers()
        self.answers.wanted.connect(self.wanted)
        self.answers.said.connect(self.said)
        self.rows, self.table = self.answers.rows, self.answers.table
        self.behalf = self.answers.behalf
        return self.answers

    def _counts(self) -> QWidget:
        self.counts = RoundCounts()
        self.counts.wanted.connect(self.wanted)
        self.counts.said.connect(self.said)
        return self.counts

    def _foot(self) -> QWidget:
        self.walk_in = AddLine("walk_in_line", _("Walk-in"), _("Somebody new? Name, Enter"))
        self.walk_in.entered.connect(self._on_walk_in)
        self.note = Button(_("Note…"), "note_for_yourself")
        self.note.setAccessibleName(_("Note for yourself"))
        self.note.clicked.connect(self._on_note)
        self.behalf_button = Button(_("On behalf…"), "on_behalf")
        self.behalf_button.clicked.connect(self._on_behalf_requested)
        self.pass_button = Button(_("Pass round…"), "pass_round")
        self.pass_button.setAccessibleName(_("Pass round: each guest answers on this laptop in turn"))
        self.pass_button.clicked.connect(self.pass_requested)
        self.end = Button(_("End the gathering"), "end_gathering")
        self.end.clicked.connect(self._on_end)
        folding = {self.note: "Alt+0", self.behalf_button: "Ctrl+B", self.pass_button: "Ctrl+L", self.end: ""}
        self.foot = FoldingLine("capture_foot", _("What else can be done here"), self.walk_in, folding)
        return self.foot

    def _lay_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+B", self._on_behalf_requested),
            ("Ctrl+Down", self._on_next_scale),
            ("Ctrl+Up", self._on_scale_before),
            ("Ctrl+M", self._on_other_moment),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # showing

    def refresh(self, gathering: Gathering) -> None:
        self._choose(gathering)
        self.foot.show_button(self.end, gathering.session.stage is not Stage.HARVEST)
        scale = self._scale()
        self.bar.show_choice(gathering, scale, self._moment)
        is_counted = self._how().way.is_counted
        self.answers.setVisible(scale is not None and not is_counted)
        for button in (self.behalf_button, self.pass_button):
            self.foot.show_button(button, scale is not None and not is_counted)
        self.counts.setVisible(scale is not None and is_counted)
        self._show_hints()
        self.empty.setVisible(scale is None)
        if scale is not None:
            self._show_round(gathering, scale)
        else:
            self.head.show_nothing()
        self.first_field = self._first()
        self._show_clock()

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self._scale_id, self._moment = before.asked
        self._turn_to()
        self.answers.take_over(before.answers)

    def flush(self) -> None:
        super().flush()
        self.answers.flush()
        self.counts.flush()

    @property
    def asked(self) -> tuple[str, Moment]:
        """The scale and the moment that are chosen."""
        return self._scale_id, self._moment

    def begin_at(self, asked: tuple[str, Moment]) -> None:
        """The round to show first, where its scale is there."""
        self._scale_id, self._moment = asked

    def _choose(self, gathering: Gathering) -> None:
        """Another session, or a scale that is gone: the first one, when it is meant to be asked."""
        if self._scale() is None:
            self._scale_id, self._moment = round_to_ask(gathering)
            self._order = None
            self.answers.begin_anew()

    def _show_round(self, gathering: Gathering, scale: Scale) -> None:
        asked, how = gathering.round_of(scale.id, self._moment), self._how()
        highest_first = asked is not None and is_ordered(asked) and self._is_highest_first(asked)
        self.bar.show_round(asked, highest_first)
        self.head.show_round(gathering, scale, asked, how, highest_first)
        self.hints.setText(keys_said(scale, how))
        if how.way.is_counted:
            self.counts.show_round(gathering, scale, self._moment)
        else:
            self.answers.show_round(gathering, scale, self._moment, highest_first)
        self._notice_reveal(asked, how)

    def _is_highest_first(self, asked: Round) -> bool:
        """As the host chose; else so once a silent round is revealed."""
        return asked.silent if self._order is None else self._order

    def _notice_reveal(self, asked: Round | None, how: How) -> None:
        """All at once: said to whoever does not see it, and one is where the talk begins."""
        before, self._hidden = self._hidden, asked.id if asked is not None and asked.is_hidden else ""
        self.how_words.setAccessibleDescription("")
        if asked is None or asked.id != before or asked.is_hidden:
            return
        self.table.setAccessibleDescription("")  # which answer came last is no longer the news
        announce(self.how_words, _("Revealed. {marks}").format(marks=self.line.accessibleDescription()))
        if not how.way.is_counted:
            self.answers.go_to_first()

    def _show_clock(self) -> None:
        if self.gathering is None:
            return
        here = counted("{n} person here", "{n} people here", sum(g.is_here for g in self.gathering.guests))
        says_so_itself = self._scale() is not None and self._how().way.is_counted
        self.now_bar.show_gathering(self.gathering, "" if says_so_itself else here)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.answers.visit()

    # the round and the room

    def _scale(self) -> Scale | None:
        scales = self.gathering.scales if self.gathering else ()
        return next((scale for scale in scales if scale.id == self._scale_id), None)

    def _how(self) -> How:
        if self.gathering is None:
            return USUAL
        return how_held(self.gathering, self.gathering.round_of(self._scale_id, self._moment))

    def _first(self) -> QWidget:
        if self._scale() is None:
            return self.walk_in.line
        return self.counts.first_field if self._how().way.is_counted else self.table

    def ask_how(self) -> None:
        """How this round is held; what was chosen for the last one is proposed."""
        from hostdesk.ui.round_held import RoundHeld  # seldom wanted

        scale = self._scale()
        if scale is None:
            self.said.emit(self.empty.text())
            return
        self.flush()
        sheet = RoundHeld(self.window(), self, scale, self._moment)
        sheet.accepted.connect(self.go_on)
        sheet.open()

    def _on_reveal(self) -> None:
        """A window that shows the room something does it there too; else the page does it."""
        if self.isSignalConnected(QMetaMethod.fromSignal(self.reveal_requested)):
            self.reveal_requested.emit()
        elif self.gathering is not None and (asked := self.gathering.round_of(*self.asked)) is not None:
            self.ask(partial(rounds.reveal, asked=asked))

    def _on_order(self, highest_first: bool) -> None:
        self._order = highest_first
        if self.gathering is not None:
            self.refresh(self.gathering)
        self.answers.go_to_first()
        self.table.setFocus()

    def _on_scale(self, number: int) -> None:
        if self.gathering is not None:
            self._scale_id = self.gathering.scales[number].id
            self._moment = planned(self.gathering.scales[number], self._moment)
            self._turn_to()
            self.round_chosen.emit()

    def _on_next_scale(self) -> None:
        self._on_scale_by(1)

    def _on_scale_before(self) -> None:
        self._on_scale_by(-1)

    def _on_scale_by(self, by: int) -> None:
        """Round and round: what stands in a cell is said first."""
        scale = self._scale()
        if scale is not None and self.gathering is not None:
            self.flush()
            scales = self.gathering.scales
            self._on_scale((scales.index(scale) + by) % len(scales))
            self._say_round()

    def _on_other_moment(self) -> None:
        self.flush()
        self._on_moment(Moment.CLOSING if self._moment is Moment.OPENING else Moment.OPENING)
        self._say_round()

    def _say_round(self) -> None:
        """Which round it is now, to whoever pressed a key and does not see it."""
        announce(self.question, f"{self._moment.label}: {self.question.text()}")

    def _on_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._turn_to()
        self.round_chosen.emit()

    def _turn_to(self) -> None:
        """Another round: its rows are new, and one is at the first who has not answered."""
        self._order = None
        self.answers.begin_anew()
        if self.gathering is not None:
            self.refresh(self.gathering)
        self.go_on()

    def go_on(self) -> None:
        """The keyboard goes where the next answer is typed."""
        if self._scale() is not None and self._how().way.is_counted:
            self.counts.go_to_first()
        else:
            self.table.setFocus()

    def _on_behalf_requested(self) -> None:
        if self._scale() is None:
            self.said.emit(self.empty.text())
        elif self._how().way.is_counted:
            self.said.emit(_("Heads are counted in this round, so nobody answers on another's behalf."))
        else:
            self.answers.ask_who_speaks()

    def _on_walk_in(self, name: str) -> None:
        if self.ask(partial(welcoming.walk_in, name=name)):
            self.walk_in.take()
            if self._how().asked_of:
                self.said.emit(_("Added. This round is asked of others: “How…” takes them in."))

    def _on_note(self) -> None:
        self.saying_requested.emit(NoteKind.NOTE)

    def _on_end(self) -> None:
        if self.ask(partial(host.end, now=datetime.now().astimezone())):
            self.said.emit(_("The gathering has ended; Summary shows what it brought."))
