"""We are late: what is shortened, what never is, and that nothing happens in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from hypothesis import given

from hostdesk.domain.catching_up import LEAST, CaughtUp, as_shortened, catch_up
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import Stands, live_order
from tests.days import a_block, a_day, at, begun
from tests.domain.test_live_order import lived_days


def caught(gathering: Gathering, now: datetime) -> CaughtUp:
    return catch_up(gathering.timed_blocks(), now, gathering.session.until)


def done(found: CaughtUp) -> dict[str, int]:
    """Minutes by title; 0: left out."""
    return {one.block.title: 0 if one.left_out else one.minutes for one in found.done}


CLOSE = a_block("Close", 10)


def test_in_time_nothing_is_done() -> None:
    found = caught(a_day(begun(a_block("Soup"), 18, 30), a_block("Round", 30), CLOSE), at(18, 40))

    assert (found.done, found.late_before, found.late) == ((), 0, 0)
    assert found.said == "We are in time; nothing was changed."


def test_before_anything_was_begun_nothing_is_late() -> None:
    found = caught(a_day(a_block("Soup"), CLOSE), at(18, 50))

    assert (found.is_begun, found.done) == (False, ())
    assert found.said == "Nothing has been begun today, so nothing is late yet."


def test_long_blocks_give_five_minutes_at_a_time_and_the_longest_first() -> None:
    day = a_day(begun(a_block("Soup"), 18, 38), a_block("Round", 30), a_block("Hopes", 20), CLOSE)
    found = caught(day, at(18, 58))

    assert found.late_before == 8
    assert done(found) == {"Round": 20}
    assert found.late == 0
    assert found.said == "“Round” 20 minutes instead of 30 minutes. We are in time again."


def test_short_blocks_give_single_minutes_and_keep_five() -> None:
    day = a_day(begun(a_block("Soup"), 18, 33), a_block("Song", 12), a_block("Word", 6), CLOSE)
    found = caught(day, at(18, 53))

    assert done(found) == {"Song": 9}
    assert caught(a_day(begun(a_block("Soup"), 18, 40), a_block("Word", 5), CLOSE), at(18, 60 - 1)).done == ()


def test_the_one_that_is_on_keeps_what_it_has_used() -> None:
    day = a_day(begun(a_block("Round", 30), 18, 50), CLOSE)

    assert done(caught(day, at(18, 55))) == {"Round": 15}
    assert done(caught(day, at(19, 13))) == {"Round": 25}
    assert done(caught(day, at(19, 19))) == {}


def test_an_optional_block_goes_only_where_shortening_is_not_enough() -> None:
    extra = a_block("Song", 15, optional=True)
    soup, talk = a_block("Soup"), a_block("Round", 30)

    little = a_day(begun(soup, 18, 40), talk, extra, CLOSE)
    assert done(caught(little, at(19, 0))) == {"Round": 20}
    much = a_day(begun(soup, 18, 52), talk, extra, CLOSE)
    assert done(caught(much, at(19, 12))) == {"Song": 0, "Round": 20}


def test_then_blocks_are_shortened_to_a_half_and_what_remains_late_is_said() -> None:
    day = a_day(begun(a_block("Soup"), 18, 55), a_block("Round", 40), CLOSE)
    found = caught(day, at(19, 15))

    assert (found.late_before, done(found), found.late) == (25, {"Round": 20}, 5)
    assert found.said.endswith("5 minutes late remain.")


def test_breaks_pins_and_the_close_are_never_touched() -> None:
    day = a_day(
        begun(a_block("Soup"), 18, 50),
        a_block("Bread", 30, is_break=True),
        a_block("Supper", 60, pinned=time(19, 20)),
        replace(CLOSE, minutes=30),
    )
    found = caught(day, at(19, 10))

    assert (found.done, found.late) == ((), found.late_before)
    assert found.said.startswith("Nothing that is left can be shortened.")


def test_each_stretch_ends_at_the_next_pin() -> None:
    supper = a_block("Supper", 30, pinned=time(19, 30))
    day = a_day(begun(a_block("Soup"), 18, 35), a_block("Hopes", 45), supper, a_block("Round", 60), CLOSE)
    found = caught(day, at(18, 50))

    assert done(found) == {"Hopes": 35}
    assert (found.late_before, found.late) == (10, 0)


def test_pressing_again_takes_no_further_third() -> None:
    day = a_day(begun(a_block("Soup"), 18, 55), a_block("Round", 60), a_block("Hopes", 60), CLOSE)
    once = caught(day, at(19, 15))
    named = {one.block.id: one for one in once.done}
    after = replace(day, blocks=tuple(as_shortened(block, named.get(block.id)) for block in day.blocks))

    assert once.late == 0
    assert caught(after, at(19, 15)).done == ()
    assert [block.planned_minutes for block in after.blocks] == [20, 60, 60, 10]


def test_two_hundred_blocks_are_caught_up_with() -> None:
    many = [a_block(f"Block {number}", 6) for number in range(200)]
    found = caught(a_day(begun(a_block("Soup"), 19, 0), *many), at(19, 10))

    assert (found.late_before, found.late) == (30, 0)
    assert sum(one.block.minutes - one.minutes for one in found.done) == 30


@given(lived_days())
def test_what_may_not_be_touched_is_not_and_nothing_grows(day: tuple[Gathering, datetime]) -> None:
    gathering, now = day
    live = live_order(gathering.timed_blocks(), now, gathering.session.until)
    found = caught(gathering, now)
    lines = {line.block.id: line for line in live.blocks}
    close = [line.block.id for line in live.blocks if not line.block.left_out][-1:]

    assert found.late <= found.late_before == live.late
    for one in found.done:
        line = lines[one.block.id]
        assert line.stands in (Stands.NOW, Stands.TO_COME)
        assert not one.block.is_break
        assert not one.block.parked
        assert one.block.id not in close
        assert one.block.pinned is None
        if one.left_out:
            assert one.block.optional
            assert line.stands is Stands.TO_COME
        else:
            assert LEAST <= one.minutes < one.block.minutes
            assert one.minutes >= one.block.minutes / 2
        if line.stands is Stands.NOW:
            assert one.minutes * 60 >= live.used.total_seconds()
        if one.block.minutes >= 15 and not one.left_out:
            assert (one.block.minutes - one.minutes) % 5 == 0


@given(lived_days())
def test_a_half_is_asked_for_only_where_all_that_is_optional_is_out(day: tuple[Gathering, datetime]) -> None:
    gathering, now = day
    found = caught(gathering, now)
    halves = [one for one in found.done if not one.left_out and one.minutes * 3 < one.block.minutes * 2]
    out = any(one.left_out for one in found.done)
    optional = any(_could_go(gathering, now))

    if halves and not any(block.pinned for block in gathering.blocks):
        assert out or not optional


def _could_go(gathering: Gathering, now: datetime) -> list[bool]:
    live = live_order(gathering.timed_blocks(), now)
    placed = [line for line in live.blocks if not line.block.left_out]
    return [
        line.block.optional and not line.block.is_break and line.block.minutes > 0
        for line in placed[:-1]
        if line.stands is Stands.TO_COME
    ]
