"""The page: laid out once, printed as often as needed, with its foot and its title."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.platypus import KeepTogether

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.looks import USUAL, Format, Look, looking
from hostdesk.printing.page import SIDE, Paper, Printout
from tests.printing.stories import fonts, pages


@pytest.mark.parametrize(("paper", "width", "height"), [(Paper.A4, 595, 842), (Paper.LETTER, 612, 792)])
def test_both_papers_have_their_own_size(paper: Paper, width: int, height: int) -> None:
    printout = Printout(paper, "Supper")
    printout.print_pages(printout.lay_out([flow.body("Soup")]), "For all")
    (page,) = PdfReader(BytesIO(printout.pdf())).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height)
    assert paper.text_width == pytest.approx(paper.size[0] - 2 * SIDE)


def test_pages_are_counted_only_where_there_are_several() -> None:
    printout = Printout(Paper.A4, "Supper")
    printout.print_pages(printout.lay_out([flow.body("Soup")]), "One page")
    printout.print_pages(printout.lay_out([flow.body("Soup and bread. " * 600)]), "Some")
    first, second, third, *_more = pages(printout.pdf())

    assert first.endswith("One page")
    assert second.endswith("Some · page 1 of 3")
    assert third.endswith("Some · page 2 of 3")


def test_what_is_laid_out_once_is_stored_once() -> None:
    def size(sheets: int) -> int:
        printout = Printout(Paper.A4, "Supper")
        (page,) = printout.lay_out([flow.body("Soup and bread, said in many ways. " * 40)])
        for sheet in range(sheets):
            printout.print_page(page, f"Sheet {sheet}")
        return len(printout.pdf())

    assert size(60) - size(10) < 50 * 900


def test_a_sheet_fills_what_was_left_open() -> None:
    printout = Printout(Paper.A4, "Supper")
    (page,) = printout.lay_out([flow.Headline("Welcome, Ada"), flow.body("Soup")])
    printout.print_page(page, "", [flow.Headline("Welcome, Ben")])
    printout.print_page(page, "", [flow.Headline("Welcome, Chidi")])
    first, second = pages(printout.pdf())

    assert "Ada" not in first + second
    assert "Ben" in first
    assert "Chidi" not in first
    assert "Chidi" in second
    assert "Soup" in first
    assert "Soup" in second


def test_the_file_says_what_it_is_and_brings_its_fonts() -> None:
    printout = Printout(Paper.A4, "Supper: Handouts")
    printout.print_pages(printout.lay_out([flow.title("Soup"), flow.body("Bread")]), "For all")
    made = printout.pdf()
    reader = PdfReader(BytesIO(made))

    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Supper: Handouts", "HostDesk")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert all(fonts(made).values())


def test_a_heading_is_never_alone_at_the_foot() -> None:
    for lines in range(38, 48):
        printout = Printout(Paper.A4, "Supper")
        story = [*(flow.body("Soup") for _line in range(lines)), flow.heading("Bread"), flow.body("and salt")]
        printout.print_pages(printout.lay_out(story), "")
        assert all("Bread" not in page or "salt" in page for page in pages(printout.pdf()))


def test_each_page_after_the_first_says_at_its_head_whose_it_is() -> None:
    printout = Printout(Paper.A4, "Supper: Handouts", "A place where\n people want to stay")
    printout.print_pages(printout.lay_out([flow.title("Welcome"), flow.body("Soup and bread. " * 600)]), "")
    first, *others = pages(printout.pdf())

    assert first.startswith("Welcome")
    assert len(others) == 2
    assert all(page.startswith("A place where people want to stay") for page in others)


def test_a_long_title_stays_on_one_line_at_the_head() -> None:
    printout = Printout(Paper.A4, "Supper", "Soup and bread " * 40)
    printout.print_pages(printout.lay_out([flow.body("Salt. " * 1800)]), "")
    *_first, last = pages(printout.pdf())

    said, cut, _rest = last.partition("…")
    assert cut
    assert 4 < said.count("Soup and bread") < 12


@pytest.mark.parametrize("lines", [0, 4, 20])
def test_a_table_longer_than_a_page_begins_under_its_heading(lines: int) -> None:
    rows = [[f"row {number}", "Soup and bread"] for number in range(60)]
    printout = Printout(Paper.A4, "Supper")
    head = [*(flow.body("Salt") for _line in range(lines)), flow.heading("Running order")]
    printout.print_pages(printout.lay_out([*head, tables.table(["When", "What"], rows, [80, 300])]), "")

    assert "row 0" in pages(printout.pdf())[0]


def test_a_heading_longer_than_a_page_is_broken_and_what_follows_comes_after_it() -> None:
    printout = Printout(Paper.A4, "Endless")
    question = flow.heading("Wolfeschlegel" * 800)
    printout.print_pages(printout.lay_out([KeepTogether([question, flow.body("then")])]), "")
    told = pages(printout.pdf())

    assert len(told) > 1
    assert "".join(told).replace(" ", "").count("Wolfeschlegel") >= 790  # page ends may break one
    assert "then" in told[-1]


def test_a_list_never_leaves_its_first_or_last_entry_alone() -> None:
    for lines in range(30, 45):
        above = [flow.body("Soup") for _line in range(lines)]
        quotes = [flow.quote(f"quote {n} is said") for n in range(6)]
        printout = Printout(Paper.A4, "Words")
        story = [*above, flow.heading("In our words"), *flow.listed(quotes)]
        printout.print_pages(printout.lay_out(story), "")

        for page in pages(printout.pdf()):
            assert page.count("is said") != 1
            assert "In our words" not in page or "quote 1 is" in page


@pytest.mark.parametrize("look", [USUAL, Look(Format.LARGE_PRINT), Look(Format.EASY_READ)])
def test_two_headings_stay_with_what_is_kept_together_below_them(look: Look) -> None:
    for lines in range(15, 48):
        with looking(look):
            printout = Printout(Paper.A4, "Supper")
            below = KeepTogether([flow.point("salt"), flow.indented_aside("said by Marta")])
            story = [flow.body("Soup") for _line in range(lines)]
            printout.print_pages(
                printout.lay_out([*story, flow.heading("Bread"), flow.question("And"), below]), ""
            )
        assert all("salt" in page for page in pages(printout.pdf()) if "Bread" in page or "And" in page)


def test_several_kept_things_that_stay_with_each_other_need_no_page_of_their_own() -> None:
    said = [[KeepTogether(flow.quote(words, by="Ada"))] for words in ("Soup.", "Bread.", "Salt.")]
    printout = Printout(Paper.A4, "Supper")

    assert len(printout.lay_out([flow.body("Soup"), flow.heading("In our words"), *flow.listed(said)])) == 1


@pytest.mark.parametrize("above", range(440, 720, 15))
def test_a_table_begins_at_the_foot_with_two_rows_or_on_the_next_page(above: int) -> None:
    rows = [[f"Row {number}", "Soup"] for number in range(12)]
    printout = Printout(Paper.A4, "Supper")
    story = [flow.space(above), flow.heading("Steps"), tables.table(["What", "Who"], rows, [200, 200])]
    printout.print_pages(printout.lay_out(story), "")
    first, _second = pages(printout.pdf())
    begun = first.count("Row")

    assert ("Steps" in first) is bool(begun)
    assert 2 <= begun <= 10 if above < 600 else begun in (0, 2, 3)
