"""Two laptops met: the line over the pages, the choices side by side, who may be one person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering, library_in_memory, open_library, write
from hostdesk.ui.choosing_sheet import ChoosingSheet
from hostdesk.ui.import_dialog import ImportDialog
from hostdesk.workflows import choosing, exchange, prepare
from tests.domain.laptops import a_start
from tests.ui.accessible import problems
from tests.ui.tables import Desktop
from tests.ui.test_accessible import cut_labels, overlaps
from tests.workflows.test_merging import give


def edited(library: Library, **names: str) -> None:
    for name, new in names.items():
        here = gathering(library, "garden")
        guest = next(guest for guest in here.guests if guest.name == name)
        write(library, prepare.better(here, guest, diet=new))


@pytest.fixture
def other() -> Iterator[Library]:
    """The other laptop, on which Ada and Ben got another diet, and Chidi came."""
    with closing(library_in_memory()) as library:
        yield library


@pytest.fixture
def met(qtbot: QtBot, library_path: Path, other: Library, tmp_path: Path) -> Iterator[Desktop]:
    """The window on this laptop; the other one's archive lies in `other.hostdesk.zip`."""
    library = open_library(library_path)
    write(library, Change("Begin", "garden", (), a_start().parts))
    give(library, other)
    edited(library, Ada="No nuts", Ben="No milk")
    write(library, prepare.invite(gathering(library, "garden"), "Chidi Okafor"))
    library.close()
    edited(other, Ada="No fish", Ben="No eggs")
    write(other, prepare.invite(gathering(other, "garden"), "Chidi Okafar"))
    edits = {"garden": history(other, "garden")}
    exchange.export([gathering(other, "garden")], tmp_path / "other.hostdesk.zip", histories=edits)
    desktop = Desktop(qtbot, library_path)
    yield desktop
    desktop.close()


def looked_into(met: Desktop, tmp_path: Path) -> ImportDialog:
    met.window.look_into(tmp_path / "other.hostdesk.zip")
    met.until(lambda: met.window.findChild(ImportDialog) is not None)
    dialog = met.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    met.until(dialog.bring_in.isEnabled)
    return dialog


def merged(met: Desktop, tmp_path: Path, *keys: str) -> Desktop:
    dialog = looked_into(met, tmp_path)
    for key in keys:
        QTest.keyClicks(dialog.bring_in, key)
    dialog.accept()
    met.until(lambda: "waiting_line" in met.window.__dict__ and met.window.waiting_line.isVisible())
    return met


def sheet_of(met: Desktop) -> ChoosingSheet:
    met.window.waiting_line.choose.click()
    met.until(lambda: hasattr(met.window, "_choosing"))
    return met.window._choosing.sheet  # type: ignore[no-any-return]


def diets(met: Desktop) -> list[str]:
    assert met.desk.gathering is not None
    return [guest.diet for guest in met.desk.gathering.guests if guest.name in ("Ada", "Ben")]


def test_the_preview_says_what_waits_and_asks_who_is_who(met: Desktop, tmp_path: Path) -> None:
    dialog = looked_into(met, tmp_path)
    said = dialog.words.accessibleDescription()
    (card,) = [card for _session, card in dialog._same]

    assert "Changed on both; you choose afterwards, one of the two is shown: 2 guests." in said
    assert card.words.text() == "“Chidi Okafar” in the archive, “Chidi Okafor” in your library"
    assert dialog.bring_in.hasFocus()  # whoever only presses Enter joins nobody
    assert (problems(dialog), cut_labels(dialog), overlaps(dialog)) == ([], [], [])
    dialog.reject()


def test_after_an_import_a_quiet_line_says_how_much_waits(met: Desktop, tmp_path: Path) -> None:
    merged(met, tmp_path)

    assert met.window.waiting_line.words.text() == "⇄ 2 things were changed here and on another laptop."
    assert problems(met.window.waiting_line) == []
    met.window.on_home()
    assert not met.window.waiting_line.isVisible()


def test_one_key_chooses_and_the_next_comes(met: Desktop, tmp_path: Path) -> None:
    sheet = sheet_of(merged(met, tmp_path))
    first = [way.words for way in sheet.ways]
    shown = diets(met)
    QTest.keyClicks(sheet, "2")
    second = [way.words for way in sheet.ways]
    QTest.keyClicks(sheet, "1")
    met.until(lambda: not met.window.waiting_line.isVisible())

    assert (first[0], second[0]) == tuple(shown)
    assert set(first) == {"No nuts", "No fish"}
    assert diets(met) == [first[1], second[0]]


def test_the_arrows_go_between_them_and_enter_takes(met: Desktop, tmp_path: Path) -> None:
    sheet = sheet_of(merged(met, tmp_path))
    other = sheet.ways[1].words
    QTest.keyClick(sheet.ways[0], Qt.Key.Key_Right)
    assert sheet.ways[1].hasFocus()
    QTest.keyClick(sheet.ways[1], Qt.Key.Key_Return)

    assert diets(met)[0] == other
    assert (problems(sheet), cut_labels(sheet), overlaps(sheet)) == ([], [], [])
    sheet.reject()


def test_what_was_chosen_can_be_undone_and_what_was_left_waits(met: Desktop, tmp_path: Path) -> None:
    sheet = sheet_of(merged(met, tmp_path))
    before = diets(met)
    QTest.keyClicks(sheet, "2")
    sheet.reject()
    met.until(lambda: "1 thing" in met.window.waiting_line.words.text())
    met.window.on_undo()

    assert diets(met) == before
    met.until(lambda: "2 things" in met.window.waiting_line.words.text())  # it waits again


def test_what_was_kept_can_be_undone_too(met: Desktop, tmp_path: Path) -> None:
    sheet = sheet_of(merged(met, tmp_path))
    shown, other = (way.words for way in sheet.ways)
    QTest.keyClicks(sheet, "1")
    sheet.reject()
    met.until(lambda: "1 thing" in met.window.waiting_line.words.text())
    met.window.on_undo()
    met.until(lambda: "2 things" in met.window.waiting_line.words.text())

    assert met.window.choices_waiting[0].shown["diet"] == shown
    assert met.window.choices_waiting[0].others == ({"diet": other},)
    met.window.on_redo()
    met.until(lambda: "1 thing" in met.window.waiting_line.words.text())
    assert diets(met)[0] == shown


def test_an_edit_of_ones_own_is_a_choice_too(met: Desktop, tmp_path: Path) -> None:
    merged(met, tmp_path)
    for name in ("Ada", "Ben"):
        assert met.desk.gathering is not None
        guest = next(one for one in met.desk.gathering.guests if one.name == name)
        met.desk.do(prepare.better(met.desk.gathering, guest, diet="Anything"))

    met.until(lambda: not met.window.waiting_line.isVisible())


def test_who_is_one_person_is_joined_and_undo_parts_them(met: Desktop, tmp_path: Path) -> None:
    merged(met, tmp_path, "1")
    met.until(lambda: met.desk.gathering is not None and len(met.desk.gathering.guests) == 4)
    met.window.on_undo()

    assert met.desk.gathering is not None
    assert len(met.desk.gathering.guests) == 5


def test_not_said_they_stay_two(met: Desktop, tmp_path: Path) -> None:
    merged(met, tmp_path, "2")

    assert met.desk.gathering is not None
    assert [guest.name for guest in met.desk.gathering.guests].count("Chidi Okafar") == 1
    assert len(met.desk.gathering.guests) == 5


def test_both_laptops_agree_once_it_is_chosen(met: Desktop, tmp_path: Path, other: Library) -> None:
    sheet = sheet_of(merged(met, tmp_path))
    QTest.keyClicks(sheet, "1")
    QTest.keyClicks(sheet, "2")
    met.until(lambda: not met.window.waiting_line.isVisible())
    met.desk.shut()
    library = open_library(met.path)
    give(library, other)
    library.close()

    assert [guest.diet for guest in gathering(other, "garden").guests][1:3] == diets(met)
    assert not choosing.waiting(other, "garden")
