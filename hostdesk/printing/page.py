"""The page: paper, margins, head and foot; a story is laid out once, then printed on many sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate

from hostdesk.printing import faces
from hostdesk.printing import type as lettering
from hostdesk.printing.type import MUTED
from hostdesk.words import _

AMBER = HexColor("#d98e1f")
HAIRLINE = HexColor("#b8b5ac")
LINEN = HexColor("#faf8f4")

SIDE: float = 18 * mm
TOP: float = 17 * mm
BOTTOM: float = 20 * mm
HEAD: float = 11 * mm
FOOT: float = 12 * mm
FOOT_SIZE = 8.5
BEGINNING = 200.0  # points that the beginning of something long needs


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"
    A3 = "A3"  # for the wall

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, portrait."""
        width, height = {Paper.A4: A4, Paper.LETTER: LETTER, Paper.A3: A3}[self]
        return float(width), float(height)

    @property
    def text_width(self) -> float:
        return self.size[0] - 2 * SIDE


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
        self._canvas.head = _on_one_line(head, paper.text_width)

    def lay_out(self, story: Sequence[Flowable]) -> tuple[LaidOut, ...]:
        """The pages that `story` needs."""
        return self._canvas.lay_out(story, self._paper)

    def print_page(self, page: LaidOut, foot: str, filling: Sequence[Flowable] = ()) -> None:
        """One page more: what is laid out, what fills its openings, and its foot."""
        self._canvas.take_up(page)
        for opening, flowable in zip(page.openings, filling, strict=False):
            flowable.wrapOn(self._canvas, self._paper.text_width, self._paper.size[1])
            flowable.drawOn(self._canvas, opening.x, opening.y)
        self._draw_foot(foot)
        self._canvas.showPage()

    def print_drawn(self, draw: Callable[[Canvas], None]) -> None:
        """One page more on which everything is drawn at its place."""
        draw(self._canvas)
        self._canvas.showPage()

    def print_pages(
        self, pages: Sequence[LaidOut], whose: str, filling: Sequence[Flowable] = ()
    ) -> None:
        """A document that exists once, its pages counted at the foot."""
        for number, page in enumerate(pages, 1):
            counted = _("page {number} of {total}").format(number=number, total=len(pages))
            self.print_page(page, f"{whose} · {counted}" if len(pages) > 1 else whose, filling)

    def pdf(self) -> bytes:
        """The finished file; what it says of itself comes last, as each laid-out story resets it."""
        self._canvas.setTitle(self._title)
        self._canvas.setSubject(self._title)
        self._canvas.setAuthor("HostDesk")
        self._canvas.setCreator("HostDesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.save()
        return self._target.getvalue()

    def _empty_canvas(self, **kwargs: Any) -> SheetCanvas:
        return SheetCanvas(self._target, **kwargs)

    def _draw_foot(self, foot: str) -> None:
        self._canvas.setFillColor(MUTED)
        lettering.draw(self._canvas, self._paper.size[0] - SIDE, FOOT, foot, FOOT_SIZE, anchor="end")


class SheetCanvas(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """A canvas that can keep the pages of a story as forms instead of printing them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[LaidOut] | None = None  # None: pages are printed
        self._openings: list[Opening] = []
        self._forms = 0
        self.head = ""

    def lay_out(self, story: Sequence[Flowable], paper: Sized) -> tuple[LaidOut, ...]:
        self._kept = []
        try:
            _template(paper).build(list(story), canvasmaker=lambda *_args, **_kwargs: self)
            return tuple(self._kept)
        finally:
            self._kept = None

    def begin_kept_page(self) -> None:
        self._forms += 1
        self._openings = []
        self._begin_keeping(f"page{self._forms}")
        if self._kept and self.head:  # the first page says it in larger letters
            self.setFillColor(MUTED)
            lettering.draw(self, SIDE, self._pagesize[1] - HEAD, self.head, FOOT_SIZE)

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

    def take_up(self, page: LaidOut) -> None:
        """What was laid out comes on the page that is printed next."""
        self.doForm(page.form)

    def save(self) -> None:
        """ReportLab's templates save what they built; we do so once all sheets are printed."""
        if self._kept is None:
            super().save()

    def _begin_keeping(self, name: str) -> None:
        self.beginForm(name)

    def _end_keeping(self, _name: str) -> None:
        self.endForm()


class _WithWhatFollows(KeepTogether):  # type: ignore[misc]  # ReportLab is untyped
    """A heading and what it heads; something long begins on the page that has room for its beginning."""

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        whole, page = self._H, self._frame._height
        if whole > page / 2 and height > BEGINNING:
            return self._in_pieces(width, height)
        parts: list[Flowable] = super().split(width, height)
        return parts

    def _in_pieces(self, width: float, height: float) -> list[Flowable]:
        """One after the other; a first one that is itself too long for the page is broken."""
        first, *others = self._content
        is_too_long = first.wrapOn(self.canv, width, height)[1] > height
        pieces = first.splitOn(self.canv, width, height) if is_too_long else []
        return [*(pieces or [first]), *others]


def _on_one_line(text: str, room: float) -> str:
    """As much of it as one line of small letters has room for."""
    line = " ".join(text.split())
    if lettering.width(line, FOOT_SIZE) <= room:
        return line
    while line and lettering.width(f"{line}…", FOOT_SIZE) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _template(paper: Sized) -> BaseDocTemplate:
    width, height = paper.size
    frame = Frame(SIDE, BOTTOM, width - 2 * SIDE, height - TOP - BOTTOM, 0, 0, 0, 0)
    page = PageTemplate(frames=[frame], onPage=lambda canvas, _template: canvas.begin_kept_page())
    template = BaseDocTemplate(None, pagesize=paper.size, pageTemplates=[page])
    template.keepTogetherClass = _WithWhatFollows
    return template
