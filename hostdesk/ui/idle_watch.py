"""Notices when nobody has touched the window for so many minutes, or when the laptop has slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from hostdesk.ui.clock_watch import steady_seconds

_SLEPT = 5.0  # seconds by which the clock that goes on in sleep is ahead of the one that stands still
_TOUCHED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)


class IdleWatch(QObject):
    """Watches what reaches our windows from outside. At rest it wakes once in the whole time, and never else.

    Two clocks count: the one on the wall, which goes on in sleep but can be set, and one that nobody sets.
    """

    idle = Signal()

    def __init__(
        self,
        parent: QObject,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = steady_seconds,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clocks = (wall, steady)
        self._awake = awake
        self._watches = False
        self._allowed = 0.0  # seconds; 0: for ever
        self._last = (0.0, 0.0)
        self._asleep = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def begin(self, minutes: int) -> None:
        """From now on; 0 minutes: only sleep is noticed."""
        self.end()
        self._allowed = minutes * 60.0
        self._watches = True
        self._note()
        self._wait(self._allowed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_window)
        for window in QGuiApplication.topLevelWindows():
            self._on_window(window)

    def end(self) -> None:
        if self._watches:
            self._watches = False
            self._timer.stop()
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            app.focusWindowChanged.disconnect(self._on_window)
            for window in QGuiApplication.topLevelWindows():
                window.removeEventFilter(self)

    def look(self) -> None:
        """Says when it has been too long; else waits for the rest."""
        if not self._watches:
            return
        if self._is_over():
            self.end()
            self.idle.emit()
        else:
            self._wait(self._allowed - self._passed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._watches and event.type() in _TOUCHED:
            self.look_and_note()
            return not self._watches  # what was typed blindly into a window that has just been locked
        return super().eventFilter(watched, event)

    def look_and_note(self) -> None:
        """A hand on the keyboard: too late where the time was over before, though the timer slept too."""
        if self._is_over():
            self.look()
        else:
            self._note()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _note(self) -> None:
        self._last = (self._clocks[0](), self._clocks[1]())
        self._asleep = self._clocks[1]() - self._awake()

    def _passed(self) -> float:
        return max(clock() - last for clock, last in zip(self._clocks, self._last, strict=True))

    def _is_over(self) -> bool:
        too_long = self._allowed > 0 and self._passed() >= self._allowed
        return too_long or self._clocks[1]() - self._awake() - self._asleep > _SLEPT

    def _wait(self, seconds: float) -> None:
        if self._allowed > 0:
            self._timer.start(max(1, min(round(seconds * 1000), 2**31 - 1)))
