"""Lay out the running order: typing, moving within and over days, parking, pins, the kitchen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import Block
from hostdesk.errors import HostDeskError
from hostdesk.workflows import running
from tests.builders import a_session
from tests.domain.test_running_order import orders

START = datetime(2026, 5, 12, 18, 30)


def block(title: str, day: int = 1, **fields: Any) -> Block:
    return Block(title, "garden", 0, title, day=day, **fields)


def order(*blocks: Block) -> Gathering:
    placed = tuple(replace(one, place=place) for place, one in enumerate(blocks))
    return Gathering(a_session(starts=START), blocks=placed).in_order()


WEEKEND = order(block("a"), block("b"), block("c", 2), block("d", 2), block("s", parked=True))


def shown(gathering: Gathering) -> str:
    """ "1: a b | 2: c d | s": days, and what is parked."""
    days = sorted({timed.block.day for timed in gathering.timed_blocks()})
    placed = [
        f"{day}: " + " ".join(t.block.id for t in gathering.timed_blocks() if t.block.day == day)
        for day in days
    ]
    return " | ".join([*placed, " ".join(block.id for block in gathering.parked_blocks())]).strip(" |")


def one(gathering: Gathering, block_id: str) -> Block:
    return next(block for block in gathering.blocks if block.id == block_id)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Soup", ("Soup", 15, None)),
        ("Soup 20", ("Soup", 20, None)),
        ("19:30 Supper 45", ("Supper", 45, time(19, 30))),
        ("9.05 Walk", ("Walk", 15, time(9, 5))),
        ("Circle 2 45 min", ("Circle 2", 45, None)),
        ("19:30", ("19:30", 15, None)),
        ("20", ("20", 15, None)),
        ("19:30 20", ("20", 15, time(19, 30))),
        ("25:10 Late 5", ("25:10 Late", 5, None)),
        ("晚饭 30", ("晚饭", 30, None)),
    ],
)
def test_a_line_is_read_as_it_is_typed(text: str, read: tuple[str, int, time | None]) -> None:
    assert running.read(text) == read


def test_a_typed_block_comes_last_on_the_last_day() -> None:
    after = WEEKEND.after(running.add_typed(WEEKEND, "10:00 Bread 20"))

    assert [t.block.title for t in after.timed_blocks()] == ["a", "b", "c", "d", "Bread"]
    assert after.timed_blocks()[-1].block.day == 2
    assert after.timed_blocks()[-1].block.pinned == time(10, 0)


def test_pasted_lines_are_one_change() -> None:
    change = running.add_all(WEEKEND, "Soup 20\n\n19:30 Round 45\r\nClose 10")

    assert change.label == "Add 3 blocks"
    assert [t.block.title for t in WEEKEND.after(change).timed_blocks()][-3:] == ["Soup", "Round", "Close"]
    with pytest.raises(HostDeskError, match="500 lines"):
        running.add_all(WEEKEND, "Soup\n" * 10_000)


@pytest.mark.parametrize(
    ("moved", "by", "then"),
    [
        ("b", -1, "1: b a | 2: c d | s"),
        ("a", 1, "1: b a | 2: c d | s"),
        ("a", -1, "1: a b | 2: c d | s"),
        ("b", 1, "1: a | 2: b c d | s"),
        ("c", -1, "1: a b c | 2: d | s"),
        ("d", 1, "1: a b | 2: c d | s"),
        ("d", -2, "1: a b d | 2: c | s"),
        ("a", 2, "1: b | 2: a c d | s"),
        ("s", -1, "1: a b | 2: c d s"),
        ("s", 1, "1: a b | 2: c d | s"),
    ],
)
def test_a_block_moves_by_places_and_over_the_edges_of_days(moved: str, by: int, then: str) -> None:
    assert shown(WEEKEND.after(running.move_block(WEEKEND, one(WEEKEND, moved), by))) == then


VERBS: list[tuple[Callable[[Gathering], Change], str]] = [
    (lambda g: running.to_edge(g, one(g, "d"), last=False), "1: a b | 2: d c | s"),
    (lambda g: running.to_edge(g, one(g, "a"), last=True), "1: b a | 2: c d | s"),
    (lambda g: running.to_day(g, one(g, "a"), 2), "1: b | 2: c d a | s"),
    (lambda g: running.to_day(g, one(g, "d"), 3), "1: a b | 2: c | 3: d | s"),
    (lambda g: running.park(g, one(g, "b")), "1: a | 2: c d | s b"),
    (lambda g: running.take_out(g, one(g, "s")), "1: a b s | 2: c d"),
    (lambda g: running.put(g, one(g, "a"), 2, "d"), "1: b | 2: c a d | s"),
    (lambda g: running.put(g, one(g, "d"), 1, "s", parked=True), "1: a b | 2: c | d s"),
    (lambda g: running.put(g, one(g, "s"), 2, "c"), "1: a b | 2: s c d"),
]


@pytest.mark.parametrize(("verb", "then"), VERBS, ids=[then for _verb, then in VERBS])
def test_blocks_are_arranged_and_everything_is_undone(
    verb: Callable[[Gathering], Change], then: str
) -> None:
    change = verb(WEEKEND)

    assert shown(WEEKEND.after(change)) == then
    assert WEEKEND.after(change).after(change.reversed) == WEEKEND


def test_what_changes_nothing_is_no_change() -> None:
    for change in (
        running.move_block(WEEKEND, one(WEEKEND, "a"), -1),
        running.to_edge(WEEKEND, one(WEEKEND, "a"), last=False),
        running.put(WEEKEND, one(WEEKEND, "a"), 1, "b"),
        running.to_day(WEEKEND, one(WEEKEND, "d"), 2),
    ):
        assert change.is_nothing


def test_a_day_too_many_is_refused() -> None:
    far = order(block("a", 31))

    with pytest.raises(HostDeskError, match="at most 31 days"):
        running.to_day(far, far.blocks[0], 32)


def test_a_block_is_pinned_where_it_stands_and_set_free_again() -> None:
    later = one(WEEKEND, "b")
    pinned = WEEKEND.after(running.pin_here(WEEKEND, later))
    assert one(pinned, "b").pinned == time(18, 45)
    assert running.pin_here(WEEKEND, later).label == "Pin block"

    free = running.pin_here(pinned, one(pinned, "b"))
    assert free.label == "Unpin block"
    assert one(pinned.after(free), "b").pinned is None


def test_kitchen_time_goes_before_the_longest_part_and_not_before_the_first() -> None:
    evening = order(block("a", minutes=90), block("b", minutes=60), block("c", minutes=30))
    change = running.add_kitchen(evening)
    after = evening.after(change)
    first, breath, *_rest = (timed.block for timed in after.timed_blocks())

    assert change.label == "Add ten minutes in the kitchen"
    assert (first.id, breath.position, breath.minutes, breath.is_break) == ("a", Position.KITCHEN, 10, True)
    assert shown(after).replace(breath.id, "breath") == "1: a breath b c"
    assert after.after(change.reversed) == evening


def test_kitchen_time_in_a_short_order_comes_at_its_end() -> None:
    short = order(block("a"))

    assert running.kitchen_place(short) is None
    assert short.after(running.add_kitchen(short)).timed_blocks()[0].block.id == "a"


@given(orders(), st.data())
def test_whatever_is_moved_nothing_is_lost_and_the_others_keep_their_order(
    blocks: tuple[Block, ...], data: st.DataObject
) -> None:
    start = Gathering(a_session(starts=START), blocks=blocks)
    if not blocks:
        return
    moved = data.draw(st.sampled_from(blocks))
    verb = data.draw(
        st.sampled_from(
            [
                lambda: running.move_block(start, moved, data.draw(st.integers(-5, 5))),
                lambda: running.put(start, moved, data.draw(st.integers(1, 4))),
                lambda: running.park(start, moved),
                lambda: running.take_out(start, moved),
                lambda: running.to_edge(start, moved, last=data.draw(st.booleans())),
            ]
        )
    )
    change = verb()
    after = start.after(change)
    assert after.after(change.reversed) == start
    assert {b.id for b in after.blocks} == {b.id for b in blocks}
    for parked in (False, True):
        kept = [b.id for b in blocks if b.parked is parked and b.id != moved.id]
        assert [b.id for b in after.blocks if b.id in kept] == kept
