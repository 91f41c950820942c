"""Tables: the head on every page, short rows whole, endless ones broken."""

from __future__ import annotations

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.boxes import Box
from hostdesk.printing.page import Paper, Printout
from tests.printing.stories import pages

WIDTHS = [240, 240]


def printed(*story: object) -> list[str]:
    printout = Printout(Paper.A4, "Table")
    printout.print_pages(printout.lay_out(story), "")
    return pages(printout.pdf())


def test_the_head_is_repeated_on_every_page() -> None:
    made = printed(tables.table(["Guest", "Brings"], [[f"Guest {n}", "Soup"] for n in range(100)], WIDTHS))

    assert len(made) > 2
    assert all(page.startswith("Guest Brings Guest") for page in made)


def test_a_short_row_is_never_broken() -> None:
    for lines in range(30, 45):
        story = [flow.body("Soup") for _line in range(lines)]
        rows = [[f"first {n}\nsecond\nthird {n}", ""] for n in range(6)]
        made = printed(*story, tables.table(["Guest", "Brings"], rows, WIDTHS))
        assert all((f"first {n}" in page) == (f"third {n}" in page) for page in made for n in range(6))


def test_a_row_longer_than_a_page_is_broken_and_complete() -> None:
    made = printed(tables.table(["Guest", "Brings"], [["Ada", "word " * 3000 + "finished"]], WIDTHS))

    assert len(made) > 3
    assert "finished" in made[-1]
    assert " ".join(made).count("word") == 3000


def test_times_have_a_column_only_where_they_are_known() -> None:
    assert len(tables.times([("18:30", "Soup")], 480)._colWidths) == 2
    assert len(tables.times([("", "Soup")], 480)._colWidths) == 1


def test_no_row_is_left_alone_on_the_last_page() -> None:
    """Whatever stands above the table: the last page has two rows or more, each page one head."""
    for lines in range(20, 40):
        story = [flow.body("Soup") for _line in range(lines)]
        rows = [[f"Name {n}", "Bread"] for n in range(26)]
        made = printed(*story, tables.table(["Guest", "Brings"], rows, WIDTHS))

        assert len(made) > 1
        assert made[-1].count("Name") > 1
        assert all(page.count("Guest Brings") == ("Name" in page) for page in made)
        assert " ".join(made).count("Name") == 26


def test_lines_to_fill_in_end_with_the_page() -> None:
    for names in (1, 20, 60, 61, 62, 200):
        rows = [[f"Name {n}", Box()] for n in range(names)]
        spare = [["\xa0", Box()] for _line in range(24)]
        made = tables.to_fill_in(["Guest", "Here"], [*rows, *spare], WIDTHS, len(spare))
        told = printed(made)

        assert " ".join(told).count("Name") == names
        assert "Name" in told[-1] or "Name" in told[-2]


def test_a_heading_of_two_lines_does_not_end_with_a_single_word() -> None:
    words = "How near are we to a street where nobody who would rather eat in company eats alone now"
    for width in range(200, 490, 10):
        made = flow.heading(words)
        made.wrap(width, 1000)
        last = made.blPara.lines[-1]
        filled = [line if isinstance(line, tuple) else (line.extraSpace, line.words) for line in (last,)]

        assert len(made.blPara.lines) == 1 or filled[0][1][0] != "now"
