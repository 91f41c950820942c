"""The lock and the sheet of the passphrase: readable and reached in every size, and freed when they close."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.covering_window import Cover
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.passphrase_sheet import PassphraseSheet
from tests.ui.accessible import problems
from tests.ui.tables import Desktop
from tests.ui.test_accessible import LOOKS, SIZES, cut_labels, dressed_back, overlaps

__all__ = ["dressed_back"]


def dressed(qtbot: QtBot, scheme: str, text: int, size: tuple[int, int]) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.dress(application, scheme, text)
    window = MainWindow(Desk(None), Settings(scheme=scheme, text_size=text))
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    return window


def found_in(widget: QWidget) -> list[str]:
    for _pass in range(4):
        QTest.qWait(1)  # layouts settle, one inside the other
    return problems(widget) + cut_labels(widget) + overlaps(widget)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("scheme", "text"), LOOKS)
@pytest.mark.usefixtures("dressed_back")
def test_the_lock_can_be_read_and_reached(
    qtbot: QtBot, scheme: str, text: int, size: tuple[int, int]
) -> None:
    window = dressed(qtbot, scheme, text, size)
    window.begin_locked(Path("library.hostdesk"))
    found = found_in(window)
    window._unlocking.wrong = 5
    window._wrong("This is not the passphrase of this library.")
    found += found_in(window)
    window._put_over(Cover.RESTING)
    found += found_in(window)

    assert found == []
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("has_one", [False, True])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("scheme", "text"), LOOKS)
@pytest.mark.usefixtures("dressed_back")
def test_the_sheet_can_be_read_and_reached(
    qtbot: QtBot, scheme: str, text: int, size: tuple[int, int], has_one: bool
) -> None:
    window = dressed(qtbot, scheme, text, size)
    sheet = PassphraseSheet(window, window.desk, has_one, 10, "A4")
    sheet.open()
    found = found_in(sheet)
    sheet.takes_own.setChecked(True)
    sheet.own.setText("Donaudampfschifffahrtsgesellschaftskapitän " * 2)
    sheet.on_take()
    found += found_in(sheet)
    sheet.reject()

    assert found == []


def test_tab_goes_round_the_lock(qtbot: QtBot) -> None:
    window = dressed(qtbot, "light", 100, SIZES[0])
    with qtbot.waitActive(window):
        window.activateWindow()
    window.begin_locked(Path("library.hostdesk"))
    names = []
    for _stop in range(4):
        here = QApplication.focusWidget()
        assert here is not None
        names.append(here.objectName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)

    assert names == ["lock_passphrase", "lock_shown", "lock_unlock", "lock_passphrase"]


def test_the_sheet_goes_when_it_is_closed(desktop: Desktop) -> None:
    desktop.window.actions_by_id["passphrase"].trigger()
    sheet = desktop.window.findChild(PassphraseSheet)
    assert sheet is not None
    gone = weakref.ref(sheet)
    sheet.reject()
    del sheet
    desktop.until(lambda: desktop.window.findChild(PassphraseSheet) is None)
    gc.collect()

    assert gone() is None
