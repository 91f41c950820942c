"""Series: gatherings that belong together, who was there, where the dots lay, which steps are done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.series import Series
from hostdesk.domain.series_story import Meeting, SeriesStory, story
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import RowsModel
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.pages.series_parts import MeetingsTable, Told, columns
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, Card, labelled, muted
from hostdesk.words import _
from hostdesk.workflows import series as verbs


def page(_settings: Settings) -> Page:
    return SeriesPage()


class SeriesPage(Page):
    """With a series: its story. Without one: what a series is for, and how to begin it."""

    follow_up_requested = Signal()
    another_requested = Signal()
    export_requested = Signal()
    dates_requested = Signal()
    open_requested = Signal(str)  # the id of a session

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("series")
        self._desk: Any = None
        self._story: SeriesStory | None = None
        # asks once what was done is on its way to the library, so that the answer knows of it
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._look)
        sheet = Sheet(
            _("Series"), _("Gatherings that belong together, and what has moved between them."), "series"
        )
        for part in (
            self._teaching(),
            self._head(),
            self._buttons(),
            self._meetings(),
            self._body(),
            self._other(),
        ):
            sheet.column.addWidget(part)
        sheet.column.addStretch(1)
        self.column = sheet.column
        laid_out(self, sheet)

    def desk_needed(self, desk: Any) -> None:
        """The other sessions of the series lie in its library."""
        self._desk = desk

    @property
    def first_field(self) -> QWidget:
        in_series = self.gathering is not None and self.gathering.series is not None
        return self.title if in_series else self.begin

    # layout

    def _teaching(self) -> QWidget:
        self.teaching = muted(
            _(
                "A series holds gatherings that belong together, like six evenings of one group or three "
                "days of two teams; then this page shows who came, where the marks lay each time, and what "
                "became of the steps."
            ),
            "series_teaching",
        )
        return self.teaching

    def _head(self) -> QWidget:
        self.head = QWidget()
        self.head.setObjectName("series_head")
        self.title = LineField("series_name")
        self.title.rested.connect(self._on_title)
        self.purpose = PassageField("series_what_for", lines=2)
        self.purpose.rested.connect(self._on_purpose)
        column = QVBoxLayout(self.head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(labelled(_("Title of the series"), Box(self.title)))
        hint = _("What are these gatherings for, taken together?")
        column.addWidget(labelled(_("Purpose of the series"), Box(self.purpose), hint))
        return self.head

    def _buttons(self) -> QWidget:
        self.begin = Button(_("Begin a series from this session"), "series_begin", primary=True)
        self.follow_up = Button(_("Follow-up session"), "series_follow_up")
        self.another = Button(_("Another session in this series"), "series_another")
        self.leave = Button(_("Take this session out"), "series_leave")
        self.export = Button(_("Save the series…"), "series_export")
        self.dates = Button(_("Dates for a calendar…"), "series_dates")
        self.begin.clicked.connect(self._on_begin)
        self.follow_up.clicked.connect(self.follow_up_requested)
        self.another.clicked.connect(self.another_requested)
        self.leave.clicked.connect(self._on_leave)
        self.export.clicked.connect(self.export_requested)
        self.dates.clicked.connect(self.dates_requested)
        return _in_a_row(self.begin, self.follow_up, self.another, self.export, self.dates, self.leave)

    def _meetings(self) -> QWidget:
        self.meetings = RowsModel(columns(self._is_here), _("Gatherings"))
        self.meetings.setParent(self)
        self.table = MeetingsTable(self.meetings, "series_meetings", _("Gatherings of the series"))
        self.table.activated.connect(self._on_activated)
        self.card = Card("series_meetings_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        return self.card

    def _body(self) -> QWidget:
        self.body: QWidget = QWidget()
        return self.body

    def _other(self) -> QWidget:
        """For a session that belongs somewhere else."""
        self.others = ChoiceBox([(None, _("No other series yet"))])
        self.others.setObjectName("series_others")
        self.others.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.put_there = Button(_("Put it there"), "series_join")
        self.put_there.clicked.connect(self._on_join)
        both = _in_a_row(self.others, self.put_there)
        self.other = labelled(_("Put this session into another series"), both, field=self.others)
        self.other.hide()
        return self.other

    # what is shown

    def refresh(self, gathering: Gathering) -> None:
        series = gathering.series
        for widget in (self.head, self.another, self.export, self.dates, self.leave, self.card, self.body):
            widget.setVisible(series is not None)
        for widget in (self.teaching, self.begin):
            widget.setVisible(series is None)
        self.title.show_text(series.title if series else "")
        self.purpose.show_text(series.purpose if series else "")
        if self._desk is None:  # no library: what is here is all there is
            self._show_story(story([gathering]))
        else:
            self._rest.start()

    def _look(self) -> None:
        """Asks the library for the whole series."""
        if self.gathering is None:
            return
        series_id = self.gathering.session.series_id
        self._desk.ask(verbs.all_series, self._on_all_series)
        if series_id is not None:
            question = partial(verbs.told, series_id=series_id)
            self._desk.ask(question, partial(self._on_told, series_id))

    def _on_told(self, series_id: str, found: SeriesStory) -> None:
        if self.gathering is not None and self.gathering.session.series_id == series_id:
            self._show_story(found)

    def _show_story(self, found: SeriesStory) -> None:
        if found == self._story:
            self.table.viewport().update()  # another session may be the open one
            return
        self._story = found
        self.table.show_rows(found.meetings)
        before = self.body
        self.body = Told(found)
        self.column.replaceWidget(before, self.body)
        before.deleteLater()
        self.body.setVisible(self.gathering is not None and self.gathering.series is not None)

    def _on_all_series(self, known: Sequence[Series]) -> None:
        here = self.gathering.session.series_id if self.gathering else None
        others = [(one, one.title) for one in known if one.id != here]
        self.other.setVisible(bool(others))
        if others:
            self.others.offer(others)

    def _is_here(self, meeting: Meeting) -> bool:
        return self.gathering is not None and self.gathering.session.id == meeting.id

    # what the host wants

    def _on_begin(self) -> None:
        if self.ask(verbs.begin_series):
            self.title.setFocus()

    def _on_leave(self) -> None:
        if self.ask(verbs.leave):
            self.begin.setFocus()

    def _on_join(self) -> None:
        if isinstance(chosen := self.others.value, Series):
            self.ask(partial(verbs.join, series=chosen))

    def _on_title(self, text: str) -> None:
        if text.strip():  # emptied to type another one
            self.ask(partial(verbs.describe_series, title=text))

    def _on_purpose(self, text: str) -> None:
        self.ask(partial(verbs.describe_series, purpose=text))

    def _on_activated(self, index: QModelIndex) -> None:
        meeting = self.meetings.row(index.row())
        if not self._is_here(meeting):
            self.open_requested.emit(meeting.id)


def _in_a_row(*widgets: QWidget) -> QWidget:
    group = QWidget()
    group.setLayout(Flow(*widgets))
    return group
