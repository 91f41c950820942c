"""Labels lie on their sheet, beside each other."""

from __future__ import annotations

from itertools import combinations

import pytest

from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS, LabelSheet, Spot, sheet_for

SHEETS = (*BADGE_SHEETS, *CARD_SHEETS)


def overlap(one: Spot, other: Spot) -> bool:
    beside = one.left + one.width <= other.left + 1e-6 or other.left + other.width <= one.left + 1e-6
    above = one.top + one.height <= other.top + 1e-6 or other.top + other.height <= one.top + 1e-6
    return not (beside or above)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.label)
def test_every_label_lies_on_its_sheet_and_over_no_other(sheet: LabelSheet) -> None:
    width, height = sheet.size
    spots = list(sheet.spots())

    assert len(spots) == sheet.count
    for spot in spots:
        assert spot.left >= 0
        assert spot.left + spot.width <= width + 1e-6
        assert spot.top >= 0
        assert spot.top + spot.height <= height + 1e-6
    assert not [pair for pair in combinations(spots, 2) if overlap(*pair)]


def test_a_sheet_goes_by_what_stands_on_its_pack() -> None:
    for name in ("Avery L4785", "avery-l4785", "L4785", "L4784", "avery L4787"):
        assert sheet_for(BADGE_SHEETS, name, "Letter").id == "Avery L4785"


def test_without_one_it_is_plain_paper_of_the_size_in_the_printer() -> None:
    assert sheet_for(BADGE_SHEETS, "", "Letter").id == "Letter"
    assert sheet_for(BADGE_SHEETS, "no such", "A4").id == "A4"
    assert sheet_for(CARD_SHEETS, "", "A3").id == "A4"


def test_a_label_is_named_with_its_measures() -> None:
    assert [sheet.label for sheet in SHEETS] == [
        "Plain A4, 10 of 90 × 54 mm to cut out",
        "Plain Letter, 8 of 3.5 × 2.25 in to cut out",
        "Plain A5, 3 of 90 × 54 mm to cut out",
        "Avery L4785 (L4784, L4786, L4787), 10 of 80 × 50 mm",
        "Avery C32011, 10 of 85 × 54 mm",
        "Avery 5395, 8 of 3.38 × 2.33 in",
        "Avery 5392, 6 of 4 × 3 in",
        "A4, 2 a sheet, to fold",
        "Letter, 2 a sheet, to fold",
        "A5, 1 a sheet, to fold",
    ]
