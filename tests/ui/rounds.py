"""What tests of rounds share: typing into the grid, and everything that a page tells in any way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.ui.models.rows import SECOND_LINE
from hostdesk.ui.pages.capture import CapturePage
from hostdesk.workflows import capture, rounds
from tests.ui.tables import Key

_KEYS = {"⏎": Key.Key_Return, "⇥": Key.Key_Tab, "↑": Key.Key_Up, "↓": Key.Key_Down, "→": Key.Key_Right}
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.StatusTipRole,
    SECOND_LINE,
)


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_keys(typed: str) -> None:
    """To whatever has the keyboard, one after another; "⏎" is Enter, "⇥" Tab."""
    for letter in typed:
        if letter in _KEYS:
            QTest.keyClick(here(), _KEYS[letter])
        else:
            QTest.keyClicks(here(), letter)


def opened(start: Gathering, moment: Moment = Moment.OPENING, **how: Any) -> Gathering:
    asking = capture.Asking(start.scales[0], moment)
    return start.after(rounds.open_round(start, asking, datetime(2026, 5, 12, 19, 0), **how))


def all_told(page: QWidget) -> str:
    """Every word that can be seen on a page, is a tip, or is heard from it."""
    told: list[str] = []
    shown = (widget for widget in page.findChildren(QWidget) if widget.isVisible())
    for widget in (page, *shown):
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            told.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            told.append(widget.toPlainText())
    if isinstance(page, CapturePage):
        told += _cells(page)
    return "\n".join(told)


def _cells(page: CapturePage) -> list[str]:
    model = page.rows
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return [str(model.index(*place).data(role) or "") for place in places for role in _ROLES]
