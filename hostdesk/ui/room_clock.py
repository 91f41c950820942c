"""The timer of the room: counts while it is on the wall or not, wakes only where somebody sees it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hostdesk.domain.countdown import USUAL, Countdown, counted_down, until_the_next_second
from hostdesk.ui.clock_watch import steady_seconds
from hostdesk.ui.widgets.projected_seen import TimerSeen

_A_LITTLE_LATER = 2  # milliseconds: not before the second is over


class RoomClock(QObject):
    """One countdown, what it is for, and how long the host last wanted one."""

    changed = Signal()  # what is to be seen

    def __init__(self, parent: QObject, now: Callable[[], float] = steady_seconds) -> None:
        super().__init__(parent)
        self._now = now
        self._countdown: Countdown | None = None
        self.words = ""
        self.minutes = USUAL
        self._second = QTimer(self, singleShot=True)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self.changed)

    @property
    def is_set(self) -> bool:
        return self._countdown is not None

    @property
    def is_paused(self) -> bool:
        return self._countdown is not None and self._countdown.since is None

    @property
    def seen(self) -> TimerSeen:
        left = self._countdown.left_at(self._now()) if self._countdown else 0.0
        return TimerSeen(math.ceil(left), self.words, self.is_paused)

    def begin(self, minutes: int, words: str) -> None:
        self.minutes, self.words = minutes, words
        self._take(counted_down(minutes, self._now()))

    def pause_or_go_on(self) -> None:
        if self._countdown is not None:
            turned = self._countdown.going_on if self.is_paused else self._countdown.paused
            self._take(turned(self._now()))

    def add_a_minute(self) -> None:
        if self._countdown is not None:
            self._take(self._countdown.longer(self._now()))

    def forget(self) -> None:
        """Another session: its timer is its own."""
        self._countdown, self.words = None, ""
        self._second.stop()

    def _take(self, countdown: Countdown) -> None:
        self._countdown = countdown
        self.changed.emit()

    def wake_for_the_wall(self, is_on_it: bool) -> None:
        """With the next second, as long as one can be seen."""
        self._second.stop()
        if is_on_it and self._countdown is not None and not self.is_paused:
            left = self._countdown.left_at(self._now())
            if left > 0:
                self._second.start(math.ceil(until_the_next_second(left) * 1000) + _A_LITTLE_LATER)
