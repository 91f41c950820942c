"""Papers of which no two are alike: one story a guest, each beginning on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.shared import Occasion, file_title
from hostdesk.printing.flowables import Headline
from hostdesk.printing.page import Paper, Printout


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """What one guest gets: a title, which the story leaves open, its foot, and what is on it."""

    headline: Headline
    foot: str
    story: Callable[[], list[Flowable]]


def print_each(
    document: str, occasion: Occasion, sheets: Sequence[OwnSheet], paper: Paper, progress: Progress
) -> bytes:
    """The PDF with everybody's sheets; `document` is what the paper is called."""
    printout = Printout(paper, file_title(occasion, document), occasion.title)
    progress(0, len(sheets))
    for done, sheet in enumerate(sheets, 1):
        printout.print_pages(printout.lay_out(sheet.story()), sheet.foot, [sheet.headline])
        progress(done, len(sheets))
    return printout.pdf()
