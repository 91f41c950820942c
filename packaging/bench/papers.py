"""Handouts for 200 guests: on paper, against a canvas that draws the same lines and circles; and digital
copies, against ReportLab's templates that lay out the same stories without saying what anything is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from time import perf_counter

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
_RUNS = 5
_LEADING = 14  # points
_CIRCLE = 6  # points


def figures(_workshop: Workshop) -> Iterator[Figure]:
    start, order = _two_hundred_guests(), Order(Document.HANDOUT)
    pages = PdfReader(BytesIO(pdf(start, order))).pages
    drawn = [(page.extract_text().splitlines(), _circles(page.get_contents())) for page in pages]

    def ours() -> float:
        begun = perf_counter()
        pdf(start, order)
        return perf_counter() - begun

    def floor() -> float:
        begun = perf_counter()
        _plainly(drawn)
        return perf_counter() - begun

    took, least = side_by_side(ours, floor, _RUNS)
    per_second, at_best = len(pages) / took, len(pages) / least
    note = f"{len(pages)} pages; floor: a canvas with the same text and circles; ratio: time ÷ time"
    yield replace(figure("handouts-200", per_second, "pages/s", at_best, note), ratio=took / least)


def digital_figures(_workshop: Workshop) -> Iterator[Figure]:
    start, order = _two_hundred_guests(), Order(Document.HANDOUT, digital=True)
    content = contents(start, order)
    assert isinstance(content, handout.Handout)
    content = replace(content, unnamed=())  # every copy has its own pages, and there are no others
    sheets = len(PdfReader(BytesIO(_digitally(content))).pages)

    def ours() -> float:
        begun = perf_counter()
        _digitally(content)
        return perf_counter() - begun

    def floor() -> float:
        begun = perf_counter()
        _by_templates(content)
        return perf_counter() - begun

    took, least = side_by_side(ours, floor, _RUNS)
    note = f"{sheets} pages; floor: the same stories by ReportLab's templates, untagged; ratio: time ÷ time"
    made = figure("digital-copies", sheets / took, "pages/s", sheets / least, note)
    yield replace(made, ratio=took / least)


def _digitally(content: handout.Handout) -> bytes:
    return handout.printed(content, Paper.A4, lambda _done, _total: None, Edition(digital=True))


def _by_templates(content: handout.Handout) -> bytes:
    target = BytesIO()
    margins = {"leftMargin": SIDE, "rightMargin": SIDE, "topMargin": TOP, "bottomMargin": BOTTOM}
    sheets = ([*handout.story(content, Paper.A4, name), PageBreak()] for name in content.names)
    story = [part for sheet in sheets for part in sheet]
    SimpleDocTemplate(target, pagesize=A4, pageCompression=1, **margins).build(story)
    return target.getvalue()


def _two_hundred_guests() -> Gathering:
    start = generated(7)
    own = start.session.id
    guests = tuple(Guest(f"{own}/h{n}", own, n, f"{start.guests[n % 12].name} {n}") for n in range(GUESTS))
    return replace(start, guests=guests, rounds=(), marks=())


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
