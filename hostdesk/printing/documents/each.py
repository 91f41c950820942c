"""Papers of which no two are alike: one story a guest, each beginning on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.printing.digital import printout
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.shared import Occasion, file_title
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.flowables import Headline
from hostdesk.printing.page import Paper


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """What one guest gets: a title, which the story leaves open, its foot, and what is on it."""

    headline: Headline
    foot: str
    story: Callable[[], list[Flowable]]


def print_each(
    document: str,
    occasion: Occasion,
    sheets: Sequence[OwnSheet],
    paper: Paper,
    progress: Progress,
    edition: Edition = PAPER,
) -> bytes:
    """The PDF with everybody's sheets; `document` is what the paper is called."""
    alone = edition.digital and len(sheets) == 1  # then the title says whose it is
    title = file_title(occasion, sheets[0].headline.words if alone else document)
    made = printout(paper, title, occasion.title, edition)
    progress(0, len(sheets))
    for done, sheet in enumerate(sheets, 1):
        made.begin_sheet()
        made.print_pages(made.lay_out(sheet.story()), sheet.foot, [sheet.headline])
        progress(done, len(sheets))
    return made.pdf()
