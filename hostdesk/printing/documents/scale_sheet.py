"""The scale sheet: for each guest only the scales, to hand back."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing.documents.copies import Copies, Progress, print_copies
from hostdesk.printing.documents.shared import Occasion, file_title, said_in, to_mark, top
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import Reader, plainly, shared_language
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import room_to_write
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class ScaleSheet:
    occasion: Occasion
    purpose: str = ""  # its heart
    scales: tuple[Scale, ...] = ()
    unnamed: tuple[Scale, ...] = ()  # scales that go on a sheet without a name
    readers: tuple[Reader, ...] = (Reader(),)
    brings_unnamed: bool = True  # False: the sheets without a name come by another way
    others: tuple[tuple[str, ScaleSheet], ...] = ()  # the same in other languages, BCP 47


def story(content: ScaleSheet, _paper: Paper, name: str = "") -> list[Flowable]:
    """One guest's sheet, with the scales that carry a name."""
    how = plainly(
        _(
            "Mark one number on each line, by yourself and before we talk. "
            "Any number is right, and you may leave one out."
        ),
        _(
            "Put a cross in one circle for each question. Do it by yourself. We talk about it later. "
            "Any number is right. You do not have to answer."
        ),
    )
    if not content.scales:
        return [
            *top(content.occasion),
            headline(name),
            *flow.passage(content.purpose, flow.lead),
            *room_to_write(_("What do you want to say?")),
        ]
    return [
        *top(content.occasion),
        headline(name),
        *flow.passage(content.purpose, flow.lead),
        flow.body(how) if content.purpose else flow.lead(how),
        flow.space(10),
        *(KeepTogether(to_mark(scale)) for scale in content.scales),
    ]


def headline(name: str) -> flow.Headline:
    return flow.Headline(name or _("Where are we now?"))


def printed(content: ScaleSheet, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    """The PDF with everybody's sheet, and after them the sheets without a name."""
    only_unnamed = bool(content.unnamed and not content.scales)
    def told(reader: Reader) -> list[Flowable]:
        return story(said_in(content, reader.look.language), paper, reader.name)

    whole = said_in(content, shared_language([reader.look for reader in content.readers]))
    copies = Copies(
        title=file_title(content.occasion, _("Scale sheets")),
        title_for=_("Scale sheet for {name}"),
        occasion=whole.occasion,
        readers=content.readers,
        unnamed=whole.unnamed,
        brings_unnamed=content.brings_unnamed,
        headline=headline,
        story=None if only_unnamed else told,
    )
    return print_copies(copies, paper, progress, edition)
