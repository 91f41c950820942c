"""What changed between two rounds, without an average."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.movement import Movement, movement
from tests.builders import a_gathering, with_round


def moved(opening: dict[str, float | None], closing: dict[str, float | None]) -> Movement:
    start = with_round(a_gathering("Ada", "Ben", "Chidi", "Dee"), opening)
    both = with_round(start, closing, Moment.CLOSING)
    return between_rounds(both)


def between_rounds(both: Gathering) -> Movement:
    first, second = (both.round_of(both.scales[0].id, moment) for moment in Moment)
    assert first is not None
    assert second is not None
    return movement(both.marks_in(first.id), both.marks_in(second.id))


def test_how_many_went_up_stayed_and_went_down() -> None:
    found = moved({"Ada": 3, "Ben": 4, "Chidi": 5, "Dee": 0}, {"Ada": 4, "Ben": 4, "Chidi": 2, "Dee": 1})

    assert (found.up, found.stayed, found.down) == (2, 1, 1)


def test_only_who_gave_a_number_both_times_is_paired() -> None:
    found = moved({"Ada": 3, "Ben": None, "Chidi": 5}, {"Ada": 0, "Ben": 4, "Dee": 6})

    assert found.paths == ((Decimal(3), Decimal(0)),)


def test_unnamed_marks_cannot_be_paired() -> None:
    start = with_round(a_gathering(), [3, 4])
    both = with_round(start, [5, 6], Moment.CLOSING)

    assert between_rounds(both) == Movement(())


def test_no_average_and_no_guest_in_it() -> None:
    assert [field.name for field in fields(Movement)] == ["paths"]
