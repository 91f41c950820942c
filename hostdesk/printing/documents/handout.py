"""The handout: for each guest, what brings us together, what to expect, and the scales to mark."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Copies, Progress, print_copies
from hostdesk.printing.documents.shared import (
    Occasion,
    closing,
    file_title,
    not_up_for_decision,
    purpose,
    said_in,
    to_mark,
    top,
)
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import Reader, plainly, shared_language
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import room_left_to_write, room_to_write
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class ExpectedDay:
    """What to expect on one day; no heading where there is only one."""

    heading: str
    blocks: tuple[tuple[str, str], ...]  # when it begins ("" while there is no time yet), what


@dataclass(frozen=True, slots=True)
class Handout:
    occasion: Occasion
    purpose: str = ""  # in one paragraph
    days: tuple[ExpectedDay, ...] = ()
    boundaries: tuple[str, ...] = ()
    to_decide: tuple[tuple[str, str], ...] = ()  # what, and who is nearest and by when
    not_here: tuple[str, ...] = ()  # what is not up for decision here
    scales: tuple[Scale, ...] = ()
    unnamed: tuple[Scale, ...] = ()  # scales that go on a sheet without a name
    readers: tuple[Reader, ...] = (Reader(),)
    brings_unnamed: bool = True  # False: the sheets without a name come by another way
    others: tuple[tuple[str, Handout], ...] = ()  # the same in other languages, BCP 47


def story(content: Handout, paper: Paper, name: str = "") -> list[Flowable]:
    """One guest's handout."""
    return [
        *top(content.occasion),
        headline(name),
        *purpose(content.purpose),
        *_what_to_expect(content, paper),
        *_what_we_hold_to(content),
        *_what_we_decide(content),
        *_scales(content),
        *closing(content.occasion),
        *_notes(content),
    ]


def headline(name: str) -> flow.Headline:
    return flow.Headline(_("Welcome, {name}").format(name=name) if name else _("Welcome"))


def printed(content: Handout, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    """The PDF with everybody's handout, and after them the sheets without a name."""
    whole = said_in(content, shared_language([reader.look for reader in content.readers]))
    copies = Copies(
        title=file_title(content.occasion, _("Handouts")),
        title_for=_("Handout for {name}"),
        occasion=whole.occasion,
        readers=content.readers,
        unnamed=whole.unnamed,
        brings_unnamed=content.brings_unnamed,
        headline=headline,
        story=lambda reader: story(said_in(content, reader.look.language), paper, reader.name),
    )
    return print_copies(copies, paper, progress, edition)


def _what_to_expect(content: Handout, paper: Paper) -> list[Flowable]:
    if not content.days:
        return []
    days = [part for day in content.days for part in _day(day, paper.text_width)]
    return [flow.heading(_("What to expect")), *days]


def _day(day: ExpectedDay, width: float) -> list[Flowable]:
    head = [flow.question(day.heading)] if day.heading else []
    return [*head, tables.times(day.blocks, width)]


def _what_we_hold_to(content: Handout) -> list[Flowable]:
    if not content.boundaries:
        return []
    told = (flow.passage(words, flow.point) for words in content.boundaries)
    return [flow.heading(_("What we hold to")), *flow.listed(told)]


def _what_we_decide(content: Handout) -> list[Flowable]:
    open_ones = [line for what, nearer in content.to_decide for line in _to_decide(what, nearer)]
    closed = not_up_for_decision(content.not_here)
    if open_ones:
        return [flow.heading(_("What we decide")), *open_ones, *closed]
    return closed


def _to_decide(what: str, nearer: str) -> list[Flowable]:
    return [*flow.passage(what, flow.point), *([flow.indented_aside(nearer)] if nearer else [])]


def _scales(content: Handout) -> list[Flowable]:
    words = plainly(
        _("What is asked without names comes on a sheet of its own."),
        _("Some questions are on another sheet. You do not write your name on that sheet."),
    )
    elsewhere = [flow.space(10), flow.aside(words)]
    if not content.scales:
        return elsewhere if content.unnamed else []
    first, *others = content.scales
    return [
        KeepTogether(
            [
                flow.heading(_("Where are we now?")),
                flow.body(_how_to_mark()),
                *to_mark(first),
            ]
        ),
        *(KeepTogether(to_mark(scale)) for scale in others),
        *(elsewhere if content.unnamed else []),
    ]


def _how_to_mark() -> str:
    return plainly(
        _("Mark one number on each line. Any number is right, and you may leave one out."),
        _("Put a cross in one circle for each question. Any number is right. You do not have to answer."),
    )


def _notes(content: Handout) -> list[Flowable]:
    """Where there is nothing to mark; beside other things they are not worth a second page."""
    if content.scales:
        return []
    words = _("Room for your own notes")
    says_something = content.purpose or content.days or content.boundaries or content.to_decide
    return [room_left_to_write(words)] if says_something else room_to_write(words)
