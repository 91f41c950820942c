"""Notices when the laptop's clock jumps: the clock on the wall against one that only ever runs on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta

_A_JUMP = 90  # seconds; less is a clock that is put right


def steady_seconds() -> float:
    """Seconds that no setting of the clock changes, and that go on while the laptop sleeps."""
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class ClockWatch:
    """Asked now and then; each jump is told once."""

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = steady_seconds
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._last = wall(), steady()

    def begin(self) -> None:
        """What the clocks show now is taken for right."""
        self._last = self._wall(), self._steady()

    def look(self) -> timedelta:
        """By how much the clock jumped since the last look; nothing where it did not."""
        before, self._last = self._last, (self._wall(), self._steady())
        jumped = (self._last[0] - before[0]) - (self._last[1] - before[1])
        return timedelta(seconds=round(jumped)) if abs(jumped) > _A_JUMP else timedelta()
