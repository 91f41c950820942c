"""Handouts of two pages for 200 guests, in seconds of the processor, so that a busy machine changes nothing.

On paper against a canvas that draws the same lines and circles, and against typst, which is compiled;
digital copies against ReportLab's templates that lay out the same stories without saying what anything is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from time import process_time

import typeset
from library import generated
from measuring import Figure, figure, side_by_side
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, SimpleDocTemplate
from workshop import Workshop

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.printing import faces
from hostdesk.printing.documents import handout
from hostdesk.printing.edition import Edition
from hostdesk.printing.page import BOTTOM, SIDE, TOP, Paper
from hostdesk.workflows.hand_out import Document, Order, contents, pdf

GUESTS = 200
_PAGES = 2 * GUESTS
_RUNS = 5
_LEADING = 14  # points
_CIRCLE = 6  # points


def figures(_workshop: Workshop) -> Iterator[Figure]:
    start, order = two_hundred_guests(), Order(Document.HANDOUT)
    pages = PdfReader(BytesIO(pdf(start, order))).pages
    assert len(pages) == _PAGES
    drawn = [(page.extract_text().splitlines(), _circles(page.get_contents())) for page in pages]
    took, least = side_by_side(_timed(lambda: pdf(start, order)), _timed(lambda: _plainly(drawn)), _RUNS)
    note = "floor: a canvas with the same text and circles; processor time; ratio: time ÷ time"
    yield _pages_per_second("handouts-200", _PAGES, took, least, note)


def typst_figures(_workshop: Workshop) -> Iterator[Figure]:
    """The same pages by typst."""
    if not typeset.is_here():
        print("typst is not installed (pip install typst): nothing to compare with.", file=sys.stderr)
        return
    start, order = two_hundred_guests(), Order(Document.HANDOUT)
    content = _handout(start, order)
    assert len(PdfReader(BytesIO(typeset.handouts(content))).pages) == _PAGES
    ours, theirs = _timed(lambda: pdf(start, order)), _timed(lambda: typeset.handouts(content))
    took, least = side_by_side(ours, theirs, _RUNS)
    note = "floor: typst, which lays each sheet out for itself; processor time; ratio: time ÷ time"
    yield _pages_per_second("handouts-typst", _PAGES, took, least, note)


def digital_figures(_workshop: Workshop) -> Iterator[Figure]:
    start, order = two_hundred_guests(), Order(Document.HANDOUT, digital=True)
    content = _handout(start, order)
    sheets = len(PdfReader(BytesIO(_digitally(content))).pages)
    ours, floor = _timed(lambda: _digitally(content)), _timed(lambda: _by_templates(content))
    took, least = side_by_side(ours, floor, _RUNS)
    note = "floor: the same stories by ReportLab's templates, untagged; processor time"
    yield _pages_per_second("digital-copies", sheets, took, least, f"{note}; ratio: time ÷ time")


def _pages_per_second(name: str, pages: int, took: float, least: float, note: str) -> Figure:
    made = figure(name, pages / took, "pages/s", pages / least, f"{pages} pages; {note}")
    return replace(made, ratio=took / least)


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    """The work, as something that tells how many seconds the processors were at it."""

    def timed() -> float:
        begun = process_time()
        work()
        return process_time() - begun

    return timed


def _handout(start: Gathering, order: Order) -> handout.Handout:
    content = contents(start, order)
    assert isinstance(content, handout.Handout)
    return content


def _digitally(content: handout.Handout) -> bytes:
    return handout.printed(content, Paper.A4, lambda _done, _total: None, Edition(digital=True))


def _by_templates(content: handout.Handout) -> bytes:
    target = BytesIO()
    margins = {"leftMargin": SIDE, "rightMargin": SIDE, "topMargin": TOP, "bottomMargin": BOTTOM}
    sheets = ([*handout.story(content, Paper.A4, one.name), PageBreak()] for one in content.readers)
    story = [part for sheet in sheets for part in sheet]
    SimpleDocTemplate(target, pagesize=A4, pageCompression=1, **margins).build(story)
    return target.getvalue()


def two_hundred_guests() -> Gathering:
    """A gathering whose handout takes two pages."""
    start = generated(7)
    own = start.session.id
    guests = tuple(Guest(f"{own}/h{n}", own, n, f"{start.guests[n % 12].name} {n}") for n in range(GUESTS))
    (scale,) = start.scales
    scales = tuple(replace(scale, id=f"{own}/q{n}", place=n) for n in range(3))
    return replace(start, guests=guests, scales=scales, rounds=(), marks=())


def _circles(contents: object) -> int:
    """A circle is four curves."""
    data = getattr(contents, "get_data", bytes)()
    return int(data.count(b" c\n") + data.count(b" c ")) // 4


def _plainly(drawn: list[tuple[list[str], int]]) -> bytes:
    faces.register_house_face()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for lines, circles in drawn:
        canvas.setFont(faces.REGULAR, 11)
        for number, line in enumerate(lines):
            canvas.drawString(56, A4[1] - 56 - number * _LEADING, line)
        for number in range(circles):
            canvas.circle(56 + number % 11 * 40, 56 + number // 11 * 40, _CIRCLE)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
