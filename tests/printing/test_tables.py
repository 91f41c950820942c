"""Tables: the head on every page, short rows whole, endless ones broken."""

from __future__ import annotations

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
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
