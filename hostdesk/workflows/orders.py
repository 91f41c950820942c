"""An order: which paper, on which size, for whom, and dressed how."""

from __future__ import annotations

from dataclasses import dataclass

from hostdesk.domain.badge import Below
from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.letterhead import PLAIN, Letterhead
from hostdesk.printing.page import Paper
from hostdesk.workflows.readers import AS_RECORDED

__all__ = ["AS_RECORDED", "Below", "Document", "Order", "Paper"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: which paper, on which size, for whom.

    `digital`: a copy to read, send and keep (PDF/UA-1, PDF/A) instead of one for the printer, which is made
    faster; `with_data`: what it was made of travels inside (PDF/A-3), as in an archive. `two_sided`: for a
    printer that uses both sides; everybody's sheets begin on fresh paper then. `beginning`: no more than the
    first pages, to look at while the others are made.
    """

    document: Document
    paper: Paper = Paper.A4
    guest_ids: tuple[str, ...] | None = None  # None: everybody who is expected
    sheet: str = ""  # of badges and table cards; "": plain paper
    begin_at: int = 1  # the first label that is still on the sheet
    below: Below = Below.NOTHING  # the name on a badge
    digital: bool = False
    language: str = "en-GB"  # of the words on it, BCP 47
    with_data: bool = False
    look: str = AS_RECORDED  # or one format for everybody: "large print"
    two_sided: bool = False
    beginning: bool = False
    letterhead: Letterhead = PLAIN
    before: tuple[Gathering, ...] = ()  # other gatherings, for papers that look back
