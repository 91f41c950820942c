"""The page for next time: what is better comes first; then the last number, the words, the agreed sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable

from hostdesk.domain.scale import FollowUp
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.each import OwnSheet, own_sheets, print_each
from hostdesk.printing.documents.personal_page import OwnLine, told_then
from hostdesk.printing.documents.shared import Occasion, ends, top
from hostdesk.printing.documents.summary import NextStep
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import USUAL, Look, plainly
from hostdesk.printing.page import Paper
from hostdesk.printing.scale_line import CirclesToMark, OverTime, own_dot
from hostdesk.printing.writing_room import Ruled, spread
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What one guest left off with."""

    name: str = ""
    lines: tuple[OwnLine, ...] = ()  # each with its last answers, the words of the last alone
    steps: tuple[NextStep, ...] = ()
    look: Look = USUAL


@dataclass(frozen=True, slots=True)
class WhatsBetter:
    occasion: Occasion
    guests: tuple[LookingBack, ...] = (LookingBack(),)
    others: tuple[tuple[str, WhatsBetter], ...] = ()  # the same in other languages, BCP 47


def story(content: WhatsBetter, paper: Paper, back: LookingBack) -> list[Flowable]:
    steps = [_step(step) for step in back.steps]
    lines = [_line(line, paper.text_width) for line in back.lines]
    return [
        *top(content.occasion),
        _headline(back),
        flow.lead(
            plainly(
                _("Before any number: what is better since we last met, however small? What else?"),
                _("What is better since last time? It can be very small. What else is better?"),
            )
        ),
        Ruled(4),
        flow.prompt(_("How did you do that? Who noticed?")),
        Ruled(2),
        *spread([*steps, *lines], to_the_end=True),
    ]


def printed(content: WhatsBetter, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    def sheet(said: WhatsBetter, place: int) -> OwnSheet:
        back = said.guests[place]
        foot = _("Yours alone, to keep or to talk about")
        return OwnSheet(_headline(back), foot, partial(story, said, paper, back))

    sheets = own_sheets(content, [back.look for back in content.guests], sheet)
    return print_each(_("What’s better?"), content.occasion, sheets, paper, progress, edition)


def _headline(back: LookingBack) -> flow.Headline:
    asked = _("What’s better, {name}?").format(name=back.name) if back.name else _("What’s better?")
    return flow.Headline(asked)


def _step(step: NextStep) -> list[Flowable]:
    sign = _("The first sign you agreed: {sign}").format(sign=step.first_sign) if step.first_sign else ""
    return [
        flow.question(_("Your step: {step}").format(step=step.what)),
        *([flow.aside(sign)] if sign else []),
        flow.prompt(_("What came of it?")),
        Ruled(1),
    ]


def _way(line: OwnLine) -> list[Flowable]:
    """The last number; with others before it each on a line of its own, as one's own way."""
    last = line.moments[-1]
    if len(line.moments) == 1 and last.value is not None:
        return [own_dot(line.scale, last.value, last.when, last.good_enough)]
    answers = [(one.when, () if one.value is None else (one.value,)) for one in line.moments]
    return [OverTime(line.scale, answers, _("skipped"))]


def _line(line: OwnLine, width: float) -> list[Flowable]:
    """Where they stood last, with their words beside it, and the same line to mark anew."""
    last, words = line.moments[-1], told_then(line.moments[-1])
    drawn = _way(line) if last.value is not None else []
    before = [tables.beside([(drawn, words)], width)] if drawn and words else [*drawn, *words]
    return [
        flow.heading(line.scale.question or line.scale.kind.label),
        *before,
        flow.prompt(_("And now? Any number is right.")),
        flow.space(5),
        CirclesToMark(line.scale),
        flow.space(3),
        *ends(line.scale),
        flow.prompt(FollowUp.ALREADY_THERE.asked),
        Ruled(1),
    ]
