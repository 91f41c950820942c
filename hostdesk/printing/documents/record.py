"""The host's record: for the host and the file, how it went and everything that it brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.scale import Scale
from hostdesk.domain.text import number_word
from hostdesk.printing import flowables as flow
from hostdesk.printing import photograph, tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.once import print_once
from hostdesk.printing.documents.shared import (
    Occasion,
    OverSeries,
    ends,
    not_up_for_decision,
    over_series,
    purpose,
    ticks_told,
    top,
)
from hostdesk.printing.documents.summary import NextStep
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.photograph import Photograph
from hostdesk.printing.scale_line import DotLine
from hostdesk.words import _

_ACROSS = 3  # columns of names
_FILL_PAGES = 40  # answers: more than the first pages have room for


@dataclass(frozen=True, slots=True)
class HeldBlock:
    planned: str  # "18:30, 20 minutes"
    title: str
    held: str = ""  # "18:31 to 18:52", "Left out"
    told: str = ""  # "A break", who led it


@dataclass(frozen=True, slots=True)
class HeldDay:
    """The blocks of one day under its heading, "" where there is only one day."""

    heading: str
    blocks: tuple[HeldBlock, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that were written down; whose, when, during what."""

    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class LivedBoundary:
    kind: str
    words: str
    told: tuple[tuple[str, Said], ...] = ()  # "Boundary kept", and how


@dataclass(frozen=True, slots=True)
class Answer:
    """One guest's answer on a scale that is by name."""

    name: str
    number: str  # "4½", "skipped", "–"
    already_there: str = ""
    one_step_up: str = ""
    before: str = ""  # "before: 4"
    came: str = ""  # "On their behalf: Ada"
    content: str = ""  # "✓ Good enough at 7"

    @property
    def is_short(self) -> bool:
        return not (self.already_there or self.one_step_up or self.before or self.came or self.content)


@dataclass(frozen=True, slots=True)
class HeldRound:
    label: str  # "Opening round · 12 marks"
    values: tuple[Decimal, ...]
    how: str = ""  # "In silence, revealed to all at once"
    answers: tuple[Answer, ...] = ()  # by name
    already_there: tuple[str, ...] = ()  # of a scale without names
    one_step_up: tuple[str, ...] = ()
    good_enough: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldScale:
    scale: Scale
    rounds: tuple[HeldRound, ...] = ()
    waiting: tuple[str, ...] = ()  # rounds that are hidden still
    moved: str = ""
    over_time: OverSeries = ()


@dataclass(frozen=True, slots=True)
class MadeDecision:
    what: str
    nearest: str = ""
    outcome: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    occasion: Occasion
    held: str = ""  # "It began at 18:31 and ended at 20:40."
    purpose: str = ""  # in one paragraph
    days: tuple[HeldDay, ...] = ()
    present: tuple[tuple[str, str], ...] = ()  # name, "walked in · left at 20:00"
    boundaries: tuple[LivedBoundary, ...] = ()
    scales: tuple[HeldScale, ...] = ()
    notes: tuple[tuple[str, tuple[Said, ...]], ...] = ()  # by kind
    decisions: tuple[MadeDecision, ...] = ()
    not_here: tuple[str, ...] = ()  # what was not up for decision
    steps: tuple[NextStep, ...] = ()
    photographs: tuple[Photograph, ...] = ()


def story(content: Record, paper: Paper) -> list[Flowable]:
    width = paper.text_width
    told = [
        *_days(content.days, width),
        *_present(content.present, width),
        *_boundaries(content.boundaries),
        *(line for scale in content.scales for line in _scale(scale, width)),
        *_notes(content.notes),
        *_decisions(content.decisions, width),
        *not_up_for_decision(content.not_here),
        *_steps(content.steps, width),
        *_pictures(content.photographs, width),
    ]
    return [
        *top(content.occasion),
        flow.title(_("Record")),
        *([flow.aside(content.held), flow.space(4)] if content.held else []),
        *purpose(content.purpose),
        *(told or [flow.body(_("Nothing of this gathering is written down yet."))]),
    ]


def printed(content: Record, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    told = story(_begun(content) if edition.beginning else content, paper)
    foot = _("For the host and the file")
    return print_once(_("Record"), content.occasion, told, foot, paper, progress, edition)


def _begun(content: Record) -> Record:
    """No more answers than the first pages have room for."""
    scales = tuple(replace(held, rounds=_first(held.rounds)) for held in content.scales)
    return replace(content, scales=scales)


def _first(rounds: Sequence[HeldRound]) -> tuple[HeldRound, ...]:
    return tuple(replace(asked, answers=asked.answers[:_FILL_PAGES]) for asked in rounds)


def _days(days: Sequence[HeldDay], width: float) -> list[Flowable]:
    if not days:
        return []
    return [flow.heading(_("How it went")), *(part for day in days for part in _day(day, width))]


def _day(day: HeldDay, width: float) -> list[Flowable]:
    head = [flow.new_page_unless(120), flow.question(day.heading)] if day.heading else []
    if not any(block.held for block in day.blocks):
        planned = [[block.planned, _title(block)] for block in day.blocks]
        return [*head, tables.table([_("Planned"), _("What")], planned, [0.26 * width, 0.74 * width])]
    rows: list[list[Any]] = [[block.planned, _title(block), block.held] for block in day.blocks]
    columns = [_("Planned"), _("What"), _("As it was")]
    return [*head, tables.table(columns, rows, [0.26 * width, 0.5 * width, 0.24 * width])]


def _title(block: HeldBlock) -> list[Flowable]:
    return [tables.strong_cell(block.title), *([tables.aside_cell(block.told)] if block.told else [])]


def _present(present: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    if not present:
        return []
    said = _("There were {number} of us.").format(number=number_word(len(present)))
    names = [tables.listed_cell(f"{name} ({how})" if how else name) for name, how in present]
    return [
        flow.new_page_unless(90),
        flow.heading(_("Who was there")),
        flow.body(_("There was one of us.") if len(present) == 1 else said),
        tables.side_by_side(names, width, _ACROSS),
    ]


def _boundaries(boundaries: Sequence[LivedBoundary]) -> list[Flowable]:
    if not boundaries:
        return []
    return [
        flow.heading(_("What was held")),
        *(part for boundary in boundaries for part in _boundary(boundary)),
    ]


def _boundary(boundary: LivedBoundary) -> list[Flowable]:
    head = [flow.small_heading(boundary.kind), *flow.passage(boundary.words, flow.body)]
    told = (line for label, said in boundary.told for line in _said(said, label))
    return [*head, *told]


def _said(said: Said, label: str = "") -> list[Flowable]:
    """A point, and under it whose words they are."""
    first, *others = said.words.splitlines() or [""]
    lines = [flow.point(f"{label}: {first}" if label else first)]
    lines += [flow.indented_aside(line) for line in others if line.strip()]
    about = [tables.at_the_start(flow.indented_aside(said.about))] if said.about else []
    return [*lines[:-1], KeepTogether([lines[-1], *about])]


def _scale(held: HeldScale, width: float) -> list[Flowable]:
    scale = held.scale
    waiting = [
        flow.aside(_("{round}: the marks wait to be revealed, and are not printed.").format(round=label))
        for label in held.waiting
    ]
    charts = [part for asked in held.rounds for part in _chart(scale, asked)]
    moved = [flow.body(held.moved)] if held.moved else []
    head = [flow.heading(scale.question or scale.kind.label), *charts]
    return [
        KeepTogether([*head, flow.space(8), *ends(scale), *moved, *waiting]),
        *over_series(scale, held.over_time),
        *(part for asked in held.rounds for part in _round(asked, width)),
    ]


def _chart(scale: Scale, asked: HeldRound) -> list[Flowable]:
    return [
        DotLine(scale, asked.values, asked.label, good_enough=asked.good_enough),
        *ticks_told(asked.good_enough),
        *([flow.aside(asked.how)] if asked.how else []),
        flow.space(3),
    ]


def _round(asked: HeldRound, width: float) -> list[Flowable]:
    """The answers by name, in the order of the guests; of a scale without names the words alone."""
    long = [answer for answer in asked.answers if not answer.is_short]
    short = [tables.listed_cell(f"{one.name}: {one.number}") for one in asked.answers if one.is_short]
    parts = [
        *([_answers(long, width)] if long else []),
        *([flow.space(8), tables.side_by_side(short, width, _ACROSS)] if short else []),
        *_quotes(_("What is already there"), asked.already_there),
        *_quotes(_("One step up"), asked.one_step_up),
    ]
    return [flow.new_page_unless(90), flow.question(asked.label), *parts] if parts else []


def _answers(answers: Sequence[Answer], width: float) -> Flowable:
    rows = [[_who(one), _number(one), _words(one), one.one_step_up] for one in answers]
    head = [_("Guest"), _("Mark"), _("What is already there"), _("One step up")]
    return tables.table(head, rows, [0.24 * width, 0.16 * width, 0.3 * width, 0.3 * width])


def _who(answer: Answer) -> list[Flowable]:
    return [tables.name_cell(answer.name), *([tables.aside_cell(answer.came)] if answer.came else [])]


def _number(answer: Answer) -> list[Flowable]:
    before = "" if _tells_much(answer) else answer.before
    asides = [words for words in (answer.content, before) if words]
    return [
        tables.strong_cell(answer.number),
        *(line for words in asides for line in flow.passage(words, tables.aside_cell)),
    ]


def _words(answer: Answer) -> list[Flowable]:
    """And those of before, which the column of numbers is too narrow for."""
    before = answer.before if _tells_much(answer) else ""
    told = (flow.passage(answer.already_there, tables.cell), flow.passage(before, tables.aside_cell))
    return [line for lines in told for line in lines]


def _tells_much(answer: Answer) -> bool:
    return bool(answer.already_there) and "“" in answer.before


def _quotes(head: str, quotes: Sequence[str]) -> list[Flowable]:
    if not quotes:
        return []
    return [flow.small_heading(head), *flow.listed(flow.quote(words) for words in quotes)]


def _notes(notes: Sequence[tuple[str, Sequence[Said]]]) -> list[Flowable]:
    if not notes:
        return []
    lines: list[Flowable] = [flow.heading(_("What was said and noted"))]
    for kind, told in notes:
        lines.append(flow.question(kind))
        lines += [line for said in told for line in _said(said)]
    return lines


def _decisions(decisions: Sequence[MadeDecision], width: float) -> list[Flowable]:
    if not decisions:
        return []
    rows: list[list[Any]] = [
        [
            flow.passage(decision.what, tables.strong_cell),
            decision.nearest,
            [*flow.passage(_outcome(decision), tables.cell), *_beside(decision.said)],
        ]
        for decision in decisions
    ]
    head = [_("To decide"), _("Nearest to it"), _("What came of it")]
    return [
        flow.new_page_unless(110),
        flow.heading(_("Decisions")),
        tables.table(head, rows, [0.36 * width, 0.22 * width, 0.42 * width]),
    ]


def _outcome(decision: MadeDecision) -> str:
    return decision.outcome or ("" if decision.said else _("Still open"))


def _beside(told: Sequence[Said]) -> list[Flowable]:
    lines: list[Flowable] = []
    for said in told:
        lines += flow.passage(said.words, tables.cell)
        lines += [tables.aside_cell(said.about)] if said.about else []
    return lines


def _steps(steps: Sequence[NextStep], width: float) -> list[Flowable]:
    if not steps:
        return []
    rows = [[_step(step), step.who, step.by_when, step.first_sign] for step in steps]
    head = [_("Step"), _("Who"), _("By"), _("First sign that someone would notice")]
    widths = [0.34 * width, 0.19 * width, 0.18 * width, 0.29 * width]
    return [flow.new_page_unless(110), flow.heading(_("Small steps")), tables.table(head, rows, widths)]


def _step(step: NextStep) -> str:
    return _("{step} (done)").format(step=step.what) if step.done else step.what


def _pictures(photographs: Sequence[Photograph], width: float) -> list[Flowable]:
    if not photographs:
        return []
    first, *others = photograph.grid(photographs, width)
    return [KeepTogether([flow.heading(_("Pictures")), *first._content]), *others]
