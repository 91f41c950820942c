"""What is typed about a guest's language leads to that language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.ui.guest_language import language_meant, reads_from_the_right, tongue_of


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Hebrew", "he"),
        ("עברית", "he"),
        ("ar", "ar"),
        ("العربية", "ar"),
        ("arabic, a little English", "ar"),
        ("Deutsch", "de"),
        ("français (et anglais)", "fr"),
        ("Farsi", "fa"),
        ("Urdu / English", "ur"),
        ("pt-BR", "pt"),
        ("speaks Polish", "pl"),
        ("", ""),
        ("???", ""),
        ("Klingon of the north", ""),
    ],
)
def test_a_language_is_known_by_its_names(typed: str, code: str) -> None:
    assert language_meant(typed) == code


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur", "ckb"])
def test_some_are_written_from_right_to_left(code: str) -> None:
    assert reads_from_the_right(code)


@pytest.mark.parametrize("code", ["", "en", "pl", "zh", "not a language"])
def test_the_others_are_not(code: str) -> None:
    assert not reads_from_the_right(code)


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    code = language_meant(typed)

    assert code == "" or code.isascii()
    assert tongue_of(code) is None  # no catalogue ships yet
