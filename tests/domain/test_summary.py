"""What a gathering brought: marks and words, no name on a mark."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.domain.summary import summary
from tests.builders import a_full_gathering, a_gathering, a_scale, with_round


def test_marks_skips_and_the_movement_between_two_rounds() -> None:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 6, "Ben": 2, "Host": None})
    (scale,) = summary(with_round(start, {"Ada": 7, "Ben": 2}, Moment.CLOSING)).scales

    assert [(r.moment, r.values, r.skipped) for r in scale.rounds] == [
        (Moment.OPENING, (Decimal(2), Decimal(6)), 1),
        (Moment.CLOSING, (Decimal(2), Decimal(7)), 0),
    ]
    assert scale.movement is not None
    assert (scale.movement.up, scale.movement.stayed, scale.movement.down) == (1, 1, 0)


def test_the_words_of_the_highest_marks_come_first_and_those_without_a_number_last() -> None:
    start = with_round(a_gathering("Ada", "Ben", "Chidi"), {"Ada": 0, "Ben": 9, "Chidi": None})
    words = {"Ada": "b, at zero", "Ben": "c, at nine", "Chidi": "a, skipped"}
    marks = tuple(replace(mark, already_there=words[mark.id.split("/")[-1]]) for mark in start.marks)
    (scale,) = summary(replace(start, marks=marks)).scales

    assert scale.rounds[0].already_there == ("c, at nine", "b, at zero", "a, skipped")


def test_an_unnamed_scale_has_no_movement() -> None:
    unnamed = a_scale(naming=Naming.UNNAMED)
    start = with_round(a_gathering("Ada", scales=[unnamed]), [3, 4])
    (scale,) = summary(with_round(start, [5, 5], Moment.CLOSING)).scales

    assert [r.values for r in scale.rounds] == [(Decimal(3), Decimal(4)), (Decimal(5), Decimal(5))]
    assert scale.movement is None


def test_no_name_and_no_id_of_a_guest_stands_by_a_mark() -> None:
    evening = a_full_gathering()
    text = repr(summary(evening).scales)

    assert not [guest.name for guest in evening.guests if guest.name in text]
    assert not [guest.id for guest in evening.guests if guest.id in text]


def test_scales_nobody_answered_are_left_out() -> None:
    start = a_gathering("Ada", scales=[a_scale(place=0), a_scale(place=1)])
    only_the_second = with_round(start, {"Ada": 3}, scale=start.scales[1])

    assert [scale.scale.place for scale in summary(only_the_second).scales] == [1]
    assert summary(start).scales == ()


def test_steps_and_who_came() -> None:
    evening = a_full_gathering()

    assert summary(evening).steps == evening.steps
    assert summary(evening).present == 1
