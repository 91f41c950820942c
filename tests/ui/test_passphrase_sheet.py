"""A passphrase is chosen, changed and removed on one sheet, and what it says of its strength is honest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hostdesk.storage.keys import is_locked, key_of
from hostdesk.storage.library import gathering, open_library
from hostdesk.ui.passphrase_sheet import PassphraseSheet
from hostdesk.workflows.passphrase import list_of_words
from tests.builders import a_full_gathering, stored
from tests.ui.tables import CONTROL, Desktop, Key

OWN = "Soup for 9 on the stairs"


def patiently(desktop: Desktop, met: Callable[[], bool]) -> None:
    """A key takes its time to be made, on purpose, and more where others work too."""
    desktop.qtbot.waitUntil(met, timeout=30_000)


@pytest.fixture
def sheet(desktop: Desktop) -> PassphraseSheet:
    stored(desktop.library, a_full_gathering())
    desktop.window.heed_the_lock(desktop.path)
    desktop.settle()
    return opened(desktop)


def opened(desktop: Desktop) -> Any:
    desktop.window.actions_by_id["passphrase"].trigger()
    found = [one for one in desktop.window.findChildren(PassphraseSheet) if one.isVisible()]
    patiently(desktop, found[-1].isActiveWindow)
    return found[-1]


def choose(desktop: Desktop, sheet: Any, words: str) -> None:
    sheet.again.setText(words)
    sheet.again.setFocus()
    desktop.press(Key.Key_Return, CONTROL)
    desktop.qtbot.waitUntil(lambda: not sheet.sentence.text().startswith("Locking"), timeout=30_000)


def test_drawn_words_lock_the_library_and_open_it_again(desktop: Desktop, sheet: Any) -> None:
    words = sheet.words.text()
    assert set(words.split()) <= set(list_of_words())
    assert "28 million million million guesses" in sheet.told.text()
    sheet.again.setText(words)
    desktop.qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: desktop.window.has_passphrase)

    assert is_locked(desktop.path)
    assert desktop.message.startswith("The library is locked with your passphrase")
    desktop.close()
    with closing(open_library(desktop.path, key_of(desktop.path, words))) as library:
        assert gathering(library, "evening") == a_full_gathering()


def test_others_can_be_drawn(sheet: Any, qtbot: QtBot) -> None:
    drawn = {sheet.words.text()}
    for _again in range(5):
        qtbot.mouseClick(sheet.draw, Qt.MouseButton.LeftButton)
        drawn.add(sheet.words.text())

    assert len(drawn) == 6


def test_one_of_ones_own_is_told_the_truth_about(sheet: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.takes_own, Qt.MouseButton.LeftButton)
    sheet.own.setText("summer2024")
    assert "keeps out the curious only" in sheet.told.text()
    assert sheet.words.text() == "summer2024"
    sheet.own.setText(OWN)
    assert "gets in within weeks" in sheet.told.text()


def test_what_was_typed_again_must_be_the_same(desktop: Desktop, sheet: Any) -> None:
    sheet.again.setText("unfold")
    desktop.qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)

    assert "not the same yet" in sheet.sentence.text()
    assert not is_locked(desktop.path)
    assert sheet.again.text() == "unfold"


def test_what_locks_nothing_is_refused(desktop: Desktop, sheet: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.takes_own, Qt.MouseButton.LeftButton)
    sheet.own.setText("password")
    sheet.again.setText("password")
    desktop.qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)

    assert "first that anybody would try" in sheet.sentence.text()
    assert not is_locked(desktop.path)


def test_it_is_changed_and_removed_by_whoever_knows_it(desktop: Desktop, sheet: Any) -> None:
    first = sheet.words.text()
    sheet.again.setText(first)
    desktop.qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: desktop.window.has_passphrase)

    again = opened(desktop)
    again.again.setText(again.words.text())
    again.old.setText("a guess of mine")
    desktop.qtbot.mouseClick(again.take, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: "until now is not the one" in again.sentence.text())
    again.old.setText(first)
    second = again.words.text()
    desktop.qtbot.mouseClick(again.take, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: not again_is_open(desktop))

    last = opened(desktop)
    last.old.setText(second)
    desktop.qtbot.mouseClick(last.remove, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: not desktop.window.has_passphrase)
    assert not is_locked(desktop.path)


def again_is_open(desktop: Desktop) -> bool:
    return any(one.isVisible() for one in desktop.window.findChildren(PassphraseSheet))


def test_the_sheet_is_saved_where_the_host_wants_it_and_nowhere_else(
    desktop: Desktop, sheet: Any, tmp_path: Path
) -> None:
    words = sheet.words.text()
    sheet._on_target(str(tmp_path / "kept" / "sheet.pdf"))
    patiently(desktop, lambda: "no longer there" in sheet.sentence.text())
    sheet._on_target(str(tmp_path / "sheet.pdf"))
    patiently(desktop, lambda: sheet.sentence.text().startswith("Saved."))

    assert words_on(tmp_path / "sheet.pdf") == words.split()
    assert [found.name for found in tmp_path.rglob("*.pdf")] == ["sheet.pdf"]


def words_on(path: Path) -> list[str]:
    from pypdf import PdfReader

    lines = PdfReader(path).pages[0].extract_text().splitlines()
    return [line.split(".", 1)[1].strip() for line in lines if line[:2] in {f"{n}." for n in range(1, 6)}]


def test_it_locks_by_itself_after_the_time_that_is_chosen(desktop: Desktop, sheet: Any) -> None:
    sheet.again.setText(sheet.words.text())
    desktop.qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    patiently(desktop, lambda: desktop.window.has_passphrase)
    again = opened(desktop)
    again.wait.setCurrentIndex(0)
    again.wait.activated.emit(0)

    assert desktop.window.settings.lock_after == 1


OFFER = "Is this laptop ever out of your sight?"


def test_it_is_offered_until_it_is_answered_and_may_be_put_off(desktop: Desktop) -> None:
    desktop.window.heed_the_lock(desktop.path)
    patiently(desktop, lambda: desktop.message.startswith(OFFER))
    assert desktop.window.messages.button.text() == "Choose a passphrase…"
    desktop.window.say("Something else.")
    desktop.window.messages.close_button.click()
    desktop.window.heed_the_lock(desktop.path)  # the next start
    patiently(desktop, lambda: desktop.message.startswith(OFFER))
    assert not desktop.window.settings.passphrase_offered
    desktop.window.messages.close_button.click()
    assert desktop.window.settings.passphrase_offered
    desktop.window.heed_the_lock(desktop.path)
    desktop.settle()

    assert desktop.message == ""


def test_what_is_said_at_the_start_is_not_talked_over(desktop: Desktop) -> None:
    desktop.window.say("1 session has come to its day.")
    desktop.window.heed_the_lock(desktop.path)
    desktop.settle()

    assert desktop.message == "1 session has come to its day."
    assert not desktop.window.settings.passphrase_offered


def test_who_looks_at_the_sheet_needs_no_offer(desktop: Desktop, sheet: Any) -> None:
    assert desktop.window.settings.passphrase_offered


@pytest.fixture(autouse=True)
def let_go(desktop: Desktop) -> Iterator[None]:
    """Every sheet is closed before its window is."""
    yield
    for one in desktop.window.findChildren(PassphraseSheet) if desktop._open else ():
        one.reject()
