"""Each guest's own format and language, on every paper: large, easy, from the right, without asking again."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from reportlab.platypus import Flowable

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format, Guest
from hostdesk.domain.scale import Naming, Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.digital import printout
from hostdesk.printing.edition import Edition
from hostdesk.printing.looks import USUAL, Look, current, looking, plainly
from hostdesk.printing.page import Paper
from hostdesk.printing.scale_line import CirclesToMark, DotLine
from hostdesk.workflows.hand_out import Document, Order, html, pdf
from tests.printing.conformance import failures
from tests.printing.gatherings import LONG_NAME, SCALES, kitchen_table
from tests.printing.lived import lived
from tests.printing.measured import ink_at_the_edges, places_on, sizes_on
from tests.printing.stories import page_count, pages, words_of
from tests.printing.structure import structure
from tests.printing.tongues import install

LARGE, EASY = Look(Format.LARGE_PRINT), Look(Format.EASY_READ)
PAPERS = [document for document in Document if not document.sheets]
LOOKS = (Format.LARGE_PRINT.value, Format.EASY_READ.value)
LEAST = {Format.LARGE_PRINT.value: 18.0, Format.EASY_READ.value: 14.0}
BY_GUEST = [document for document in PAPERS if document.per_guest]


@pytest.fixture(autouse=True)
def other_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTDESK_TRANSLATIONS", str(install(tmp_path)))


def reading(**guests: dict[str, object]) -> Gathering:
    """The kitchen table with some guests' ways of reading recorded."""
    table = lived(2)
    changed = tuple(replace(guest, **guests.get(guest.id, {})) for guest in table.guests)  # type: ignore[arg-type]
    return replace(table, guests=changed)


NAMES = ("Ada", "Ben", "Chidi")
MIXED = {
    "g0": {"name": "Ada"},
    "g1": {"name": "Ben", "paper": Format.LARGE_PRINT},
    "g2": {"name": "Chidi", "paper": Format.EASY_READ},
}


@cache
def made(document: Document, look: str, paper: Paper, digital: bool = True) -> bytes:
    guest_ids = ("g0", "g4") if document.per_guest else None  # one of them has a very long name
    return pdf(lived(3), Order(document, paper, guest_ids, digital=digital, look=look))


@given(st.floats(min_value=0, max_value=300))
def test_no_letters_of_large_print_are_under_18_points(points: float) -> None:
    assert LARGE.size(points) >= 18
    assert EASY.size(points) >= 14
    assert USUAL.size(points) == points


@given(st.floats(min_value=0, max_value=100), st.floats(min_value=0, max_value=100))
def test_what_is_larger_stays_larger(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert LARGE.size(low) <= LARGE.size(high)
    assert EASY.size(low) <= EASY.size(high)


@pytest.mark.parametrize("document", PAPERS)
@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER, Paper.A5])
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_on_any_page_of_any_paper_is_smaller(document: Document, look: str, paper: Paper) -> None:
    sizes = sizes_on(made(document, look, paper))

    assert all(page for page in sizes)
    assert min(min(page) for page in sizes) >= LEAST[look]


@pytest.mark.parametrize("document", PAPERS)
@pytest.mark.parametrize("look", ["as recorded", *LOOKS])
def test_nothing_is_cut_off_at_the_edge(document: Document, look: str, qtbot: QtBot) -> None:
    for paper in (Paper.A4, Paper.A5):
        assert ink_at_the_edges(made(document, look, paper), 5) == []


@pytest.mark.parametrize("document", PAPERS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_look_conforms_to_pdf_ua_and_pdf_a(document: Document, look: str) -> None:
    assert failures(made(document, look, Paper.A4), "ua1") == []
    assert failures(made(document, look, Paper.A4), "2b") == []


@pytest.mark.parametrize("document", BY_GUEST)
def test_in_one_batch_everybody_gets_their_own(document: Document) -> None:
    batch = pdf(reading(**MIXED), Order(document, guest_ids=("g0", "g1", "g2")))
    least = [min(page) for page in sizes_on(batch)]
    told = list(zip(pages(batch), least, strict=True))
    named = [(name, size) for page, size in told for name in NAMES if name in page]

    assert dict(reversed(named)) == {"Ada": pytest.approx(8, abs=1.6), "Ben": 18, "Chidi": 14}
    assert [name for name, _size in named] == sorted(name for name, _size in named)


def test_an_order_for_all_is_stronger_than_what_is_recorded() -> None:
    large = pdf(reading(**MIXED), Order(Document.HANDOUT, guest_ids=("g0", "g2"), look="large print"))
    usual = pdf(reading(**MIXED), Order(Document.HANDOUT, guest_ids=("g1",), look="usual"))

    assert min(min(page) for page in sizes_on(large)) == 18
    assert min(min(page) for page in sizes_on(usual)) < 10


def test_who_reads_by_ear_gets_the_usual_paper_beside_the_file() -> None:
    table = reading(g0={"paper": Format.SCREEN_READER})

    assert min(sizes_on(pdf(table, Order(Document.HANDOUT, guest_ids=("g0",))))[0]) < 10


def test_one_layout_serves_everybody_of_one_look() -> None:
    def batch(people: int) -> Gathering:
        formats = (Format.USUAL, Format.LARGE_PRINT, Format.EASY_READ)
        guests = tuple(Guest(f"g{n}", "s", n, f"Guest {n:03}", paper=formats[n % 3]) for n in range(people))
        return replace(kitchen_table(), guests=guests, rounds=(), marks=())

    few, many = (len(pdf(batch(people), Order(Document.HANDOUT))) for people in (30, 90))

    assert many - few < 60 * 4 * 1500  # four pages a guest, with their foot and name alone


def test_sheets_without_a_name_are_alike_and_large_if_somebody_needs_them_large() -> None:
    scale = Scale("u", "s", 0, "How safe is it?", naming=Naming.UNNAMED)
    table = replace(reading(**MIXED), scales=(scale,), rounds=(), marks=())
    sheets = pdf(table, Order(Document.SCALE_SHEET, guest_ids=("g0", "g1", "g2")))

    assert page_count(sheets) == 3
    assert len(set(pages(sheets))) == 1
    assert [min(page) for page in sizes_on(sheets)] == [18, 18, 18]


def test_an_easy_paper_says_one_thing_a_line_in_short_lines() -> None:
    easy = made(Document.HANDOUT, "easy read", Paper.A4)
    lines = [line for page in PdfReader(BytesIO(easy)).pages for line in page.extract_text().splitlines()]

    assert max(map(len, lines)) <= 65
    with looking(EASY):
        (words,) = words_of([flow.body("We eat. We talk; we go home.")])
    assert words.splitlines() == ["We eat.", "We talk;", "we go home."]


def test_an_easy_paper_has_plainer_words_and_room_for_pictures() -> None:
    easy, usual = (pages(made(Document.INVITATION, look, Paper.A4)) for look in ("easy read", "as recorded"))

    assert "You can say yes or no" in " ".join(easy)
    assert "You can say yes or no" not in " ".join(usual)
    with looking(EASY):
        assert Paper.A4.text_width < Paper.A4.size[0] - 150
        assert plainly("Kindly refrain", "Please do not") == "Please do not"
    assert plainly("Kindly refrain", "Please do not") == "Kindly refrain"
    assert current() == USUAL


def test_many_columns_become_a_list_where_letters_are_large() -> None:
    head, row = ("Step", "Who", "By"), ("Ask the hall", "Marta", "")
    with looking(LARGE):
        listed = words_of([tables.table(head, [row], [160, 160, 160])])

    assert listed == ["Ask the hall", "Who: Marta"]
    assert words_of([tables.table(head, [row], [160, 160, 160])]) == ["Step", "Who", "By", *row[:2]]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [330.0, 493.0])
@pytest.mark.parametrize("look", [USUAL, LARGE, EASY])
def test_circles_never_touch_and_each_number_has_one(scale: Scale, width: float, look: Look) -> None:
    with looking(look):
        circles = CirclesToMark(scale)
        circles.wrap(width, 800)
    whole = [value for row in circles._rows for _at, value in row]

    assert whole == sorted(set(whole))
    assert len(whole) == (scale.highest - scale.lowest) * (2 if scale.halves else 1) + 1
    for row in circles._rows:
        assert row[0][1] % 1 == 0
        assert row[-1][0] + 2 * circles.circle <= width
        for (one, low), (other, high) in pairwise(row):
            small = not look.is_large and not look.is_easy and (low % 1 or high % 1)
            assert other - one > circles.circle * (1.5 if small else 2)


def on_one_page(look: Look, *story: Flowable) -> bytes:
    with looking(look):
        paper = printout(Paper.A4, "A paper", "", Edition(digital=True))
        paper.print_pages(paper.lay_out(story), "The foot")
        return paper.pdf()


def beginnings(pdf_made: bytes) -> dict[str, float]:
    (page,) = PdfReader(BytesIO(pdf_made)).pages
    return {text: x for text, x, _y in places_on(page)}


def test_a_paper_in_hebrew_runs_from_the_right() -> None:
    hebrew = Look(language="he")

    def story() -> list[Flowable]:
        rows = [["Soup", "Marta"]]
        return [tables.table(("Step", "Who"), rows, [240, 240]), DotLine(SCALES[0], (), "Before")]

    with looking(hebrew):
        mirrored = beginnings(on_one_page(hebrew, *story()))
    plain = beginnings(on_one_page(USUAL, *story()))

    assert plain["Soup"] < plain["Marta"]
    assert mirrored["Soup"] > mirrored["Marta"]
    assert plain["0"] < plain["10"]
    assert mirrored["0"] > mirrored["10"]
    assert plain["The foot"] > 400
    assert mirrored["The foot"] < 60


def test_a_mirrored_table_is_read_in_its_own_order() -> None:
    hebrew = Look(language="he")
    with looking(hebrew):
        story = [flow.title("Soup"), tables.table(("Step", "Who"), [["Ask", "Marta"]], [240, 240])]
    told = structure(on_one_page(hebrew, *story))

    assert [cell.text for cell in (*told.all("TH"), *told.all("TD"))] == ["Step", "Who", "Ask", "Marta"]
    assert [sheet.language for sheet in told.all("Sect")] == ["he"]


SPEAKING = {
    "g0": {"name": "Dana", "language": "Hebrew"},
    "g1": {"name": "Marek", "language": "polski"},
    "g2": {"name": "Amal", "language": "arabic, a little English", "paper": Format.LARGE_PRINT},
    "g3": {"name": "Wang", "language": "Chinese"},  # no catalogue of it is here
}


def test_each_guest_is_spoken_to_in_their_language_with_its_dates_and_figures() -> None:
    batch = pdf(reading(**SPEAKING), Order(Document.HANDOUT, guest_ids=tuple(SPEAKING), digital=True))
    told = [sheet.text for sheet in structure(batch).all("Sect")]

    assert "ברוכים הבאים, Dana" in told[0]
    assert "יום חמישי 26 בנובמבר 2026, 18:30 עד 20:30" in told[0]
    assert "Witaj, Marek" in told[1]
    assert "czwartek, 26 listopada 2026, 18:30 do 20:30" in told[1]
    assert "أهلاً وسهلاً، Amal" in told[2]
    assert "الخميس ٢٦ نوفمبر ٢٠٢٦" in told[2]
    assert "Welcome, Wang" in told[3]
    assert "Thursday 26 November 2026" in told[3]


@pytest.mark.parametrize("document", BY_GUEST)
def test_other_languages_conform_too_and_the_file_says_its_language(document: Document) -> None:
    for guest, language in (("g0", "he"), ("g2", "ar"), ("g3", "en-GB")):
        copy = pdf(reading(**SPEAKING), Order(document, guest_ids=(guest,), digital=True))
        assert PdfReader(BytesIO(copy)).trailer["/Root"]["/Lang"] == language
        assert failures(copy, "ua1") == []
        assert failures(copy, "2b") == []


def test_a_web_page_is_in_the_guests_language_and_format() -> None:
    table = reading(**SPEAKING)
    hebrew, large = (html(table, Order(Document.HANDOUT, guest_ids=(each,))) for each in ("g0", "g2"))

    assert '<html lang="he" dir="rtl">' in hebrew
    assert "ברוכים הבאים, Dana" in hebrew
    assert '<html lang="ar" dir="rtl">' in large
    assert "font-size: 150%" in large
    easy = html(reading(**MIXED), Order(Document.HANDOUT, guest_ids=("g2",)))
    assert "max-width: 55ch" in easy
    assert "Any number is right.<br>" in easy


@pytest.fixture
def two_short_papers() -> Gathering:
    guests = tuple(Guest(f"g{n}", "s", n, name) for n, name in enumerate(NAMES))
    return Gathering(lived(1).session, guests=guests)


def test_small_papers_lie_two_on_a_sheet_and_alone_in_a_file(two_short_papers: Gathering) -> None:
    printed = pdf(two_short_papers, Order(Document.SCALE_SHEET, Paper.A5))
    sheets = PdfReader(BytesIO(printed)).pages

    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {(842, 595)}
    assert len(sheets) == 2
    first, second = pages(printed)
    assert "Ada" in first
    assert "Ben" in first
    assert "Chidi" in second
    file = pdf(two_short_papers, Order(Document.SCALE_SHEET, Paper.A5, digital=True))
    assert {round(page.mediabox.width) for page in PdfReader(BytesIO(file)).pages} == {420}
    assert page_count(file) == 3


def test_the_pages_of_a_longer_paper_lie_beside_each_other() -> None:
    printed = pages(pdf(lived(1), Order(Document.HANDOUT, Paper.A5, guest_ids=("g0", "g1"))))

    assert "Welcome, Marta Kowalska" in printed[0]
    assert "page 2 of 3" in printed[0]
    assert "page 3 of 3" in printed[1]
    assert "Đặng" not in printed[1]
    assert "Đặng" in printed[2]


def test_a_sheet_without_a_name_never_lies_beside_a_name() -> None:
    printed = pages(pdf(lived(1), Order(Document.SCALE_SHEET, Paper.A5, guest_ids=("g0", "g4"))))

    unnamed = [page for page in printed if "A sheet without a name" in page]
    assert unnamed
    assert not any("Marta" in page or LONG_NAME[:12] in page for page in unnamed)
