"""Several papers in one go, and papers for some of the guests: small sheets that are taken or left."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.documents import Document
from hostdesk.ui.papers_for_some import PapersForSome
from hostdesk.ui.papers_together import PapersTogether
from tests.builders import a_gathering
from tests.ui.accessible import problems
from tests.ui.tables import Key
from tests.ui.test_accessible import cut_labels, overlaps

GUESTS = a_gathering("Ada", "Ben", "Chidi").guests


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1092, 614)
    qtbot.addWidget(made)
    made.show()
    return made


def test_others_are_ticked_with_their_order(window: QWidget, qtbot: QtBot) -> None:
    sheet = PapersTogether(window, Document.HANDOUT, ("summary",), True)
    chosen: list[tuple[object, ...]] = []
    sheet.chosen.connect(lambda others, by_guest: chosen.append((others, by_guest)))
    sheet.open()
    assert "handout" not in sheet.ticks
    assert not {"badges", "table cards", "wall sheets"} & set(sheet.ticks)
    qtbot.keyClick(sheet.ticks["invitation"], Key.Key_Space)
    qtbot.keyClick(sheet.order.buttons[False], Key.Key_Space)
    qtbot.keyClick(sheet.take, Key.Key_Return)

    assert chosen == [(("invitation", "summary"), False)]


def test_guests_are_ticked_by_letters_and_keys(window: QWidget, qtbot: QtBot) -> None:
    sheet = PapersForSome(window, GUESTS, ())
    chosen: list[tuple[str, ...]] = []
    sheet.chosen.connect(chosen.append)
    sheet.open()
    qtbot.keyClick(sheet.take, Key.Key_Return)
    assert sheet.sentence.text() == "Tick at least one guest, or leave it as it was."
    for letters in ("Ch", "Ad"):
        qtbot.keyClicks(sheet.guests.letters.line, letters)
        qtbot.keyClick(sheet.guests.letters.line, Key.Key_Return)
    assert sheet.guests.says.text() == "2 guests get one."
    qtbot.keyClick(sheet.take, Key.Key_Return)

    assert chosen == [(GUESTS[1].id, GUESTS[3].id)]


@pytest.mark.parametrize("which", ["together", "some"])
def test_everything_has_a_name_and_room_and_goes_when_it_is_left(
    window: QWidget, qtbot: QtBot, which: str
) -> None:
    if which == "together":
        sheet: PapersTogether | PapersForSome = PapersTogether(window, Document.SUMMARY, (), True)
    else:
        sheet = PapersForSome(window, GUESTS, (GUESTS[0].id,))
    sheet.open()
    assert problems(sheet) == cut_labels(sheet) == overlaps(sheet) == []

    qtbot.keyClick(sheet, Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(sheet))
