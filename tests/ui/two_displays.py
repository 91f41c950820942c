"""Run by itself, since a platform's displays are chosen when it starts: a story of two displays each."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from hostdesk.domain.mark import Moment
from hostdesk.ui.projection import Projection
from hostdesk.ui.projector import Projector
from tests.builders import a_gathering


class Room:
    """A window of the host's and its projection."""

    def __init__(self) -> None:
        self.host = QLabel("the host's")
        self.host.setGeometry(20, 40, 600, 400)
        self.host.show()
        self.host.activateWindow()
        self.projection = Projection(self.host)
        self.said: list[str] = []
        self.projection.said.connect(self.said.append)
        gathering = a_gathering("Ada")
        self.projection.follow(gathering, (gathering.scales[0].id, Moment.OPENING))
        QTest.qWait(1)

    @property
    def wall(self) -> Projector:
        assert self.projection.projector is not None
        return self.projection.projector

    def open(self) -> None:
        self.projection.open()
        QTest.qWait(1)

    def screen(self, name: str) -> QScreen:
        return next(screen for screen in QGuiApplication.screens() if screen.name() == name)

    def plug_in(self, name: str) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.emit(self.screen(name))
        QTest.qWait(1)

    def pull(self, name: str) -> None:
        """What Qt says when a cable is pulled; the platform of the tests cannot take a display away."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.emit(self.screen(name))
        QTest.qWait(1)


def it_stands_on_the_other(room: Room) -> None:
    room.open()
    assert room.wall.screen().name() == "wall"
    assert room.wall.geometry() == room.screen("wall").geometry()
    assert not room.projection.covers_the_host
    QTest.qWaitForWindowActive(room.host)
    assert not room.wall.isActiveWindow()  # the host goes on typing


def unplugged(room: Room) -> None:
    room.open()
    room.pull("wall")
    assert room.projection.projector is None
    assert room.said == ["The other display is gone, so the projector was closed."]
    assert room.host.isVisible()
    assert room.host.screen().name() == "laptop"


def the_hosts_display_goes(room: Room) -> None:
    room.open()
    room.pull("laptop")
    assert room.wall.isVisible()  # the room goes on seeing it, and not the host's window
    assert room.wall.geometry() == room.screen("wall").geometry()
    assert room.projection.covers_the_host
    assert room.screen("wall").geometry().contains(room.host.geometry())
    room.plug_in("laptop")
    assert room.host.screen().name() == "laptop"
    assert room.screen("laptop").geometry().contains(room.host.geometry())
    assert not room.projection.covers_the_host


def mirrored(room: Room) -> None:
    room.open()
    assert room.projection.covers_the_host


if __name__ == "__main__":
    app = QApplication([])
    made = Room()
    globals()[sys.argv[1]](made)
    made.projection.close()
    QTest.qWait(1)
    print("as told")
