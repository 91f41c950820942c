"""Digital copies: what they say about themselves, and that validators agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zlib import compress

import pytest
from PIL import Image
from reportlab.platypus import Flowable, PageBreak

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Mark
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.digital import DigitalPrintout, printout
from hostdesk.printing.documents import (
    held_about_you,
    invitation,
    personal_page,
    sign_in,
    wall_sheets,
    whats_better,
)
from hostdesk.printing.edition import PAPER, Attached, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.photograph import Photograph, grid
from hostdesk.printing.scale_line import CirclesToMark, DotLine
from hostdesk.printing.writing_room import Ruled, room_left_to_write
from hostdesk.workflows import guest_papers
from hostdesk.workflows.hand_out import Document, Order, pdf
from hostdesk.workflows.sample import sample_gathering
from tests.printing.conformance import failures, verapdf, verapdf_says
from tests.printing.gatherings import SCALES, crowd, kitchen_table, nothing_yet
from tests.printing.stories import pages
from tests.printing.structure import Part, drawn_on, read, structure
from tests.printing.test_type import NAMES

DIGITAL = Edition(digital=True)
HEADINGS = {f"H{level}": level for level in range(1, 7)}


def of(*story: Flowable, edition: Edition = DIGITAL, title: str = "A paper") -> bytes:
    made = printout(Paper.A4, title, "Whose it is", edition)
    made.print_pages(made.lay_out(story), "For everybody")
    return made.pdf()


def in_every_script() -> Gathering:
    guests = tuple(Guest(f"n{n}", "s", n, name) for n, name in enumerate(NAMES.values()))
    return replace(kitchen_table(), guests=guests, rounds=(), marks=())


def very_long() -> Gathering:
    """Fifty pages: hundreds of guests, ten thousand words, words without an end."""
    table = crowd(500)
    guests = tuple(replace(guest, about="Wolfeschlegel" * 20) for guest in table.guests[:40])
    first, *others = table.blocks
    blocks = (replace(first, what_happens="Ten thousand words, one after another. " * 1700), *others)
    words = tuple(
        replace(mark, already_there=f"{mark.id} says: " + "evening " * 900) for mark in table.marks[:40]
    )
    return replace(
        table, guests=(*guests, *table.guests[40:]), blocks=blocks, marks=(*words, *table.marks[40:])
    )


GATHERINGS = {
    "full": kitchen_table,
    "empty": nothing_yet,
    "crowd": lambda: crowd(8),
    "scripts": in_every_script,
    "long": very_long,
}


@cache
def copy(document: Document, which: str) -> bytes:
    guests = ("g0", "g1") if which == "long" and document.per_guest else None
    return pdf(GATHERINGS[which](), Order(document, guest_ids=guests, digital=True))


@cache
def told(document: Document, which: str) -> Part:
    return structure(copy(document, which))


@cache
def marks(document: Document, which: str) -> list[tuple[int, list[bytes]]]:
    """For each page how many marks there are, and what is painted outside of them."""
    found = [drawn_on(page) for page in read(copy(document, which)).pages]
    return [(len(words), loose) for words, loose in found]


every_copy = pytest.mark.parametrize(
    ("document", "which"), [(document, which) for document in Document for which in GATHERINGS]
)


@every_copy
def test_every_document_conforms_to_pdf_ua_and_pdf_a(document: Document, which: str) -> None:
    made = copy(document, which)

    assert failures(made, "ua1") == []
    assert failures(made, "2b") == []


@pytest.mark.skipif(not verapdf(), reason="veraPDF is not here")
@pytest.mark.parametrize("profile", ["ua1", "2b"])
def test_verapdf_agrees(profile: str, tmp_path: Path) -> None:
    made = {
        f"{document.name} {which}": copy(document, which) for document in Document for which in GATHERINGS
    }

    assert verapdf_says(made, profile, tmp_path) == []


def test_some_are_of_one_page_and_some_of_fifty() -> None:
    assert len(read(copy(Document.HANDOUT, "empty")).pages) == 1
    assert len(read(copy(Document.RUN_SHEET, "long")).pages) >= 50
    assert len(read(copy(Document.SUMMARY, "long")).pages) >= 50


@every_copy
def test_everything_drawn_belongs_to_one_part_or_is_decoration(document: Document, which: str) -> None:
    drawn = marks(document, which)
    claimed = [place for part in told(document, which).walk() for place in part.drawn]

    assert sorted(claimed) == [(page, mark) for page, (most, _) in enumerate(drawn) for mark in range(most)]
    assert not [loose for _, loose in drawn if loose]


@every_copy
def test_the_way_from_what_is_drawn_to_its_part_is_the_way_back(document: Document, which: str) -> None:
    reader = read(copy(document, which))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    entries = root["/ParentTree"]["/Nums"]
    owners = {int(key): entry.get_object() for key, entry in zip(entries[::2], entries[1::2], strict=True)}

    for number, (page, (drawn, _)) in enumerate(zip(reader.pages, marks(document, which), strict=True)):
        assert page["/StructParents"] == number
        assert page["/Tabs"] == "/S"
        assert len(owners[number]) == drawn
    assert root["/ParentTreeNextKey"] == len(owners)


@every_copy
def test_headings_leave_no_level_out(document: Document, which: str) -> None:
    for sheet in told(document, which).kids:
        levels = [HEADINGS[part.role] for part in sheet.walk() if part.role in HEADINGS]
        assert levels[:1] in ([], [1])  # badges have none
        assert levels.count(1) <= 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


@every_copy
def test_tables_and_figures_are_whole(document: Document, which: str) -> None:
    top = told(document, which)

    for table in top.all("Table"):
        assert len({len(row.kids) for row in table.kids}) == 1
        assert all(cell.role in ("TH", "TD") for row in table.kids for cell in row.kids)
        assert table.all("TH")
    assert all(head.scope in ("Column", "Row") for head in top.all("TH"))
    assert all(figure.alt for figure in top.all("Figure"))


@pytest.mark.parametrize("document", Document)
def test_what_is_read_is_what_is_on_paper(document: Document) -> None:
    gathering = replace(kitchen_table(), scales=SCALES[:2])  # a digital copy holds no sheets without a name
    order = Order(document, guest_ids=("g0", "g4") if document.per_guest else None)
    on_paper, digital = (pages(pdf(gathering, replace(order, digital=edition))) for edition in (False, True))

    assert [sorted(page.split()) for page in digital] == [sorted(page.split()) for page in on_paper]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_in_any_script_is_read_as_it_was_typed(name: str) -> None:
    headings = [part.text for part in told(Document.HANDOUT, "scripts").all("H1")]

    assert f"Welcome, {name}" in headings


def test_it_says_its_title_its_language_and_what_it_conforms_to() -> None:
    reader = read(of(flow.title("Hello"), title='Tea <& "more">', edition=Edition(True, "cy")))
    catalog = reader.trailer["/Root"]
    about = reader.xmp_metadata

    assert reader.metadata is not None
    assert reader.metadata.title == 'Tea <& "more">'
    assert catalog["/Lang"] == "cy"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert about is not None
    assert about.dc_title == {"x-default": 'Tea <& "more">'}
    assert about.dc_language == ["cy"]
    assert b"<pdfuaid:part>1<" in catalog["/Metadata"].get_data()
    assert b"<pdfaid:part>2<" in catalog["/Metadata"].get_data()
    assert b"<pdfaid:conformance>B<" in catalog["/Metadata"].get_data()


def test_the_printers_edition_has_the_language_too_and_no_structure() -> None:
    catalog = read(of(flow.title("Hello"), edition=replace(PAPER, language="cy"))).trailer["/Root"]

    assert catalog["/Lang"] == "cy"
    assert "/StructTreeRoot" not in catalog


@pytest.mark.parametrize("last", [b"\r", b"\n"])
def test_a_stream_may_end_with_what_could_be_taken_for_the_end_of_a_line(last: bytes) -> None:
    content = next(text for n in range(100_000) if compress(text := b"%05d" % n).endswith(last))
    file = Attached("a.txt", "text/plain", content, "")
    made = of(flow.title("Hello"), edition=Edition(True, attached=(file,)))

    assert compress(content) in made
    assert failures(made, "3b") == []


def test_what_travels_inside_can_be_taken_out_and_conforms_to_pdf_a_3(tmp_path: Path) -> None:
    file = Attached("session.json", "application/json", b'{"title": "Tea"}', "What this was made of")
    made = of(flow.title("Hello"), edition=Edition(True, attached=(file,)))
    reader = read(made)

    assert {name: list(found) for name, found in reader.attachments.items()} == {file.name: [file.content]}
    assert len(reader.trailer["/Root"]["/AF"]) == 1
    assert failures(made, "3b") == failures(made, "ua1") == []
    if verapdf():
        assert verapdf_says({"inside": made}, "3b", tmp_path) == []


def every_own_paper() -> dict[str, bytes]:
    evening = sample_gathering(date(2026, 11, 26))
    chosen = [guest.id for guest in evening.guests][:3]
    around = (Paper.A4, lambda _done, _total: None, DIGITAL)
    return {
        "invitation": invitation.printed(guest_papers.invitation(evening, chosen), *around),
        "sign in": sign_in.printed(guest_papers.sign_in(evening), *around),
        "wall": wall_sheets.printed(guest_papers.wall_sheets(evening), *around),
        "own": personal_page.printed(guest_papers.personal_pages(evening, chosen), *around),
        "better": whats_better.printed(guest_papers.whats_better(evening, chosen), *around),
        "held": held_about_you.printed(guest_papers.held_about_you(evening, chosen), *around),
    }


def test_papers_of_which_no_two_are_alike_conform_too(tmp_path: Path) -> None:
    made = every_own_paper()

    assert [name for name, pdf in made.items() if failures(pdf, "ua1") or failures(pdf, "2b")] == []
    assert not [part for pdf in made.values() for part in structure(pdf).all("Figure") if not part.alt]
    for profile in ("ua1", "2b") if verapdf() else ():
        assert verapdf_says(made, profile, tmp_path) == []


def test_a_picture_says_what_it_shows() -> None:
    jpeg = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(jpeg, "JPEG")
    photograph = Photograph(jpeg.getvalue(), 40, 30, "The table, laid for nine", "18:40")
    made = of(*grid([photograph, photograph], 400))

    assert [part.alt for part in structure(made).all("Figure")] == ["The table, laid for nine"] * 2
    assert failures(made, "ua1") == failures(made, "2b") == []


def one(part: Part, role: str) -> Part:
    (found,) = part.all(role)
    return found


def test_a_paragraph_on_two_pages_is_one_and_its_words_are_not_glued() -> None:
    words = " ".join(f"evening {number}," for number in range(2000))
    told = one(structure(of(flow.body(words))), "P")

    assert len({page for page, _number in told.drawn}) > 2
    assert told.words.split() == words.split()


def test_a_table_on_many_pages_is_one_and_its_head_is_said_once() -> None:
    rows = [[f"Guest {number}", "A big pot"] for number in range(200)]
    table = one(structure(of(tables.table(["Guest", "Brings"], rows, [200, 200]))), "Table")

    assert [cell.text for row in table.kids for cell in row.kids] == [
        *["Guest", "Brings"],
        *(words for row in rows for words in row),
    ]
    assert [cell.scope for cell in table.all("TH")] == ["Column", "Column"]


def test_a_row_on_two_pages_is_one_row() -> None:
    long = "Everybody says what they would notice first. " * 400
    rows = [["18:30", long], ["19:30", "Soup"]]
    table = one(structure(of(tables.table(["When", "What"], rows, [100, 300]))), "Table")

    assert [[cell.text.split() for cell in row.kids] for row in table.kids] == [
        [["When"], ["What"]],
        [["18:30"], long.split()],
        [["19:30"], ["Soup"]],
    ]


def test_the_times_of_a_day_are_the_heads_of_its_rows() -> None:
    table = one(structure(of(tables.times([("18:30", "Soup"), ("", "Talk")], 300))), "Table")

    assert [(cell.role, cell.scope, cell.text) for cell in table.kids[0].kids] == [
        ("TH", "Row", "18:30"),
        ("TD", "", "Soup"),
    ]


def test_what_only_stands_side_by_side_is_no_table() -> None:
    told = structure(of(tables.both_ends("0: not yet", "10: wholly"), tables.times([("", "Soup")], 300)))

    assert not told.all("Table")
    assert [part.text for part in told.all("P")] == ["0: not yet", "10: wholly"]
    assert one(told, "LI").text == "Soup"


def test_points_are_a_list_and_what_is_said_of_one_belongs_to_it() -> None:
    story = (
        flow.point("Tea"),
        flow.indented_aside("Hot"),
        flow.to_tick("Cups"),
        flow.body("x"),
        flow.point("y"),
    )
    first, second = structure(of(*story)).all("L")

    assert [[part.role for part in entry.walk()] for entry in first.kids] == [
        ["LI", "Lbl", "LBody", "P"],
        ["LI", "Lbl", "LBody"],
    ]
    assert [entry.text for entry in first.kids] == ["• Tea Hot", "☐ Cups"]
    assert [entry.text for entry in second.kids] == ["• y"]


def test_the_lines_of_what_one_person_said_are_one_quotation() -> None:
    told = structure(of(*flow.quote("The soup\n\nfeeds nine."), *flow.quote("Two chairs.")))

    assert [said.text for said in told.all("BlockQuote")] == ["“The soup feeds nine.”", "“Two chairs.”"]


def test_headings_are_one_level_below_what_is_open_whatever_paper_calls_them() -> None:
    story = (
        flow.title("a"),
        flow.question("b"),
        flow.question("c"),
        flow.heading("d"),
        flow.small_heading("e"),
    )
    told = structure(of(*story))

    assert [(part.role, part.text) for part in told.walk() if part.role in HEADINGS] == [
        ("H1", "a"),
        ("H2", "b"),
        ("H2", "c"),
        ("H2", "d"),
        ("H3", "e"),
    ]


def test_a_drawing_says_what_it_shows_and_where_it_stands() -> None:
    values = [
        mark.value for mark in kitchen_table().marks if isinstance(mark, Mark) and mark.value is not None
    ][:5]
    drawn = structure(of(CirclesToMark(SCALES[0]), DotLine(SCALES[0], values, "Opening"))).all("Figure")

    assert [figure.alt for figure in drawn] == [
        "Scale from 0 to 10 to mark: 0 = when we first talked about it, 10 = anyone can knock at supper time",
        "Opening: 1 person at 2, 1 person at 3, 2 people at 4, 1 person at 5.",
    ]


def test_lines_to_write_on_and_an_empty_line_are_decoration() -> None:
    told = structure(of(Ruled(5), flow.body(" "), room_left_to_write("Notes")))

    assert [part.role for part in told.walk()] == ["Document", "Sect", "H1"]


def test_words_in_one_script_say_in_which_language_they_are() -> None:
    names = ("שרה בן־גוריון", "ნინო ბერიძე", "さくら 山田", "Ada שרה")
    told = structure(of(*map(flow.body, names))).all("P")

    assert [(part.language, part.text) for part in told] == list(
        zip(("he", "ka", "ja", ""), names, strict=True)
    )


def test_each_laid_out_story_is_a_section_and_pages_come_as_they_are_printed() -> None:
    made = DigitalPrintout(Paper.A4, "Two", "", DIGITAL)
    first, second = (
        made.lay_out([flow.title(name), PageBreak(), flow.body(name)]) for name in ("Ada", "Ben")
    )
    made.print_pages(second, "B")
    made.print_pages(first, "A")

    assert [part.text for part in structure(made.pdf()).kids] == ["Ada Ada", "Ben Ben"]


def marked_up(told: Mapping[str, str]) -> list[str]:
    return [part.text for part in structure(of(*map(flow.body, told))).all("P")]


def test_what_looks_like_code_is_only_words() -> None:
    told = {"<b>Ada</b> & (Ben) \\ EMC": "", "/Artifact BMC": "", "a\x00b\x07c": "abc"}

    assert marked_up(told) == [shown or words for words, shown in told.items()]
