"""What every paper is made of: words in a few sizes, quotes, lists.

Each knows its role (and its words for those who do not see it), so that a tagged PDF can be made of the
same story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from hostdesk.domain.text import sentences
from hostdesk.printing import looks
from hostdesk.printing import type as lettering
from hostdesk.printing.looks import Look
from hostdesk.printing.page import AMBER, SheetCanvas
from hostdesk.printing.parts import Whole, label, tagged
from hostdesk.printing.type import GREEN, INK, MUTED, Paragraph

TITLE_SIZES = (24.0, 20.0, 17.0)
TEXT = 11.0  # points, of what is read in one go
_LONGEST = 8_000  # characters; what is said in PDF/A is never longer than 32,767 bytes
_SHORT = 0.34  # of the width: the last line of a heading that is balanced
_NARROWER = (0.55, 0.65, 0.75, 0.85, 0.92, 1.0)


class Words(Paragraph):
    """Words of one role; pieces of a broken paragraph keep it."""

    role = "P"
    goes_on = False  # True: the rest of a paragraph that began on the page before
    belongs_to_entry = False  # True: said of the entry of a list that stands above it
    fills_cell = False  # True: all that a cell of a table says
    _wrapped_to: float | None = None
    _whole: Whole | None = None

    @property
    def whole(self) -> Whole:
        """What all its pieces share."""
        if self._whole is None:
            self._whole = Whole()
        return self._whole

    def as_role(self, role: str) -> Words:
        self.role = role
        return self

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Once a width: a table asks for each cell again and again."""
        if self._wrapped_to != width or not hasattr(self, "blPara"):  # ReportLab drops it when it splits
            super().wrap(width, height)
            if self.role[0] == "H" and self._ends_short(width):
                self._balance(width, height)
            self._wrapped_to = width
        return self.width, self.height

    def _ends_short(self, width: float) -> bool:
        """A heading of several lines whose last one is a word or two."""
        lines = self.blPara.lines
        if len(lines) < 2 or self.style.alignment != TA_LEFT:
            return False
        last = lines[-1]
        left: float = last[0] if isinstance(last, tuple) else last.extraSpace
        return left > width * (1 - _SHORT)

    def _balance(self, width: float, height: float) -> None:
        """The narrowest lines that are no more lines, so that they are about alike."""
        lines = len(self.blPara.lines)
        for part in _NARROWER:
            super().wrap(width * part, height)
            if len(self.blPara.lines) == lines:
                break
        self.width = width

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for place, part in enumerate(parts):
            if isinstance(part, Words):
                part.role, part.goes_on = self.role, place > 0 or self.goes_on
                part.belongs_to_entry, part.fills_cell = self.belongs_to_entry, self.fills_cell
                part._whole, part.plain = self.whole, self.plain
        return parts

    def draw(self) -> None:
        with tagged(self):
            super().draw()


class Headline(Words):
    """The title of a sheet, which each guest's sheet fills by itself; a long name gets smaller letters."""

    role = "H1"

    def __init__(self, words: str) -> None:
        self.words = " ".join(words.split())
        super().__init__(lettering.markup(self.words), _title_style(TITLE_SIZES[0]))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        look = looks.current()
        sizes = [(size, look.size(size)) for size in TITLE_SIZES]
        fitting = (size for size, real in sizes if _in_one_line(self.words, real) <= width)
        looks_so = _title_style(next(fitting, TITLE_SIZES[-1]))
        if looks_so.fontSize != self.style.fontSize:
            super().__init__(lettering.markup(self.words), looks_so)
            self._wrapped_to = None
        return super().wrap(width, height)

    def split(self, _width: float, _height: float) -> list[Any]:
        """Never broken: the longest name takes a third of a page."""
        return []

    def draw(self) -> None:
        if not (isinstance(self.canv, SheetCanvas) and self.canv.leaves_open()):
            super().draw()


class Quote(Words):
    """Somebody's words, with an amber bar where they begin."""

    role = "BlockQuote"
    said: Whole | None = None  # by one person, however many lines

    def split(self, width: float, height: float) -> list[Any]:
        parts = super().split(width, height)
        for part in parts:
            part.said = self.said
        return parts

    def draw(self) -> None:
        self.canv.setFillColor(AMBER)
        x = self.width - 3 if begins_at_the_right(self) else 0
        self.canv.rect(x, 0, 3, self.height, stroke=0, fill=1)
        super().draw()


class ToTick(Words):
    """A line with a box to tick."""

    role = "LI"

    def draw(self) -> None:
        if not self.goes_on:
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(0.8)
            grown = self.style.fontSize / TEXT
            side = 8 * grown
            x = self.width - side - 1 if begins_at_the_right(self) else 1
            with label(self, "☐"):
                self.canv.rect(x, self.height - 12.5 * grown, side, side, stroke=1, fill=0)
        super().draw()


class Point(Words):
    """One of several things, with a small green dot where it begins."""

    role = "LI"

    def draw(self) -> None:
        if not self.goes_on:
            self.canv.setFillColor(GREEN)
            grown = self.style.fontSize / TEXT
            x = self.width - 4 * grown if begins_at_the_right(self) else 4 * grown
            with label(self, "•"):
                self.canv.circle(x, self.height - 8.2 * grown, 1.9 * grown, stroke=0, fill=1)
        super().draw()


class PartHeading(Words):
    """The heading of a part; on an easy paper with a frame beside it, for a picture to draw or to glue in."""

    role = "H2"

    def draw(self) -> None:
        side = looks.current().picture
        if side and not self.goes_on:
            self.canv.setStrokeColor(MUTED)
            self.canv.setLineWidth(0.7)
            beside = looks.current().beside
            x = self.width + beside - side if begins_at_the_right(self) else -beside
            self.canv.roundRect(x, self.height - side, side, side, 4, stroke=1, fill=0)
        super().draw()


def begins_at_the_right(words: Words) -> bool:
    return bool(getattr(words.style, "from_the_right", False))


def kicker(words: str) -> Words:
    return styled(words, style("kicker", 10.5, GREEN, bold=True, after=2))


def aside(words: str) -> Words:
    return styled(words, style("aside", 9.5, MUTED, after=2))


def aside_that_stays(words: str) -> Words:
    """Said of the heading above it, and not parted from what comes next."""
    return styled(words, style("aside that stays", 9.5, MUTED, after=2, stays=True))


def title(words: str) -> Words:
    return styled(words, _title_style(TITLE_SIZES[0])).as_role("H1")


def heading(words: str) -> Words:
    looks_so = style("heading", 13, GREEN, bold=True, before=15, after=4, stays=True)
    return styled(words, looks_so, kind=PartHeading)


def question(words: str) -> Words:
    return styled(words, style("question", 11.5, INK, bold=True, before=12, after=2, stays=True)).as_role(
        "H3"
    )


def small_heading(words: str) -> Words:
    return styled(
        words, style("small heading", 9.5, MUTED, bold=True, before=7, after=3, stays=True)
    ).as_role("H4")


def label_above(words: str) -> Words:
    """What the quote right below it answers."""
    return styled(words, style("label above", 9.5, MUTED, bold=True, after=3, stays=True)).as_role("H4")


def lead(words: str) -> Words:
    return styled(words, style("lead", 12.5, INK, after=5))


def indented_aside(words: str) -> Words:
    """Said of the point above it."""
    made = styled(words, style("indented aside", 9.5, MUTED, after=6, indent=14))
    made.belongs_to_entry = True
    return made


def body(words: str) -> Words:
    return styled(words, style("body", 11, INK, after=4))


def prompt(words: str) -> Words:
    return styled(words, style("prompt", 11, INK, before=8))


def quote(words: str, *, by: str = "") -> list[Flowable]:
    """One bar along all the lines of what somebody said; `by`: who did, right below it."""
    lines = [part for line in f"“{words.strip()}”".splitlines() for part in _not_endless(line)]
    inner = style("quote line", 11, INK, indent=14)
    last = inner if by else style("quote", 11, INK, after=8, indent=14)
    said = Whole()
    told = [_quoted(line or " ", last if line is lines[-1] else inner, said) for line in lines]
    return [*told, *([indented_aside(by)] if by else [])]


def _quoted(line: str, looks_so: ParagraphStyle, said: Whole) -> Quote:
    made = Quote(lettering.markup(line), looks_so)
    made.said = said
    return made


def point(words: str) -> Words:
    return styled(words, style("point", 11, INK, after=4, indent=14), kind=Point)


def points(told: Iterable[str]) -> list[Flowable]:
    """Several things, none of them alone on a page."""
    return listed([point(words)] for words in told)


def to_tick(words: str) -> Words:
    return styled(words, style("to tick", 11, INK, after=4, indent=17), kind=ToTick)


def passage(words: str, make: Callable[[str], Words]) -> list[Flowable]:
    """One paragraph for each line the host typed, or for each idea; nothing at all for no words."""
    lines = [part for line in words.splitlines() if line.strip() for part in _not_endless(line)]
    if looks.current().is_easy and make in (body, lead):
        lines = [idea for line in lines for idea in sentences(line)]
    return [make(line) for line in lines]


def _not_endless(line: str) -> list[str]:
    """The line, or paragraphs of it that a file for archives can say in one piece."""
    found = []
    while len(line) > _LONGEST and (end := line.rfind(" ", 0, _LONGEST)) > 0:
        end = line.rfind(". ", _LONGEST // 2, end) + 1 or end
        found.append(line[:end])
        line = line[end:].lstrip()
    return [*found, line]


def listed(entries: Iterable[Sequence[Flowable]]) -> list[Flowable]:
    """Entries one after the other; neither the first nor the last stands alone on a page."""
    told = [list(entry) for entry in entries if entry]
    for entry in (*told[:1], *told[-2:-1]) if len(told) > 1 else ():
        _stay(entry)
    for entry in told[-1:]:
        _stay(entry[:-1])
    return [part for entry in told for part in entry]


def _stay(parts: Iterable[Flowable]) -> None:
    """On the page of what comes next."""
    for part in parts:
        part.keepWithNext = 1


def space(points: float) -> Spacer:
    return Spacer(1, points)


def new_page() -> PageBreak:
    return PageBreak()


def new_page_unless(points: float) -> CondPageBreak:
    """A new page where fewer points than these are left."""
    return CondPageBreak(points)


def styled(words: str, looks_so: ParagraphStyle, kind: type[Words] = Words) -> Words:
    """Plain words of the host or a guest, whatever is in them; each idea on a line where that is easier."""
    if looks.current().is_easy:
        words = "\n".join(idea for line in words.splitlines() for idea in sentences(line)) or words
    return kind(lettering.markup(words), looks_so)


def _in_one_line(words: str, size: float) -> float:
    """How wide bold words are; by the word, as many sheets have all words but the name in common."""
    parts = words.split()
    gaps = (len(parts) - 1) * lettering.width(" ", size, bold=True)
    return gaps + sum(lettering.width(part, size, bold=True) for part in parts)


def _title_style(size: float) -> ParagraphStyle:
    return style(f"title {size}", size, INK, bold=True, after=8)


def style(name: str, size: float, colour: Any, **more: Any) -> ParagraphStyle:
    """How words look in the current look; sizes and spaces are those of the usual one, in points.

    Besides: `bold`; `before` and `after`; `indent`; `alignment`; `stays`: with what comes next, so that no
    heading is alone at the foot of a page; `grows`: False for what is fitted to the page already.
    """
    return _style(looks.current(), name, size, colour, **more)


@cache
def _style(
    look: Look,
    name: str,
    size: float,
    colour: Any,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    alignment: int = 0,
    stays: bool = False,
    grows: bool = True,
) -> ParagraphStyle:
    real = look.size(size) if grows else max(size, look.size(0))
    return lettering.paragraph_style("head" if bold else "body").clone(
        name,
        fontSize=real,
        leading=round(real * (1.2 if size > 15 else look.leading(1.38)), 1),
        textColor=INK if look.is_large and colour == MUTED else colour,
        spaceBefore=look.room(before),
        spaceAfter=look.room(after),
        leftIndent=look.beside_text(indent),
        alignment=alignment,
        keepWithNext=int(stays),
    )
