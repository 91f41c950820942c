"""What stands on every page: where the keyboard is can be seen on each of its buttons."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import Button
from hostdesk.ui.widgets.rail import RailButton

CLEAR = 60  # of 255: less is a shade that nobody sees


def chosen_tab() -> QAbstractButton:
    tab = Button("Words", "words")
    tab.setCheckable(True)
    tab.setChecked(True)
    return tab


def where_one_is() -> QAbstractButton:
    line = RailButton("guests", "Guests")
    line.show_whether_here(True)
    return line


def changed(before: QImage, after: QImage) -> int:
    """How many dots inside became clearly lighter or darker: at its edge it would only seem to grow."""
    dots = ((x, y) for x in range(3, before.width() - 3) for y in range(3, before.height() - 3))
    shades = (abs(before.pixelColor(*dot).lightness() - after.pixelColor(*dot).lightness()) for dot in dots)
    return sum(shade > CLEAR for shade in shades)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", [lambda: Button("Take it", "take", primary=True), chosen_tab, where_one_is])
def test_the_keyboard_is_seen_on_what_is_filled(qtbot: QtBot, make: object, scheme: str) -> None:
    theme.dress(QApplication.instance(), scheme, 100)  # type: ignore[arg-type]
    around, field = QWidget(), QLineEdit()
    qtbot.addWidget(around)
    button = make()  # type: ignore[operator]
    column = QVBoxLayout(around)
    column.addWidget(field)
    column.addWidget(button)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    field.setFocus()
    before = button.grab().toImage()
    button.setFocus()

    assert changed(before, button.grab().toImage()) > button.width()
