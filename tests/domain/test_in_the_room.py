"""The room sees no names, no small group that the host has not agreed to show, and no notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.in_the_room import (
    SMALL,
    LineSeen,
    Passing,
    RoundSeen,
    being_made,
    day_seen,
    goes_on_at,
    opening_is_kept_back,
    round_seen,
    waits_for_the_host,
)
from hostdesk.domain.mark import Count, Moment, Way
from hostdesk.domain.running_order import Block, timed
from hostdesk.domain.scale import Naming
from tests.builders import EVENING, a_gathering, a_scale, with_round

NAMES = ("Ada", "Ben", "Chidi", "Dora", "Emre", "Femi")


def revealed(gathering: Gathering) -> Gathering:
    rounds = tuple(replace(asked, revealed=True) for asked in gathering.rounds)
    return replace(gathering, rounds=rounds)


def asked(numbers: dict[str, float | None], naming: Naming = Naming.BY_NAME) -> Gathering:
    return revealed(with_round(a_gathering(*NAMES, scales=[a_scale(naming=naming)]), numbers))


def both(before: list[float], after: list[float], naming: Naming = Naming.BY_NAME) -> Gathering:
    start = asked(dict(zip(NAMES, before, strict=False)), naming)
    return revealed(with_round(start, dict(zip(NAMES, after, strict=False)), Moment.CLOSING))


@given(st.lists(st.integers(0, 10), max_size=6), st.booleans())
def test_marks_are_shown_from_five_on_or_when_the_host_agrees(numbers: list[int], agreed: bool) -> None:
    gathering = asked(dict(zip(NAMES, numbers, strict=False)))
    scale = gathering.scales[0]
    seen = round_seen(gathering, scale, Moment.OPENING, agreed)

    shown = agreed or len(numbers) >= SMALL
    assert seen.values == (tuple(sorted(map(Decimal, numbers))) if shown else ())
    assert waits_for_the_host(gathering, scale, Moment.OPENING) is (0 < len(numbers) < SMALL)


def test_the_hosts_own_mark_and_a_skip_hide_nobody() -> None:
    gathering = asked({"Ada": 1, "Ben": 2, "Chidi": 3, "Dora": 4, "Emre": None, "Host": 5})

    assert round_seen(gathering, gathering.scales[0], Moment.OPENING, False).values == ()


def test_unnamed_marks_are_counted_alike() -> None:
    start = a_gathering(scales=[a_scale(naming=Naming.UNNAMED)])
    few, enough = (revealed(with_round(start, marks)) for marks in ([1, 2, 3, 4], [1, 2, 3, 4, 5]))

    assert round_seen(few, few.scales[0], Moment.OPENING, False).values == ()
    assert len(round_seen(enough, enough.scales[0], Moment.OPENING, False).values) == 5


def test_the_close_lies_beside_the_opening_person_by_person() -> None:
    gathering = both([2, 3, 4, 5, 6], [3, 3, 5, 5, 1, 9])
    seen = round_seen(gathering, gathering.scales[0], Moment.CLOSING, False)

    assert seen.values == ()
    assert seen.pairs[0] == (None, Decimal(9))  # came later
    assert set(seen.pairs[1:]) == {
        (Decimal(a), Decimal(b)) for a, b in [(2, 3), (3, 3), (4, 5), (5, 5), (6, 1)]
    }
    assert seen.said.startswith("Opening round: 1 person at 2, ")


def test_an_opening_of_few_is_not_laid_beside_a_close_of_many() -> None:
    gathering = both([2, 3, 4], [3, 3, 5, 5, 1, 9])
    scale = gathering.scales[0]

    assert round_seen(gathering, scale, Moment.CLOSING, False).pairs == ()
    assert len(round_seen(gathering, scale, Moment.CLOSING, False).values) == 6
    assert len(round_seen(gathering, scale, Moment.CLOSING, True).pairs) == 6


def test_unnamed_rounds_are_never_paired() -> None:
    start = a_gathering(scales=[a_scale(naming=Naming.UNNAMED)])
    gathering = revealed(with_round(with_round(start, [1] * 5), [2] * 5, Moment.CLOSING))
    turned_named = replace(gathering, scales=(replace(gathering.scales[0], naming=Naming.BY_NAME),))

    for each in (gathering, turned_named):
        seen = round_seen(each, each.scales[0], Moment.CLOSING, True)
        assert (seen.pairs, len(seen.values)) == ((), 5)


def test_where_nothing_is_shown_the_words_tell_nothing() -> None:
    gathering = asked({"Ada": 1})

    assert round_seen(gathering, gathering.scales[0], Moment.OPENING, False).said == being_made()


@pytest.mark.parametrize("moment", Moment)
def test_a_round_that_is_not_revealed_shows_no_mark(moment: Moment) -> None:
    gathering = both([2, 3, 4, 5, 6], [3, 3, 5, 5, 1])
    scale = gathering.scales[0]
    hidden = tuple(replace(asked, revealed=asked.moment is not moment) for asked in gathering.rounds)
    kept_back = replace(gathering, rounds=hidden)

    assert round_seen(kept_back, scale, moment, True) == RoundSeen(scale)
    assert not waits_for_the_host(kept_back, scale, moment)


def test_the_close_is_shown_alone_while_its_opening_is_kept_back() -> None:
    gathering = both([2, 3, 4, 5, 6], [3, 3, 5, 5, 1])
    scale = gathering.scales[0]
    hidden = tuple(replace(r, revealed=r.moment is Moment.CLOSING) for r in gathering.rounds)
    kept_back = replace(gathering, rounds=hidden)
    seen = round_seen(kept_back, scale, Moment.CLOSING, True)

    assert (seen.pairs, len(seen.values)) == ((), 5)
    assert opening_is_kept_back(kept_back, scale, Moment.CLOSING)
    assert not opening_is_kept_back(gathering, scale, Moment.CLOSING)
    assert not opening_is_kept_back(kept_back, scale, Moment.OPENING)


def test_people_who_were_counted_are_dots_too() -> None:
    start = revealed(with_round(a_gathering(scales=[a_scale()]), []))
    walked = replace(start.rounds[0], way=Way.FLOOR, counts=(Count(Decimal(3), 4), Count(Decimal(8), 2)))
    gathering = replace(start, rounds=(walked,))

    assert round_seen(gathering, gathering.scales[0], Moment.OPENING, False).values == (
        *[Decimal(3)] * 4,
        *[Decimal(8)] * 2,
    )


def blocks() -> tuple[Block, ...]:
    made = [
        Block(
            f"b{n}", "garden", n, f"Block {n}", 20, Role.CONNECTOR, Position.KITCHEN, "A secret", leads="Ada"
        )
        for n in range(4)
    ]
    made[2] = replace(made[2], is_break=True, title="Soup")
    return tuple(made)


def test_the_day_has_times_titles_and_what_is_on() -> None:
    lines = day_seen(timed(blocks(), EVENING), EVENING + timedelta(minutes=25))

    assert [line.title for line in lines] == ["Block 0", "Block 1", "Soup", "Block 3"]
    assert [line.passing for line in lines] == [Passing.OVER, Passing.NOW, Passing.TO_COME, Passing.TO_COME]
    assert lines[1].starts == EVENING + timedelta(minutes=20)
    assert set(LineSeen.__dataclass_fields__) == {"starts", "ends", "title", "passing"}


def test_of_two_days_the_one_that_is_on_or_comes_next_is_shown() -> None:
    two = (*blocks(), Block("next", "garden", 9, "Breakfast", 30, day=2, pinned=time(9)))
    day = timed(two, EVENING)

    assert day_seen(day, EVENING - timedelta(days=3))[0].title == "Block 0"
    assert [line.title for line in day_seen(day, EVENING + timedelta(hours=6))] == ["Breakfast"]
    assert [line.title for line in day_seen(day, EVENING + timedelta(days=9))] == ["Breakfast"]


def test_without_a_date_there_are_titles_alone() -> None:
    lines = day_seen(timed(blocks(), None), EVENING)

    assert {line.starts for line in lines} == {None}
    assert {line.passing for line in lines} == {Passing.TO_COME}
    assert day_seen((), EVENING) == ()


@pytest.mark.parametrize("minutes", [35, 40, 59])
def test_a_break_lasts_until_the_next_block_that_is_none(minutes: int) -> None:
    since: datetime = EVENING + timedelta(minutes=minutes)

    assert goes_on_at(timed(blocks(), EVENING), since) == EVENING + timedelta(minutes=60)


def test_a_break_at_the_end_or_before_another_day_has_no_time() -> None:
    two = (*blocks(), Block("next", "garden", 9, "Breakfast", 30, day=2, pinned=time(11)))

    assert goes_on_at(timed(blocks(), EVENING), EVENING + timedelta(hours=3)) is None
    assert goes_on_at(timed(two, EVENING), EVENING + timedelta(hours=3)) is None


def test_as_the_day_is_lived_the_room_sees_what_was_begun_and_expected_times() -> None:
    began = (EVENING + timedelta(minutes=10)).astimezone()
    first, second, soup, last = blocks()
    day = timed((replace(first, began=began), replace(second, left_out=True), soup, last), EVENING)
    lines = day_seen(day, EVENING + timedelta(minutes=12))

    assert [line.title for line in lines] == ["Block 0", "Soup", "Block 3"]
    assert [line.passing for line in lines] == [Passing.NOW, Passing.TO_COME, Passing.TO_COME]
    assert [line.starts for line in lines] == [EVENING + timedelta(minutes=n) for n in (10, 30, 50)]


def test_a_break_that_was_begun_lasts_until_the_next_block_really_begins() -> None:
    began = (EVENING + timedelta(minutes=52)).astimezone()
    first, second, soup, last = blocks()
    over = [replace(one, began=began, ended=began) for one in (first, second)]
    since = EVENING + timedelta(minutes=53)

    day = timed((*over, replace(soup, began=began), last), EVENING)
    assert goes_on_at(day, since) == EVENING + timedelta(minutes=72)
