"""The window keeps its library safe: backups, one restored and put back, damage told, a file that is gone."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from hostdesk.storage.library import open_library
from hostdesk.storage.reading import open_to_read
from hostdesk.ui import theme
from hostdesk.ui.gone_sheet import GoneSheet
from hostdesk.ui.safety_sheet import SafetySheet
from hostdesk.workflows import backups, prepare
from hostdesk.workflows.care import care_of, checked
from tests.builders import a_full_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.ui.accessible import problems
from tests.ui.tables import Desktop, kept_in
from tests.ui.test_accessible import cut_labels, overlaps


@pytest.fixture
def guarded(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The window over a library with one session, as the app begins it."""
    library = open_library(library_path)
    stored(library, a_full_gathering())
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.window.begin_guarding(library_path)
    yield desktop
    desktop.close()


def safety(desktop: Desktop) -> SafetySheet:
    desktop.window.on_safety()
    sheet = desktop.window.findChild(SafetySheet)
    assert sheet is not None
    return sheet


def backed_up(desktop: Desktop) -> SafetySheet:
    sheet = safety(desktop)
    sheet.backups.make.click()
    desktop.until(lambda: sheet.backups.which.count() == 1)
    return sheet


def titles(desktop: Desktop) -> set[str]:
    desktop.settle()
    rows = desktop.home.sessions
    return {rows.index(row, 0).data() for row in range(rows.rowCount())}


# backups


def test_a_backup_by_hand_is_made_and_told(guarded: Desktop) -> None:
    sheet = safety(guarded)
    assert sheet.backups.told.text().startswith("There is no backup yet")
    sheet.backups.make.click()
    guarded.until(lambda: sheet.backups.told.text().startswith("1 backup. The newest is of "))

    assert backups.backups_of(guarded.path)[0].why is backups.Why.BY_HAND
    assert guarded.faults == []


def test_the_keyboard_comes_back_to_what_asked_for_a_backup(guarded: Desktop) -> None:
    sheet = safety(guarded)
    sheet.activateWindow()
    guarded.until(sheet.backups.make.hasFocus)
    sheet.backups.make.click()
    guarded.until(lambda: sheet.backups.which.count() == 1)
    assert sheet.focusWidget() is sheet.backups.make


def test_by_itself_one_is_made_only_if_something_changed(guarded: Desktop) -> None:
    made: list[object] = []
    guarded.window.guarding.backed_up.connect(made.append)
    guarded.window.guarding.back_up(by_hand=False)
    guarded.until(lambda: len(made) == 1)
    guarded.window.guarding.back_up(by_hand=False)
    guarded.until(lambda: len(made) == 2)

    assert made[1] is None
    assert len(backups.backups_of(guarded.path)) == 1


def test_it_goes_to_the_second_place_once_that_is_chosen(guarded: Desktop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sheet = safety(guarded)
    sheet.second.choose.click()
    dialog = guarded.window.window().findChild(QFileDialog, "folder_dialog")
    dialog = dialog or sheet.findChild(QFileDialog, "folder_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    guarded.until(lambda: "reached it on" in sheet.second.told.text())

    assert list(stick.rglob("*.hostdesk"))
    assert guarded.window.settings.second_place == str(stick)
    sheet.second.leave.click()
    assert guarded.window.settings.second_place == ""


def test_a_folder_that_cannot_be_written_to_is_said(guarded: Desktop, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    sheet = safety(guarded)
    sheet.second.chosen.emit(str(tmp_path / "file"))

    assert "Nothing can be written in this folder" in sheet.sentence.text()
    assert guarded.window.settings.second_place == ""


def test_no_backup_can_be_made_and_the_window_says_so(guarded: Desktop) -> None:
    backups.folder_of(guarded.path).write_text("a file in the way")
    guarded.window.guarding.back_up(by_hand=False)
    guarded.until(lambda: "No backup could be made" in guarded.message)

    assert guarded.window.messages.button.text() == "Safety…"


# restored


def test_a_backup_is_seen_brought_back_and_put_back_again(guarded: Desktop) -> None:
    before = titles(guarded)
    sheet = backed_up(guarded)
    sheet.reject()
    assert guarded.desk.begin("The new one", "")
    guarded.settle()

    sheet = safety(guarded)
    sheet.backups.look.click()
    guarded.until(lambda: "and would go: “The new one”" in sheet.backups.words.text())
    sheet.backups.restore.click()
    guarded.until(lambda: "The backup is in its place" in guarded.message)
    assert titles(guarded) == before
    assert guarded.desk.gathering is None

    guarded.window.messages.button.click()
    guarded.until(lambda: "is being put in its place" in guarded.message)
    guarded.until(lambda: "The backup is in its place" in guarded.message)
    assert titles(guarded) == {*before, "The new one"}
    assert guarded.faults == []


def test_typing_goes_on_in_the_restored_library(guarded: Desktop) -> None:
    sheet = backed_up(guarded)
    sheet.backups.preview_requested.emit(backups.backups_of(guarded.path)[0].path)
    guarded.until(lambda: sheet.backups.restore.isVisible())
    sheet.backups.restore.click()
    guarded.until(lambda: "The backup is in its place" in guarded.message)
    assert guarded.desk.begin("Afterwards", "")
    guarded.settle()
    guarded.close()

    assert "Afterwards" in {found.session.title for found in kept_in(guarded.path)}


def test_a_damaged_backup_is_refused_and_the_library_goes_on(guarded: Desktop) -> None:
    sheet = backed_up(guarded)
    (made,) = backups.backups_of(guarded.path)
    made.path.write_bytes(b"noise" * 4000)
    sheet.backups.look.click()
    guarded.until(lambda: "not a HostDesk library" in sheet.backups.words.text())
    assert not sheet.backups.restore.isVisible()

    sheet.backups.restore_requested.emit(made.path)
    guarded.until(lambda: "not a HostDesk library" in guarded.message)
    assert len(titles(guarded)) == 1


# soundness


def test_the_whole_file_is_looked_at_and_that_is_remembered(guarded: Desktop) -> None:
    sheet = safety(guarded)
    sheet.soundness.check.click()
    guarded.until(lambda: "just now, and it is sound" in sheet.soundness.told.text())

    assert care_of(guarded.path).checked
    assert not sheet.soundness.repair.isVisible()


def test_damage_is_told_in_the_window_and_repaired(qtbot: QtBot, library_path: Path) -> None:
    library = open_library(library_path)
    for number in range(20):
        stored(library, a_full_gathering(f"evening {number}"))
    assert backups.before(library, backups.Why.BY_HAND)
    library.close()
    zero(library_path, pages_of(library_path, "notes")[0])
    desktop = Desktop(qtbot, library_path)
    desktop.window.begin_guarding(library_path)
    desktop.window.guarding.check_if_due()
    desktop.until(lambda: "Damaged are: notes." in desktop.message)

    sheet = safety(desktop)
    assert sheet.soundness.repair.isVisible()
    sheet.soundness.repair.click()
    qtbot.waitUntil(lambda: "Filled in from the backup of" in desktop.message, timeout=15_000)
    assert desktop.faults == []
    desktop.close()
    assert len(kept_in(library_path)) == 20
    assert list(library_path.parent.glob("library-damaged-*"))


def test_what_cannot_be_read_when_it_is_asked_for_is_damage_with_a_name(
    qtbot: QtBot, library_path: Path
) -> None:
    library = open_library(library_path)
    for number in range(20):
        stored(library, a_full_gathering(f"evening {number}"))
    library.close()
    zero(library_path, *pages_of(library_path, "notes"))
    desktop = Desktop(qtbot, library_path)
    desktop.window.begin_guarding(library_path)
    desktop.desk.open("evening 0")
    desktop.until(lambda: "Damaged are: notes." in desktop.message)

    assert desktop.window.messages.button.text() == "What to do…"
    assert desktop.faults == []
    desktop.close()


# only read


def test_a_library_to_read_is_shown_and_every_change_refused_with_one_sentence(
    qtbot: QtBot, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(library_path)
    stored(library, a_full_gathering())
    library.close()
    before = library_path.read_bytes()
    monkeypatch.setattr("tests.ui.tables.open_library", open_to_read)
    desktop = Desktop(qtbot, library_path)
    desktop.window.begin_guarding(library_path)
    title = a_full_gathering().session.title
    desktop.open(title)
    for place in ("guests", "scales", "papers", "archive", "summary"):
        desktop.window.go_to(place)
    desktop.window.go_to("guests")
    desktop.page.ask(lambda gathering: prepare.invite(gathering, "Zoe"))
    assert "Zoe" not in {guest.name for guest in desktop.gathering.guests}
    assert "can only be read here" in desktop.message
    desktop.window.on_home()
    assert not desktop.desk.begin("A new one", "")

    assert "can only be read here" in desktop.message
    assert desktop.window.state.text() == "Open for reading only."
    assert desktop.desk.all_is_kept
    desktop.close()
    assert library_path.read_bytes() == before


# a file that is gone


def take_away(desktop: Desktop) -> GoneSheet:
    desktop.path.rename(desktop.path.with_name("elsewhere"))
    assert desktop.desk.begin("Typed without a file", "")
    desktop.until(lambda: desktop.window.findChild(GoneSheet) is not None)
    sheet = desktop.window.findChild(GoneSheet)
    assert sheet is not None
    return sheet


def test_a_file_that_is_gone_is_put_back_by_hand(guarded: Desktop) -> None:
    sheet = take_away(guarded)
    guarded.path.with_name("elsewhere").rename(guarded.path)
    sheet.take.click()
    guarded.until(lambda: guarded.desk.all_is_kept)

    guarded.close()
    assert "Typed without a file" in {found.session.title for found in kept_in(guarded.path)}


def test_the_sheet_that_was_left_does_not_come_back_by_itself(guarded: Desktop) -> None:
    take_away(guarded).leave.click()
    guarded.settle()
    guarded.desk.try_again()
    guarded.settle()
    assert guarded.window.findChild(GoneSheet) is None
    assert "moved or deleted" in guarded.message
    guarded.window.messages.close_button.click()
    guarded.desk.try_again()
    guarded.until(lambda: "moved or deleted" in guarded.message)
    guarded.window.messages.button.click()
    guarded.until(lambda: guarded.window.findChild(GoneSheet) is not None)
    guarded.path.with_name("elsewhere").rename(guarded.path)


def test_once_the_file_is_back_nothing_is_said_of_it_any_more(guarded: Desktop) -> None:
    take_away(guarded).leave.click()
    guarded.path.with_name("elsewhere").rename(guarded.path)
    guarded.desk.try_again()
    guarded.until(lambda: guarded.desk.all_is_kept)

    assert guarded.message == ""


def test_a_file_that_is_gone_is_written_anew_in_its_place(guarded: Desktop) -> None:
    sheet = take_away(guarded)
    sheet.anew.click()
    guarded.until(lambda: guarded.desk.all_is_kept)

    guarded.close()
    assert len(kept_in(guarded.path)) == 2


def test_a_copy_is_saved_elsewhere(guarded: Desktop, tmp_path: Path) -> None:
    sheet = take_away(guarded)
    target = tmp_path / "copy.hostdesk"
    sheet.copied.emit(str(target))
    guarded.until(target.is_file)

    assert "Typed without a file" in {found.session.title for found in kept_in(target)}
    guarded.path.with_name("elsewhere").rename(guarded.path)
    guarded.qtbot.waitUntil(lambda: guarded.desk.all_is_kept, timeout=30_000)  # by itself, after some seconds


def test_what_a_full_disk_refused_is_kept_by_itself_once_there_is_room(
    qtbot: QtBot, small_disk: Path
) -> None:
    path = small_disk / "library.hostdesk"
    library = open_library(path)
    stored(library, a_full_gathering())
    library.close()
    desktop = Desktop(qtbot, path)
    film = small_disk / "film"
    with film.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    for number in range(30):
        assert desktop.desk.begin(f"Evening {number}", "")
    desktop.until(lambda: "The disk is full" in desktop.message)
    assert not desktop.desk.all_is_kept

    film.unlink()
    roomy = ["mount", "-o", "remount,size=4m", str(small_disk)]  # the journal may have taken it all
    subprocess.run(roomy, check=True)
    qtbot.waitUntil(lambda: desktop.desk.all_is_kept, timeout=30_000)
    desktop.close()
    assert len(kept_in(path)) == 31


# a folder that is synchronised


def test_a_synchronised_folder_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = tmp_path / "Dropbox" / "library.hostdesk"
    desktop = Desktop(qtbot, path)
    desktop.window.begin_guarding(path)
    assert "in a folder that Dropbox synchronises" in desktop.message

    desktop.window.messages.hide()
    desktop.window._warn_of_cloud(path)
    assert desktop.message == ""
    assert "Dropbox" in safety(desktop).soundness.cloud.text()
    desktop.close()


# the sheet itself


@pytest.mark.parametrize(("scheme", "text"), [("light", 100), ("dark", 150), ("light", 200)])
@pytest.mark.parametrize("size", [(1092, 614), (1280, 800)])
def test_the_sheet_can_be_read_and_reached(
    guarded: Desktop, qapp: QApplication, scheme: str, text: int, size: tuple[int, int]
) -> None:
    theme.dress(qapp, scheme, text)
    try:
        guarded.window.resize(*size)
        checked(guarded.path, ["The file has 3 damaged places.", "Damaged are: guests."])
        sheet = backed_up(guarded)
        sheet.backups.show_preview(guarded.path, ["1 session would come back: “A very long title of it”."])
        guarded.settle()
        assert problems(sheet) + cut_labels(sheet) + overlaps(sheet) == []
        assert sheet.width() <= size[0]
    finally:
        theme.dress(qapp, "light", 100)


def test_menu_palette_and_rail_lead_to_it(guarded: Desktop, qtbot: QtBot) -> None:
    guarded.window.actions_by_id["safety"].trigger()
    first = guarded.window.findChild(SafetySheet)
    assert first is not None
    with qtbot.waitSignal(first.destroyed):
        first.reject()
    guarded.window.rail.chosen.emit("safety")
    assert guarded.window.findChild(SafetySheet) is not None


def test_the_passphrase_is_one_step_away(guarded: Desktop, qtbot: QtBot) -> None:
    sheet = safety(guarded)
    with qtbot.waitSignal(sheet.destroyed):
        sheet.passphrase.click()

    assert guarded.window.findChild(QLabel, "passphrase_words") is not None
