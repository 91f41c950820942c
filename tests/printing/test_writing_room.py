"""Room to write: to the foot of the page, never over it."""

from __future__ import annotations

from hostdesk.printing import flowables as flow
from hostdesk.printing.page import Paper, Printout
from hostdesk.printing.writing_room import MoreLines, Ruled, room_left_to_write, room_to_write, spread
from tests.printing.stories import pages


def printed(*story: object) -> list[str]:
    printout = Printout(Paper.A4, "Room")
    printout.print_pages(printout.lay_out(story), "")
    return pages(printout.pdf())


def test_room_to_write_costs_no_page() -> None:
    roomy = [flow.body("Soup"), room_left_to_write("Notes")]
    full = [*(flow.body("Soup") for _line in range(36)), room_left_to_write("Notes")]

    assert printed(*roomy) == ["Soup Notes"]
    assert len(printed(*full)) == 1
    assert "Notes" not in printed(*full)[0]


def test_lines_go_down_to_the_foot() -> None:
    lines = Ruled(3, to_the_foot=True)

    assert lines.wrap(400, 500)[1] <= 500
    assert lines.lines > 15


def test_a_heading_moves_on_with_its_lines() -> None:
    for above in range(25, 42):
        made = printed(*(flow.body("Soup") for _line in range(above)), *room_to_write("Notes"))
        assert len(made) <= 2
        assert "Notes" in made[-1]


def test_lines_go_on_to_the_foot_only_where_what_follows_begins_another_page() -> None:
    blocks = [[flow.question(f"Question {number}?"), Ruled(12)] for number in range(3)]
    story = spread(blocks, to_the_end=True)
    first, last = printed(*story)

    assert ("Question 1?" in first, "Question 2?" in first) == (True, False)
    assert "Question 2?" in last
    assert [part.height > 0 for part in story if isinstance(part, MoreLines)] == [False, False, True, True]
