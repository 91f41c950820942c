"""One line of a field and buttons: what there is no room for is in its menu, and does the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hostdesk.ui.widgets.folding_line import FoldingLine
from hostdesk.ui.widgets.plain import Button

WORDS = ("Note…", "On behalf…", "Pass round…", "End the gathering")


@pytest.fixture
def line(qtbot: QtBot) -> FoldingLine:
    kept = Button("Opening", "kept")
    folding = {Button(words, f"button_{number}"): "Ctrl+B" for number, words in enumerate(WORDS)}
    made = FoldingLine("line", "More", QLineEdit(), folding, (kept,))
    qtbot.addWidget(made)
    made.resize(1200, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(line: FoldingLine) -> list[str]:
    buttons = [button for button in line.findChildren(Button) if button is not line.more]
    return [button.text() for button in buttons if button.isVisible()]


def in_the_menu(line: FoldingLine) -> list[str]:
    return [action.text().split("\t")[0] for action in line.menu.actions() if action.isVisible()]


def made_narrow(line: FoldingLine, width: int) -> None:
    line.resize(width, 40)
    QApplication.processEvents()


def test_with_room_everything_is_in_the_line(line: FoldingLine) -> None:
    assert shown(line) == ["Opening", *WORDS]
    assert (in_the_menu(line), line.more.isVisible()) == ([], False)


@pytest.mark.parametrize("width", range(300, 1000, 50))
def test_at_every_width_each_button_is_in_one_place_and_nothing_is_cut(line: FoldingLine, width: int) -> None:
    made_narrow(line, width)

    assert shown(line) + in_the_menu(line) == ["Opening", *WORDS]
    seen = sorted((box for box in line.children() if getattr(box, "isVisible", bool)()), key=lambda w: w.x())
    assert all(left.geometry().right() < right.x() for left, right in pairwise(seen))
    assert all(box.geometry().right() < width for box in seen)
    buttons = [box for box in seen if box not in (line.field, line.more)]
    assert all(box.width() >= box.sizeHint().width() for box in buttons)


def test_what_is_chosen_in_the_menu_is_a_click(line: FoldingLine, qtbot: QtBot) -> None:
    made_narrow(line, 320)
    end = next(button for button in line.findChildren(Button) if button.text() == WORDS[-1])

    with qtbot.waitSignal(end.clicked):
        next(action for action in line.menu.actions() if action.text() == WORDS[-1]).trigger()


def test_the_menu_says_what_can_be_done_now(line: FoldingLine) -> None:
    made_narrow(line, 320)
    end = next(button for button in line.findChildren(Button) if button.text() == WORDS[-1])
    end.setText("End")
    end.setEnabled(False)
    line.more.click()
    line.menu.close()

    entry = line.menu.actions()[-1]
    assert (entry.text(), entry.isEnabled()) == ("End\tCtrl+B", False)


def test_what_is_not_wanted_is_in_neither_place(line: FoldingLine) -> None:
    end = next(button for button in line.findChildren(Button) if button.text() == WORDS[-1])
    line.show_button(end, False)
    made_narrow(line, 320)

    assert shown(line) + in_the_menu(line) == ["Opening", *WORDS[:-1]]
