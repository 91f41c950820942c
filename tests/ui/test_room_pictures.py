"""A picture on the wall: as large as it fits, its words only where wanted, chosen by keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import Picture
from hostdesk.ui import theme
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.projected_picture import fitted
from hostdesk.ui.widgets.projected_seen import Nothing, PictureSeen, spoken
from tests.ui.accessible import problems
from tests.ui.in_a_room import act, painted, wall
from tests.ui.tables import CONTROL, Desktop, Key
from tests.ui.test_accessible import cut_labels

RED = "#c80000"


def a_picture(number: int = 0, size: tuple[int, int] = (1600, 1200), caption: str = "The floor") -> Picture:
    image = QImage(QSize(*size), QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 95)  # type: ignore[call-overload]
    return Picture(f"garden/p{number}", "garden", number, buffer.data().data(), *size, caption)


def put_in(gathering: Gathering, pictures: tuple[Picture, ...]) -> Change:
    return Change("Add pictures", gathering.session.id, (), pictures)


def with_pictures(room: Desktop, *pictures: Picture) -> None:
    room.desk.want(partial(put_in, pictures=pictures))


def seen_picture(room: Desktop) -> PictureSeen:
    seen = wall(room).seen
    assert isinstance(seen, PictureSeen)
    return seen


def red_on(projector: Projector) -> tuple[float, float]:
    """How wide and how high the picture is on it."""
    image = projector.grab().toImage()
    reddish = [
        (x, y)
        for x in range(0, image.width(), 8)
        for y in range(0, image.height(), 8)
        if image.pixelColor(x, y).red() > 180 and image.pixelColor(x, y).green() < 60
    ]
    across, down = {x for x, _y in reddish}, {y for _x, y in reddish}
    return (max(across) - min(across), max(down) - min(down)) if reddish else (0, 0)


def on_a_wall(qtbot: QtBot, seen: PictureSeen, size: tuple[int, int]) -> Projector:
    projector = Projector()
    qtbot.addWidget(projector)
    projector.resize(*size)
    projector.show_seen(seen)
    projector.show()
    qtbot.waitUntil(lambda: projector._picture._ready is not None)
    return projector


@pytest.mark.parametrize("size", [(1024, 768), (3840, 2160)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("shape", [(1600, 1200), (600, 1600), (1600, 300), (2, 1)])
def test_a_picture_is_as_large_as_it_fits(
    qtbot: QtBot, shape: tuple[int, int], size: tuple[int, int]
) -> None:
    wide, high = red_on(on_a_wall(qtbot, PictureSeen(a_picture(size=shape)), size))

    assert wide > size[0] * 0.9 or high > size[1] * 0.9
    assert wide / high == pytest.approx(shape[0] / shape[1], rel=0.05)


@pytest.mark.parametrize("size", [(1024, 768), (3840, 2160)], ids=lambda size: str(size[0]))
def test_its_words_stand_below_it_where_they_are_wanted(qtbot: QtBot, size: tuple[int, int]) -> None:
    without = on_a_wall(qtbot, PictureSeen(a_picture()), size).grab().toImage()
    image = on_a_wall(qtbot, PictureSeen(a_picture(), with_caption=True), size).grab().toImage()
    ink = painted(image, text.INK)

    assert not painted(without, text.INK)
    assert ink
    assert min(y for _x, y in ink) > size[1] * 0.8
    assert max(y for _x, y in ink) - min(y for _x, y in ink) > size[1] / 50  # read from the last row


def test_it_is_made_ready_away_from_the_painting_and_only_once(qtbot: QtBot) -> None:
    projector = Projector()
    qtbot.addWidget(projector)
    projector.resize(1024, 768)
    projector.show_seen(PictureSeen(a_picture()))
    assert red_on(projector) == (0, 0)  # the first painting does not wait
    qtbot.waitUntil(lambda: projector._picture._ready is not None)
    assert red_on(projector) != (0, 0)
    ready = projector._picture._ready
    projector.grab()

    assert projector._picture._ready is ready
    projector.show_seen(Nothing())
    assert projector._picture._ready is None  # its memory is given back


def test_a_picture_that_cannot_be_read_is_said_and_the_wall_stays_empty(room: Desktop) -> None:
    with_pictures(room, replace(a_picture(), data=b"no picture"))
    act(room, "project_picture")
    room.until(lambda: room.message == "This picture cannot be read, so the wall stays empty.")

    assert red_on(wall(room)) == (0, 0)


def test_a_large_picture_is_made_small_without_losing_fine_lines() -> None:
    lines = QImage(1600, 1200, QImage.Format.Format_RGB32)
    lines.fill(QColor("white"))
    for x in range(0, 1600, 4):
        for y in range(1200):
            lines.setPixelColor(x, y, QColor("black"))
    small = fitted(lines, QSize(200, 150), 1.0).toImage()

    shades = {small.pixelColor(x, 75).lightness() for x in range(10, 190)}
    assert max(shades) - min(shades) < 60  # an even grey, and not stripes left out
    assert min(shades) > 150


# by keys


def test_without_a_picture_there_is_a_sentence(room: Desktop) -> None:
    room.press(Key.Key_6, CONTROL)

    assert room.message == "There is no picture in this session yet."
    assert room.window.projection.projector is None


def test_the_only_picture_is_a_key_away_and_its_words_another(room: Desktop) -> None:
    with_pictures(room, a_picture())
    room.press(Key.Key_6, CONTROL)
    assert seen_picture(room) == PictureSeen(a_picture())
    assert spoken(seen_picture(room)) == ("The floor", "")
    act(room, "project_picture")
    room.until(lambda: room.here_name == "room_pictures_list")
    dialog = room.here.window()
    dialog.caption.click()  # type: ignore[attr-defined]
    room.press(Key.Key_Return)

    assert seen_picture(room).with_caption


def test_of_several_one_is_chosen_by_keys(room: Desktop) -> None:
    with_pictures(room, a_picture(0), a_picture(1, (300, 400), ""), a_picture(2))
    act(room, "project_picture")
    room.until(lambda: room.here_name == "room_pictures_list")
    shown = room.here
    assert isinstance(shown, QListWidget)
    room.until(lambda: not shown.item(2).icon().isNull())
    assert shown.item(1).text() == "Picture 2"
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert seen_picture(room).picture.id == "garden/p1"
    act(room, "project_picture")
    room.until(lambda: room.here_name == "room_pictures_list")

    assert room.here.currentRow() == 1  # type: ignore[attr-defined]


def test_a_picture_that_is_taken_away_is_no_longer_on_the_wall(room: Desktop) -> None:
    with_pictures(room, a_picture())
    act(room, "project_picture")
    room.window.on_undo()

    assert wall(room).seen == Nothing()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_dialog_can_be_read(room: Desktop, qapp: QApplication, percent: int) -> None:
    theme.dress(qapp, "light", percent)
    with_pictures(room, *(a_picture(n, (300, 200), "A long caption " * 8) for n in range(12)))
    act(room, "project_picture")
    room.until(lambda: room.here_name == "room_pictures_list")
    dialog = room.here.window()
    QTest.qWait(1)
    found = problems(dialog) + cut_labels(dialog)
    room.press(Key.Key_Escape)
    theme.dress(qapp, "light", 100)

    assert found == []
