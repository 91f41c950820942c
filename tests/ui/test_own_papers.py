"""Your papers: a logo taken in, a colour that is readable, closing words; taken all at once or left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PIL import Image
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.ui.own_papers import OwnPapers
from hostdesk.ui.tasks import Tasks
from tests.ui.accessible import problems
from tests.ui.tables import Key
from tests.ui.test_accessible import cut_labels, overlaps

PATIENCE = 20_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1092, 614)
    qtbot.addWidget(made)
    made.show()
    made.tasks = Tasks(made)  # type: ignore[attr-defined]
    yield made
    made.tasks.stop()  # type: ignore[attr-defined]


def opened(window: QWidget, settings: Settings | None = None) -> tuple[OwnPapers, list[dict[str, str]]]:
    sheet = OwnPapers(window, settings or Settings(), window.tasks)  # type: ignore[attr-defined]
    chosen: list[dict[str, str]] = []
    sheet.chosen.connect(chosen.append)
    sheet.open()
    return sheet, chosen


def choose_logo(sheet: OwnPapers, qtbot: QtBot, path: Path) -> None:
    qtbot.keyClick(sheet.choose_logo, Key.Key_Return)
    dialog = sheet.findChild(QFileDialog, "open_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_logo_a_colour_and_words_are_taken_together(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGBA", (400, 100), (0, 0, 80, 128)).save(tmp_path / "logo.png")
    sheet, chosen = opened(window)
    assert not sheet.logo.isVisible()
    choose_logo(sheet, qtbot, tmp_path / "logo.png")
    qtbot.waitUntil(lambda: sheet.logo.isVisible(), timeout=PATIENCE)
    sheet.whose.setText(" The  Corner Garden ")
    qtbot.keyClick(sheet.colour, Key.Key_Down)
    sheet.closing.setPlainText("Thank you.\nCome again.")
    assert chosen == []
    qtbot.keyClick(sheet.take, Key.Key_Return)

    (fields,) = chosen
    assert (tmp_path / "config" / fields.pop("logo")).read_bytes().startswith(b"\xff\xd8")
    assert fields == {
        "logo_of": "The Corner Garden",
        "own_colour": "#1b4a8a",
        "closing_words": "Thank you.\nCome again.",
    }


def test_what_is_no_picture_is_said_and_nothing_else_is_lost(
    window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    sheet, chosen = opened(window)
    sheet.closing.setPlainText("Thank you.")
    choose_logo(sheet, qtbot, tmp_path / "logo.png")
    qtbot.waitUntil(lambda: sheet.sentence.isVisible(), timeout=PATIENCE)

    assert sheet.sentence.text().startswith("This is no picture that HostDesk can read")
    assert sheet.closing.toPlainText() == "Thank you."
    sheet.on_take()
    assert chosen[0]["logo"] == ""


def test_a_colour_too_light_to_read_is_said_and_can_be_mended(window: QWidget, qtbot: QtBot) -> None:
    sheet, chosen = opened(window)
    sheet.colour.show_value("another")
    sheet.colour.activated.emit(sheet.colour.currentIndex())
    assert sheet.another.isVisible()
    qtbot.keyClicks(sheet.another, "#ffcc00")
    qtbot.keyClick(sheet.take, Key.Key_Return)
    assert "on white paper" in sheet.sentence.text()
    assert chosen == []
    sheet.another.setText("#603000")
    qtbot.keyClick(sheet.take, Key.Key_Return)

    assert chosen[0]["own_colour"] == "#603000"


def test_what_was_chosen_is_there_again_and_a_logo_can_go(
    window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    Image.new("RGB", (30, 30)).save(tmp_path / "config" / "logo.jpg")
    settings = Settings(logo="logo.jpg", logo_of="Us", own_colour="#603000", closing_words="Bye.")
    sheet, chosen = opened(window, settings)
    assert sheet.logo.isVisible()
    assert sheet.another.text() == "#603000"
    assert (sheet.whose.text(), sheet.closing.toPlainText()) == ("Us", "Bye.")
    qtbot.keyClick(sheet.without, Key.Key_Return)
    assert not sheet.logo.isVisible()
    sheet.on_take()

    assert chosen == [{"logo": "", "logo_of": "Us", "own_colour": "#603000", "closing_words": "Bye."}]


def test_leaving_it_changes_nothing_and_it_is_freed(window: QWidget, qtbot: QtBot) -> None:
    sheet, chosen = opened(window)
    qtbot.keyClick(sheet, Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(sheet))

    assert chosen == []


def test_everything_has_a_name_and_room(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    sheet, _chosen = opened(window)

    assert problems(sheet) == cut_labels(sheet) == overlaps(sheet) == []
