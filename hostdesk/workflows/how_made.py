"""How each document is made: what its contents are, how they are printed, and what they tell one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.label_sheets import sheet_for
from hostdesk.printing.documents import (
    badges,
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
from hostdesk.printing.page import Paper
from hostdesk.workflows import badge_contents, guest_papers, paper_contents, record_contents
from hostdesk.workflows.orders import Order

Progress = Callable[[int, int], None]  # sheets done, sheets in all; what it raises cancels
Story = list[Any]  # of flowables


@dataclass(frozen=True, slots=True)
class HowMade:
    """`told`: the stories of its contents, one a guest where each has their own; None: it is drawn."""

    contents: Callable[[Gathering, Order], Any]
    printed: Callable[[Any, Paper, Progress, Edition], bytes]
    told: Callable[[Any, Paper], Iterator[Story]] | None


def _handouts(content: handout.Handout, paper: Paper) -> Iterator[Story]:
    yield from (handout.story(content, paper, one.name) for one in content.readers)
    yield from _unnamed(content)


def _scale_sheets(content: scale_sheet.ScaleSheet, paper: Paper) -> Iterator[Story]:
    if content.scales or not content.unnamed:
        yield from (scale_sheet.story(content, paper, one.name) for one in content.readers)
    yield from _unnamed(content)


def _unnamed(content: handout.Handout | scale_sheet.ScaleSheet) -> Iterator[Story]:
    """Once, as they are all alike; not where one guest's file would carry it back with a name."""
    alone = len(content.readers) == 1 and content.readers[0].name and content.scales
    if content.unnamed and not alone:
        yield shared.unnamed_story(content.occasion, content.unnamed)


def _invitations(content: invitation.Invitation, paper: Paper) -> Iterator[Story]:
    return (invitation.story(content, paper, guest) for guest in content.guests)


def _personal_pages(content: personal_page.PersonalPages, paper: Paper) -> Iterator[Story]:
    return (personal_page.story(content, paper, own) for own in content.pages)


def _whats_better(content: whats_better.WhatsBetter, paper: Paper) -> Iterator[Story]:
    return (whats_better.story(content, paper, guest) for guest in content.guests)


def _held(content: held_about_you.HeldAboutYou, paper: Paper) -> Iterator[Story]:
    return (held_about_you.story(content, paper, person) for person in content.people)


def _one(story: Callable[[Any, Paper], Story]) -> Callable[[Any, Paper], Iterator[Story]]:
    """The one story of a document that is the same for everybody."""
    return lambda content, paper: iter([story(content, paper)])


def _badges(gathering: Gathering, order: Order) -> badges.Badges:
    sheet = sheet_for(order.document.sheets, order.sheet, order.paper)
    return badge_contents.badges(gathering, order.guest_ids, sheet, order.begin_at, order.below)


def _printed_badges(content: badges.Badges, _paper: Paper, progress: Progress, edition: Edition) -> bytes:
    return badges.printed(content, progress, edition)


HOW_MADE: dict[Document, HowMade] = {
    Document.INVITATION: HowMade(
        lambda gathering, order: guest_papers.invitation(gathering, order.guest_ids, order.look),
        invitation.printed,
        _invitations,
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
        _whats_better,
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
        lambda gathering, _order: paper_contents.summary_paper(gathering),
        summary.printed,
        _one(summary.story),
    ),
    Document.PERSONAL_PAGE: HowMade(
        lambda gathering, order: guest_papers.personal_pages(
            gathering, order.guest_ids, order.before, order.look
        ),
        personal_page.printed,
        _personal_pages,
    ),
    Document.RECORD: HowMade(
        lambda gathering, _order: record_contents.record(gathering), record.printed, _one(record.story)
    ),
    Document.HELD: HowMade(
        lambda gathering, order: guest_papers.held_about_you(
            gathering, order.guest_ids, order.before, order.look
        ),
        held_about_you.printed,
        _held,
    ),
}
