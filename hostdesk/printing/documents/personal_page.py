"""The personal page: one guest's marks over time, their words and steps; nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.each import OwnSheet, own_sheets, print_each
from hostdesk.printing.documents.shared import Occasion, content_at, ends, top
from hostdesk.printing.documents.summary import NextStep
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import USUAL, Look
from hostdesk.printing.page import Paper
from hostdesk.printing.scale_line import OverTime, own_dot
from hostdesk.printing.writing_room import room_left_to_write
from hostdesk.words import _

_ON_A_PAGE = 24  # small lines in one figure
_MUCH = 500  # characters; more of them find no room beside a line


@dataclass(frozen=True, slots=True)
class OwnMoment:
    """One answer: when it was asked, the number (None: skipped or words alone) and the words."""

    when: str
    value: Decimal | None
    skipped: bool = False
    already_there: str = ""
    one_step_up: str = ""
    good_enough: Decimal | None = None  # where they would be content


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One scale, oldest answer first."""

    scale: Scale
    moments: tuple[OwnMoment, ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    name: str = ""
    lines: tuple[OwnLine, ...] = ()
    said: tuple[tuple[str, str], ...] = ()  # what it is (an offer, a need …), and the words
    steps: tuple[NextStep, ...] = ()
    look: Look = USUAL


@dataclass(frozen=True, slots=True)
class PersonalPages:
    occasion: Occasion
    pages: tuple[OwnPage, ...] = (OwnPage(),)
    others: tuple[tuple[str, PersonalPages], ...] = ()  # the same in other languages, BCP 47


def story(content: PersonalPages, paper: Paper, own: OwnPage) -> list[Flowable]:
    lines = [part for line in own.lines for part in _line(line, paper.text_width)]
    found = [*lines, *_said(own), *_steps(own, paper)]
    return [
        *top(content.occasion),
        _headline(own),
        *(found or [flow.body(_("Nothing of yours is written down. That is quite all right."))]),
        room_left_to_write(_("What do you want to add?")),
    ]


def printed(content: PersonalPages, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    def sheet(said: PersonalPages, place: int) -> OwnSheet:
        own = said.pages[place]
        return OwnSheet(_headline(own), _("Yours alone"), partial(story, said, paper, own))

    sheets = own_sheets(content, [own.look for own in content.pages], sheet)
    return print_each(_("Personal pages"), content.occasion, sheets, paper, progress, edition)


def _headline(own: OwnPage) -> flow.Headline:
    return flow.Headline(_("For {name}").format(name=own.name) if own.name else _("For you"))


def _line(line: OwnLine, width: float) -> list[Flowable]:
    """One small line a round, all in one column, and the words of each beside it."""
    scale, moments = line.scale, line.moments
    head = flow.heading(scale.question or scale.kind.label)
    if not any(map(told_then, moments)):
        return [KeepTogether([head, *_over_time(line, width)])]
    if any(len(words) > _MUCH for one in moments for words in (one.already_there, one.one_step_up)):
        rows = [part for one in moments for part in (_moment(scale, one), *told_then(one))]
        return [KeepTogether([head, rows[0], *ends(scale)]), *rows[1:]]
    *others, last = moments
    pairs = [([_moment(scale, one)], told_then(one)) for one in others]
    pairs.append(([_moment(scale, last), *ends(scale)], told_then(last)))
    return [head, tables.beside(pairs, width)]


def _over_time(line: OwnLine, width: float) -> list[Flowable]:
    """Without words: a line is enough, and several stand close to each other."""
    scale, moments = line.scale, line.moments
    if len(moments) == 1:
        return [_moment(scale, moments[0]), *ends(scale)]
    answers = [(one.when, () if one.value is None else (one.value,)) for one in moments]
    pages = [answers[start : start + _ON_A_PAGE] for start in range(0, len(answers), _ON_A_PAGE)]
    drawn = [OverTime(scale, some, _("skipped")) for some in pages]
    return [*drawn, *ends(scale, drawn[-1].begins(width))]


def _moment(scale: Scale, moment: OwnMoment) -> Flowable:
    if moment.value is None:
        words = _("{when}: skipped") if moment.skipped else _("{when}: words, no number")
        return flow.body(words.format(when=moment.when))
    return own_dot(scale, moment.value, moment.when, moment.good_enough)


def told_then(moment: OwnMoment) -> list[Flowable]:
    """Their own words of that round, each under what was asked."""
    told = (
        (_("What is already there"), moment.already_there),
        (_("One step up"), moment.one_step_up),
    )
    words = [part for head, said in told if said for part in (flow.label_above(head), *flow.quote(said))]
    if moment.good_enough is None:
        return words
    return [*words, flow.aside(content_at(moment.good_enough))]


def _said(own: OwnPage) -> list[Flowable]:
    if not own.said:
        return []
    lines = [KeepTogether([flow.small_heading(what), *flow.quote(words)]) for what, words in own.said]
    return [flow.heading(_("What you said")), *lines]


def _steps(own: OwnPage, paper: Paper) -> list[Flowable]:
    if not own.steps:
        return []
    width = paper.text_width
    rows = [[_what(step), step.by_when, step.first_sign] for step in own.steps]
    head = [_("Step"), _("By"), _("First sign that someone would notice")]
    return [
        flow.heading(_("Your small steps")),
        tables.table(head, rows, [0.45 * width, 0.2 * width, 0.35 * width]),
    ]


def _what(step: NextStep) -> str:
    return _("{step} (done)").format(step=step.what) if step.done else step.what
