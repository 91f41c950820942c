"""A scale on paper: every number has its circle, every mark its own dot within the room there is."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from math import dist

import pytest
from reportlab.platypus import Flowable

from hostdesk.domain.scale import Scale
from hostdesk.printing import svg
from hostdesk.printing import type as lettering
from hostdesk.printing.looks import Format, Look, looking
from hostdesk.printing.page import Paper, Printout
from hostdesk.printing.scale_line import (
    DEPTH,
    DOT,
    GAP,
    CirclesToMark,
    DotLine,
    OverTime,
    Slope,
    _edge,
    _values,
    own_dot,
    pile,
)
from tests.printing.stories import pages

TEN = Scale("s", "g", 0, "How near?")
SEVEN = Scale("s", "g", 0, "How safe?", lowest=1, highest=7)
HALVES = Scale("s", "g", 0, "How sure?", lowest=1, highest=10, halves=True)


def printed(*story: Flowable) -> str:
    printout = Printout(Paper.A4, "Scale")
    printout.print_pages(printout.lay_out(story), "")
    (page,) = pages(printout.pdf())
    return page


def marks(*values: float) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def test_a_circle_for_every_number_of_the_range() -> None:
    assert printed(CirclesToMark(TEN)).split() == [str(number) for number in range(11)]
    assert printed(CirclesToMark(SEVEN)).split() == [str(number) for number in range(1, 8)]


def test_halves_have_circles_of_their_own() -> None:
    words = printed(CirclesToMark(HALVES)).split()

    assert words.count("½") == 9
    assert [word for word in words if word != "½"] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("scale", [TEN, SEVEN, HALVES])
@pytest.mark.parametrize("people", [1, 6, 8, 9, 40, 200])
def test_equal_marks_stay_within_the_depth_and_none_hides_another(scale: Scale, people: int) -> None:
    dots = pile(scale, marks(*[7] * people, 6), 490)
    middles = [(dot.x, dot.up) for dot in dots.dots]

    assert len(middles) == people + 1
    assert dots.up + dots.room <= DEPTH
    assert dots.room > 2
    assert all(dist(one, other) >= dots.room * 0.99 for one, other in combinations(middles, 2))


def test_a_few_equal_marks_stand_in_one_column_at_full_size() -> None:
    dots = pile(TEN, marks(4, 4, 4, 5), 490)

    assert dots.room == DOT * GAP
    assert len({dot.x for dot in dots.dots}) == 2


def test_what_is_drawn_lies_where_the_geometry_says() -> None:
    line = DotLine(TEN, marks(2, 2, 7), "Opening round")
    drawn = svg.figure(line, 490)
    across = [float(found) for found in re.findall(r'<circle cx="([0-9.]+)"', drawn)]
    edge = (490 - 10 * (pile(TEN, marks(1), 490).dots[0].x)) / 2

    assert across == pytest.approx([edge + dot.x for dot in pile(TEN, marks(2, 2, 7), 490).dots], abs=0.1)


def test_the_dots_are_said_in_words_too() -> None:
    assert (
        DotLine(TEN, marks(3, 3, 5.5), "Opening round").alt == "Opening round: 2 people at 3, 1 person at 5½."
    )
    slope = Slope(TEN, marks(3), marks(4), [(Decimal(3), Decimal(4))], ("Before", "After"))
    assert slope.alt == "Before: 1 person at 3. After: 1 person at 4."


ANSWERS = [
    ("Opening round, 12 May", marks(3)),
    ("Closing round, 12 May", marks()),
    ("26 May", marks(5.5)),
]


def test_answers_over_time_are_said_in_words() -> None:
    assert OverTime(TEN, ANSWERS, "skipped").alt == (
        "Opening round, 12 May: 3 of 0 to 10; Closing round, 12 May: skipped; 26 May: 5½ of 0 to 10"
    )


def test_answers_over_time_have_one_column_of_lines_and_the_numbers_once() -> None:
    page = printed(OverTime(TEN, ANSWERS, "skipped"))
    assert page.split().count("10") == 1
    assert "Closing round, 12 May: skipped" in page

    same = OverTime(TEN, [("May", marks(7)), ("June", marks(7)), ("July", marks(8))], "skipped")
    dots = re.findall(r'<circle cx="([0-9.]+)" cy="([0-9.]+)"', svg.figure(same, 480))
    assert dots[0][0] == dots[1][0] < dots[2][0]
    assert len({up for _across, up in dots}) == 3


def test_a_slope_names_both_rounds_and_the_numbers_once() -> None:
    paths = [(Decimal(3), Decimal(5)), (Decimal(4), Decimal(2))]
    page = printed(Slope(TEN, marks(3, 4), marks(2, 5), paths, ("Opening round", "Closing round")))

    assert "Opening round" in page
    assert "Closing round" in page
    assert page.split().count("10") == 1


def test_no_marks_at_all_leave_an_empty_line() -> None:
    assert printed(DotLine(SEVEN, (), "Opening round")).endswith("Opening round 1 2 3 4 5 6 7")


def test_a_crowd_is_drawn_as_small_on_both_lines() -> None:
    slope = Slope(TEN, marks(*[7] * 200), marks(*[7] * 190, *range(10)), [], ("Before", "After"))
    slope.wrap(460, 1000)

    assert slope._above.room == slope._below.room
    assert slope.height < 300


def test_ticks_stand_where_people_would_be_content_and_tell_how_many() -> None:
    line = DotLine(TEN, marks(2), "Opening round", good_enough=marks(8, 7, 7))

    assert line.alt == "Opening round: 1 person at 2. Good enough: 2 people at 7, 1 person at 8."
    without = DotLine(TEN, marks(2), "Opening round")
    assert line.wrap(480, 700)[1] > without.wrap(480, 700)[1]
    assert sorted(printed(line).split()) == sorted([*printed(without).split(), "2"])  # beside one tick


def test_ones_own_tick_is_said_with_ones_own_dot() -> None:
    assert own_dot(TEN, Decimal(4), "Opening", Decimal(7)).alt == "Opening: 4 of 0 to 10; good enough at 7"


@pytest.mark.parametrize("scale", [TEN, SEVEN, HALVES])
def test_ticks_side_by_side_touch_neither_each_other_nor_the_edge(scale: Scale) -> None:
    everywhere = [value for value in _values(scale) for _one in "ab"]
    drawn = svg.figure(DotLine(scale, (), "Now", good_enough=everywhere), 480)
    strokes = re.findall(r'<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"', drawn)
    ticks = [line for line in strokes if line[0] != line[2] and line[1] != line[3]]
    lefts = sorted({min(float(line[0]), float(line[2])) for line in ticks})

    assert len(ticks) == 6 * len(_values(scale))
    assert lefts[0] >= 0
    assert max(max(float(line[0]), float(line[2])) for line in ticks) <= 480


@pytest.mark.parametrize("width", [180.0, 247.0, 352.0, 493.0])
@pytest.mark.parametrize("when", ["Opening round", "Opening round, 23 November", "Eröffnung, 23. September"])
def test_when_it_was_stands_beside_its_line_only_where_it_does_not_cross_it(width: float, when: str) -> None:
    drawn = OverTime(TEN, [(when, marks(4)), (when, marks(5))], "skipped")
    begins = drawn.begins(width) * width

    assert begins == 0 or lettering.width(when, 9) < begins + _edge()
    assert drawn.begins(493) > 0


@pytest.mark.parametrize("width", [340.0, 381.0, 420.0, 493.0])
@pytest.mark.parametrize("scale", [TEN, SEVEN, HALVES, Scale("s", "g", 0, "How near?", halves=True)])
def test_large_circles_in_several_rows_leave_none_alone(width: float, scale: Scale) -> None:
    for large in (Format.LARGE_PRINT, Format.EASY_READ):
        with looking(Look(large)):
            rows = CirclesToMark(scale)._in_rows(width)

        assert all(len(row) > 1 and row[0][1] % 1 == 0 for row in rows)
        assert [value for row in rows for _at, value in row] == _values(scale)
