"""A countdown never jumps: neither by a pause, nor by a minute more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.countdown import (
    LONGEST,
    Countdown,
    counted_down,
    figures,
    minutes_typed,
    until_the_next_second,
)
from hostdesk.errors import HostDeskError

seconds = st.floats(0, 100_000, allow_nan=False)


@given(seconds, seconds, seconds)
def test_a_pause_takes_nothing_away(left: float, begun: float, paused_for: float) -> None:
    running = Countdown(left, begun)
    now = begun + 7
    paused = running.paused(now)

    assert paused.left_at(now + paused_for) == running.left_at(now)
    assert paused.going_on(now + paused_for).left_at(now + paused_for) == running.left_at(now)


def test_it_runs_out_and_stays_there_until_a_minute_is_added() -> None:
    out = counted_down(1, 100.0)

    assert out.left_at(159.0) == 1
    assert out.left_at(5000.0) == 0
    assert out.longer(5000.0).left_at(5000.0) == 60
    assert out.longer(5000.0).left_at(5030.0) == 30
    assert out.paused(130.0).longer(5000.0) == Countdown(90.0, None)


@pytest.mark.parametrize(
    ("left", "shown"), [(300, "5:00"), (299.2, "5:00"), (59.9, "1:00"), (0.1, "0:01"), (0, "0:00")]
)
def test_a_second_is_shown_until_it_is_over(left: float, shown: str) -> None:
    assert figures(left) == shown


@given(st.floats(0.01, 36_000))
def test_the_figures_change_exactly_once_until_the_next_second(left: float) -> None:
    wait = until_the_next_second(left)

    assert 0 < wait <= 1
    assert figures(max(0.0, left - wait - 1e-6)) != figures(left)
    assert figures(left - wait * 0.99 + 1e-9) == figures(left)


def test_minutes_are_read_and_anything_else_is_a_sentence() -> None:
    assert [minutes_typed(text) for text in ("5", " 12 ", "٥", str(LONGEST))] == [5, 12, 5, LONGEST]
    for text in ("", "0", "-3", "4.5", "soon", "601", "9" * 5000):
        with pytest.raises(HostDeskError, match="from 1 to 600"):
            minutes_typed(text)
