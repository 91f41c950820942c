"""Words as somebody types them who looks for something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.finding import BEST, FAIR, GOOD, around, how_well, sought, spaced


@pytest.mark.parametrize(
    ("typed", "text", "rank"),
    [
        ("gar", "Garden party", BEST),
        ("garden p", "Garden party", BEST),
        ("par", "Garden party", GOOD),
        ("party gar", "Garden party", GOOD),
        ("arden", "Garden party", FAIR),
        ("den", "Garden party", None),
        ("gar x", "Garden party", None),
        ("zoe", "Zoë", BEST),
        ("晚上", "一个晚上", GOOD),
    ],
)
def test_how_well(typed: str, text: str, rank: int | None) -> None:
    assert how_well(sought(typed), text) == rank


@given(st.text())
def test_plain_text_is_folded_as_any_other(text: str) -> None:
    assert spaced(spaced(text)).split() == spaced(text).split()
    assert spaced(text.encode("ascii", "ignore").decode()) == text.encode("ascii", "ignore").decode().lower()


@given(st.text(alphabet="ab \nxyz", max_size=300), st.sampled_from(["xy", "z", "ab"]))
def test_the_piece_around_a_word_has_the_word_and_is_short(text: str, word: str) -> None:
    piece = around((word,), text)
    begins = any(part.startswith(word) for part in text.split())

    assert bool(piece) == begins
    if begins and max(map(len, text.split())) < 60:
        assert any(part.strip("…").startswith(word) for part in piece.split())
        assert len(piece) <= 92
