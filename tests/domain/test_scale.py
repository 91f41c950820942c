"""Which numbers a scale takes, and how they are said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hostdesk.domain.scale import RANGES, number_text
from hostdesk.errors import HostDeskError
from tests.builders import a_scale


@pytest.mark.parametrize(("lowest", "highest"), RANGES)
def test_every_whole_number_of_the_range_and_nothing_outside(lowest: int, highest: int) -> None:
    scale = a_scale(lowest=lowest, highest=highest)

    assert all(scale.accepts(Decimal(number)) for number in scale.numbers)
    assert not scale.accepts(Decimal(lowest - 1))
    assert not scale.accepts(Decimal(highest + 1))
    assert not [odd for odd in ("NaN", "Infinity", "-Infinity") if scale.accepts(Decimal(odd))]


def test_halves_only_where_they_are_allowed() -> None:
    assert not a_scale().accepts(Decimal("4.5"))
    assert a_scale(halves=True).accepts(Decimal("4.5"))
    assert not a_scale(halves=True).accepts(Decimal("4.25"))
    assert not a_scale(halves=True).accepts(Decimal("10.5"))
    assert not a_scale(halves=True).accepts(Decimal("-0.5"))


@pytest.mark.parametrize("bounds", [(0, 5), (10, 0), (1, 100)])
def test_other_ranges_are_refused(bounds: tuple[int, int]) -> None:
    with pytest.raises(HostDeskError, match="0 to 10, from 1 to 10 or from 1 to 7"):
        a_scale(lowest=bounds[0], highest=bounds[1])


@pytest.mark.parametrize(
    ("value", "said"), [("0", "0"), ("0.5", "½"), ("4", "4"), ("4.5", "4½"), ("10.0", "10")]
)
def test_numbers_as_they_are_said(value: str, said: str) -> None:
    assert number_text(Decimal(value)) == said
