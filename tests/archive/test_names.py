"""File names that every system takes, from whatever a host calls a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive.names import is_safe, readable


@given(st.text(max_size=300))
def test_any_title_gives_a_safe_name(title: str) -> None:
    stem = readable(title, "Session")

    assert is_safe(f"{stem}.hostdesk.zip")
    assert len(stem.encode()) < 140


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("The corner garden", "The corner garden"),
        ("What/now: again?", "What now again"),
        ("一个晚上", "一个晚上"),
        ("  ..", "Session"),
        ("", "Session"),
        ("con", "Session con"),
        ("aux.txt", "Session aux.txt"),
        ("-rf", "rf"),
        ("evil\u202egpj", "evilgpj"),
        ("two\nlines", "two lines"),
        ("What is next?…", "What is next …"),
    ],
)
def test_a_title_stays_readable(title: str, stem: str) -> None:
    assert readable(title, "Session") == stem


def test_a_long_title_is_cut_between_two_characters() -> None:
    assert readable("晚" * 200, "Session") == "晚" * 40
