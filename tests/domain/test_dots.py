"""Where the dots lie."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.dots import along, beside, contents, described, is_down, piled
from tests.builders import a_scale

VALUES = st.lists(st.integers(0, 10).map(Decimal), max_size=30)


def test_the_ends_of_the_line() -> None:
    seven = a_scale(lowest=1, highest=7)

    assert [along(seven, Decimal(value)) for value in (1, 4, 7)] == [0.0, 0.5, 1.0]


def test_equal_marks_pile_up() -> None:
    piles = piled(a_scale(), [Decimal(5), Decimal(0), Decimal("5.0")], span=100, depth=50, largest=4)

    assert piles.room == 4
    assert [(dot.x, dot.up, dot.number) for dot in piles.dots] == [(0, 0, 0), (50, 0, 0), (50, 4, 1)]


@given(VALUES, st.floats(50, 2000), st.floats(20, 500))
def test_one_dot_a_mark_and_none_hides_another(values: list[Decimal], span: float, depth: float) -> None:
    piles = piled(a_scale(), values, span, depth, largest=16)

    assert len(piles.dots) == len(values)
    assert piles.up + piles.room <= depth + 0.1
    for one, other in combinations(piles.dots, 2):
        assert max(abs(one.x - other.x), abs(one.up - other.up)) >= piles.room * 0.99


@given(VALUES)
def test_the_order_of_answering_leaves_no_trace(values: list[Decimal]) -> None:
    assert piled(a_scale(), values, 100, 50, 4) == piled(a_scale(), values[::-1], 100, 50, 4)
    assert described(a_scale(), values) == described(a_scale(), values[::-1])


@given(VALUES, st.floats(1.5, 20))
def test_a_larger_picture_is_the_same_picture(values: list[Decimal], times: float) -> None:
    """Screen, projector and paper differ in size and in nothing else."""
    small = piled(a_scale(), values, 100, 50, 4)
    large = piled(a_scale(), values, 100 * times, 50 * times, 4 * times)

    assert [dot.x * times for dot in small.dots] == pytest.approx([dot.x for dot in large.dots])
    assert [dot.up * times for dot in small.dots] == pytest.approx([dot.up for dot in large.dots])


@pytest.mark.parametrize("most", [1, 5, 20, 200, 2000])
def test_a_pile_of_any_height_fits(most: int) -> None:
    piles = piled(a_scale(), [Decimal(5)] * most, span=600, depth=250, largest=40)

    assert len({(dot.x, dot.up) for dot in piles.dots}) == most
    assert piles.up + piles.room <= 250.1
    assert piles.room >= 1


def test_twice_as_many_are_twice_as_high() -> None:
    piles = piled(a_scale(), [Decimal(2)] * 40 + [Decimal(7)] * 80, span=300, depth=60, largest=8)
    heights = [max(dot.up for dot in piles.dots if dot.value == value) + piles.room for value in (2, 7)]

    assert heights[1] == pytest.approx(2 * heights[0])


@given(VALUES, st.integers(0, 40))
def test_ends_of_a_slope_lie_side_by_side_near_their_number(values: list[Decimal], skipped: int) -> None:
    asked: list[Decimal | None] = [*values]
    asked.insert(min(skipped, len(asked)), None)
    places = beside(a_scale(), asked, span=500, step=12)

    assert places[min(skipped, len(values))] is None
    known = [x for x in places if x is not None]
    assert len({round(x, 6) for x in known}) == len(values)
    assert all(abs(x - along(a_scale(), value) * 500) < 25 for value, x in zip(values, known, strict=True))


def test_only_a_way_down_is_dashed() -> None:
    ways = [(Decimal(4), Decimal(3)), (Decimal(4), Decimal(4)), (Decimal(3), Decimal(4)), (None, Decimal(1))]

    assert [is_down(way) for way in ways] == [True, False, False, False]


def test_dots_in_words() -> None:
    values = [Decimal(value) for value in ("5.5", "3", "3")]

    assert described(a_scale(halves=True), values) == "2 people at 3, 1 person at 5½."
    assert described(a_scale(), []) == "No marks yet."


def test_who_would_be_content_where_is_said_after_the_dots() -> None:
    content = [Decimal(8), Decimal("7.5"), Decimal(8)]
    said = described(a_scale(halves=True), [Decimal(3)], content)

    assert said == "1 person at 3. Good enough: 1 person at 7½, 2 people at 8."
    found = contents(a_scale(halves=True), content, 100.0)
    assert [(one.value, one.people, one.count, one.x) for one in found] == [
        (Decimal("7.5"), 1, "", 75.0),
        (Decimal(8), 2, "2", 80.0),
    ]
