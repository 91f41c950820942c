"""What is typed about a guest's language leads to that language, its direction and its figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.languages import figures_of, language_meant, reads_from_the_right


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Hebrew", "he"),
        ("עברית", "he"),
        ("العربية", "ar"),
        ("arabic, a little English", "ar"),
        ("Tagalog", "fil"),
        ("Norwegian Bokmål", "nb"),
        ("język polski", "pl"),
        ("", ""),
        ("Klingon of the north", ""),
    ],
)
def test_a_language_is_known_by_its_names(typed: str, code: str) -> None:
    assert language_meant(typed) == code


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    assert language_meant(typed).isascii()


def test_some_are_written_from_right_to_left() -> None:
    assert all(map(reads_from_the_right, ("ar", "he", "fa", "ur", "yi", "he-IL")))
    assert not any(map(reads_from_the_right, ("", "en", "pl", "zh", "kr")))


def test_some_have_figures_of_their_own() -> None:
    assert figures_of("ar")[3] == "٣"
    assert figures_of("fa")[4] == "۴"
    assert [figures_of(code) for code in ("he", "en", "hi", "")] == [""] * 4
    assert all(len(figures_of(code)) == 10 for code in ("ar", "fa", "ne", "bn", "my", "dz"))
