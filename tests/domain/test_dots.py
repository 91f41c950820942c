"""Where the dots lie."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.dots import Dot, along, described, stacked
from tests.builders import a_scale

VALUES = st.lists(st.integers(0, 10).map(Decimal), max_size=30)


def test_the_ends_of_the_line() -> None:
    seven = a_scale(lowest=1, highest=7)

    assert [along(seven, Decimal(value)) for value in (1, 4, 7)] == [0.0, 0.5, 1.0]


def test_equal_marks_pile_up() -> None:
    assert stacked(a_scale(), [Decimal(5), Decimal(0), Decimal("5.0")]) == (
        Dot(0.0, 0),
        Dot(0.5, 0),
        Dot(0.5, 1),
    )


@given(VALUES)
def test_one_dot_a_mark_and_none_hides_another(values: list[Decimal]) -> None:
    dots = stacked(a_scale(), values)

    assert len(dots) == len(values) == len(set(dots))
    assert all(0 <= dot.along <= 1 for dot in dots)


@given(VALUES)
def test_the_order_of_answering_leaves_no_trace(values: list[Decimal]) -> None:
    assert stacked(a_scale(), values) == stacked(a_scale(), values[::-1])
    assert described(a_scale(), values) == described(a_scale(), values[::-1])


def test_dots_in_words() -> None:
    values = [Decimal(value) for value in ("5.5", "3", "3")]

    assert described(a_scale(halves=True), values) == "2 people at 3, 1 person at 5½."
    assert described(a_scale(), []) == "No marks yet."
