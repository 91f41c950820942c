"""What the host shows the room: which kind, which round, revealed or not; and on which screen it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.in_the_room import RoundSeen, day_seen, goes_on_at, round_seen, waits_for_the_host
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale
from hostdesk.ui.projector import BreakSeen, DaySeen, Nothing, Projector, Seen, WordsSeen
from hostdesk.words import _

Asked = tuple[str, Moment]  # a scale's id and when it is asked
_MINUTE = 60  # seconds


class Kind(StrEnum):
    """What may stand on the wall."""

    ROUND = "round"
    DAY = "day"
    BREAK = "break"
    WORDS = "words"


class Projection(QObject):
    """Opens and closes the projector and gives it what to show. What is chosen here is not kept."""

    said = Signal(str)  # for the host
    few_marks = Signal()  # so few that the host has to say whether they are shown
    closed = Signal()

    def __init__(self, host: QWidget, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(host)
        self._host = host
        self._now = now
        self.projector: Projector | None = None
        self.kind = Kind.ROUND
        self.is_blank = False
        self.words = ""
        self.asked: Asked = ("", Moment.OPENING)
        self._screen: QScreen | None = None
        self._gathering: Gathering | None = None
        self._revealed: set[Asked] = set()
        self._agreed: set[Asked] = set()
        self._told: set[Asked] = set()  # that there are few marks
        self._since = now()  # when the break was begun
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.refresh)
        screens = _screens()
        screens.screenRemoved.connect(self._on_screen_removed)

    # opening and closing

    @property
    def is_open(self) -> bool:
        return self.projector is not None

    @property
    def covers_the_host(self) -> bool:
        """True with one display: the projector lies on the host's window."""
        return self.is_open and self._screen is self._host.screen()

    def open(self) -> None:
        """On another display where there is one, else over the host's window."""
        self.is_blank = False
        if self.projector is None:
            self.projector = Projector()
            self.projector.gone.connect(self._on_gone)
            self.projector.blank_requested.connect(self.blank)
            self.projector.addActions(
                [action for action in self._host.actions() if action.objectName() in _KEYS_THERE]
            )
        self.refresh()
        self._stand_on(other_screen(self._host.screen()) or self._host.screen())

    def close(self) -> None:
        if self.projector is not None:
            self.projector.close()

    def _stand_on(self, screen: QScreen) -> None:
        assert self.projector is not None
        self._leave_screen()
        self._screen = screen
        screen.geometryChanged.connect(self._on_geometry_changed)
        self.projector.fill(screen, with_keyboard=self.covers_the_host)
        if not self.covers_the_host:
            self._host.activateWindow()  # some systems give the keyboard to whatever is new

    def _leave_screen(self) -> None:
        if self._screen is not None:
            self._screen.geometryChanged.disconnect(self._on_geometry_changed)
            self._screen = None

    def _on_gone(self) -> None:
        self._leave_screen()
        self.projector = None
        self._minute.stop()
        self._host.activateWindow()
        self.closed.emit()

    # displays that come and go; one that comes opens nothing

    def _on_screen_removed(self, screen: QScreen) -> None:
        left = [other for other in QGuiApplication.screens() if other is not screen]
        if screen is self._host.screen() and left:
            home = next((other for other in left if other is not self._screen), left[0])
            _bring_onto(self._host, home)
            if self.projector is not None and self._screen is home:
                self.projector.fill(home, with_keyboard=True)  # the room goes on seeing this, not the host
        if self.projector is not None and self._screen is screen:
            self._screen = None
            self.close()
            self.said.emit(_("The other display is gone, so the projector was closed."))

    def _on_geometry_changed(self) -> None:
        """Another resolution, or displays that changed places."""
        if self.projector is not None and self._screen is not None:
            self._stand_on(self._screen)

    # what is shown

    def follow(self, gathering: Gathering | None, asked: Asked) -> None:
        """What the session is now, and the round at which the host is."""
        self._gathering, self.asked = gathering, asked
        self.refresh()

    def begin_anew(self) -> None:
        """Another session: nothing that was said about the one before holds."""
        self.kind, self.words = Kind.ROUND, ""
        for said in (self._revealed, self._agreed, self._told):
            said.clear()

    def choose(self, kind: Kind) -> None:
        self.kind, self.is_blank = kind, False
        self._since = self._now()
        self.refresh()

    def blank(self) -> None:
        """Nothing on the wall, and the same again."""
        self.is_blank = not self.is_blank
        self.refresh()

    def reveal(self) -> bool:
        """Shows the dots of the round, or hides those on the wall; True when they are shown."""
        on_the_wall = self.kind is Kind.ROUND and not self.is_blank and self.asked in self._revealed
        self.kind, self.is_blank = Kind.ROUND, False
        self._told.discard(self.asked)
        if on_the_wall:
            self._revealed.discard(self.asked)
        else:
            self._revealed.add(self.asked)
        self.refresh()
        return not on_the_wall

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
        return asked in self._revealed and waits_for_the_host(gathering, scale, asked[1])

    def refresh(self) -> None:
        """Costs nothing while there is no projector."""
        if self.projector is None:
            return
        self.projector.show_seen(Nothing() if self.is_blank else self._seen())
        self._minute.stop()
        if not self.is_blank and self.kind in (Kind.DAY, Kind.BREAK):
            self._minute.start((_MINUTE - self._now().second) * 1000)

    def _seen(self) -> Seen:
        gathering, now = self._gathering, self._now()
        if gathering is None:
            return Nothing()
        if self.kind is Kind.ROUND:
            scale = _scale(gathering, self.asked)
            return Nothing() if scale is None else self._round_seen(gathering, scale)
        if self.kind is Kind.DAY:
            return DaySeen(day_seen(gathering.timed_blocks(), now), now)
        if self.kind is Kind.BREAK:
            return BreakSeen(goes_on_at(gathering.timed_blocks(), self._since), now)
        return WordsSeen(self.words)

    def _round_seen(self, gathering: Gathering, scale: Scale) -> RoundSeen:
        if self.asked not in self._revealed:
            return RoundSeen(scale)
        if self.waits and self.asked not in self._told:
            self._told.add(self.asked)
            self.few_marks.emit()
        return round_seen(gathering, scale, self.asked[1], self.asked in self._agreed)


_KEYS_THERE = tuple(
    f"action_{name}"
    for name in (
        "projector",
        "project_round",
        "project_day",
        "project_break",
        "project_words",
        "project_blank",
        "project_reveal",
    )
)


def _scale(gathering: Gathering, asked: Asked) -> Scale | None:
    return next((scale for scale in gathering.scales if scale.id == asked[0]), None)


def other_screen(host: QScreen) -> QScreen | None:
    """A display that shows something else than the host's; mirrored ones share their place."""
    own = host.geometry()
    others = (screen for screen in QGuiApplication.screens() if screen is not host)
    return next((screen for screen in others if not screen.geometry().intersects(own)), None)


def _screens() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def _bring_onto(window: QWidget, screen: QScreen) -> None:
    """As large as it was, where that fits."""
    free = screen.availableGeometry()
    state = window.windowState()
    window.setScreen(screen)
    if not window.isMaximized() and not window.isFullScreen():
        size = window.size().boundedTo(free.size())
        window.setGeometry(free.x(), free.y(), size.width(), size.height())
    window.setWindowState(state)
