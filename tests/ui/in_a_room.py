"""What happens in a room with a projector: actions, marks, what is on the wall and what it looks like."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets.projected_seen import Seen
from tests.ui.tables import Desktop, Key


def wall(room: Desktop) -> Projector:
    projector = room.window.projection.projector
    assert projector is not None
    return projector


def act(room: Desktop, name: str) -> None:
    room.window.actions_by_id[name].trigger()


def mark(room: Desktop, numbers: str) -> None:
    room.page.table.setFocus()
    for number in numbers:
        QTest.keyClicks(room.page.table, number)
        QTest.keyClick(room.page.table, Key.Key_Return)


def seen_round(room: Desktop) -> RoundSeen:
    seen = wall(room).seen
    assert isinstance(seen, RoundSeen)
    return seen


def photograph(qtbot: QtBot, seen: Seen, size: tuple[int, int]) -> QImage:
    projector = Projector()
    qtbot.addWidget(projector)
    projector.resize(*size)
    projector.show_seen(seen)
    return projector.grab().toImage()


def painted(picture: QImage, colour: str) -> set[tuple[int, int]]:
    """Every fourth point that has this colour."""
    points = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return {point for point in points if picture.pixelColor(*point).name() == colour}
