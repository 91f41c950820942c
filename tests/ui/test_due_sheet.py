"""Sessions whose day has come: the host is asked, and nothing happens by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hostdesk import paths
from hostdesk.archive import encryption
from hostdesk.domain.session import Afterwards
from hostdesk.storage import archives_made
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.ui import theme
from hostdesk.ui.due_sheet import DueSheet
from hostdesk.workflows import exchange
from tests.builders import a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, Desktop, Key
from tests.ui.test_accessible import cut_labels, overlaps

PATIENCE = 60_000
YESTERDAY = date.today() - timedelta(days=1)


@pytest.fixture
def over(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """Two sessions whose day was yesterday, and one that is kept."""
    paths.documents_folder().mkdir()
    library = open_library(library_path)
    for name, until in (("soup", YESTERDAY), ("bread", YESTERDAY), ("salt", None)):
        meant = Afterwards.ERASE if name == "bread" else Afterwards.ASK
        start = a_gathering("Ada", session_id=name, title=name, keep_until=until, afterwards=meant)
        stored(library, start)
    library.close()
    desktop = Desktop(qtbot, library_path)
    yield desktop
    desktop.close()


def opened(desktop: Desktop) -> DueSheet:
    desktop.window.on_due_sessions()
    desktop.until(lambda: hasattr(desktop.window, "_due"))
    return desktop.window._due.sheet  # type: ignore[no-any-return]


def test_the_window_says_it_once_and_offers_to_look(over: Desktop) -> None:
    over.window.ask_what_is_due()
    over.until(lambda: over.message == "2 sessions have come to their day.")
    over.window.messages.button.click()

    over.until(lambda: hasattr(over.window, "_due"))


def test_the_sheet_has_a_card_for_each_with_what_was_meant(over: Desktop) -> None:
    sheet = opened(over)

    assert list(sheet.cards) == ["soup", "bread"]
    assert "You wanted then: Erase it." in sheet.cards["bread"].words.text()
    assert (problems(sheet), cut_labels(sheet), overlaps(sheet)) == ([], [], [])


def test_one_is_kept_a_year_longer_and_undo_takes_it_back(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["soup"].longer.click()
    over.until(lambda: sheet.cards["soup"].is_done)

    over.window.ask_what_is_due()
    over.until(lambda: over.message == "1 session has come to its day.")
    assert over.desk.undo_stack.canUndo()


def going(desktop: Desktop) -> Any:
    """The sheet on which something is about to go, once it knows what."""
    desktop.until(lambda: desktop.window._due.parting is not None)
    parting = desktop.window._due.parting
    desktop.qtbot.waitUntil(parting.take.isEnabled, timeout=PATIENCE)
    return parting


def test_one_is_erased_only_when_the_host_has_looked(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["bread"].erase.click()
    parting = going(over)
    assert (problems(parting), cut_labels(parting), overlaps(parting)) == ([], [], [])
    parting.take.click()
    assert "tick that you have" in parting.sentence.text()
    parting.goes.sure.setChecked(True)
    over.press(Key.Key_Return, CONTROL)
    over.until(lambda: sheet.cards["bread"].is_done)
    over.until(sheet.cards["soup"].first.hasFocus)
    sheet.take.click()

    over.until(lambda: over.home.tools.number.text() == "2 sessions")
    assert not over.desk.undo_stack.canUndo()


def test_one_is_kept_without_names_and_erased_in_one_go(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["soup"].nameless.click()
    keeping = going(over)
    assert keeping.where.text() == str(paths.documents_folder() / "Without names.hostdesk.zip")
    assert (problems(keeping), cut_labels(keeping), overlaps(keeping)) == ([], [], [])
    keeping.take.click()
    assert keeping.sides.current is keeping.goes
    assert "tick that you have" in keeping.sentence.text()
    seen = keeping._outgoing.data
    keeping.goes.sure.setChecked(True)
    keeping.take.click()
    over.until(lambda: sheet.cards["soup"].is_done)

    kept = paths.documents_folder() / "Without names.hostdesk.zip"
    assert kept.read_bytes() == seen
    assert "Kept without names as “Without names.hostdesk.zip”" in sheet.cards["soup"].words.text()
    sheet.take.click()
    over.until(lambda: over.home.tools.number.text() == "2 sessions")


def test_all_goes_as_it_was_meant_then(over: Desktop) -> None:
    sheet = opened(over)
    assert not sheet.as_meant.isVisible()  # only one was meant to go
    sheet.reject()
    for name, meant in (("oil", Afterwards.NAMELESS), ("wine", Afterwards.NAMELESS)):
        start = a_gathering("Ben", session_id=name, title=name, keep_until=YESTERDAY, afterwards=meant)
        over.desk.ask(partial(stored, start=start), lambda _start: None)
    del over.window._due
    sheet = opened(over)
    assert sheet.as_meant.text() == "As you meant it then: keep 2 without names, erase 1…"
    sheet.as_meant.click()
    keeping = going(over)
    assert "oil: 2 guests" in keeping.goes.findChild(QLabel, "keep_goes_words").text()
    keeping.passphrase.locks.setChecked(True)
    assert keeping.where.text().endswith("Without names.hostdesk.zip.age")
    words = keeping.passphrase.passphrase
    keeping.goes.sure.setChecked(True)
    keeping.take.click()
    over.qtbot.waitUntil(lambda: sheet.cards["wine"].is_done, timeout=PATIENCE)

    assert sheet.cards["bread"].words.text() == "Erased."
    assert not sheet.cards["soup"].is_done
    found = exchange.read(paths.documents_folder() / "Without names.hostdesk.zip.age", words)
    assert len(found) == 2


def test_what_cannot_be_written_is_not_erased(over: Desktop) -> None:
    sheet = opened(over)
    sheet.cards["soup"].nameless.click()
    keeping = going(over)
    keeping._on_elsewhere_chosen(str(paths.documents_folder() / "gone" / "kept.hostdesk.zip"))
    keeping.goes.sure.setChecked(True)
    keeping.take.click()
    over.until(lambda: "no longer there" in keeping.sentence.text())

    assert keeping.take.isEnabled()
    keeping.reject()
    sheet.take.click()
    over.until(lambda: over.home.tools.number.text() == "3 sessions")


def test_where_no_day_has_come_there_is_a_sentence(desktop: Desktop) -> None:
    desktop.window.on_due_sessions()

    desktop.until(lambda: "No session has come" in desktop.message)


def test_the_day_is_said_on_the_archive_page_and_kept(over: Desktop) -> None:
    over.open("salt")
    over.window.go_to("archive")
    card = over.page.keep_until
    card.day.setFocus()
    over.enter("31 May 2027")
    card.afterwards.show_value(Afterwards.NAMELESS)
    card.afterwards.activated.emit(1)

    session = over.gathering.session
    assert (session.keep_until, session.afterwards) == (date(2027, 5, 31), Afterwards.NAMELESS)


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1092, 614), 150), ((1366, 768), 200)])
def test_everybody_can_use_its_sheets(
    over: Desktop, qapp: QApplication, size: tuple[int, int], text: int
) -> None:
    """With everything on them that may lie beside a library."""
    over.desk.ask(lay_about, lambda _none: None)
    theme.dress(qapp, "dark", text)
    over.window.resize(*size)
    try:
        for sheet in (kept_sheet(over), erase_sheet(over)):
            qapp.processEvents()
            assert (problems(sheet), cut_labels(sheet), overlaps(sheet)) == ([], [], [])
            assert sheet.goes.copies.locked.isVisible()
            assert sheet.goes.copies.aside.isVisible()
            sheet.reject()
    finally:
        theme.dress(qapp, "light", 100)


def lay_about(library: Library) -> None:
    for name in ("a very long name of an archive that somebody gave it, to be sure", "short"):
        path = paths.documents_folder() / f"{name}.hostdesk.zip.age"
        path.write_bytes(b"age-encryption.org/v1\n")
        archives_made.note(library, path, ["soup", "bread", "salt"])
    archives_made.note(library, paths.documents_folder() / "gone" / "x.hostdesk.zip", ["soup", "bread"])
    assert library.path is not None
    library.path.with_name("library-damaged-2026-05-12.hostdesk").write_bytes(b"x")


def kept_sheet(desktop: Desktop) -> Any:
    opened(desktop).cards["soup"].nameless.click()
    keeping = going(desktop)
    keeping.show_side(keeping.goes)
    return keeping


def erase_sheet(desktop: Desktop) -> Any:
    due = desktop.window._due
    due.parting = None
    due.sheet.cards["bread"].erase.click()
    return going(desktop)


def test_a_locked_archive_opens_with_its_passphrase_and_is_written_anew(over: Desktop) -> None:
    def save(library: Library) -> None:
        for name, words in (("one", "five words"), ("two", "other words")):
            path = paths.documents_folder() / f"{name}.hostdesk.zip.age"
            data = exchange.export_bytes([gathering(library, "soup"), gathering(library, "salt")])
            path.write_bytes(encryption.encrypted(data, words))
            archives_made.note(library, path, ["soup", "salt"])

    saved: list[None] = []
    over.desk.ask(save, saved.append)
    over.qtbot.waitUntil(lambda: bool(saved), timeout=PATIENCE)
    opened(over).cards["soup"].erase.click()
    parting = going(over)
    copies = parting.goes.copies
    assert copies.closed.text() == "Delete the 2 that stay closed"
    for words, told in (("wrong", "opens none of them"), ("five words", "1 archive opens with it.")):
        copies.line.setText(words)
        copies.attempt.click()
        over.qtbot.waitUntil(partial(_says, copies.told, told), timeout=PATIENCE)
    assert copies.closed.text() == "Delete the one that stays closed"
    copies.closed.setChecked(False)
    parting.goes.sure.setChecked(True)
    parting.take.click()
    over.qtbot.waitUntil(lambda: over.window._due.sheet.cards["soup"].is_done, timeout=PATIENCE)

    one, two = (paths.documents_folder() / f"{name}.hostdesk.zip.age" for name in ("one", "two"))
    assert [found.session.id for found in exchange.read(one, "five words")] == ["salt"]
    assert two.exists()
    assert f"Left as you wished: {two}." in over.window._due.sheet.sentence.text()


def _says(label: QLabel, words: str) -> bool:
    return words in label.text()
