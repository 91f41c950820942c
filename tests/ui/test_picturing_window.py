"""Pictures come in: dropped anywhere, pasted, chosen; kept with what they belong to, and said so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Consent
from hostdesk.domain.picture import LONGEST_SIDE, MOST
from hostdesk.domain.running_order import Block
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.picturing_window import kept_said
from hostdesk.workflows import picturing
from hostdesk.workflows.shrinking import Shrunk
from tests.builders import A_JPEG, a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key, kept_in
from tests.ui.test_accessible import LOOKS, SIZES, cut_labels, dressed, overlaps, with_the_sample

SOUP, TALK = Block("soup", "garden", 0, "Soup"), Block("talk", "garden", 1, "Talk")
BEGAN = datetime(2026, 5, 12, 18, 30, tzinfo=UTC)


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """A session with two blocks, a scale, and Ada, who would rather not be photographed."""
    library = open_library(library_path)
    start = a_gathering("Ada")
    ada = replace(start.guests[1], arrived=True, may_photograph=Consent.REFUSED)
    stored(library, replace(start, guests=(start.guests[0], ada), blocks=(SOUP, TALK)))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("The corner garden")
    yield desktop
    QApplication.clipboard().clear()
    desktop.close()


@pytest.fixture
def dressed_back(qapp: QApplication) -> Iterator[None]:
    yield
    theme.dress(qapp, "light", 100)


def a_file(folder: Path, name: str = "Ada at the door.png", size: tuple[int, int] = (400, 300)) -> Path:
    path = folder / name
    Image.new("RGB", size, (200, 90, 20)).save(path, "PNG")
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(desktop: Desktop, mime: QMimeData, where: QPoint | None = None) -> bool:
    """As the window system brings it; True where the window takes it."""
    window = desktop.window
    at = where or QPoint(window.width() // 2, window.height() // 2)
    actions, left = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, actions, mime, left, none)
    entered.ignore()
    QApplication.sendEvent(window.windowHandle(), entered)
    if entered.isAccepted():
        dropped = QDropEvent(QPointF(at), actions, mime, left, none)
        QApplication.sendEvent(window.windowHandle(), dropped)
        assert dropped.dropAction() is Qt.DropAction.CopyAction
    return entered.isAccepted()


def until_kept(desktop: Desktop, number: int = 1) -> None:
    desktop.qtbot.waitUntil(lambda: len(desktop.gathering.pictures) == number, timeout=20_000)


def until_said(desktop: Desktop, words: str) -> None:
    desktop.qtbot.waitUntil(lambda: words in desktop.message, timeout=20_000)


def middle_of_row(desktop: Desktop, part_id: str) -> QPoint:
    table = desktop.page.table
    box = table.visualRect(table.model().index(desktop.page.rows.row_of(part_id), 0))
    return table.viewport().mapTo(desktop.window, box.center())


def test_dropped_onto_a_block_it_is_kept_with_the_block(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("running_order")
    evening.settle()
    assert drop(evening, files(a_file(tmp_path)), middle_of_row(evening, "talk"))
    until_kept(evening)
    (picture,) = evening.gathering.pictures

    assert (picture.block_id, picture.width, picture.height) == ("talk", 400, 300)
    assert evening.message == "The picture is kept with “Talk”. Ada would rather not be photographed."
    QTest.keyClick(evening.window.messages.button, Key.Key_Return)
    assert evening.gathering.pictures == ()
    evening.window.on_redo()
    evening.close()
    assert len(kept_in(evening.path)[0].pictures) == 1


def test_dropped_onto_an_open_card_it_is_kept_with_what_the_card_is_about(
    evening: Desktop, tmp_path: Path
) -> None:
    evening.window.go_to("scales")
    scale = evening.gathering.scales[0]
    evening.page.open_card(scale.id)
    drop(evening, files(a_file(tmp_path)))
    until_kept(evening)

    assert evening.gathering.pictures[0].scale_id == scale.id
    assert evening.message.startswith("The picture is kept with “How close are we?”.")


def test_a_card_shows_the_pictures_of_its_part_and_enter_opens_them(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("running_order")
    evening.page.open_card("soup")
    assert not evening.page.pictures.isVisible()
    drop(evening, files(a_file(tmp_path), a_file(tmp_path, "2.png")))
    until_kept(evening, 2)
    assert evening.page.pictures.isVisible()
    assert evening.page.pictures.rows.rowCount() == 2
    second = evening.gathering.pictures[1].id
    evening.page.pictures.strip.go_to(second)
    evening.page.pictures.strip.setFocus()
    evening.press(Key.Key_Return)

    assert evening.page.is_large
    assert evening.page.picture().id == second
    evening.window.go_to("guests")
    evening.window.go_to("pictures")
    assert not evening.page.is_large
    assert evening.here is evening.page.strip
    evening.window.go_to("running_order")
    evening.page.open_card("talk")
    assert not evening.page.pictures.isVisible()


def test_dropped_onto_run_and_capture_it_is_kept_with_the_scale(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("capture")
    drop(evening, files(a_file(tmp_path)))
    until_kept(evening)

    assert evening.gathering.pictures[0].scale_id == evening.gathering.scales[0].id


def test_elsewhere_it_is_kept_with_the_block_that_is_on_or_with_the_session(
    evening: Desktop, tmp_path: Path
) -> None:
    evening.window.go_to("guests")
    drop(evening, files(a_file(tmp_path)))
    until_kept(evening)
    assert picturing.home_of(evening.gathering.pictures[0]) == picturing.WITH_THE_SESSION
    assert evening.message.startswith("The picture is kept with “The corner garden”.")

    def begin(gathering: Any) -> Any:
        from hostdesk.workflows import prepare

        return prepare.better(gathering, part=gathering.blocks[0], began=datetime.now(UTC))

    evening.desk.want(begin)
    drop(evening, files(a_file(tmp_path)))
    until_kept(evening, 2)
    assert evening.gathering.pictures[1].block_id == "soup"


def test_a_field_that_would_take_the_file_as_text_does_not_get_it(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("purpose")
    field = evening.page.findChild(type(evening.page.first_field), evening.page.first_field.objectName())
    drop(evening, files(a_file(tmp_path)), field.mapTo(evening.window, field.rect().center()))
    until_kept(evening)

    assert "file:" not in str(evening.gathering.session)


def test_several_are_one_change_and_what_cannot_be_kept_is_said(evening: Desktop, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 not really")
    drop(evening, files(a_file(tmp_path, "1.png"), broken, a_file(tmp_path, "2.PNG")))
    until_kept(evening, 2)

    assert "2 pictures are kept with “The corner garden”. 1 other could not be kept." in evening.message
    evening.window.on_undo()
    assert evening.gathering.pictures == ()


def test_what_is_no_picture_is_left_to_others(evening: Desktop, tmp_path: Path) -> None:
    text = QMimeData()
    text.setText("Ada")
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/wall.jpg")])

    assert not drop(evening, text)
    assert not drop(evening, link)
    assert not drop(evening, files(tmp_path / "people.csv"))
    evening.window.on_home()
    assert not drop(evening, files(a_file(tmp_path)))  # no session is open


def test_a_picture_from_a_browser_comes_as_it_is(evening: Desktop) -> None:
    target = BytesIO()
    Image.new("RGB", (90, 60), "blue").save(target, "PNG")
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/wall.png")])
    mime.setData("image/png", target.getvalue())
    assert drop(evening, mime)
    until_kept(evening)

    assert (evening.gathering.pictures[0].width, evening.gathering.pictures[0].height) == (90, 60)


@pytest.mark.parametrize(("width", "height"), [(300, 200), (3840, 2160)])
def test_what_was_copied_is_pasted_by_its_keys(evening: Desktop, width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    evening.press(Key.Key_V, CONTROL | SHIFT)
    until_kept(evening)

    assert evening.gathering.pictures[0].width == min(width, LONGEST_SIDE)


def test_what_is_clear_in_a_copied_picture_becomes_white(evening: Desktop) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    QApplication.clipboard().setImage(image)
    evening.press(Key.Key_V, CONTROL | SHIFT)
    until_kept(evening)

    shown = Image.open(BytesIO(evening.gathering.pictures[0].data))
    assert shown.getpixel((20, 20)) == (255, 255, 255)


def test_the_plain_key_pastes_too_but_never_into_the_way_of_text(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("boundaries")
    QApplication.clipboard().setText("We end on time")
    evening.page.add_line.line.setFocus()
    evening.press(Key.Key_V, CONTROL)
    assert evening.page.add_line.line.text() == "We end on time"
    assert evening.gathering.pictures == ()

    QApplication.clipboard().setMimeData(files(a_file(tmp_path)))
    evening.window.go_to("summary")
    evening.press(Key.Key_V, CONTROL)
    until_kept(evening)


def test_where_nothing_was_copied_it_is_said(evening: Desktop) -> None:
    QApplication.clipboard().setText("words")
    evening.press(Key.Key_V, CONTROL | SHIFT)

    assert evening.message == "There is no picture among what was copied."


def test_pictures_are_chosen_from_a_folder(evening: Desktop, tmp_path: Path) -> None:
    one, two = a_file(tmp_path, "1.png"), a_file(tmp_path, "2.png")
    evening.press(Key.Key_P, CONTROL | SHIFT)
    dialog = evening.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(one), str(two)])
    dialog.close()
    until_kept(evening, 2)

    assert evening.message.startswith("2 pictures are kept")


def test_on_the_page_of_pictures_they_appear_and_buttons_bring_more(evening: Desktop, tmp_path: Path) -> None:
    evening.window.go_to("pictures")
    QApplication.clipboard().setMimeData(files(a_file(tmp_path)))
    evening.page.paste.click()
    until_kept(evening)

    assert evening.page.rows.rowCount() == 1
    evening.page.add.click()
    dialog = evening.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()


def test_without_a_session_there_is_a_sentence(evening: Desktop) -> None:
    evening.window.on_home()
    for slot in (evening.window.on_add_picture, evening.window.on_paste_picture):
        slot()
        assert evening.message == "Open a session first; then it can keep pictures."


def test_a_session_that_is_full_says_so_before_anything_is_read(evening: Desktop, tmp_path: Path) -> None:
    full = [Shrunk(A_JPEG, 2, 1)] * MOST
    evening.desk.want(lambda g: picturing.add(g, full, picturing.WITH_THE_SESSION, datetime.now()))
    drop(evening, files(a_file(tmp_path)))

    assert "up to 100 pictures" in evening.message
    assert len(evening.gathering.pictures) == MOST


def test_a_session_that_is_left_meanwhile_does_not_get_the_picture_of_another(
    evening: Desktop, tmp_path: Path
) -> None:
    drop(evening, files(a_file(tmp_path)))
    evening.begin("Another evening")
    until_said(evening, "was left before its picture was ready")

    assert evening.gathering.pictures == ()


def test_a_hostile_picture_is_one_sentence(evening: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "Ada.png"
    Image.new("1", (20_000, 20_000)).save(path, "PNG")
    drop(evening, files(path))
    until_said(evening, "80 million pixels")

    assert evening.gathering.pictures == ()
    assert evening.faults == []


def test_no_name_of_a_file_is_logged(
    evening: Desktop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    drop(evening, files(tmp_path / "Ada at the door.jpg", a_file(tmp_path, "Ada again.png")))
    until_kept(evening)

    assert "Ada" not in caplog.text


def test_the_window_does_not_wait_while_large_pictures_are_shrunk(evening: Desktop, tmp_path: Path) -> None:
    """It turns a hundred times while they are at work."""
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(1))
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.jpg")
        Image.effect_noise((4000, 3000), 60).convert("RGB").save(paths[-1], "JPEG", quality=90)
    timer.start(1)
    drop(evening, files(*paths))
    until_kept(evening, 3)
    timer.stop()

    assert len(turns) > 100


def test_titles_of_any_length_fit_a_sentence() -> None:
    assert kept_said(1, "Soup {n}\nand bread") == "The picture is kept with “Soup {n} and bread”."
    assert len(kept_said(3, "word " * 100)) < 130


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("scheme", "text"), LOOKS)
@pytest.mark.usefixtures("dressed_back")
def test_pictures_and_their_words_can_be_read_and_reached_at_every_size(
    qtbot: QtBot, library_path: Path, scheme: str, text: int, size: tuple[int, int]
) -> None:
    desktop = dressed(qtbot, library_path, scheme, text, size)
    with_the_sample(desktop)
    kept = picturing.home(desktop.gathering, BEGAN, desktop.gathering.blocks[0].id)
    desktop.desk.want(lambda g: picturing.add(g, [Shrunk(A_JPEG, 2, 1)] * 7, kept, datetime.now()))
    picture = desktop.gathering.pictures[0]
    desktop.desk.want(lambda g: picturing.caption(g, picture, "Everybody at the long table, laughing. " * 9))
    desktop.window.go_to("pictures")
    found = {"page": seen_problems(desktop)}
    desktop.page.show_large(picture.id)
    found["large"] = seen_problems(desktop)
    desktop.window.go_to("running_order")
    desktop.page.open_card(desktop.gathering.blocks[0].id)
    found["card"] = seen_problems(desktop)
    desktop.close()

    assert found == {"page": [], "large": [], "card": []}


def seen_problems(desktop: Desktop) -> list[str]:
    QTest.qWait(1)  # layouts settle
    return problems(desktop.window) + cut_labels(desktop.window) + overlaps(desktop.window)
