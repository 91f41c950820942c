"""What the page of a series is made of: its gatherings, its people, its scales over time, its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.domain.series_story import Meeting, SeriesStory, SharedScale, TakenStep
from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.saying import date_said, day_said
from hostdesk.ui.widgets.attendance import Attendance
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.guests_view import ends_said
from hostdesk.ui.widgets.over_time import OverTime
from hostdesk.ui.widgets.plain import Card, heading, labelled, muted
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.words import _


class MeetingsTable(RowTable):
    """As high as its rows: the page scrolls, not the table. Enter opens a gathering."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def columns(is_here: Callable[[Meeting], bool]) -> tuple[Column, ...]:
    """A gathering's number, title, date and stage."""

    def here(meeting: Meeting) -> str:
        return _("You are here") if is_here(meeting) else ""

    def when(meeting: Meeting) -> str:
        starts = meeting.starts.isoformat(timespec="minutes") if meeting.starts else ""
        return day_said(starts) or _("No date yet")

    return (
        Column("title", _("Gathering"), Kind.FIXED, 7, second=here, shown=_numbered, strong=True),
        Column("starts", _("When"), Kind.FIXED, 5, shown=when),
        Column("stage", _("Stage"), Kind.FIXED, 3, shown=lambda meeting: meeting.stage.label, pill=True),
    )


def _numbered(meeting: Meeting) -> str:
    return f"{meeting.number} · {meeting.title}"


class Told(QWidget):
    """The story of a series, top to bottom; scales come one by one, so that the window never waits."""

    def __init__(self, found: SeriesStory) -> None:
        super().__init__()
        self.setObjectName("series_story")
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        if found.people:
            _add_people(column, found)
        column.addSpacing(8)
        column.addWidget(heading(_("Scales over time"), "series_scales_title", 1.25))
        if not found.scales:
            column.addWidget(muted(_no_scales(), "series_no_scales"))
        self._next_at = column.count()
        _add_steps(column, found)
        self._names = {person.id: person.name for person in found.people}
        self._to_come = list(found.scales)
        self._number = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        if self._to_come:
            self._turn.start()

    @property
    def is_whole(self) -> bool:
        return not self._to_come

    def _on_turn(self) -> None:
        card = _ScaleCard(self._to_come.pop(0), self._names, self._number)
        self._number += 1
        self.column.insertWidget(self._next_at, card)
        self._next_at += 1
        if self.is_whole:
            self._turn.stop()


def _no_scales() -> str:
    return _(
        "A scale that is asked in the same words at several gatherings shows its dots here, one picture a "
        "gathering."
    )


def _add_people(column: QVBoxLayout, found: SeriesStory) -> None:
    column.addWidget(heading(_("Who was there"), "series_people_title", 1.25))
    column.addWidget(
        muted(
            _("A full dot: was there. An open dot: on the list. The numbers stand for the gatherings above."),
            "series_key",
        )
    )
    picture = Attendance("series_people")
    picture.show_people(found.meetings, found.people)
    card = Card("series_people_card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 8, 16, 8)
    inside.addWidget(picture)
    column.addWidget(card)


class _ScaleCard(Card):
    """One scale: its words, whose dots are shown, and a picture for each gathering."""

    def __init__(self, shared: SharedScale, names: dict[str, str], number: int) -> None:
        super().__init__(f"series_scale_{number}")
        self.pictures = OverTime(shared, f"series_dots_{number}")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(shared.scale.question, f"series_question_{number}", 1.15))
        if ends := ends_said(shared.scale):
            column.addWidget(muted(ends, f"series_ends_{number}"))
        if shared.changed:
            words = _(
                "This question was also asked with other numbers or other words at its ends. Those marks "
                "mean something else, so they are not on these lines."
            )
            column.addWidget(muted(words, f"series_changed_{number}"))
        if shared.people:
            column.addWidget(self._whose(shared, names, number))
        column.addWidget(self.pictures)

    def _whose(self, shared: SharedScale, names: dict[str, str], number: int) -> QWidget:
        people = sorted(shared.people, key=lambda person: names.get(person, "").casefold())
        only = [(person, _("Only {name}").format(name=names.get(person, ""))) for person in people]
        self.whose = ChoiceBox([("", _("Everybody")), *only])
        self.whose.setObjectName(f"series_whose_{number}")
        self.whose.currentIndexChanged.connect(self._on_whose)
        self.whose.setMaximumWidth(22 * theme.em(self))
        return labelled(_("Whose dots"), self.whose)

    def _on_whose(self, _index: int) -> None:
        self.pictures.show_only(self.whose.value)


def _add_steps(column: QVBoxLayout, found: SeriesStory) -> None:
    column.addSpacing(8)
    column.addWidget(heading(_("Steps"), "series_steps_title", 1.25))
    if not found.steps:
        column.addWidget(muted(_("No step has been taken yet."), "series_no_steps"))
    for title, name, done in ((_("Still open"), "open", False), (_("Done"), "done", True)):
        steps = [one for one in found.steps if one.step.done is done]
        if steps:
            column.addWidget(muted(title, f"series_steps_{name}"))
        for number, one in enumerate(steps):
            column.addWidget(_words(_step_said(one), f"series_step_{name}_{number}"))


def _step_said(taken: TakenStep) -> str:
    mark = "✓ " if taken.step.done else "○ "
    where = _("gathering {n}").format(n=taken.meeting.number)
    parts: tuple[Any, ...] = (taken.step.what, taken.step.who, date_said(taken.step.by_when), where)
    return mark + " · ".join(part for part in parts if part)


def _words(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
