"""What the host shows the room: which kind, which round; and what it needs to be told about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.in_the_room import day_seen, goes_on_at, round_seen, waits_for_the_host
from hostdesk.domain.mark import Moment
from hostdesk.domain.picture import Picture
from hostdesk.domain.scale import Scale
from hostdesk.ui.clock_watch import steady_seconds
from hostdesk.ui.displays import OnDisplays
from hostdesk.ui.projector import Projector
from hostdesk.ui.room_clock import RoomClock
from hostdesk.ui.widgets.projected_seen import BreakSeen, DaySeen, Nothing, PictureSeen, Seen, WordsSeen
from hostdesk.words import _

Asked = tuple[str, Moment]  # a scale's id and when it is asked
_MINUTE = 60  # seconds


class Kind(StrEnum):
    """What may stand on the wall."""

    ROUND = "round"
    DAY = "day"
    BREAK = "break"
    WORDS = "words"
    TIMER = "timer"
    PICTURE = "picture"


class Projection(OnDisplays):
    """Gives the projector what to show. What is chosen here is not kept."""

    few_marks = Signal(bool)  # so few that the host has to say whether they are shown; or no longer

    def __init__(
        self,
        host: QWidget,
        now: Callable[[], datetime] = datetime.now,
        wants_motion: Callable[[], bool] = lambda: True,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        super().__init__(host, wants_motion)
        self._now = now
        self.kind = Kind.ROUND
        self.is_blank = False
        self.words = ""
        self.picture_id, self.with_caption = "", False
        self.asked: Asked = ("", Moment.OPENING)
        self._gathering: Gathering | None = None
        self._agreed: set[Asked] = set()
        self._asks_about: Asked | None = None  # whether its few marks are shown
        self._since = now()  # when the break was begun
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.refresh)
        self.clock = RoomClock(self, clock)
        self.clock.changed.connect(self.refresh)

    def open(self) -> None:
        self.is_blank = False
        super().open()

    def _made(self) -> Projector:
        made = super()._made()
        made.blank_requested.connect(self.blank)
        made.picture_failed.connect(self._on_picture_failed)
        return made

    def _on_gone(self) -> None:
        super()._on_gone()
        self._wake(False)
        self._ask_about_few()

    def _on_picture_failed(self) -> None:
        self.said.emit(_("This picture cannot be read, so the wall stays empty."))

    # what is shown

    def follow(self, gathering: Gathering | None, asked: Asked) -> None:
        """What the session is now, and the round at which the host is."""
        self._gathering, self.asked = gathering, asked
        self.refresh()

    def begin_anew(self) -> None:
        """Another session: nothing that was said about the one before holds."""
        self.kind, self.words, self.picture_id = Kind.ROUND, "", ""
        self._agreed.clear()
        self.clock.forget()

    def choose(self, kind: Kind) -> None:
        self.kind, self.is_blank = kind, False
        self._since = self._now()
        self.refresh()

    def blank(self) -> None:
        """Nothing on the wall, and the same again."""
        self.is_blank = not self.is_blank
        self.refresh()

    @property
    def shows_the_round(self) -> bool:
        return self.is_open and self.kind is Kind.ROUND and not self.is_blank

    @property
    def asks_about_few(self) -> bool:
        """True while the host is asked whether few marks are shown."""
        return self._asks_about is not None

    def agree(self) -> None:
        """Few marks of this round are shown as well."""
        self._agreed.add(self.asked)
        self.refresh()

    @property
    def waits(self) -> bool:
        """True while few marks are held back until the host agrees."""
        gathering, asked = self._gathering, self.asked
        scale = _scale(gathering, asked) if gathering else None
        if gathering is None or scale is None or asked in self._agreed:
            return False
        return waits_for_the_host(gathering, scale, asked[1])

    def refresh(self) -> None:
        self._ask_about_few()
        if self.projector is None:
            return
        self.projector.show_seen(Nothing() if self.is_blank else self._seen())
        self._wake(not self.is_blank)

    def _wake(self, is_seen: bool) -> None:
        """With the next minute or second, where its figures are on the wall."""
        self._minute.stop()
        if is_seen and self.kind in (Kind.DAY, Kind.BREAK):
            self._minute.start((_MINUTE - self._now().second) * 1000)
        self.clock.wake_for_the_wall(is_seen and self.kind is Kind.TIMER)

    def _ask_about_few(self) -> None:
        """Says when the question comes up, and when it is past: answered, outgrown or out of sight."""
        about = self.asked if self.shows_the_round and self.waits else None
        if about != self._asks_about:
            if self._asks_about is not None:
                self.few_marks.emit(False)
            self._asks_about = about
            if about is not None:
                self.few_marks.emit(True)

    def _seen(self) -> Seen:
        gathering, now = self._gathering, self._now()
        if gathering is None:
            return Nothing()
        match self.kind:
            case Kind.ROUND:
                scale = _scale(gathering, self.asked)
                agreed = self.asked in self._agreed
                return round_seen(gathering, scale, self.asked[1], agreed) if scale else Nothing()
            case Kind.DAY:
                return DaySeen(day_seen(gathering.timed_blocks(), now), now)
            case Kind.BREAK:
                return BreakSeen(goes_on_at(gathering.timed_blocks(), self._since), now)
            case Kind.TIMER:
                return self.clock.seen if self.clock.is_set else Nothing()
            case Kind.PICTURE:
                picture = self._picture(gathering)
                return PictureSeen(picture, self.with_caption) if picture else Nothing()
        return WordsSeen(self.words)

    def _picture(self, gathering: Gathering) -> Picture | None:
        return next((picture for picture in gathering.pictures if picture.id == self.picture_id), None)


def _scale(gathering: Gathering, asked: Asked) -> Scale | None:
    return next((scale for scale in gathering.scales if scale.id == asked[0]), None)
