"""Papers dressed as the host's own where they leave the room: logo, colour and closing words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from hostdesk.domain.letterhead import Letterhead
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order
from tests.printing.conformance import failures
from tests.printing.gatherings import kitchen_table
from tests.printing.stories import pages
from tests.printing.structure import structure

TABLE = kitchen_table()
CLOSING = "Thank you for coming. The door is open on Thursdays."
OUT = [document for document in Document if document.leaves_the_room]
STAY = [document for document in Document if not document.leaves_the_room]
GREEN, OWN = ".058824 .356863 .341176", ".105882 .290196 .541176"
CLOSES = (Document.HANDOUT, Document.INVITATION, Document.SUMMARY)


def a_jpeg() -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 90), (27, 74, 138)).save(made, "JPEG")
    return made.getvalue()


DRESS = Letterhead(a_jpeg(), 300, 90, "The Corner Garden", "#1b4a8a", CLOSING)


def made(document: Document, digital: bool = False) -> bytes:
    guests = ("g0",) if document.per_guest else None
    return hand_out.pdf(TABLE, Order(document, guest_ids=guests, digital=digital, letterhead=DRESS))


def drawn(pdf: bytes) -> str:
    """All that is drawn, also on pages that are laid out once."""
    reader = PdfReader(BytesIO(pdf))
    parts = [page.get_contents() for page in reader.pages]
    forms = [
        form.get_object()
        for page in reader.pages
        for form in page["/Resources"].get("/XObject", {}).values()
        if form.get_object()["/Subtype"] == "/Form"
    ]
    return " ".join(part.get_data().decode("latin-1") for part in (*parts, *forms) if part is not None)


@pytest.mark.parametrize("document", OUT)
def test_what_leaves_the_room_is_dressed_and_conforms(document: Document) -> None:
    pdf = made(document, digital=True)

    assert failures(pdf, "ua1") == failures(pdf, "2b") == []
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) == 1
    assert "Logo of The Corner Garden" in [part.alt for part in structure(pdf).all("Figure")]
    assert OWN in drawn(pdf)
    assert GREEN not in drawn(pdf)
    assert (CLOSING in " ".join(pages(pdf))) == (document in CLOSES)


@pytest.mark.parametrize("document", OUT)
def test_for_the_printer_it_is_the_same(document: Document) -> None:
    pdf = made(document)

    assert OWN in drawn(pdf)
    assert GREEN not in drawn(pdf)
    assert (CLOSING in " ".join(pages(pdf))) == (document in CLOSES)


@pytest.mark.parametrize("document", STAY)
def test_what_stays_with_host_door_and_wall_is_as_ever(document: Document) -> None:
    plain = hand_out.pdf(TABLE, Order(document, guest_ids=("g0",) if document.per_guest else None))

    assert drawn(made(document)) == drawn(plain)


def test_sheets_without_a_name_stay_all_alike() -> None:
    pdf = hand_out.pdf(TABLE, Order(Document.SCALE_SHEET, letterhead=DRESS))
    unnamed = [
        page for page in PdfReader(BytesIO(pdf)).pages if "sheet without a name" in page.extract_text()
    ]

    assert len(unnamed) == 14
    assert len({page.get_contents().get_data() for page in unnamed}) == 1  # type: ignore[union-attr]


def test_without_a_letterhead_headings_are_green() -> None:
    plain = hand_out.pdf(TABLE, Order(Document.SUMMARY))

    assert GREEN in drawn(plain)
    assert OWN not in drawn(plain)


def test_closing_words_of_any_length_and_script_are_printed_to_their_end() -> None:
    words = "شكرا لكم\n谢谢你们\n" + "Thank you. " * 900 + "The end."
    dress = Letterhead(closing=words)

    for document in CLOSES:
        order = Order(document, guest_ids=("g0",) if document.per_guest else None, letterhead=dress)
        assert "The end." in " ".join(pages(hand_out.pdf(TABLE, order)))


@pytest.mark.parametrize("size", [(4000, 10), (10, 4000), (1, 1), (60, 60)])
def test_a_logo_of_any_shape_has_room(size: tuple[int, int]) -> None:
    picture = BytesIO()
    Image.new("RGB", size, "navy").save(picture, "JPEG")
    dress = Letterhead(picture.getvalue(), *size)

    assert len(pages(hand_out.pdf(TABLE, Order(Document.SUMMARY, letterhead=dress)))) >= 1


def test_as_html_it_carries_them_too() -> None:
    html = hand_out.html(TABLE, Order(Document.HANDOUT, guest_ids=("g0",), letterhead=DRESS))

    assert 'alt="Logo of The Corner Garden"' in html
    assert "--own: #1b4a8a" in html
    assert CLOSING in html
    assert "--own: " not in hand_out.html(TABLE, Order(Document.RUN_SHEET, letterhead=DRESS))
