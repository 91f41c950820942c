"""Digital copies: the same stories as on paper, and what every mark on them is (PDF/UA-1, PDF/A)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from hostdesk.printing import looks
from hostdesk.printing.archival import make_archival
from hostdesk.printing.edition import Edition
from hostdesk.printing.page import LaidOut, Paper, Printout, SheetCanvas, Sized
from hostdesk.printing.structure import Element, TaggedPage
from hostdesk.printing.tagging import TaggingCanvas
from hostdesk.printing.two_up import TwoUpPrintout


def printout(paper: Sized, title: str, head: str, edition: Edition) -> Printout:
    """One PDF in the making, for the printer or to be read."""
    if edition.whole is not None:
        return edition.whole.next_document(head)
    if edition.digital:
        made: Printout = DigitalPrintout(paper, title, head, edition)
    else:
        made = (TwoUpPrintout if paper is Paper.A5 else Printout)(paper, title, head, edition.language)
        made.two_sided, made.is_beginning = edition.two_sided, edition.beginning
    made.take_colour(edition.colour)
    return made


class DigitalPrintout(Printout):
    """What is laid out is printed once: a page that others repeat could not say whose part it is."""

    _canvas: _DigitalCanvas

    def __init__(self, paper: Sized, title: str, head: str, edition: Edition) -> None:
        super().__init__(paper, title, head, edition.language)
        self._attached = edition.attached

    def print_drawn(self, draw: Callable[[Canvas], None]) -> None:
        self._canvas.begin_tagged_page()
        super().print_drawn(draw)

    def finish(self) -> bytes:
        self._canvas.put_structure()
        make_archival(self._canvas._doc, self._title, self._language, self._attached)
        return super().finish()

    def _empty_canvas(self, **kwargs: Any) -> SheetCanvas:
        return _DigitalCanvas(self._target, pdfVersion=(1, 7), **kwargs)


@dataclass(slots=True)
class _KeptPage:
    """A page that is laid out and not in the file yet, as ReportLab holds it."""

    code: list[str]
    colours: dict[str, Any]
    forms: list[str]
    tags: TaggedPage


class _DigitalCanvas(TaggingCanvas, SheetCanvas):
    """A canvas that keeps the pages of a story with their parts, until their feet can be counted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept_pages: dict[str, _KeptPage] = {}

    def lay_out(self, story: Sequence[Flowable], paper: Sized, enough: int = 0) -> tuple[LaidOut, ...]:
        sheet = Element("Sect", self.document)
        sheet.language = looks.current().language
        with self.within(sheet):
            return super().lay_out(story, paper, enough)

    def leaves_open(self) -> bool:
        """Nothing: each copy is laid out for itself."""
        return False

    def take_up(self, page: LaidOut) -> None:
        kept = self._kept_pages.pop(page.form)
        self._code, self._colorsUsed, self._formsinuse = kept.code, kept.colours, kept.forms
        self.take_up_tagged_page(kept.tags)

    def _begin_keeping(self, _name: str) -> None:
        self._restartAccumulators()
        self.init_graphics_state()
        self.state_stack: list[Any] = []
        self.begin_tagged_page()

    def _end_keeping(self, name: str) -> None:
        tags = self.end_tagged_page()
        self._kept_pages[name] = _KeptPage(self._code, self._colorsUsed, self._formsinuse, tags)
        self._restartAccumulators()
