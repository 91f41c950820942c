"""The run sheet: for the host alone, everything needed in the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.once import print_once
from hostdesk.printing.documents.shared import Occasion, not_up_for_decision, purpose, top
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import room_left_to_write
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    when: str  # "18:30" or "" while there is no time yet
    lasts: str  # "20 minutes"
    title: str
    what_happens: str = ""
    materials: str = ""
    role: str = ""
    position: str = ""
    leads: str = ""  # who leads it; "": the host
    asks: str = ""  # the question of the scale that is asked
    pinned: bool = False
    optional: bool = False
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """The blocks of one day under its heading, "" where there is only one day."""

    heading: str
    blocks: tuple[PlannedBlock, ...]


@dataclass(frozen=True, slots=True)
class ExpectedGuest:
    name: str
    about: str = ""
    brings: str = ""
    reply: str = ""  # "Accepted"
    welcome: str = ""  # "Nearest to the matter · stranger, greeted by Ada · Table 2"
    needs: str = ""  # "No nuts · a ramp · large print"


@dataclass(frozen=True, slots=True)
class HeldBoundary:
    kind: str
    words: str
    how_held: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlannedDecision:
    what: str
    nearest: str = ""
    held_by: str = ""
    handed_back: str = ""
    by_when: str = ""  # "1 December"
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class RunSheet:
    occasion: Occasion
    purpose: str = ""  # in one paragraph
    space: tuple[tuple[str, str], ...] = ()  # what it is about, the host's words
    days: tuple[PlannedDay, ...] = ()
    time_there_is: tuple[str, ...] = ()  # planned and available, a sentence a day
    parked: tuple[PlannedBlock, ...] = ()
    guests: tuple[ExpectedGuest, ...] = ()
    replies: str = ""  # "Nine have accepted, two are still to ask."
    boundaries: tuple[HeldBoundary, ...] = ()
    decisions: tuple[PlannedDecision, ...] = ()
    not_here: tuple[str, ...] = ()  # what is not up for decision
    scales: tuple[Scale, ...] = ()
    materials: tuple[str, ...] = ()
    errands: tuple[tuple[str, str], ...] = ()  # what is still to see to, who does it
    questions: tuple[str, ...] = ()


def story(content: RunSheet, paper: Paper) -> list[Flowable]:
    width = paper.text_width
    return [
        *top(content.occasion),
        flow.title(_("Run sheet")),
        *purpose(content.purpose),
        *_running_order(content, width),
        *_materials(content.materials, width),
        *_errands(content.errands),
        *_guests(content, width),
        *_boundaries(content.boundaries),
        *_decisions(content.decisions, width),
        *not_up_for_decision(content.not_here),
        *_scales(content.scales),
        *_space(content.space),
        *_questions(content.questions),
        room_left_to_write(_("Notes")),
    ]


def printed(content: RunSheet, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    told = story(content, paper)
    return print_once(_("Run sheet"), content.occasion, told, _("For the host"), paper, progress, edition)


def _running_order(content: RunSheet, width: float) -> list[Flowable]:
    if not (content.days or content.parked):
        return []
    parked = [flow.question(_("In your pocket")), _blocks(content.parked, width)]
    return [
        flow.heading(_("Running order")),
        *(flow.aside(told) for told in content.time_there_is),
        *(part for day in content.days for part in _day(day, width)),
        *(parked if content.parked else []),
    ]


def _day(day: PlannedDay, width: float) -> list[Flowable]:
    head = [flow.new_page_unless(120), flow.question(day.heading)] if day.heading else []
    return [*head, _blocks(day.blocks, width)]


def _blocks(blocks: Sequence[PlannedBlock], width: float) -> Flowable:
    rows = [[_when(block), _what(block), _you(block)] for block in blocks]
    head = [_("When"), _("What happens"), _("You")]
    return tables.table(head, rows, [74, width - 74 - 118, 118])


def _when(block: PlannedBlock) -> list[Flowable]:
    asides = [block.lasts, *([_("pinned")] if block.pinned and block.when else [])]
    when = [tables.strong_cell(block.when)] if block.when else []
    return [*when, *(tables.aside_cell(words) for words in asides)]


def _what(block: PlannedBlock) -> list[Flowable]:
    things = ", ".join(block.materials.splitlines())
    told = (
        _("A break") if block.is_break else "",
        _("Can be left out when it gets late") if block.optional else "",
        _("Asks: {question}").format(question=block.asks) if block.asks else "",
        _("To hand: {things}").format(things=things) if things else "",
    )
    return [
        tables.strong_cell(block.title),
        *flow.passage(block.what_happens, tables.cell),
        *(tables.aside_cell(words) for words in told if words),
    ]


def _you(block: PlannedBlock) -> list[Flowable]:
    leads = _("{name} leads").format(name=block.leads) if block.leads else ""
    made = [tables.cell(words) for words in (leads, block.role) if words]
    return [*made, *([tables.aside_cell(block.position)] if block.position else [])]


def _materials(things: Sequence[str], width: float) -> list[Flowable]:
    if not things:
        return []
    return [
        flow.heading(_("To bring")),
        tables.side_by_side([flow.to_tick(thing) for thing in things], width),
    ]


def _errands(errands: Sequence[tuple[str, str]]) -> list[Flowable]:
    if not errands:
        return []
    lines = [_("{what} ({who})").format(what=what, who=who) if who else what for what, who in errands]
    return [flow.heading(_("To see to")), *flow.listed([flow.to_tick(line)] for line in lines)]


def _guests(content: RunSheet, width: float) -> list[Flowable]:
    if not content.guests:
        return []
    rows: list[list[Any]] = [[_who(guest), _with_them(guest), guest.reply] for guest in content.guests]
    head = [_("Guest"), _("Brings"), _("Reply")]
    return [
        flow.new_page_unless(150),
        flow.heading(_("Around the table")),
        *([flow.body(content.replies)] if content.replies else []),
        tables.table(head, rows, [0.36 * width, 0.46 * width, 0.18 * width]),
    ]


def _who(guest: ExpectedGuest) -> list[Flowable]:
    quiet = (guest.about, guest.welcome)
    return [tables.name_cell(guest.name), *(tables.aside_cell(words) for words in quiet if words)]


def _with_them(guest: ExpectedGuest) -> list[Flowable]:
    """What they bring, and what they need."""
    needs = _("Needs: {needs}").format(needs=guest.needs) if guest.needs else ""
    return [*flow.passage(guest.brings, tables.cell), *([tables.aside_cell(needs)] if needs else [])]


def _boundaries(boundaries: Sequence[HeldBoundary]) -> list[Flowable]:
    if not boundaries:
        return []
    return [flow.heading(_("What you hold")), *(KeepTogether(_boundary(boundary)) for boundary in boundaries)]


def _boundary(boundary: HeldBoundary) -> list[Flowable]:
    held = _("How you hold it: {words}").format(words=boundary.how_held) if boundary.how_held else ""
    why = _("Why: {words}").format(words=boundary.why) if boundary.why else ""
    told = (flow.passage(why, flow.aside), flow.passage(held, flow.aside))
    return [
        flow.small_heading(boundary.kind),
        *flow.passage(boundary.words, flow.body),
        *(line for lines in told for line in lines),
    ]


def _decisions(decisions: Sequence[PlannedDecision], width: float) -> list[Flowable]:
    if not decisions:
        return []
    rows: list[list[Any]] = [[_decision(d), d.nearest, d.held_by, _way_back(d)] for d in decisions]
    head = [_("To decide"), _("Nearest to it"), _("Held now by"), _("What hands it back")]
    return [
        flow.new_page_unless(110),
        flow.heading(_("Decisions")),
        tables.table(head, rows, [0.32 * width, 0.2 * width, 0.2 * width, 0.28 * width]),
    ]


def _decision(decision: PlannedDecision) -> list[Flowable]:
    outcome = _("Decided: {outcome}").format(outcome=decision.outcome) if decision.outcome else ""
    return [*flow.passage(decision.what, tables.strong_cell), *flow.passage(outcome, tables.aside_cell)]


def _way_back(decision: PlannedDecision) -> list[Flowable]:
    by_when = _("By {day}").format(day=decision.by_when) if decision.by_when else ""
    return [*flow.passage(decision.handed_back, tables.cell), *flow.passage(by_when, tables.aside_cell)]


def _scales(scales: Sequence[Scale]) -> list[Flowable]:
    if not scales:
        return []
    return [flow.heading(_("Scales to ask")), *(KeepTogether(_scale(scale)) for scale in scales)]


def _scale(scale: Scale) -> list[Flowable]:
    ends = _("{low} to {high}, {naming}").format(
        low=_end(scale.lowest, scale.low_means),
        high=_end(scale.highest, scale.high_means),
        naming=scale.naming.label[0].lower() + scale.naming.label[1:],
    )
    asked = " ".join(follow_up.asked for follow_up in scale.follow_ups)
    then = _("Then: {questions}").format(questions=asked) if asked else ""
    return [
        flow.point(scale.question or scale.kind.label),
        *(flow.indented_aside(words) for words in (" · ".join(scale.asked_how), ends, then) if words),
    ]


def _end(number: int, means: str) -> str:
    return f"{number} ({means})" if means else str(number)


def _space(space: Sequence[tuple[str, str]]) -> list[Flowable]:
    lines = [line for label, words in space for line in _labelled(label, words)]
    return [flow.heading(_("The space")), *lines] if lines else []


def _questions(questions: Sequence[str]) -> list[Flowable]:
    if not questions:
        return []
    return [flow.heading(_("Still worth asking")), *flow.points(questions)]


def _labelled(label: str, words: str) -> list[Flowable]:
    if not words:
        return []
    return [flow.small_heading(label), *flow.listed([line] for line in flow.passage(words, flow.body))]
