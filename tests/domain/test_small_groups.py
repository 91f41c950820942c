"""What is published of small groups: nothing, and nothing that they could be worked out from."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.small_groups import (
    LOWEST_LEAST,
    checked_least,
    guarded,
    guarded_total,
    step_of,
    told_of,
)
from hostdesk.errors import HostDeskError

LEAST = st.integers(LOWEST_LEAST, 15)


def test_a_small_count_is_hidden_and_the_next_smallest_with_it() -> None:
    assert guarded({"a": 3, "b": 12, "c": 30}, 10) == {"a": None, "b": None, "c": 30}


def test_counts_that_are_large_enough_are_told() -> None:
    assert guarded({"a": 10, "b": 12}, 10) == {"a": 10, "b": 12}


def test_that_nobody_is_somewhere_may_be_told_where_nothing_else_is_small() -> None:
    assert guarded({"a": 0, "b": 12}, 10) == {"a": 0, "b": 12}


def test_nobody_is_hidden_beside_somebody() -> None:
    assert guarded({"a": 0, "b": 1, "c": 12, "d": 12, "e": 40}, 10) == {
        "a": None, "b": None, "c": None, "d": None, "e": 40,
    }  # fmt: skip


def test_a_total_under_the_least_is_not_told() -> None:
    assert guarded_total({"a": 4, "b": 5}, 10) is None
    assert guarded_total({"a": 4, "b": 6}, 10) == 10
    assert guarded_total({}, 10) == 0


def test_fewer_than_five_is_refused() -> None:
    with pytest.raises(HostDeskError, match="fewer than 5"):
        checked_least(4)


@pytest.mark.parametrize("cells", [1, 2, 3, 4])
def test_no_hidden_count_can_be_worked_out_even_by_who_knows_the_rule_and_the_total(cells: int) -> None:
    """Every table there can be is published; where two are published alike, nobody can tell which it was."""
    least, largest = 5, 12
    worlds: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(largest), repeat=cells):
        table = dict(enumerate(counts))
        total = guarded_total(table, least)
        worlds[(*guarded(table, least).values(), total)].append(counts)
    for published, alike in worlds.items():
        edge = any(n == largest - 1 for counts in alike for n in counts)  # its likes lie beyond `largest`
        for cell in range(cells):
            if published[cell] is None and not edge:
                assert len({counts[cell] for counts in alike}) > 1, (published, alike)


@given(st.dictionaries(st.integers(0, 10), st.integers(0, 60), max_size=8), LEAST)
def test_what_is_told_is_true_and_never_of_a_small_group(counts: dict[int, int], least: int) -> None:
    told = guarded(counts, least)

    assert told.keys() == counts.keys()
    assert all(n is None or (n == counts[cell] and (n == 0 or n >= least)) for cell, n in told.items())
    hidden = sum(counts[cell] for cell, n in told.items() if n is None)
    assert hidden == 0 or hidden >= least or all(n is None for n in told.values())


@given(st.lists(st.tuples(st.integers(0, 80), LEAST), max_size=6))
def test_no_sum_and_no_difference_of_what_is_told_is_a_small_group(shares: list[tuple[int, int]]) -> None:
    """Also where the host chose another number each time: then the smallest of them holds."""
    told = [told_of(size, step_of(least)) for size, least in shares]

    assert all(0 <= published <= size for published, (size, _least) in zip(told, shares, strict=True))
    for signs in product((-1, 0, 1), repeat=len(told)):
        people = abs(sum(sign * size for sign, size in zip(signs, told, strict=True)))
        assert people == 0 or people >= min(least for _size, least in shares)


@pytest.mark.parametrize(("least", "step"), [(5, 5), (6, 10), (10, 10), (11, 20), (20, 20), (21, 40)])
def test_the_steps_are_multiples_of_each_other(least: int, step: int) -> None:
    assert step_of(least) == step
