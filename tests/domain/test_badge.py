"""What people are called, out of the name on the list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.badge import Below, called, whole_name
from tests.builders import a_guest


@pytest.mark.parametrize(
    ("name", "large", "whole"),
    [
        ("Ada Lovelace", "Ada", "Ada Lovelace"),
        ("Dr. Ada Lovelace", "Ada", "Dr. Ada Lovelace"),
        ("Lovelace, Ada", "Ada", "Lovelace, Ada"),
        ("Margaret “Peggy” Smith", "Peggy", "Margaret Smith"),
        ('Margaret "Peggy" Smith', "Peggy", "Margaret Smith"),
        ("Đặng Thị Hồng Nhung (Nhung)", "Nhung", "Đặng Thị Hồng Nhung"),
        ("Anna (Bristol)", "Anna", "Anna (Bristol)"),
        ("Sam (they/them)", "Sam", "Sam (they/them)"),
        ("Siobhán O'Neill", "Siobhán", "Siobhán O'Neill"),
        ("O'Neill", "O'Neill", "O'Neill"),
        ("J. R. Tolkien", "J. R. Tolkien", "J. R. Tolkien"),
        ("王小明", "王小明", "王小明"),
        ("عائشة الحسن", "عائشة", "عائشة الحسن"),
        ("Miss", "Miss", "Miss"),
        ("(Bob)", "(Bob)", "(Bob)"),
    ],
)
def test_a_badge_says_what_people_are_called(name: str, large: str, whole: str) -> None:
    assert (called(name), whole_name(name)) == (large, whole)


@given(st.text(min_size=1, max_size=80).filter(str.strip))
def test_whatever_the_name_something_of_it_stands_on_the_badge(name: str) -> None:
    assert called(name).strip()
    assert called(name) in name
    assert whole_name(name).strip()


def test_below_stands_only_what_the_host_wants() -> None:
    guest = a_guest("Ada", about="Number 14", brings="Soup")

    assert [each.of(guest) for each in Below] == ["", "Number 14", "Soup"]
