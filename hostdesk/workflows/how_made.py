"""How each document is made: what its contents are, how they are printed, and what they tell one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.label_sheets import sheet_for
from hostdesk.printing import looks
from hostdesk.printing.documents import (
    badges,
    copies,
    handout,
    held_about_you,
    invitation,
    personal_page,
    readiness,
    record,
    run_sheet,
    scale_sheet,
    shared,
    sign_in,
    summary,
    wall_sheets,
    whats_better,
)
from hostdesk.printing.edition import Edition
from hostdesk.printing.looks import Look, Reader
from hostdesk.printing.page import Paper
from hostdesk.workflows import badge_contents, guest_papers, paper_contents, record_contents
from hostdesk.workflows.orders import Order

Progress = Callable[[int, int], None]  # sheets done, sheets in all; what it raises cancels
Story = list[Any]  # of flowables


class Told(NamedTuple):
    """One reader's part of a paper: how they read, and what makes their story in the look that is current."""

    look: Look
    story: Callable[[], Story]


@dataclass(frozen=True, slots=True)
class HowMade:
    """`told`: its parts, one a guest where each has their own; None: it is drawn."""

    contents: Callable[[Gathering, Order], Any]
    printed: Callable[[Any, Paper, Progress, Edition], bytes]
    told: Callable[[Any, Paper], Iterator[Told]] | None


def _of_each(whose: str, story: Callable[[Any, Paper, Any], Story]) -> Callable[[Any, Paper], Iterator[Told]]:
    """A part for each of `whose`, in their language."""

    def told(content: Any, paper: Paper) -> Iterator[Told]:
        for place, one in enumerate(getattr(content, whose)):
            said = shared.said_in(content, one.look.language)
            yield Told(one.look, partial(story, said, paper, getattr(said, whose)[place]))

    return told


def _named(story: Callable[[Any, Paper, str], Story]) -> Callable[[Any, Paper, Reader], Story]:
    return lambda content, paper, reader: story(content, paper, reader.name)


def _handouts(content: handout.Handout, paper: Paper) -> Iterator[Told]:
    yield from _of_each("readers", _named(handout.story))(content, paper)
    yield from _unnamed(content)


def _scale_sheets(content: scale_sheet.ScaleSheet, paper: Paper) -> Iterator[Told]:
    if content.scales or not content.unnamed:
        yield from _of_each("readers", _named(scale_sheet.story))(content, paper)
    yield from _unnamed(content)


def _unnamed(content: handout.Handout | scale_sheet.ScaleSheet) -> Iterator[Told]:
    """Once, as they are all alike; not where one guest's file would carry it back with a name."""
    alone = len(content.readers) == 1 and content.readers[0].name and content.scales
    if content.unnamed and not alone:
        look = copies.for_all([one.look for one in content.readers])
        said = shared.said_in(content, look.language)
        yield Told(look, partial(shared.unnamed_story, said.occasion, said.unnamed))


def _one(story: Callable[[Any, Paper], Story]) -> Callable[[Any, Paper], Iterator[Told]]:
    """The one story of a document that is the same for everybody."""
    return lambda content, paper: iter([Told(looks.current(), partial(story, content, paper))])


def _badges(gathering: Gathering, order: Order) -> badges.Badges:
    sheet = sheet_for(order.document.sheets, order.sheet, order.paper)
    return badge_contents.badges(gathering, order.guest_ids, sheet, order.begin_at, order.below, order.look)


def _printed_badges(content: badges.Badges, _paper: Paper, progress: Progress, edition: Edition) -> bytes:
    return badges.printed(content, progress, edition)


HOW_MADE: dict[Document, HowMade] = {
    Document.INVITATION: HowMade(
        lambda gathering, order: guest_papers.invitation(gathering, order.guest_ids, order.look),
        invitation.printed,
        _of_each("guests", invitation.story),
    ),
    Document.READINESS: HowMade(
        lambda gathering, _order: paper_contents.readiness(gathering),
        readiness.printed,
        _one(readiness.story),
    ),
    Document.WHATS_BETTER: HowMade(
        lambda gathering, order: guest_papers.whats_better(
            gathering, order.guest_ids, order.before, order.look
        ),
        whats_better.printed,
        _of_each("guests", whats_better.story),
    ),
    Document.HANDOUT: HowMade(
        lambda gathering, order: paper_contents.handout(gathering, order.guest_ids, order.look),
        handout.printed,
        _handouts,
    ),
    Document.SCALE_SHEET: HowMade(
        lambda gathering, order: paper_contents.scale_sheet(gathering, order.guest_ids, order.look),
        scale_sheet.printed,
        _scale_sheets,
    ),
    Document.RUN_SHEET: HowMade(
        lambda gathering, _order: paper_contents.run_sheet(gathering),
        run_sheet.printed,
        _one(run_sheet.story),
    ),
    Document.SIGN_IN: HowMade(
        lambda gathering, _order: guest_papers.sign_in(gathering), sign_in.printed, _one(sign_in.story)
    ),
    Document.BADGES: HowMade(_badges, _printed_badges, None),
    Document.TABLE_CARDS: HowMade(_badges, _printed_badges, None),
    Document.WALL_SHEETS: HowMade(
        lambda gathering, _order: guest_papers.wall_sheets(gathering),
        wall_sheets.printed,
        _one(wall_sheets.story),
    ),
    Document.SUMMARY: HowMade(
        lambda gathering, order: paper_contents.summary_paper(gathering, order.before),
        summary.printed,
        _one(summary.story),
    ),
    Document.PERSONAL_PAGE: HowMade(
        lambda gathering, order: guest_papers.personal_pages(
            gathering, order.guest_ids, order.before, order.look
        ),
        personal_page.printed,
        _of_each("pages", personal_page.story),
    ),
    Document.RECORD: HowMade(
        lambda gathering, order: record_contents.record(gathering, order.before),
        record.printed,
        _one(record.story),
    ),
    Document.HELD: HowMade(
        lambda gathering, order: guest_papers.held_about_you(
            gathering, order.guest_ids, order.before, order.look
        ),
        held_about_you.printed,
        _of_each("people", held_about_you.story),
    ),
}
