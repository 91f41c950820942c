"""Photographs on paper: two a row, each with its words under it and never without them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import quoteattr

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, KeepTogether, Table

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing import type as lettering
from hostdesk.printing.page import HAIRLINE
from hostdesk.printing.parts import Described
from hostdesk.words import _

HEIGHT = 186.0  # points at most, so that an upright sheet of paper does not fill the page
BETWEEN = 16.0
LONG_WORDS = 320  # characters: more has the width of the page


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture with its words, and when and with what it is kept."""

    jpeg: bytes = field(repr=False)
    width: int  # pixels
    height: int
    caption: str = ""
    about: str = ""  # "Soup and arrivals · 18:40"


class Photo(Described):
    """The picture itself, as large as the column and HEIGHT allow."""

    def __init__(self, photograph: Photograph) -> None:
        super().__init__()
        self.photograph = photograph
        self.alt = photograph.caption or _("A picture that nobody has put into words yet")

    def html(self) -> str:
        """The same where the paper is a file to be read: the picture travels inside."""
        data = b64encode(self.photograph.jpeg).decode("ascii")
        size = f'width="{self.photograph.width}" height="{self.photograph.height}"'
        said = f"alt={quoteattr(lettering.told(self.alt))}"
        return f'<figure><img src="data:image/jpeg;base64,{data}" {said} {size}></figure>'

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        wide, high = self.photograph.width, self.photograph.height
        scale = min(width / wide, HEIGHT / high)
        self.width, self.height = wide * scale, high * scale
        return self.width, self.height

    def draw(self) -> None:
        self.canv.drawImage(ImageReader(BytesIO(self.photograph.jpeg)), 0, 0, self.width, self.height)
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, self.width, self.height, stroke=1, fill=0)


def grid(photographs: Sequence[Photograph], width: float) -> list[Flowable]:
    """In their order, read across; one with much to say stands alone."""
    return [KeepTogether(part) for row in _rows(photographs) for part in _laid(row, width)]


def _rows(photographs: Sequence[Photograph]) -> Iterator[list[Photograph]]:
    waiting: list[Photograph] = []
    for photograph in photographs:
        if _has_much_to_say(photograph):
            if waiting:
                yield waiting
            yield [photograph]
            waiting = []
            continue
        waiting.append(photograph)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _has_much_to_say(photograph: Photograph) -> bool:
    return len(photograph.caption) > LONG_WORDS or photograph.caption.count("\n") > 5


def _laid(row: Sequence[Photograph], width: float) -> Iterator[list[Flowable]]:
    if len(row) == 1 and _has_much_to_say(row[0]):
        photo, *words = _with_words(row[0])
        yield [photo, *words[:2]]
        yield from ([line] for line in (*words[2:], flow.space(12)))
        return
    column = (width - BETWEEN) / 2
    cells = [_with_words(photograph) for photograph in row]
    cells += [[]] * (2 - len(cells))
    made = Table([[cells[0], "", cells[1]]], colWidths=[column, BETWEEN, column], hAlign="LEFT")
    made.setStyle(
        [*tables.PLAIN, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    )
    yield [made, flow.space(14)]


def _with_words(photograph: Photograph) -> list[Flowable]:
    words = flow.passage(photograph.caption, tables.cell)
    about = [tables.aside_cell(photograph.about)] if photograph.about else []
    return [Photo(photograph), flow.space(4), *words, *about]
