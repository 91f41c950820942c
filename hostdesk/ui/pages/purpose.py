"""Purpose: what calls people together, and the future they would love to see."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.domain.available import clock_to_offer
from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.sections.goals import GoalsSection
from hostdesk.ui.sections.ladder import LadderSection
from hostdesk.ui.sections.paragraph import ParagraphSection
from hostdesk.ui.sections.section import Section
from hostdesk.ui.sections.title import TitleSection
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.parsed_field import clock_field
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted, row
from hostdesk.ui.widgets.waiting_sign import Waiting
from hostdesk.ui.widgets.when_field import WhenField
from hostdesk.words import _
from hostdesk.workflows import prepare
from hostdesk.workflows.templates import prompts_of


def page(_settings: Settings) -> Page:
    return PurposePage()


def passages() -> tuple[tuple[str, str, str], ...]:
    """The fields of the purpose: (field of the session, label, prompt unless its flow has another)."""
    return (
        ("calling", _("What calls for it"), _("What made you think: we should come together about this?")),
        (
            "preferred_future",
            _("The future we would love to see"),
            _("Suppose it has gone well. It is a year from now: what do people see and do instead?"),
        ),
        (
            "best_hopes",
            _("Best hopes for these hours"),
            _("What would make you and your guests say afterwards: it was good that we came?"),
        ),
        ("already_works", _("What already works"), _("Where does a little of that future happen today?")),
        ("who_would_notice", _("Who would notice"), _("Who outside the room would see a difference first?")),
    )


class PurposePage(Page):
    """Title, time and the purpose in the host's own words; from it one paragraph for every paper."""

    dates_requested = Signal()
    shows_session = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("purpose")
        self.sheet = Sheet(
            _("Purpose"),
            _("Why do you bring these people together, and what would you love to see?"),
            "purpose",
        )
        self.head = TitleSection()
        self.title = self.head.title
        self.sheet.column.addWidget(self.head)
        self.sheet.column.addWidget(labelled(_("When you begin"), self._when(), field=self.starts))
        self.sheet.column.addWidget(self._until())
        self._lay_passages()
        self.goals, self.ladder, self.paragraph = GoalsSection(), LadderSection(), ParagraphSection()
        self.sheet.column.addWidget(self.goals)
        self.sheet.column.addWidget(self.ladder)
        self.sheet.column.addWidget(self.paragraph)
        self.sections: tuple[Section, ...] = (self.head, self.goals, self.ladder, self.paragraph)
        for section in self.sections:
            section.wanted.connect(self.wanted)
        self.sheet.column.addStretch(1)
        laid_out(self, self.sheet)
        self.first_field = self._passages["calling"]

    def _when(self) -> QWidget:
        self.starts = WhenField("starts")
        self.starts.rested.connect(self._on_starts)
        self.no_date = Button(_("No date yet"), "no_date")
        self.no_date.clicked.connect(partial(self._on_starts, None))
        both = QWidget()
        self.dates = Button(_("For a calendar…"), "purpose_dates")
        self.dates.clicked.connect(self.dates_requested)
        both.setLayout(Flow(Box(self.starts), self.no_date, self.dates))
        self.only_offered = muted(_("Nothing is set yet. Enter takes this evening."), "starts_offered")
        self.starts.setAccessibleDescription(self.only_offered.text())
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(both)
        column.addWidget(self.only_offered)
        return holder

    def _until(self) -> QWidget:
        self.until = clock_field("until")
        self.until.chosen.connect(self._on_until)
        self.until.refused.connect(self.said)
        self.until.setPlaceholderText(_("20:30"))
        self.until.setMaximumWidth(self.starts.sizeHint().width())
        holder = QWidget()
        layout = row(Box(self.until), 1)
        layout.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(layout)
        return labelled(
            _("By when each day has to end"),
            holder,
            _("When the caretaker locks up, the bus goes, the children are fetched."),
            field=self.until,
        )

    def _lay_passages(self) -> None:
        self._passages: dict[str, PassageField] = {}
        for name, label, prompt in passages():
            field = PassageField(name)
            field.rested.connect(partial(self._on_passage, name))
            self._passages[name] = field
            self.sheet.column.addWidget(labelled(label, Box(field), prompt))

    def refresh(self, gathering: Gathering) -> None:
        self.starts.show_moment(gathering.session.starts, clock_to_offer(gathering.blocks))
        self._show_whether_set(gathering.session.starts is not None)
        self.until.show_value(gathering.session.until)
        self._show_prompts(gathering.session.flow)
        for name, field in self._passages.items():
            field.show_text(getattr(gathering.session, name))
        for section in self.sections:
            section.show_gathering(gathering)

    def show_waiting(self, waiting: Waiting) -> None:
        super().show_waiting(waiting)
        self.goals.goals.show_waiting(waiting)

    def _show_whether_set(self, is_set: bool) -> None:
        """A moment that is only offered does not look like one that is kept."""
        self.no_date.setEnabled(is_set)
        self.dates.setEnabled(is_set)
        self.only_offered.setVisible(not is_set)
        self.starts.setAccessibleDescription("" if is_set else self.only_offered.text())

    def _show_prompts(self, flow: str) -> None:
        """Asks as the flow asks from which the session was begun."""
        own = asdict(prompts_of(flow))
        for name, _label, usual in passages():
            prompt = own[name] or usual
            hint = self.findChild(QLabel, f"{name}_hint")
            if hint is not None and hint.text() != prompt:
                hint.setText(prompt)
                self._passages[name].setAccessibleDescription(prompt)

    def flush(self) -> None:
        super().flush()
        self.starts.flush()
        for section in self.sections:
            section.flush()

    def _on_starts(self, moment: datetime | None, *_clicked: object) -> None:
        self.ask(partial(prepare.describe, starts=moment))

    def _on_until(self, clock: time | None) -> None:
        self.ask(partial(prepare.describe, until=clock))

    def _on_passage(self, name: str, text: str) -> None:
        fields: dict[str, Any] = {name: text}
        self.ask(partial(prepare.describe, **fields))
