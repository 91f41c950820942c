"""Narrows the list of sessions: by time, stage, series, person, and by what was opened lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.session import Stage
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _
from hostdesk.workflows.find import Wanted

_LONGEST = 14  # letters of a series' title in its folded box


class SessionFilters(QWidget):
    """A quiet row of choices; what they leave out is said in words, and one button shows all again."""

    changed = Signal()
    person_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("session_filters")
        self._person = ""
        self.time = _choice("filter_time", _("When"), _times())
        self.stage = _choice("filter_stage", _("Stage"), _stages())
        self.series = _choice("filter_series", _("Series"), (("", _("Any series")),))
        self.series.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.series.setMinimumContentsLength(_LONGEST)
        self.series.hide()
        self.person = Button("", "filter_person")
        self.recent = Button(_("Recently opened"), "filter_recent")
        self.recent.setCheckable(True)
        self.said = muted("", "filter_said")
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_all = Button(_("Show all again"), "filter_show_all")
        self._connect()
        self._lay_out()
        self._tell()

    def _connect(self) -> None:
        for box in (self.time, self.stage, self.series):
            box.activated.connect(self._on_chosen)
        self.recent.clicked.connect(self._on_chosen)
        self.person.clicked.connect(self.person_requested)
        self.show_all.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._choices = QWidget()
        self._choices.setObjectName("filter_choices")
        flow = Flow(self.time, self.stage, self.series, self.person, self.recent, spacing=8)
        self._choices.setLayout(flow)
        column.addWidget(self._choices)
        self._narrowed = QWidget()
        self._narrowed.setObjectName("filter_narrowed")
        self._narrowed.setLayout(Flow(self.said, self.show_all, spacing=8))
        column.addWidget(self._narrowed)

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen."""
        return not self.wanted().is_everything

    def wanted(self, words: str = "", now: str = "", recent: Sequence[str] = ()) -> Wanted:
        """What is chosen, together with the words sought; `recent` says what was opened lately."""
        return Wanted(
            words=words,
            stage=self.stage.value,
            time=self.time.value,
            series=self.series.value,
            person=self._person,
            recent=tuple(recent) if self.recent.isChecked() else None,
            now=now,
        )

    def unfold(self, unfolded: bool) -> None:
        """Shows the choices, or only what they leave out; nothing at all where they leave out nothing."""
        self._choices.setVisible(unfolded)
        if not unfolded and not self.narrows:
            self.hide()

    def show_series(self, series: Sequence[tuple[str, str]]) -> None:
        """The series there are, as (id, title); the one chosen stays while it is there."""
        chosen = self.series.value
        self.series.offer((("", _("Any series")), *series))
        self.series.setVisible(bool(series))
        self._tell()
        if chosen != self.series.value:
            self.changed.emit()

    def choose_person(self, name: str) -> None:
        """Only sessions with a guest of this name."""
        self._person = name
        self._on_chosen()

    def clear(self) -> None:
        """Everything again."""
        if not self.narrows:
            return
        self._person = ""
        self.recent.setChecked(False)
        for box in (self.time, self.stage, self.series):
            box.setCurrentIndex(0)
        self._on_chosen()

    def _on_chosen(self, *_index: object) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        with_whom = _("With {name}").format(name=_short(self._person)) if self._person else _("Any guest…")
        self.person.setText(with_whom)
        self.person.setAccessibleName(_("Guest: {name}").format(name=self._person or _("anybody")))
        self.person.updateGeometry()
        self.said.setText(_("Only: {what}").format(what=" · ".join(self._told())))
        self._narrowed.setVisible(self.narrows)

    def _told(self) -> list[str]:
        told = [box.currentText() for box in (self.time, self.stage) if box.value]
        if self.series.value:
            told.append(_("in the series “{title}”").format(title=self.series.currentText()))
        if self._person:
            told.append(_("with {name}").format(name=self._person))
        return [*told, *([_("recently opened")] if self.recent.isChecked() else [])]


def _choice(name: str, label: str, choices: Sequence[tuple[str, str]]) -> ChoiceBox:
    box = ChoiceBox(choices)
    box.setObjectName(name)
    box.setAccessibleName(label)
    return box


def _times() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("Any time")),
        ("to come", _("To come")),
        ("this month", _("This month")),
        ("past", _("Past")),
        ("undated", _("Without a date")),
    )


def _stages() -> tuple[tuple[str, str], ...]:
    return (("", _("Any stage")), *((stage.value, stage.label) for stage in Stage))


def _short(name: str, most: int = 18) -> str:
    return name if len(name) <= most else f"{name[:most].rstrip()}…"
