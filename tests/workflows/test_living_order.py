"""The running order is lived: each verb, what it does to the day, and that undo brings it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import LONGEST, Block
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.workflows import host, living_order
from tests.days import a_block, a_day, at, begun


def after(gathering: Gathering, change: Change) -> Gathering:
    """The gathering once it is done; undone it is as before."""
    done = gathering.after(change)
    assert done.after(change.reversed) == gathering
    return done


def block(gathering: Gathering, title: str) -> Block:
    return next(one for one in gathering.blocks if one.title == title)


def order(gathering: Gathering) -> list[str]:
    return [one.title for one in gathering.blocks if not one.parked]


def on(gathering: Gathering, now: datetime) -> str:
    live = living_order.lived(gathering, now)
    return live.on.block.title if live.on else ""


@pytest.fixture
def day() -> Gathering:
    kitchen = a_block("Hopes", 30, position=Position.KITCHEN)
    return a_day(a_block("Soup"), kitchen, a_block("Round"), a_block("Close", 10))


def test_the_first_one_begins_and_with_it_the_hosting(day: Gathering) -> None:
    change = living_order.begin_next(day, at(18, 35))
    lived = after(day, change)

    assert change.label == "Begin Soup"
    assert block(lived, "Soup").began == at(18, 35)
    assert lived.session.stage is Stage.HOST


def test_the_next_one_ends_the_one_that_is_on_and_brings_the_host_where_it_says(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 35)))
    lived = after(lived, living_order.set_position(lived, Position.SPOTLIGHT))
    lived = after(lived, living_order.begin_next(lived, at(18, 57)))

    assert block(lived, "Soup").ended == at(18, 57) == block(lived, "Hopes").began
    assert lived.session.standing is None
    assert living_order.host_stands(lived, at(19)) is Position.KITCHEN


def test_the_first_press_in_the_middle_of_the_plan_begins_what_is_planned_for_now(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(19, 0)))

    assert on(lived, at(19, 1)) == "Hopes"
    assert order(lived) == order(day)


def test_left_out_parked_and_finished_ones_do_not_come_next(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.leave_out_next(lived, at(18, 31)))
    lived = after(lived, living_order.park(lived, block(lived, "Round")))
    lived = after(lived, living_order.begin_next(lived, at(18, 50)))

    assert on(lived, at(18, 51)) == "Close"


def test_after_the_last_one_the_key_ends_it_and_then_says_that_none_is_left(day: Gathering) -> None:
    lived = replace(day, blocks=(begun(block(day, "Soup"), 18, 30),))
    change = living_order.begin_next(lived, at(18, 50))
    lived = after(lived, change)

    assert change.label == "End Soup"
    assert block(lived, "Soup").ended == at(18, 50)
    with pytest.raises(HostDeskError, match="No block is left"):
        living_order.begin_next(lived, at(18, 51))
    with pytest.raises(HostDeskError, match="No block is left"):
        living_order.begin_next(a_day(), at(18, 51))


def test_any_block_can_begin_and_what_it_overtakes_stays_to_come(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.begin(lived, block(lived, "Round"), at(18, 50)))

    assert order(lived) == ["Soup", "Round", "Hopes", "Close"]
    assert on(lived, at(18, 55)) == "Round"
    assert on(after(lived, living_order.begin_next(lived, at(19, 0))), at(19, 1)) == "Hopes"


def test_a_parked_block_can_begin_at_once(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.park(lived, block(lived, "Close")))
    lived = after(lived, living_order.begin(lived, block(lived, "Close"), at(18, 50)))

    assert order(lived) == ["Soup", "Close", "Hopes", "Round"]
    assert not block(lived, "Close").parked
    assert on(lived, at(18, 51)) == "Close"


def test_one_that_is_over_can_be_taken_up_again_and_one_that_is_on_not_begun_twice(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.begin_next(lived, at(18, 50)))
    change = living_order.begin(lived, block(lived, "Soup"), at(18, 51))
    lived = after(lived, change)

    assert change.label == "Take up Soup again"
    assert (block(lived, "Soup").began, block(lived, "Soup").ended) == (at(18, 30), None)
    assert block(lived, "Hopes").ended == at(18, 51)
    with pytest.raises(HostDeskError, match="is on already"):
        living_order.begin(lived, block(lived, "Soup"), at(18, 52))


def test_ended_nothing_is_on_until_the_next_begins(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.end_block(lived, at(18, 44)))

    assert on(lived, at(18, 45)) == ""
    assert block(lived, "Soup").ended == at(18, 44)
    with pytest.raises(HostDeskError, match="No block has been begun"):
        living_order.end_block(lived, at(18, 45))


def test_begun_by_mistake_the_one_before_goes_on(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    twice = after(lived, living_order.begin_next(lived, at(18, 40)))
    back = after(twice, living_order.take_back(twice, block(twice, "Hopes")))

    assert back.blocks == lived.blocks
    with pytest.raises(HostDeskError, match="has not begun"):
        living_order.take_back(back, block(back, "Hopes"))


def test_one_that_nobody_ended_ends_when_its_time_was_over(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    bread = replace(a_block("Bread", day=2), place=9)
    lived = replace(lived, blocks=(*lived.blocks, bread))
    lived = after(lived, living_order.begin_next(lived, at(18, 35, days=1)))

    assert block(lived, "Soup").ended == at(18, 50)
    assert on(lived, at(18, 40, days=1)) == "Bread"


def test_left_out_it_can_be_held_after_all_and_what_has_begun_cannot_be_left_out(day: Gathering) -> None:
    lived = after(day, living_order.leave_out(day, block(day, "Hopes")))
    assert block(lived, "Hopes").left_out
    again = after(lived, living_order.hold_after_all(lived, block(lived, "Hopes")))
    assert again.blocks == day.blocks

    lived = after(day, living_order.begin_next(day, at(18, 30)))
    for verb in (living_order.leave_out, living_order.park):
        with pytest.raises(HostDeskError, match="has begun already"):
            verb(lived, block(lived, "Soup"))


def test_one_that_was_left_out_is_held_when_it_begins(day: Gathering) -> None:
    lived = after(day, living_order.leave_out(day, block(day, "Soup")))
    lived = after(lived, living_order.begin(lived, block(lived, "Soup"), at(18, 30)))

    assert not block(lived, "Soup").left_out


def test_more_time_keeps_what_was_planned_once(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    for _press in range(2):
        lived = after(lived, living_order.stretch_now(lived, at(18, 40)))

    assert (block(lived, "Soup").minutes, block(lived, "Soup").planned) == (30, 20)
    longest = replace(block(day, "Soup"), minutes=LONGEST)
    assert living_order.stretch(replace(day, blocks=(longest,)), longest).after[-1] == replace(
        longest, planned=LONGEST
    )


def test_with_nothing_on_the_next_one_gets_the_time(day: Gathering) -> None:
    lived = after(day, living_order.stretch_now(day, at(12)))

    assert block(lived, "Soup").minutes == 25
    with pytest.raises(HostDeskError, match="none is to come"):
        living_order.stretch_now(a_day(), at(12))


def test_catching_up_is_one_change(day: Gathering) -> None:
    lived = replace(day, blocks=(begun(day.blocks[0], 18, 38), *day.blocks[1:]))
    change = living_order.catch_up_now(lived, at(18, 50))
    done = after(lived, change)

    assert change.label == "Catch up"
    assert [(one.minutes, one.planned) for one in done.blocks] == [
        *((20, None), (20, 30), (20, None), (10, None))
    ]
    assert living_order.caught_up(done, at(18, 50)).late_before == 0
    assert living_order.catch_up_now(done, at(18, 50)).is_nothing


def test_a_parked_block_is_taken_out_as_the_very_next(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.park(lived, block(lived, "Close")))
    lived = after(lived, living_order.take_out_next(lived, block(lived, "Close"), at(18, 40)))

    assert order(lived) == ["Soup", "Close", "Hopes", "Round"]
    with pytest.raises(HostDeskError, match="has begun already"):
        living_order.take_out_next(lived, block(lived, "Soup"), at(18, 40))


def test_what_is_to_come_moves_among_itself_only(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    up = after(lived, living_order.move_to_come(lived, block(lived, "Hopes"), -1, at(18, 40)))
    down = after(lived, living_order.move_to_come(lived, block(lived, "Hopes"), 1, at(18, 40)))
    last = after(lived, living_order.move_to_come(lived, block(lived, "Hopes"), 9, at(18, 40)))

    assert order(up) == ["Soup", "Hopes", "Round", "Close"]
    assert order(down) == ["Soup", "Round", "Hopes", "Close"]
    assert order(last) == ["Soup", "Round", "Close", "Hopes"]
    with pytest.raises(HostDeskError, match="still to come"):
        living_order.move_to_come(lived, block(lived, "Soup"), 1, at(18, 40))


def test_the_position_goes_round_and_begins_at_the_one_of_the_block(day: Gathering) -> None:
    lived = after(day, living_order.begin(day, block(day, "Hopes"), at(18, 55)))
    seen = []
    for _press in range(4):
        lived = after(lived, living_order.next_position(lived, at(19)))
        seen.append(living_order.host_stands(lived, at(19)))

    assert seen == [Position.SPOTLIGHT, Position.GUESTS, Position.GALLERY, Position.KITCHEN]
    assert living_order.next_position(a_day(), at(19)).label == "You are in the spotlight"


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_jumped_leaves_the_running_block_as_it_was(day: Gathering, hours: int) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.begin_next(lived, at(18, 50)))
    jumped = after(lived, living_order.clock_jumped(lived, timedelta(hours=hours)))
    now = at(19, 0) + timedelta(hours=hours)

    assert living_order.lived(jumped, now).minutes_left == 20
    assert block(jumped, "Soup") == block(lived, "Soup")
    assert living_order.clock_jumped(day, timedelta(hours=hours)).is_nothing


def test_with_a_clock_that_went_back_a_block_never_ends_before_it_began(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.begin_next(lived, at(17, 0)))

    assert block(lived, "Soup").ended == at(18, 30)


def test_two_hundred_blocks_go_through_the_day_one_by_one() -> None:
    lived = a_day(*(a_block(f"Block {number}", 1, pinned=None) for number in range(200)))
    for number in range(200):
        lived = lived.after(living_order.begin_next(lived, at(18, 30) + timedelta(minutes=number)))

    assert [one.ended is not None for one in lived.blocks] == [True] * 199 + [False]
    assert order(lived) == [f"Block {number}" for number in range(200)]


def test_with_all_blocks_parked_one_of_them_can_begin() -> None:
    parked = a_day(replace(a_block("Song"), parked=True))
    lived = after(parked, living_order.begin(parked, parked.blocks[0], at(18, 30)))

    assert on(lived, at(18, 35)) == "Song"
    with pytest.raises(HostDeskError):
        living_order.begin_next(parked, at(18, 30))


def test_a_pinned_block_begins_when_the_host_says_so() -> None:
    day = a_day(a_block("Soup"), a_block("Supper", pinned=time(20, 0)))
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    lived = after(lived, living_order.begin_next(lived, at(18, 45)))

    assert on(lived, at(18, 46)) == "Supper"


def test_ending_the_gathering_ends_the_block_that_is_on(day: Gathering) -> None:
    lived = after(day, living_order.begin_next(day, at(18, 30)))
    over = after(lived, host.end(lived, at(18, 48)))

    assert over.session.stage is Stage.HARVEST
    assert block(over, "Soup").ended == at(18, 48)
    assert host.end(lived).after == (replace(lived.session, stage=Stage.HARVEST),)
