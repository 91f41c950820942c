"""Papers of which no two are alike: one story a guest, each beginning on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from hostdesk.printing.digital import printout
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.shared import Content, Occasion, file_title, said_in
from hostdesk.printing.edition import PAPER, Edition, spoken
from hostdesk.printing.flowables import Headline
from hostdesk.printing.looks import USUAL, Look, looking
from hostdesk.printing.page import Paper


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """What one guest gets: a title, which the story leaves open, its foot, and what is on it."""

    headline: Headline
    foot: str
    story: Callable[[], list[Flowable]]
    look: Look = USUAL


def own_sheets(
    content: Content, looks: Sequence[Look], make: Callable[[Content, int], OwnSheet]
) -> list[OwnSheet]:
    """One for each of them, in their look; `make` gets the content in their language, and their place."""
    sheets = []
    for place, look in enumerate(looks):
        with looking(look):
            sheets.append(replace(make(said_in(content, look.language), place), look=look))
    return sheets


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
    made = printout(paper, title, occasion.title, spoken(edition, [sheet.look for sheet in sheets]))
    progress(0, len(sheets))
    for done, sheet in enumerate(sheets, 1):
        with looking(sheet.look):
            pages = made.lay_out(sheet.story())
            made.begin_sheet(len(pages))
            made.print_pages(pages, sheet.foot, [sheet.headline])
        progress(done, len(sheets))
    return made.pdf()
