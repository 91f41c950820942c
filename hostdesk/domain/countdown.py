"""A countdown for the room: how much is left, by a clock that never goes back."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hostdesk.errors import HostDeskError
from hostdesk.words import _

USUAL, LONGEST = 5, 600  # minutes
_MINUTE = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Countdown:
    """`left` seconds when the clock said `since`; without it, the countdown is paused."""

    left: float
    since: float | None

    def left_at(self, now: float) -> float:
        """Seconds, never less than none."""
        return max(0.0, self.left - (now - self.since if self.since is not None else 0.0))

    def paused(self, now: float) -> Countdown:
        return Countdown(self.left_at(now), None)

    def going_on(self, now: float) -> Countdown:
        return Countdown(self.left_at(now), now)

    def longer(self, now: float) -> Countdown:
        """A minute more, running or paused as it was; one that has run out begins again with it."""
        left = min(self.left_at(now) + _MINUTE, LONGEST * _MINUTE)
        return Countdown(left, None if self.since is None else now)


def counted_down(minutes: int, now: float) -> Countdown:
    """A countdown that begins now."""
    return Countdown(minutes * _MINUTE, now)


def figures(left: float) -> str:
    """4:05; a second is shown until it is over."""
    minutes, seconds = divmod(math.ceil(left), 60)
    return f"{minutes}:{seconds:02}"


def until_the_next_second(left: float) -> float:
    """Seconds after which the figures change."""
    return left - math.ceil(left) + 1 if left > 0 else 0.0


def minutes_typed(typed: str) -> int:
    """The number of minutes that a host typed."""
    text = typed.strip()
    number = int(text) if text.isdecimal() and len(text) < 6 else 0
    if not 1 <= number <= LONGEST:
        raise HostDeskError(_("Please type a number of minutes from 1 to {n}.").format(n=LONGEST))
    return number
