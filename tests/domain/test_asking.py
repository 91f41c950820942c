"""Of whom a round is asked, how it is held, and where a gathering is taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hostdesk.domain.asking import USUAL, How, asked_in, how_held, last_open, planned, round_to_ask
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Round, Way
from hostdesk.domain.scale import When
from tests.builders import EVENING, a_gathering, a_scale, with_round

SCALES = [a_scale(), a_scale("How sure?", 1)]


def a_round(gathering: Gathering, scale: int, moment: Moment, opened: datetime, **fields: object) -> Round:
    own = gathering.scales[scale].id
    made = Round(f"{own}/{moment}", gathering.session.id, own, moment, opened)
    return replace(made, **fields)  # type: ignore[arg-type]


def with_rounds(start: Gathering, *rounds: Round) -> Gathering:
    return replace(start, rounds=rounds).in_order()


def test_a_first_round_is_held_as_usual() -> None:
    assert how_held(a_gathering("Ada"), None) == USUAL == How(Way.ONE_BY_ONE, False, ())


def test_the_next_round_is_held_as_the_last_one_was() -> None:
    start = a_gathering("Ada", "Ben", scales=SCALES)
    some = (start.guests[1].id, "somebody who was taken away")
    first = a_round(start, 0, Moment.OPENING, EVENING, way=Way.HANDS)
    last = a_round(start, 1, Moment.OPENING, EVENING + timedelta(minutes=5), silent=True, asked_of=some)
    held = with_rounds(start, first, last)

    assert how_held(held, None) == How(Way.ONE_BY_ONE, True, some[:1])
    assert how_held(held, first) == How(Way.HANDS)


def test_of_whom_the_next_round_will_be_asked() -> None:
    start = a_gathering("Ada", "Ben")

    assert [guest.name for guest in asked_in(start, None, (start.guests[2].id,))] == ["Ben"]
    assert [guest.name for guest in asked_in(start, None)] == ["Ada", "Ben", "Host"]


def test_a_gathering_is_taken_up_at_the_round_that_was_opened_last() -> None:
    start = a_gathering("Ada", scales=SCALES)
    first = a_round(start, 1, Moment.OPENING, EVENING)
    second = a_round(start, 0, Moment.OPENING, EVENING + timedelta(minutes=1))
    over = a_round(start, 0, Moment.CLOSING, EVENING + timedelta(hours=1), closed=True)

    assert last_open(with_rounds(start, first, second, over)) == second
    assert round_to_ask(with_rounds(start, first, second, over)) == (start.scales[0].id, Moment.OPENING)
    assert last_open(with_rounds(start, over)) is None


@pytest.mark.parametrize("order", [1, -1])
def test_within_a_minute_the_close_comes_last_and_then_the_later_scale(order: int) -> None:
    start = a_gathering("Ada", scales=SCALES)
    rounds = [a_round(start, n, moment, EVENING) for moment in Moment for n in (0, 1)]

    assert last_open(with_rounds(start, *rounds[::order])) == rounds[-1]
    assert last_open(with_rounds(start, *rounds[:2][::order])) == rounds[1]


def test_without_an_open_round_it_begins_with_the_first_scale_when_that_is_meant_to_be_asked() -> None:
    start = a_gathering("Ada", scales=[a_scale(asked_when=When.CLOSING), a_scale("How sure?", 1)])

    assert round_to_ask(start) == (start.scales[0].id, Moment.CLOSING)
    assert round_to_ask(a_gathering("Ada", scales=[])) == ("", Moment.OPENING)
    assert planned(start.scales[1], Moment.CLOSING) is Moment.CLOSING


def test_once_an_opening_round_is_closed_the_closing_one_is_next() -> None:
    asked = with_round(a_gathering("Ada"), {"Ada": 4})
    closed = replace(asked, rounds=(replace(asked.rounds[0], closed=True),))

    assert round_to_ask(closed) == (asked.scales[0].id, Moment.CLOSING)
