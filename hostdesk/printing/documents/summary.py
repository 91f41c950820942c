"""The summary: for everyone who was there, where the marks lie, what people said and what happens next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.said import ForEveryone, Told
from hostdesk.domain.scale import Scale
from hostdesk.domain.summary import RoundSummary, ScaleSummary
from hostdesk.domain.text import number_word
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.once import print_once
from hostdesk.printing.documents.shared import (
    Occasion,
    OverSeries,
    closing,
    ends,
    over_series,
    purpose,
    ticks_told,
    top,
)
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.scale_line import DotLine, Slope
from hostdesk.printing.writing_room import room_to_write
from hostdesk.words import _, counted


@dataclass(frozen=True, slots=True)
class NextStep:
    what: str
    who: str = ""
    by_when: str = ""
    first_sign: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class SummaryPaper:
    occasion: Occasion
    purpose: str = ""  # in one paragraph
    present: int = 0
    scales: tuple[ScaleSummary, ...] = ()
    steps: tuple[NextStep, ...] = ()
    said: ForEveryone = field(default_factory=ForEveryone)
    hidden: int = 0  # rounds that wait to be revealed
    over_time: tuple[OverSeries, ...] = ()  # for each of the scales, () where it was not asked before

    def before(self, place: int) -> OverSeries:
        """From one gathering to the next on the scale at this place."""
        return self.over_time[place] if self.over_time else ()


def story(content: SummaryPaper, paper: Paper) -> list[Flowable]:
    harvest = [
        *(part for at, scale in enumerate(content.scales) for part in _scale(scale, content.before(at))),
        *_hidden(content.hidden),
        *_said_by_people(content.said),
        *_offers_and_needs(content.said, paper.text_width),
        *_decided(content.said),
        *_parked(content.said),
        *_steps(content.steps, paper.text_width),
    ]
    return [
        *top(content.occasion),
        flow.title(_("What we said, and what happens next")),
        *purpose(content.purpose),
        *([flow.body(_were_there(content.present))] if content.present else []),
        *(harvest or room_to_write(_("What do you want to keep?"))),
        *closing(content.occasion),
    ]


def printed(content: SummaryPaper, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    told = story(content, paper)
    foot = _("For everyone who was there")
    return print_once(_("Summary"), content.occasion, told, foot, paper, progress, edition)


def _were_there(present: int) -> str:
    if present == 1:
        return _("There was one of us.")
    return _("There were {number} of us.").format(number=number_word(present))


def _scale(summary: ScaleSummary, before: OverSeries) -> list[Flowable]:
    scale = summary.scale
    kept = [
        flow.heading(scale.question or scale.kind.label),
        *_charts(summary),
        flow.space(8),
        *ends(scale),
        *_movement(summary),
    ]
    told = any(asked.already_there or asked.one_step_up for asked in summary.rounds)
    words = [
        *_words(summary.rounds, _("What is already there"), [r.already_there for r in summary.rounds]),
        *_words(summary.rounds, _("One step up"), [r.one_step_up for r in summary.rounds]),
    ]
    return [KeepTogether(kept), *over_series(summary.scale, before), *(words if told else [])]


def _charts(summary: ScaleSummary) -> list[Flowable]:
    rounds, movement = summary.rounds, summary.movement
    if movement and len(rounds) == 2:
        labels = (_label(rounds[0]), _label(rounds[1]))
        first, last = rounds
        return [
            Slope(summary.scale, first.values, last.values, movement.paths, labels, last.good_enough),
            *ticks_told(last.good_enough),
        ]
    return [part for asked in rounds for part in _chart(summary.scale, asked)]


def _chart(scale: Scale, asked: RoundSummary) -> list[Flowable]:
    line = DotLine(scale, asked.values, _label(asked), good_enough=asked.good_enough)
    return [line, *ticks_told(asked.good_enough)]


def _movement(summary: ScaleSummary) -> list[Flowable]:
    if not summary.movement:
        return []
    dashed = [flow.aside(_("A dashed line is a move down."))] if summary.movement.down else []
    return [flow.body(summary.movement.said), *dashed]


def _label(asked: RoundSummary) -> str:
    parts = [counted("{n} mark", "{n} marks", len(asked.values))]
    if asked.skipped:
        parts.append(counted("{n} skipped", "{n} skipped", asked.skipped))
    return f"{asked.moment.label} · {', '.join(parts)}"


def _words(rounds: Sequence[RoundSummary], head: str, told: Sequence[tuple[str, ...]]) -> list[Flowable]:
    """What people wrote, under the round in which they wrote it where there were two."""
    if not any(told):
        return []
    lines: list[Flowable] = [flow.question(head)]
    for asked, quotes in zip(rounds, told, strict=True):
        if quotes and len(rounds) > 1:
            lines.append(flow.small_heading(asked.moment.label))
        lines += flow.listed(flow.quote(words) for words in quotes)
    return lines


def _hidden(rounds: int) -> list[Flowable]:
    if not rounds:
        return []
    words = counted(
        "{n} round has not been revealed yet; it is not in here.",
        "{n} rounds have not been revealed yet; they are not in here.",
        rounds,
    )
    return [flow.space(6), flow.aside(words)]


def _said_by_people(said: ForEveryone) -> list[Flowable]:
    """Quotes and affirmations, each under its head."""
    lines: list[Flowable] = []
    if said.quotes:
        lines += [flow.heading(_("In our words")), *flow.listed(_quote(told) for told in said.quotes)]
    if said.affirmations:
        seen = [f"{told.by}: {told.words}" if told.by else told.words for told in said.affirmations]
        lines += [flow.heading(_("What we see in each other")), *flow.points(seen)]
    return lines


def _quote(told: Told) -> list[Flowable]:
    said = flow.quote(told.words, by=told.by)
    return [KeepTogether(said)] if told.by else said


def _offers_and_needs(said: ForEveryone, width: float) -> list[Flowable]:
    """Side by side, so that one finds the other."""
    if not (said.offers or said.needs):
        return []
    rows = [list(pair) for pair in zip_longest(map(_met, said.offers), map(_met, said.needs), fillvalue="")]
    head = [_("We can offer"), _("We could do with")]
    return [flow.heading(_("Offers and needs")), tables.table(head, rows, [width / 2, width / 2])]


def _met(told: Told) -> str:
    words = f"{told.by}: {told.words}" if told.by else told.words
    return _("{words} (brought together)").format(words=words) if told.done else words


def _decided(said: ForEveryone) -> list[Flowable]:
    if not said.decided:
        return []
    told = [": ".join(part for part in pair if part) for pair in said.decided]
    return [flow.heading(_("Decided")), *flow.points(told)]


def _parked(said: ForEveryone) -> list[Flowable]:
    if not said.parked:
        return []
    return [flow.heading(_("Parked for another time")), *flow.points(said.parked)]


def _steps(steps: Sequence[NextStep], width: float) -> list[Flowable]:
    if not steps:
        return []
    rows = [[_what(step), step.who, step.by_when, step.first_sign] for step in steps]
    head = [_("Step"), _("Who"), _("By"), _("First sign that someone would notice")]
    widths = [0.34 * width, 0.19 * width, 0.18 * width, 0.29 * width]
    return [flow.heading(_("Small steps")), tables.table(head, rows, widths)]


def _what(step: NextStep) -> str:
    return _("{step} (done)").format(step=step.what) if step.done else step.what
