"""Papers that are the same for everybody, or for the host alone: one story, its pages counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportlab.platypus import Flowable

from hostdesk.printing.digital import printout
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.shared import Occasion, file_title
from hostdesk.printing.edition import Edition
from hostdesk.printing.page import Paper

__all__ = ["print_once"]


def print_once(
    document: str,
    occasion: Occasion,
    story: Sequence[Flowable],
    foot: str,
    paper: Paper,
    progress: Progress,
    edition: Edition,
) -> bytes:
    """The PDF; `document` is what the paper is called. After each page it can be let go of."""
    progress(0, 1)
    made = printout(paper, file_title(occasion, document), occasion.title, edition)
    made.print_pages(made.lay_out(story, partial(progress, 0, 1)), foot)
    progress(1, 1)
    return made.pdf()
