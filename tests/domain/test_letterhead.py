"""Papers of the host's own: colours that everybody can read, a logo that says whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.letterhead import (
    ENOUGH,
    HOUSE,
    Letterhead,
    colour_meant,
    colours,
    contrast_on_white,
    is_readable,
)

PARTS = st.integers(0, 255)


@pytest.mark.parametrize("colour", [HOUSE, *(colour for colour, _label in colours() if colour)])
def test_every_colour_that_is_offered_stands_out_seven_to_one(colour: str) -> None:
    assert contrast_on_white(colour) >= ENOUGH == 7


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast_on_white("#595959") == pytest.approx(7.0, abs=0.01)


@given(PARTS, PARTS, PARTS)
def test_a_darker_colour_never_stands_out_less(red: int, green: int, blue: int) -> None:
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    darker = f"#{red // 2:02x}{green // 2:02x}{blue // 2:02x}"

    assert 1 <= contrast_on_white(colour) <= contrast_on_white(darker) <= 21
    assert is_readable(darker) or not is_readable(colour)


@given(PARTS, PARTS, PARTS)
def test_a_colour_is_meant_with_or_without_its_sign_in_either_case(red: int, green: int, blue: int) -> None:
    colour = f"#{red:02x}{green:02x}{blue:02x}"

    assert colour_meant(f" {colour.upper()[1:]} ") == colour_meant(colour) == colour


@given(st.text())
def test_whatever_is_typed_is_a_colour_or_nothing(typed: str) -> None:
    meant = colour_meant(typed)

    assert meant == "" or (len(meant) == 7 and colour_meant(meant) == meant)


def test_three_digits_are_six() -> None:
    assert colour_meant("#a0C") == "#aa00cc"
    assert colour_meant("blue") == colour_meant("#12") == colour_meant("") == ""


def test_a_logo_says_whose_it_is() -> None:
    assert Letterhead(whose="The Corner Garden").logo_said == "Logo of The Corner Garden"
    assert Letterhead().logo_said == "The host’s logo"
