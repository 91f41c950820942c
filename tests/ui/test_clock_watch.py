"""A jump of the clock is noticed once; sleep, summer time and small corrections are none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hostdesk.ui.clock_watch import ClockWatch, steady_seconds


class Clocks:
    """Two clocks that are set by hand."""

    def __init__(self) -> None:
        self.wall = 1_000_000.0
        self.steady = 500.0

    def pass_by(self, seconds: float, wall_too: float = 0) -> None:
        """Time passes on both; the one on the wall is moved by `wall_too` besides."""
        self.steady += seconds
        self.wall += seconds + wall_too


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(clocks: Clocks) -> ClockWatch:
    return ClockWatch(lambda: clocks.wall, lambda: clocks.steady)


@pytest.mark.parametrize("jump", [7200, -7200, 91])
def test_a_jump_is_told_once(watch: ClockWatch, clocks: Clocks, jump: int) -> None:
    clocks.pass_by(25, jump)

    assert watch.look() == timedelta(seconds=jump)
    clocks.pass_by(25)
    assert watch.look() == timedelta()


def test_sleep_and_small_corrections_are_no_jump(watch: ClockWatch, clocks: Clocks) -> None:
    clocks.pass_by(3 * 3600)
    assert watch.look() == timedelta()
    clocks.pass_by(25, 89)
    assert watch.look() == timedelta()


def test_what_happened_before_it_began_does_not_count(watch: ClockWatch, clocks: Clocks) -> None:
    clocks.pass_by(25, 7200)
    watch.begin()

    assert watch.look() == timedelta()


def test_the_steady_clock_only_runs_on() -> None:
    assert steady_seconds() <= steady_seconds()
