"""Summary: what the gathering brought, as dots and as people's own words. No average anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.domain.dots import described
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.summary import RoundSummary, ScaleSummary, Summary, summary
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.saying import date_said
from hostdesk.ui.sections.said_for_everyone import add_said, hidden_said
from hostdesk.ui.widgets.guests_view import ends_said
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.ui.widgets.scale_line import ScaleLine, SlopeLines
from hostdesk.words import _, counted


def page(_settings: Settings) -> Page:
    return SummaryPage()


class SummaryPage(Page):
    """Each scale on a card: dots or a slope, who moved, and the words."""

    follow_up_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("summary")
        self._shown: Summary | None = None
        self.sheet = Sheet(_("Summary"), _("Where people placed themselves, and what they said."), "summary")
        self.body = QWidget()
        self.sheet.column.addWidget(self.body)
        self.follow_up = Button(_("Follow-up session"), "summary_follow_up")
        self.follow_up.clicked.connect(self.follow_up_requested)
        self.sheet.column.addLayout(row(self.follow_up, 1))
        self.sheet.column.addStretch(1)
        laid_out(self, self.sheet)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll it
        self.sheet.setAccessibleName(_("Summary"))
        self.first_field = self.sheet

    def refresh(self, gathering: Gathering) -> None:
        found = summary(gathering)
        if found == self._shown:
            return
        self._shown = found
        self.sheet.column.removeWidget(self.body)
        self.body.deleteLater()
        self.body = _body(found)
        self.sheet.column.insertWidget(2, self.body)


def _body(found: Summary) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    if found.present:
        column.addWidget(
            muted(counted("{n} person was here.", "{n} people were here.", found.present), "present")
        )
    if not found.scales and not found.hidden:
        column.addWidget(
            muted(_("No marks yet. They come from Run and capture, and appear here at once."), "no_marks")
        )
    for number, scale in enumerate(found.scales):
        column.addWidget(_scale_card(scale, number))
    if found.hidden:
        column.addWidget(muted(hidden_said(found.hidden), "summary_hidden"))
    if found.withheld:
        column.addWidget(muted(_withheld_said(found.withheld), "summary_withheld"))
    add_said(column, found.said)
    if found.steps:
        column.addWidget(heading(_("Small steps"), "summary_steps", 1.25))
    for number, step in enumerate(found.steps):
        parts = [step.what, step.who, date_said(step.by_when)]
        column.addWidget(_words(" · ".join(part for part in parts if part), f"summary_step_{number}"))
    return body


def _withheld_said(answers: int) -> str:
    return counted(
        "The words of {n} answer are not in it, as whoever gave it asked.",
        "The words of {n} answers are not in it, as those who gave them asked.",
        answers,
    )


def _scale_card(found: ScaleSummary, number: int) -> QWidget:
    card = Card(f"summary_scale_{number}")
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(heading(found.scale.question, f"summary_question_{number}", 1.25))
    if ends := ends_said(found.scale):
        column.addWidget(muted(ends, f"summary_ends_{number}"))
    if found.movement is not None:
        column.addWidget(_slope(found, number))
        column.addWidget(_words(found.movement.said, f"summary_moved_{number}"))
    else:
        for asked in found.rounds:
            column.addWidget(_dots(found, asked, number))
    if any(asked.good_enough for asked in found.rounds):
        told = _("✓ below a number: good enough for somebody. Ten is not the aim.")
        column.addWidget(muted(told, f"summary_ticks_{number}"))
    for asked in found.rounds:
        if asked.skipped:
            skipped = counted("{n} person skipped.", "{n} people skipped.", asked.skipped)
            label = f"{asked.moment.label}: {skipped}"
            column.addWidget(muted(label, f"summary_skipped_{number}_{asked.moment}"))
    _add_words(column, found, number)
    return card


def _add_words(column: QVBoxLayout, found: ScaleSummary, number: int) -> None:
    """Of every round: at the close many say a number only, and what they said before still holds."""
    there, step_up = _("What is already there"), _("One step up looks like")
    several = sum(bool(asked.already_there or asked.one_step_up) for asked in found.rounds) > 1
    for asked in found.rounds:
        when, own = f" · {asked.moment.label}" if several else "", f"{number}_{asked.moment}"
        _add_quotes(column, there + when, asked.already_there, f"there_{own}")
        _add_quotes(column, step_up + when, asked.one_step_up, f"step_up_{own}")


def _slope(found: ScaleSummary, number: int) -> QWidget:
    assert found.movement is not None
    first, last = found.rounds[0], found.rounds[-1]
    lines = SlopeLines(f"summary_slope_{number}")
    spoken = " ".join(
        f"{asked.moment.label}: {described(found.scale, asked.values, asked.good_enough)}"
        for asked in (first, last)
    )
    labels = first.moment.label, last.moment.label
    lines.show_paths(found.scale, found.movement.paths, labels, spoken, last.good_enough)
    return lines


def _dots(found: ScaleSummary, asked: RoundSummary, number: int) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(muted(asked.moment.label, f"summary_round_{number}_{asked.moment}"))
    line = ScaleLine(f"summary_line_{number}_{asked.moment}", levels=5)
    line.show_marks(found.scale, asked.values, good_enough=asked.good_enough)
    column.addWidget(line)
    return group


def _add_quotes(column: QVBoxLayout, title: str, quotes: Sequence[str], name: str) -> None:
    if not quotes:
        return
    column.addSpacing(4)
    head = heading(title, f"summary_{name}", 1.05)
    head.setForegroundRole(QPalette.ColorRole.Link)
    column.addWidget(head)
    for number, quote in enumerate(quotes):
        column.addWidget(_words(f"“{quote}”", f"summary_{name}_{number}"))


def _words(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
