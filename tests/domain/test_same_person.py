"""Which names are offered as one person's, and which are not."""

from __future__ import annotations

import pytest

from hostdesk.domain.same_person import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "ada lovelace"),
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Ada Lovelace", "Ada Lovelase"),
        ("Ada Lovelace", "Ada Loveace"),
        ("Chidi Okafor", "Chidi Okafro"),
        ("Ada Lovelace", "A. Lovelace"),
        ("Ada Lovelace", "Ada King Lovelace"),
        ("Ada Lovelace", "Ada"),
        ("Renée Dupont", "Renee Dupont"),
        ("D’Arcy", "Darcy"),
        ("王小明", "王小明"),
        ("محمد علي", "محمد علي"),
    ],
)
def test_names_of_perhaps_one_person(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "Ida"),
        ("Ann", "Joanna"),
        ("Ada Lovelace", "Lovelace"),
        ("Ada Lovelace", "Ben Lovelace"),
        ("Tom Okafor", "Tim Okafor"),
        ("王小明", "王小红"),
        ("…", "…"),
        ("", "Ada"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
