"""The window as the place from which the day is lived: next block, we are late, where the host stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from hostdesk.settings import Settings
from hostdesk.ui.clock_watch import ClockWatch
from hostdesk.ui.desk import Desk
from hostdesk.ui.saying_window import SayingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # read after the first paint
    from hostdesk.ui.pages.page import Intent

_LOOK = 25_000  # milliseconds between two looks at the clock, while a block is on


class LivingWindow(SayingWindow):
    """Its keys work on every page; what they did is said with undo beside it."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self.clock_watch = ClockWatch()
        self._jumped = timedelta()
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self.look_at_the_clock)
        desk.gathering_opened.connect(self._on_lived_changed)
        desk.gathering_changed.connect(self._on_lived_changed)
        desk.gathering_closed.connect(self._look.stop)
        self.message_answered.connect(self._on_jump_answered)

    # the actions of the day, named as in the table of actions

    def on_next_block(self) -> None:
        from hostdesk.workflows import living_order

        self._live(living_order.begin_next)

    def on_leave_out(self) -> None:
        from hostdesk.workflows import living_order

        self._live(living_order.leave_out_next)

    def on_five_more(self) -> None:
        from hostdesk.workflows import living_order

        self._live(living_order.stretch_now)

    def on_position(self) -> None:
        from hostdesk.workflows import living_order

        self._live(living_order.next_position)

    def on_end_gathering(self) -> None:
        from hostdesk.workflows import host

        self._live(host.end)

    def on_late(self) -> None:
        """What is done is said block by block, and stays to be read."""
        from hostdesk.workflows import living_order

        if not self._has_a_day():
            return
        now = self._now()
        assert self.desk.gathering is not None
        caught = living_order.caught_up(self.desk.gathering, now)
        if self._want(partial(living_order.catch_up_now, now=now)):
            self.messages.say(caught.said, "undo", _("Undo"), stays=True)
        else:
            self.say(caught.said)

    def _live(self, verb: Callable[..., Any]) -> None:
        if self._has_a_day() and self._want(partial(verb, now=self._now())):
            self.desk.done.emit(self.desk.undo_stack.undoText())

    def _want(self, intent: Intent) -> bool:
        before = self.desk.gathering
        self.desk.want(intent)
        return self.desk.gathering is not before

    def _has_a_day(self) -> bool:
        self._flush()
        if self.desk.gathering is None:
            self.say(_("Open a session first; then its day can begin."))
        return self.desk.gathering is not None

    def _now(self) -> datetime:
        return datetime.now().astimezone()

    @property
    def _beyond_the_session(self) -> dict[str, Any]:
        return {**super()._beyond_the_session, "live_requested": self._on_live_requested}

    def _on_live_requested(self, action: str) -> None:
        slots: dict[str, Callable[[], None]] = {
            "next_block": self.on_next_block,
            "leave_out": self.on_leave_out,
            "late": self.on_late,
            "five_more": self.on_five_more,
            "position": self.on_position,
        }
        slots[action]()

    # a clock that jumps

    def _on_lived_changed(self, gathering: Any) -> None:
        """The clock is watched while a block is on, and costs nothing otherwise."""
        is_on = any(block.is_on for block in gathering.blocks)
        if is_on and not self._look.isActive():
            self.clock_watch.begin()
            self._look.start()
        elif not is_on:
            self._look.stop()

    def look_at_the_clock(self) -> None:
        jumped = self.clock_watch.look()
        if not jumped:
            return
        from hostdesk.domain.running_order import lasting

        self._jumped = jumped
        minutes = lasting(round(abs(jumped) / timedelta(minutes=1)))
        words = _("The laptop’s clock jumped by {minutes}. The block that is on can go on as before.")
        if jumped < timedelta():
            words = _("The laptop’s clock went back by {minutes}. The block that is on can go on as before.")
        self.messages.say(words.format(minutes=minutes), "shift_block", _("Go on as before"), stays=True)
        self._on_clock_jumped()

    def _on_clock_jumped(self) -> None:
        """What shows a time shows the new one."""
        if self.desk.gathering is not None and self._place in self._pages:
            self._pages[self._place].show_gathering(self.desk.gathering)

    def _on_jump_answered(self, action: str) -> None:
        if action == "shift_block" and self.desk.gathering is not None:
            from hostdesk.workflows import living_order

            if self._want(partial(living_order.clock_jumped, by=self._jumped)):
                self.desk.done.emit(self.desk.undo_stack.undoText())
