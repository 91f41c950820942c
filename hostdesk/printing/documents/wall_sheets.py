"""Wall sheets: the numbers of a scale, one to a page, to walk along or to stand at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing import type as lettering
from hostdesk.printing.digital import printout
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.shared import Occasion, file_title
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.type import GREEN, INK, MUTED
from hostdesk.words import _

_CENTRED = 1
_NUMBER_ROOM = 0.92  # of the width of the text, the widest number
_LARGEST = 0.58  # of the height of the page
_WORDS = (40.0, 32.0, 26.0, 20.0, 16.0)  # points on A4, the largest that fits
_LINES = 5  # of the words at an end


@dataclass(frozen=True, slots=True)
class WallSheets:
    occasion: Occasion
    scales: tuple[Scale, ...] = ()


def story(content: WallSheets, paper: Paper) -> list[Flowable]:
    """All numbers of all scales, each on a page of its own, the lowest first."""
    parts: list[Flowable] = []
    for scale in content.scales:
        for number in scale.numbers:
            head = "H1" if scale is content.scales[0] else "H2"
            parts += [*([PageBreak()] if parts else []), *_sheet(scale, number, paper, head)]
    return parts or [flow.title(_("No scale yet, so there are no numbers for the wall."))]


def printed(content: WallSheets, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    progress(0, 1)
    made = printout(paper, file_title(content.occasion, _("Wall sheets")), "", edition)
    for page in made.lay_out(story(content, paper)):
        made.print_page(page, content.occasion.title)
    progress(1, 1)
    return made.pdf()


def _sheet(scale: Scale, number: int, paper: Paper, head: str) -> Iterator[Flowable]:
    """`head`: what its question is on the first sheet of a scale."""
    words = {scale.lowest: scale.low_means, scale.highest: scale.high_means}.get(number, "")
    grown = paper.text_width / Paper.A4.text_width
    question = scale.question or scale.kind.label
    looks_so = flow.style(f"wall question {grown:g}", 17 * grown, MUTED, alignment=_CENTRED, grows=False)
    asked = flow.styled(question, looks_so)
    yield asked.as_role(head) if number == scale.lowest else asked
    yield flow.space(0.04 * paper.size[1])
    yield _large(str(number), paper)
    if words:
        yield flow.space(0.03 * paper.size[1])
        yield _words(words, paper, grown)


def _large(number: str, paper: Paper) -> Flowable:
    """As large as the page has room for, all numbers of a scale alike."""
    widest = lettering.width("10", 100, bold=True) / 100
    size = round(min(_NUMBER_ROOM * paper.text_width / widest, _LARGEST * paper.size[1]), 1)
    return flow.styled(
        number, flow.style(f"wall number {size:g}", size, GREEN, bold=True, alignment=_CENTRED, grows=False)
    )


def _words(words: str, paper: Paper, grown: float) -> Flowable:
    for size in _WORDS:
        looks_so = flow.style(
            f"wall words {size * grown:g}", size * grown, INK, bold=True, alignment=_CENTRED, grows=False
        )
        made = flow.styled(" ".join(words.split()), looks_so)
        if made.wrap(paper.text_width, paper.size[1])[1] <= _LINES * looks_so.leading:
            return made
    return made
