"""A host's two hands: keys go to whatever has the keyboard, and nothing is ever clicked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from tests.builders import stored
from tests.ui.tables import Desktop

_SIGNS = {
    "⏎": "Return",
    "⇥": "Tab",
    "⇤": "Shift+Tab",
    "↓": "Down",
    "↑": "Up",
    "→": "Right",
    "␣": "Space",
    "⎋": "Esc",
}


def here() -> QWidget:
    """What has the keyboard; a window that shows no field has it as a whole."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "no window has the keyboard"
    return found


def press(*keys: str) -> None:
    """Keys by their names, as they stand in the menu: "Ctrl+L", "F7", "Return"."""
    for name in keys:
        combination = QKeySequence(name)[0]
        QTest.keyClick(here(), combination.key(), combination.keyboardModifiers())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_(typed: str) -> None:
    """Letter by letter; "⏎" is Enter, "⇥" Tab, "␣" the space bar where it ticks, "⎋" Esc."""
    for letter in typed:
        if letter in _SIGNS:
            press(_SIGNS[letter])
        else:
            QTest.keyClicks(here(), letter)


def tab_to(name: str, key: str = "Tab") -> None:
    """Tab by Tab, as somebody does who looks where the frame is."""
    for _stop in range(80):
        if here().objectName() == name:
            return
        press(key)
    raise AssertionError(f"{key} never came to {name}, but was at {here().objectName()}")


def come_back(desktop: Desktop) -> None:
    """A window that closes leaves the keyboard to the next, which is what a window manager sees to."""
    desktop.until(lambda: QApplication.activeWindow() in (None, desktop.window))
    desktop.window.activateWindow()
    desktop.until(lambda: desktop.window.isActiveWindow() and QApplication.focusWidget() is not None)


def at_the_desk(qtbot: QtBot, path: Path, gathering: Gathering, settings: Settings | None = None) -> Desktop:
    """The real window over a real library file, with this session open."""
    library = open_library(path)
    stored(library, gathering)
    library.close()
    desktop = Desktop(qtbot, path, settings)
    desktop.open(gathering.session.title)
    return desktop
