"""What the host shows the room: which kind, which round, revealed or not; and on which screen it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
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
_TITLE_BAR, _EDGE = 40, 8  # pixels that the system puts above a window and around it


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
        self._lost = ""  # the name of the host's display, if it went
        app = _application()
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)
        for screen in app.screens():
            self._watch(screen)

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
            self.projector.keyboard_came.connect(self._host.activateWindow)
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
        self._screen = screen
        self.projector.fill(screen, with_keyboard=self.covers_the_host)

    def _on_gone(self) -> None:
        self.projector = self._screen = None
        self._minute.stop()
        self._host.activateWindow()

    # displays that come and go; one that comes opens nothing

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_displays_moved)

    def _on_screen_added(self, screen: QScreen) -> None:
        """The host's window goes back to the display from which it came."""
        self._watch(screen)
        if screen.name() == self._lost and self._screen is not screen:
            _bring_onto(self._host, screen)
            self._host.activateWindow()
            self._lost = ""

    def _on_screen_removed(self, screen: QScreen) -> None:
        left = [other for other in QGuiApplication.screens() if other is not screen]
        if screen is self._host.screen() and left:
            home = next((other for other in left if other is not self._screen), left[0])
            self._lost = screen.name()
            _bring_onto(self._host, home)
            # where that display now begins, some systems know before Qt does: they place a maximised window
            self._host.setWindowState(self._host.windowState() | Qt.WindowState.WindowMaximized)
            if self.projector is not None and self._screen is home:
                self._stand_on(home)  # the room goes on seeing this, and not the host's window
        if self.projector is not None and self._screen is screen:
            self.close()
            self.said.emit(_("The other display is gone, so the projector was closed."))

    def _on_displays_moved(self) -> None:
        """Another resolution, or displays that changed places."""
        screen = self._host.screen()
        if not screen.geometry().contains(self._host.frameGeometry()):
            _bring_onto(self._host, screen)
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


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def _bring_onto(window: QWidget, screen: QScreen) -> None:
    """As large as it was, where that fits."""
    free = screen.geometry().adjusted(_EDGE, _TITLE_BAR, -_EDGE, -_EDGE)  # what is available is not known yet
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMaximized)
    window.setScreen(screen)
    size = window.size().boundedTo(free.size())
    window.setGeometry(free.x(), free.y(), size.width(), size.height())
