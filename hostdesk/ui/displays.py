"""On which display the projector stands, and that the host's window is never lost when displays change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hostdesk.ui.projector import Projector
from hostdesk.words import _

_TITLE_BAR, _EDGE = 40, 8  # pixels that the system puts above a window and around it
_KEYS_THERE = tuple(
    f"action_{name}"
    for name in (
        "projector",
        "project_round",
        "project_day",
        "project_break",
        "project_words",
        "project_timer",
        "project_picture",
        "project_blank",
        "project_reveal",
    )
)


class OnDisplays(QObject):
    """Opens and closes the projector, and moves it and the host's window as displays come and go."""

    said = Signal(str)  # for the host

    def __init__(self, host: QWidget, wants_motion: Callable[[], bool]) -> None:
        super().__init__(host)
        self._host = host
        self._wants_motion = wants_motion
        self.projector: Projector | None = None
        self._screen: QScreen | None = None
        self._lost = ""  # the name of the host's display, if it went
        app = _application()
        app.screenAdded.connect(self._on_screen_added)
        app.screenRemoved.connect(self._on_screen_removed)
        for screen in app.screens():
            self._watch(screen)

    @property
    def is_open(self) -> bool:
        return self.projector is not None

    @property
    def covers_the_host(self) -> bool:
        """True with one display: the projector lies on the host's window."""
        return self.is_open and self._screen is self._host.screen()

    def open(self) -> None:
        """On another display where there is one, else over the host's window."""
        if self.projector is None:
            self.projector = self._made()
        self.refresh()
        self._stand_on(other_screen(self._host.screen()) or self._host.screen())

    def _made(self) -> Projector:
        made = Projector(self._wants_motion)
        made.gone.connect(self._on_gone)
        made.keyboard_came.connect(self._host.activateWindow)
        made.addActions([action for action in self._host.actions() if action.objectName() in _KEYS_THERE])
        return made

    def close(self) -> None:
        if self.projector is not None:
            self.projector.close()

    def refresh(self) -> None:
        """Puts on the wall what is to be seen; costs nothing while there is no projector."""

    def _stand_on(self, screen: QScreen) -> None:
        assert self.projector is not None
        self._screen = screen
        self.projector.fill(screen, with_keyboard=self.covers_the_host)

    def _on_gone(self) -> None:
        self.projector = self._screen = None
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
