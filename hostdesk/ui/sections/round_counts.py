"""A round by show of hands or by a walk on the floor: how many people are at each number."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.dots import along
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale, number_text
from hostdesk.ui.sections.asked_section import AskedSection
from hostdesk.ui.widgets.along_line import AlongLine
from hostdesk.ui.widgets.announcing import announce
from hostdesk.ui.widgets.count_field import CountField
from hostdesk.ui.widgets.plain import muted, plain
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted
from hostdesk.workflows import capture, rounds


class RoundCounts(AskedSection):
    """A field under each number of the line; digits, Enter, the next one. Nobody is written down."""

    said = Signal(str)  # a sentence for the host

    def __init__(self) -> None:
        super().__init__("round_counts")
        self.fields: list[CountField] = []
        self.column.addWidget(self._scrolled(self._inside()), 1)

    def _inside(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("counts_column")
        inner.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the line above runs
        self._along = AlongLine(inner)
        self.total = plain("", "counts_total")
        self.total.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.about = muted(_("How many people are at each number? Nobody is written down."), "counts_about")
        self.about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(12)
        column.addLayout(self._along)
        column.addWidget(self.total)
        column.addWidget(self.about)
        column.addStretch(1)
        return inner

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("counts_area")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_quiet(area)
        area.setWidget(inner)
        return area

    # showing

    def show_round(self, gathering: Gathering, scale: Scale, moment: Moment) -> None:
        """The counts at the numbers of the scale, as they are now."""
        if self._scale is None or _numbers(self._scale) != _numbers(scale):
            self._lay_fields(scale)
        was_hidden = self._is_hidden
        self.gathering, self._scale, self._moment = gathering, scale, moment
        if self._is_hidden and not was_hidden:
            self.about.setAccessibleDescription("")  # it may have told the last count
        people = self._people()
        for field in self.fields:
            field.show_count(people.get(field.value, 0), self._is_hidden)
        self.total.setText("" if self._is_hidden else self._total_said(gathering, sum(people.values())))
        self.total.setVisible(not self._is_hidden)

    def _lay_fields(self, scale: Scale) -> None:
        for field in self.fields:
            self._along.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = [CountField(value) for value in _numbers(scale)]
        for field in self.fields:
            field.counted.connect(self._on_counted)
            field.next_requested.connect(self._on_next)
            self._along.addWidget(field)
        self._along.show_places([along(scale, f.value) for f in self.fields], [_line(f) for f in self.fields])

    def _total_said(self, gathering: Gathering, people: int) -> str:
        """ "23 people counted · 24 people here": told in words, and not compared."""
        here = sum(guest.is_here for guest in gathering.guests)
        total = counted("{n} person counted", "{n} people counted", people)
        return " · ".join((total, counted("{n} person here", "{n} people here", here)))

    @property
    def first_field(self) -> QWidget:
        """Behind the last number that is counted: there a round is taken up again."""
        people = self._people()
        last = max((n for n, field in enumerate(self.fields) if field.value in people), default=-1)
        return self._field(min(last + 1, len(self.fields) - 1))

    def go_to_first(self) -> None:
        self.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def _field(self, number: int) -> QWidget:
        return self.fields[number].line

    def flush(self) -> None:
        for field in self.fields:
            field.line.flush()

    def follow_text_size(self) -> None:
        for field in self.fields:
            field.follow_text_size()

    # what is asked

    def _people(self) -> dict[Decimal, int]:
        asked = self._asked
        return {one.value: one.people for one in asked.counts} if asked is not None else {}

    # what the host types

    def _on_counted(self, value: Decimal, text: str) -> None:
        typed = text.strip()
        if typed and not typed.isdecimal():
            self.said.emit(_("Please type a number of people from 0 to {n}.").format(n=rounds.MOST_PEOPLE))
            return
        people = int(typed or "0")
        if self._scale is None or people == self._people().get(value, 0):
            return
        asking = capture.Asking(self._scale, self._moment, self._how)
        intent = partial(rounds.count, asking=asking, now=datetime.now(), value=value, people=people)
        if self.ask(intent):
            self._say_arrival(value, people)

    def _say_arrival(self, value: Decimal, people: int) -> None:
        said = _("counted") if self._is_hidden else counted("{n} person", "{n} people", people)
        announce(self.about, _("{people} at {number}").format(people=said, number=number_text(value)))

    def _on_next(self, value: Decimal, by: int) -> None:
        values = [field.value for field in self.fields]
        number = max(0, min(len(values) - 1, values.index(value) + by))
        self._field(number).setFocus(Qt.FocusReason.TabFocusReason)


def _line(field: CountField) -> int:
    """Where there is no room for all in one line: whole numbers in the first, halves between them below."""
    return 0 if field.value % 1 == 0 else 1


def _numbers(scale: Scale) -> list[Decimal]:
    """Every number that can be marked on it, ascending."""
    steps = range(2 * scale.lowest, 2 * scale.highest + 1)
    return [Decimal(step) / 2 for step in steps if scale.halves or step % 2 == 0]
