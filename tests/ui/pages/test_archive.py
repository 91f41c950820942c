"""The archive page: saved whole, looked into before anything is written, brought in whole, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Stage
from hostdesk.storage import archives_made
from hostdesk.storage.library import Library
from hostdesk.ui.bring_in import ArchiveOpener
from hostdesk.ui.desk import Desk
from hostdesk.ui.import_dialog import ImportDialog
from hostdesk.ui.pages.archive import ArchivePage
from hostdesk.ui.tasks import tasks_of
from hostdesk.workflows import exchange, exporting, sessions
from tests.archive import tampering
from tests.builders import a_full_gathering, a_gathering, stored
from tests.ui.accessible import problems

PATIENCE = 20_000


class Window(QWidget):
    """A page at its desk, as the window has it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.heard: list[str] = []
        self.opener = ArchiveOpener(self, desk)
        self.page = ArchivePage()
        self.page.desk_needed(desk)
        QVBoxLayout(self).addWidget(self.page)
        self.page.wanted.connect(desk.want)
        self.page.said.connect(self.heard.append)
        desk.said.connect(self.heard.append)
        desk.done.connect(self.heard.append)
        desk.gathering_changed.connect(self.page.show_gathering)

    @property
    def last(self) -> str:
        return self.heard[-1] if self.heard else ""


@pytest.fixture
def present(library_file: Library) -> Gathering:
    """A session that is in the library."""
    return stored(library_file, a_full_gathering())


@pytest.fixture
def window(library_path: Path, library_file: Library, present: Gathering, qtbot: QtBot) -> Iterator[Window]:
    desk = Desk(library_file)
    made = Window(desk)
    qtbot.addWidget(made)
    made.resize(800, 614)
    made.show()
    desk.open(present.session.id)
    qtbot.waitUntil(lambda: desk.gathering is not None)
    made.page.show_gathering(present)
    yield made
    tasks_of(desk).stop()
    desk.shut()


def in_the_library(window: Window, session_id: str, qtbot: QtBot) -> Gathering | None:
    """What the library holds of a session, once all that was done is kept."""
    answers: list[Gathering | None] = []

    def found(library: Library) -> Gathering | None:
        known = session_id in sessions.all_session_ids(library)
        return sessions.gathering(library, session_id) if known else None

    window.desk.ask(found, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return answers[0]


def archived(folder: Path, *gatherings: Gathering) -> Path:
    target = folder / "brought.hostdesk.zip"
    exchange.export(gatherings, target)
    return target


def looked_into(window: Window, path: Path, qtbot: QtBot) -> ImportDialog:
    """The dialog that shows what the archive would do."""
    window.opener.open(path)

    def is_shown() -> bool:
        return window.opener.dialog is not None and window.opener.dialog.bring_in.isEnabled()

    qtbot.waitUntil(is_shown, timeout=PATIENCE)
    assert window.opener.dialog is not None
    return window.opener.dialog


def words(dialog: ImportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def saved(window: Window, target: Path, qtbot: QtBot) -> str:
    window.page.save.setFocus()
    qtbot.keyClick(window.page.save, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "save_dialog") is not None, timeout=PATIENCE)
    window.page.keep.save_dialog.fileSelected.emit(str(target))
    window.page.keep.save_dialog.close()
    qtbot.waitUntil(lambda: bool(window.heard), timeout=PATIENCE)
    return window.last


def test_what_will_be_in_the_archive_is_said_before(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.page.keep.inside.text() != "", timeout=PATIENCE)

    assert "6 guests" in window.page.keep.inside.text()
    assert "3 scales" in window.page.keep.inside.text()


def test_the_archive_is_saved_whole(window: Window, present: Gathering, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "kept.hostdesk.zip"

    sentence = saved(window, target, qtbot)

    assert sentence == f"The archive is saved as “kept.hostdesk.zip” in {tmp_path}."
    assert exchange.verify(target).titles == (present.session.title,)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_readable_name_is_suggested(window: Window, present: Gathering, qtbot: QtBot) -> None:
    window.page.save.click()  # at once, before anything is known
    qtbot.waitUntil(lambda: window.findChild(QFileDialog, "save_dialog") is not None, timeout=PATIENCE)

    (suggested,) = window.page.keep.save_dialog.selectedFiles()

    assert Path(suggested).name == exchange.file_name(present)
    window.page.keep.save_dialog.close()


def test_a_folder_that_is_gone_is_a_sentence(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    sentence = saved(window, tmp_path / "gone" / "kept.hostdesk.zip", qtbot)

    assert "folder" in sentence
    assert sentence.endswith(".")
    assert list(tmp_path.rglob("*.zip")) == []


def test_the_gathering_is_ended_once_and_that_can_be_undone(window: Window, qtbot: QtBot) -> None:
    page, desk = window.page, window.desk
    assert desk.gathering is not None
    began = datetime.now().astimezone().replace(second=0, microsecond=0)
    on = Block("on", desk.gathering.session.id, 0, "Talk", began=began)
    session = replace(desk.gathering.session, stage=Stage.HOST)
    hosting = replace(desk.gathering, session=session, blocks=(on,))
    desk.gathering = hosting
    page.show_gathering(hosting)
    page.end.setFocus()

    qtbot.keyClick(page.end, Qt.Key.Key_Return)

    assert desk.gathering.session.stage is Stage.HARVEST
    assert desk.gathering.blocks[0].ended is not None
    assert not page.end.isVisible()
    assert window.focusWidget() is page.save
    desk.undo_stack.undo()
    assert page.end.isVisible()


def test_a_session_that_is_new_is_shown_brought_in_and_opened(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    new = a_gathering("Ada", "Ben", session_id="new", title="The lime tree")
    dialog = looked_into(window, archived(tmp_path, new), qtbot)
    assert dialog.title.text() == "The lime tree"
    assert "3 guests" in words(dialog)
    assert in_the_library(window, "new", qtbot) is None

    qtbot.keyClick(dialog.bring_in, Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: window.desk.gathering is not None and window.desk.gathering.session.id == "new",
        timeout=PATIENCE,
    )
    assert in_the_library(window, "new", qtbot) == new
    assert window.last == "Import The lime tree"


def test_what_was_brought_in_can_be_taken_back(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    new = a_gathering("Ada", session_id="new")
    looked_into(window, archived(tmp_path, new), qtbot).accept()
    qtbot.waitUntil(window.desk.undo_stack.canUndo, timeout=PATIENCE)

    window.desk.undo_stack.undo()
    assert in_the_library(window, "new", qtbot) is None

    window.desk.undo_stack.redo()
    assert in_the_library(window, "new", qtbot) == new


def test_what_differs_is_said_and_replaced_and_undo_brings_ours_back(
    window: Window, present: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = replace(present, session=replace(present.session, title="Theirs"), notes=())
    dialog = looked_into(window, archived(tmp_path, theirs), qtbot)
    assert "Replaced by what the archive has (undo brings yours back): 1 session." in words(dialog)
    assert "Only in your library, and kept: 2 notes." in words(dialog)

    dialog.accept()
    qtbot.waitUntil(window.desk.undo_stack.canUndo, timeout=PATIENCE)

    brought = in_the_library(window, present.session.id, qtbot)
    assert brought == replace(present, session=theirs.session)
    window.desk.undo_stack.undo()
    assert in_the_library(window, present.session.id, qtbot) == present


def test_left_alone_it_changes_nothing(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = looked_into(window, archived(tmp_path, a_gathering(session_id="new")), qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert in_the_library(window, "new", qtbot) is None
    assert not window.desk.undo_stack.canUndo()
    assert window.heard == []


def test_the_same_archive_again_is_said_to_be_here_already(
    window: Window, present: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    window.opener.open(archived(tmp_path, present))

    qtbot.waitUntil(lambda: bool(window.heard), timeout=PATIENCE)
    assert window.heard == ["Everything in this archive is in your library already; nothing changes."]
    assert window.opener.dialog is None


def test_several_sessions_come_together_and_go_together(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    some = [a_gathering("Ada", session_id=f"new {number}", title=f"Evening {number}") for number in range(3)]
    dialog = looked_into(window, archived(tmp_path, *some), qtbot)
    assert dialog.title.text() == "3 sessions in this archive"
    assert "Evening 2" in words(dialog)

    dialog.accept()
    qtbot.waitUntil(window.desk.undo_stack.canUndo, timeout=PATIENCE)

    assert [in_the_library(window, each.session.id, qtbot) for each in some] == some
    window.desk.undo_stack.undo()
    assert [in_the_library(window, each.session.id, qtbot) for each in some] == [None, None, None]


def test_a_file_that_is_no_archive_is_a_sentence(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_bytes(b"Dear all")

    window.opener.open(letter)

    qtbot.waitUntil(lambda: bool(window.heard), timeout=PATIENCE)
    assert window.heard == ["This is not an archive of HostDesk; it is some other kind of file."]
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is None, timeout=PATIENCE)


def test_the_file_is_asked_for_like_any_other(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    archive = archived(tmp_path, a_gathering(session_id="new", title="The lime tree"))
    window.page.bring_in.click()
    asked = window.findChild(QFileDialog, "open_dialog")
    assert isinstance(asked, QFileDialog)

    asked.fileSelected.emit(str(archive))
    asked.close()

    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None, timeout=PATIENCE)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.reject()


def test_an_encrypted_archive_is_saved_with_what_was_typed_and_remembered(
    window: Window, present: Gathering, library_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "kept.hostdesk.zip.age"
    qtbot.keyClick(window.page.keep.passphrase.locks, Qt.Key.Key_Space)
    window.page.keep.passphrase.line.clear()
    window.page.save.click()
    assert "Type a passphrase" in window.last
    window.heard.clear()
    qtbot.keyClicks(window.page.keep.passphrase.line, "five words")

    sentence = saved(window, target, qtbot)

    assert "kept.hostdesk.zip.age" in sentence
    assert exchange.read(target, "five words")[0].session.title == present.session.title
    assert window.page.keep.passphrase.passphrase == ""
    found: list[list[Path]] = []
    window.desk.ask(lambda library: archives_made.with_sessions(library, [present.session.id]), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    assert found == [[target]]


def test_an_encrypted_archive_asks_for_its_passphrase_until_it_is_right(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    new = a_gathering("Ada", session_id="new", title="The lime tree")
    exporting.write([new], exporting.Wish(passphrase="five words"), tmp_path / "kept.zip")
    window.opener.open(tmp_path / "kept.zip")
    qtbot.waitUntil(lambda: window.opener.dialog is not None and window.opener.dialog.asks, timeout=PATIENCE)
    dialog = window.opener.dialog
    assert dialog is not None
    assert problems(dialog) == []

    qtbot.keyClicks(dialog.passphrase.line, "other words")
    qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in dialog.passphrase.sentence.text(), timeout=PATIENCE)
    assert dialog.passphrase.line.text() == "other words"
    dialog.passphrase.line.setText("five words")
    qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.title.text() == "The lime tree", timeout=PATIENCE)
    qtbot.waitUntil(dialog.bring_in.isEnabled, timeout=PATIENCE)
    qtbot.keyClick(dialog.bring_in, Qt.Key.Key_Return)

    qtbot.waitUntil(window.desk.undo_stack.canUndo, timeout=PATIENCE)
    assert in_the_library(window, "new", qtbot) == new


def test_left_alone_while_a_passphrase_is_tried_it_changes_nothing(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    wish = exporting.Wish(passphrase="words")
    exporting.write([a_gathering(session_id="new")], wish, tmp_path / "kept.zip")
    window.opener.open(tmp_path / "kept.zip")
    qtbot.waitUntil(lambda: window.opener.dialog is not None and window.opener.dialog.asks, timeout=PATIENCE)
    dialog = window.opener.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.passphrase.line, "words")
    qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert in_the_library(window, "new", qtbot) is None
    assert window.heard == []


def test_who_said_no_is_told_beside_the_archive_that_holds_them_all_the_same(
    window: Window, present: Gathering, qtbot: QtBot
) -> None:
    assert not window.page.keep.consents.isVisible()
    ada = replace(present.guests[1], may_keep=Consent.REFUSED)
    guests = tuple(ada if guest.id == ada.id else guest for guest in present.guests)

    window.page.show_gathering(replace(present, guests=guests))

    assert "1 guest said no" in window.page.keep.consents.text()
    assert window.page.keep.consents.isVisible()


def test_the_preview_is_opened_by_keyboard(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.page.share, Qt.Key.Key_Return)
    qtbot.waitUntil(window.page.preview.take.isEnabled, timeout=PATIENCE)

    assert window.page.preview.isVisible()
    window.page.preview.reject()


def test_everything_has_a_name_and_room(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.page.keep.inside.text() != "", timeout=PATIENCE)
    dialog = looked_into(window, archived(tmp_path, a_gathering(session_id="new")), qtbot)

    assert problems(window.page) == []
    assert problems(dialog) == []
    assert window.page.first_field is window.page.save
    dialog.reject()


def test_a_page_that_goes_while_it_is_busy_is_freed(qtbot: QtBot) -> None:
    page = ArchivePage()
    page.show_gathering(a_gathering("Ada"))

    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()


def test_what_a_newer_archive_has_that_is_not_known_here_is_said_before_it_is_taken_in(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    newer = tampering.session_json() | {"version": "1.9"}
    newer["sessions"][0] |= {"id": "f" * 32, "title": "Another", "series": None, "weather": "fair"}
    archive = tmp_path / "newer.hostdesk.zip"
    archive.write_bytes(tampering.with_session_json(json.dumps(newer).encode()))
    window.opener.open(archive)
    qtbot.waitUntil(lambda: "sessions.weather" in window.last, timeout=PATIENCE)

    assert "keep the archive" in window.last
    assert window.opener.dialog is not None
    window.opener.dialog.reject()
