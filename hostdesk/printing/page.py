"""The page: paper, margins, head and foot; a story is laid out once, then printed on many sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from itertools import takewhile
from typing import Any, Protocol

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, A5, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate
from reportlab.platypus.flowables import _listWrapOn

from hostdesk.printing import faces, looks
from hostdesk.printing import type as lettering
from hostdesk.printing.fitted import LEADING, Sizes, fitted
from hostdesk.printing.type import GREEN
from hostdesk.words import _, figures

AMBER = HexColor("#d98e1f")
HAIRLINE = HexColor("#b8b5ac")
LINEN = HexColor("#faf8f4")

SIDE: float = 18 * mm
NARROW_SIDE: float = 12 * mm  # of a small sheet
TOP: float = 17 * mm
BOTTOM: float = 20 * mm
HEAD: float = 11 * mm
FOOT: float = 12 * mm
FOOT_SIZE = 8.5
FOOT_LINES = 2  # at most
WIDE = 0.75  # of its size, wider than any Latin letters are on an average
BEGINNING = 200.0  # points that the beginning of something long needs
FIRST_PAGES = 2  # of a document that is only begun


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"
    A3 = "A3"  # for the wall
    A5 = "A5"  # for the printer two on a sheet of A4, to cut or to fold in the middle

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, portrait."""
        width, height = {Paper.A4: A4, Paper.LETTER: LETTER, Paper.A3: A3, Paper.A5: A5}[self]
        return float(width), float(height)

    @property
    def text_width(self) -> float:
        """Of what is written in the current look."""
        return self.size[0] - 2 * side(self.size[0]) - looks.current().beside


def side(width: float) -> float:
    """The margins at the sides of a page that is so wide."""
    return SIDE if width > A4[0] - 1 else NARROW_SIDE


class Sized(Protocol):
    """A sheet of any size: in points, portrait."""

    @property
    def size(self) -> tuple[float, float]: ...

    @property
    def text_width(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Opening:
    """A place on a laid-out page that each sheet fills by itself: its lower left corner, in points."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One page that is laid out: the name of its form, and the places left open on it."""

    form: str
    openings: tuple[Opening, ...]


class Printout:
    """One PDF in the making. What is laid out is stored once, however many sheets repeat it."""

    def __init__(self, paper: Sized, title: str, head: str = "", language: str = "en-GB") -> None:
        """`head` is whose paper it is: it stands at the head of each page after a story's first."""
        self._paper = paper
        self._target = BytesIO()
        self._title = " ".join("".join(mark for mark in title if mark.isprintable()).split())
        self._language = language
        faces.register_house_face()
        self._canvas = self._empty_canvas(
            pagesize=paper.size, pageCompression=1, lang=language, initialFontName=faces.REGULAR
        )
        self._canvas.head = head
        self.pages = 0  # printed so far; of small ones, the sheets they are on
        self.two_sided = False
        self.is_beginning = False
        self.layouts: dict[str, dict[Any, tuple[LaidOut, ...]]] = {}  # of what many share, by title
        self._is_whole = True

    def hold(self) -> None:
        """Several documents go in, one behind the other: nothing is finished until `finish`."""
        self._is_whole = False

    def next_document(self, head: str) -> Printout:
        """Goes on with another document."""
        self.end_sheet()
        self._canvas.head = head
        self.begin_sheet()
        return self

    def take_colour(self, colour: str) -> None:
        """The host's own colour wherever the house has its green."""
        self._canvas.own_colour = HexColor(colour) if colour else None

    def begin_sheet(self, _pages: int = 1) -> None:
        """What comes next, so many pages, is not on the back of what came before."""
        if self.two_sided and self.pages % 2:
            self.print_drawn(lambda _canvas: None)

    def end_sheet(self) -> None:
        """What comes next is not beside what came before."""

    def lay_out(
        self, story: Sequence[Flowable], page_done: Callable[[], object] = lambda: None
    ) -> tuple[LaidOut, ...]:
        """The pages that `story` needs; what `page_done` raises ends the work."""
        self._canvas.page_done = page_done
        return self._canvas.lay_out(story, self._paper, FIRST_PAGES if self.is_beginning else 0)

    def print_page(self, page: LaidOut, foot: str, filling: Sequence[Flowable] = ()) -> None:
        """One page more: what is laid out, what fills its openings, and its foot."""
        self._draw_page(page, foot, filling)
        self._canvas.showPage()
        self.pages += 1

    def print_drawn(self, draw: Callable[[Canvas], None]) -> None:
        """One page more on which everything is drawn at its place."""
        draw(self._canvas)
        self._canvas.showPage()
        self.pages += 1

    def print_pages(
        self, pages: Sequence[LaidOut], whose: str, filling: Sequence[Flowable] = ()
    ) -> None:
        """A document that exists once, its pages counted at the foot."""
        is_counted = len(pages) > 1 and not self.is_beginning
        for number, page in enumerate(pages, 1):
            counted = page_count(number, len(pages))
            self.print_page(page, f"{whose} · {counted}" if is_counted else whose, filling)

    def pdf(self) -> bytes:
        """The finished file; nothing yet where other documents follow."""
        return self.finish() if self._is_whole else b""

    def finish(self) -> bytes:
        """What the file says of itself comes last, as each laid-out story resets it."""
        self._canvas.setTitle(self._title)
        self._canvas.setSubject(self._title)
        self._canvas.setAuthor("HostDesk")
        self._canvas.setCreator("HostDesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.save()
        return self._target.getvalue()

    def _empty_canvas(self, **kwargs: Any) -> SheetCanvas:
        return SheetCanvas(self._target, **kwargs)

    def _draw_page(self, page: LaidOut, foot: str, filling: Sequence[Flowable]) -> None:
        self._canvas.take_up(page)
        for opening, flowable in zip(page.openings, filling, strict=False):
            flowable.wrapOn(self._canvas, self._paper.text_width, self._paper.size[1])
            flowable.drawOn(self._canvas, opening.x, opening.y)
        self._draw_foot(foot)

    def _draw_foot(self, foot: str) -> None:
        """Where a line ends; in large letters it may take another line."""
        look, width = looks.current(), self._paper.size[0]
        size, margin = look.size(FOOT_SIZE), side(width)
        self._canvas.setFillColor(lettering.quiet())
        for level, line in enumerate(reversed(_foot_lines(foot, width - 2 * margin, size))):
            x = margin if look.right_to_left else width - margin
            lettering.draw(self._canvas, x, FOOT + level * size * LEADING, line, size, anchor=look.end)


class SheetCanvas(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """A canvas that can keep the pages of a story as forms instead of printing them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[LaidOut] | None = None  # None: pages are printed
        self._openings: list[Opening] = []
        self._forms = 0
        self._enough = 0  # pages of a story; 0: all of them
        self._paper: Sized = Paper.A4  # of what is laid out
        self.page_done: Callable[[], object] = lambda: None
        self.head = ""
        self.own_colour: Color | None = None

    def setFillColor(self, colour: Any, alpha: float | None = None) -> None:
        super().setFillColor(self._owned(colour), alpha)

    def setStrokeColor(self, colour: Any, alpha: float | None = None) -> None:
        super().setStrokeColor(self._owned(colour), alpha)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> Any:
        written = super().beginText(x, y, direction)
        if self.own_colour is not None:
            take_colour = written.setFillColor
            written.setFillColor = lambda colour, alpha=None: take_colour(self._owned(colour), alpha)
        return written

    def _owned(self, colour: Any) -> Any:
        return self.own_colour if self.own_colour is not None and colour == GREEN else colour

    def lay_out(self, story: Sequence[Flowable], paper: Sized, enough: int = 0) -> tuple[LaidOut, ...]:
        self._kept, self._paper, self._enough = [], paper, enough
        try:
            with suppress(_EnoughError):
                _template(paper).build(list(story), canvasmaker=lambda *_args, **_kwargs: self)
            return tuple(self._kept)
        finally:
            self._kept = None

    def begin_kept_page(self) -> None:
        self._forms += 1
        self._openings = []
        self._begin_keeping(f"page{self._forms}")
        if self._kept and self.head:  # the first page says it in larger letters
            self._draw_head()

    def leaves_open(self) -> bool:
        """True while a story is laid out for many sheets: what differs between them is left out, and its
        place remembered."""
        if self._kept is None:
            return False
        self._openings.append(Opening(*self.absolutePosition(0, 0)))
        return True

    def showPage(self) -> None:
        if self._kept is None:
            super().showPage()
            return
        self._end_keeping(f"page{self._forms}")
        self._kept.append(LaidOut(f"page{self._forms}", tuple(self._openings)))
        self.page_done()
        if len(self._kept) == self._enough:
            raise _EnoughError

    def take_up(self, page: LaidOut) -> None:
        """What was laid out comes on the page that is printed next."""
        self.doForm(page.form)

    def save(self) -> None:
        """ReportLab's templates save what they built; we do so once all sheets are printed."""
        if self._kept is None:
            super().save()

    def _draw_head(self) -> None:
        look, (width, height) = looks.current(), self._paper.size
        size, margin = look.size(FOOT_SIZE), side(width)
        self.setFillColor(lettering.quiet())
        head = _on_one_line(self.head, width - 2 * margin - look.beside, size)
        x = margin + look.beside
        x = width - x if look.right_to_left else x
        lettering.draw(self, x, height - HEAD, head, size, anchor=look.start)

    def _begin_keeping(self, name: str) -> None:
        self.beginForm(name)

    def _end_keeping(self, _name: str) -> None:
        self.endForm()


class _EnoughError(Exception):
    """The pages that were wanted are laid out."""


class _WithWhatFollows(KeepTogether):  # type: ignore[misc]  # ReportLab is untyped
    """A heading and what it heads; something long begins on the page that has room for its beginning."""

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        whole, page = self._H, self._frame._height
        if whole > page / 2 and height > BEGINNING:
            return self._in_pieces(width, height)
        if whole > max(height, page / 4) and self._breaks_well(width, height):
            return self._in_pieces(width, height)
        parts: list[Flowable] = super().split(width, height)
        return parts

    def _breaks_well(self, width: float, height: float) -> bool:
        """A table at its end, of which a good part comes on this page below what heads it."""
        *heads, table = self._content
        beginning = getattr(table, "beginning", None)
        if not (heads and beginning):
            return False
        above = _listWrapOn(heads, width, self.canv)[1] + heads[-1].getSpaceAfter()
        return bool(above + beginning(width) <= height)

    def _in_pieces(self, width: float, height: float) -> list[Flowable]:
        """One after the other; a first one that is itself too long for the page is broken."""
        first, *others = self._content
        is_too_long = first.wrapOn(self.canv, width, height)[1] > height
        pieces = first.splitOn(self.canv, width, height) if is_too_long else []
        return [*(pieces or [first]), *others]


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab is untyped
    """Headings also stay with what is kept together below them, which ReportLab leaves out; what is kept
    together within it has no height of its own that could be known."""

    def handle_keepWithNext(self, flowables: list[Any]) -> None:
        heads = list(takewhile(lambda part: part.getKeepWithNext(), flowables))
        if not any(isinstance(part, KeepTogether) for part in flowables[: len(heads) + 1]) or not heads:
            super().handle_keepWithNext(flowables)
            return
        for head in heads:
            head.keepWithNext = 0
        kept = [part for each in flowables[: len(heads) + 1] for part in _unpacked(each)]
        flowables[: len(heads) + 1] = [self.keepTogetherClass(kept)]


def _unpacked(part: Flowable) -> list[Flowable]:
    return list(part._content) if isinstance(part, KeepTogether) else [part]


@lru_cache(maxsize=256)
def _on_one_line(text: str, room: float, size: float) -> str:
    """As much of it as one line of small letters has room for."""
    line = " ".join(text.split())
    if lettering.width(line, size) <= room:
        return line
    while line and lettering.width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _foot_lines(foot: str, room: float, size: float) -> tuple[str, ...]:
    surely_fits = foot.isascii() and len(foot) * size * WIDE <= room  # measuring costs as much as drawing
    if surely_fits or lettering.width(foot, size) <= room:
        return (foot,)
    parts = tuple(foot.split(" · "))
    if len(parts) <= FOOT_LINES and all(lettering.width(part, size) <= room for part in parts):
        return parts
    return fitted(foot, room, FOOT_LINES * size * LEADING + 1, Sizes(size, size, size)).lines


def page_count(number: int, total: int) -> str:
    return _("page {number} of {total}").format(number=figures(number), total=figures(total))


def _template(paper: Sized) -> BaseDocTemplate:
    """Beside the words of an easy paper, where lines begin, there is room for pictures."""
    (width, height), look = paper.size, looks.current()
    margin = side(width)
    left = margin if look.right_to_left else margin + look.beside
    foot_lines = 1 if look.is_usual else FOOT_LINES
    low = max(BOTTOM, FOOT + foot_lines * look.size(FOOT_SIZE) * LEADING + 10)
    top = TOP + 2 * (look.size(FOOT_SIZE) - FOOT_SIZE)
    frame = Frame(left, low, width - 2 * margin - look.beside, height - top - low, 0, 0, 0, 0)
    page = PageTemplate(frames=[frame], onPage=lambda canvas, _template: canvas.begin_kept_page())
    template = _Template(None, pagesize=paper.size, pageTemplates=[page])
    template.keepTogetherClass = _WithWhatFollows
    return template
