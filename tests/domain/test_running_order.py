"""Times follow from durations."""

from __future__ import annotations

from datetime import datetime

import pytest

from hostdesk.domain.running_order import Block, timed
from hostdesk.errors import HostDeskError


def blocks(*minutes: int) -> tuple[Block, ...]:
    return tuple(Block(f"block {place}", "garden", place, "Talk", long) for place, long in enumerate(minutes))


def test_each_block_begins_when_the_one_before_it_ends() -> None:
    times = timed(blocks(15, 0, 45), datetime(2026, 5, 12, 18, 30))

    assert [f"{t.starts:%H:%M}–{t.ends:%H:%M}" for t in times] == [
        "18:30–18:45",
        "18:45–18:45",
        "18:45–19:30",
    ]


def test_an_evening_goes_on_past_midnight() -> None:
    late = timed(blocks(90, 60), datetime(2026, 12, 31, 23, 0))

    assert late[0].ends == datetime(2027, 1, 1, 0, 30)
    assert late[1].starts == datetime(2027, 1, 1, 0, 30)
    assert late[1].ends == datetime(2027, 1, 1, 1, 30)


def test_without_a_time_there_are_blocks_and_no_times() -> None:
    (only,) = timed(blocks(30), None)

    assert (only.starts, only.ends, only.block.minutes) == (None, None, 30)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_block_of_no_sensible_length_is_refused(minutes: int) -> None:
    with pytest.raises(HostDeskError, match="between 0 minutes and 24 hours"):
        blocks(minutes)
