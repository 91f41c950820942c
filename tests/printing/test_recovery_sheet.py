"""The sheet with the passphrase: every word large and in its order, and where to keep it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from hostdesk.workflows.recovery_sheet import printed

TODAY = date(2026, 11, 26)


def lines_of(passphrase: str, paper: str = "A4") -> list[str]:
    (page,) = PdfReader(BytesIO(printed(passphrase, TODAY, paper))).pages
    return [" ".join(line.split()) for line in page.extract_text().splitlines()]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_words_in_their_order_on_one_page(paper: str) -> None:
    lines = lines_of("unfold  tulip barge sandy lemon", paper)

    assert [line for line in lines if line[:2] in {f"{n}." for n in range(1, 6)}] == [
        "1. unfold",
        "2. tulip",
        "3. barge",
        "4. sandy",
        "5. lemon",
    ]
    assert "Chosen on Thursday 26 November 2026." in lines
    assert any("Never in the bag of the laptop" in line for line in lines)


def test_it_says_how_to_type_what_has_capitals_or_is_one_word() -> None:
    assert any("with their capitals" in line for line in lines_of("Soup for Nine"))
    assert any("exactly so, with its capitals and signs" in line for line in lines_of("xK9#vQ2!mP"))
    assert any("all in small letters" in line for line in lines_of("soup for nine"))


def test_markup_and_other_scripts_are_printed_as_they_are() -> None:
    lines = " ".join(lines_of("<b>a&b</b> Ärger ελιά"))

    assert "<b>a&b</b>" in lines
    assert "Ärger" in lines
    assert "ελιά" in lines
