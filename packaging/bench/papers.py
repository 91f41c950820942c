"""Handouts for 200 guests, against a ReportLab canvas that draws the same lines and circles."""

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
from workshop import Workshop

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.printing import faces
from hostdesk.workflows.hand_out import Document, Order, pdf

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
