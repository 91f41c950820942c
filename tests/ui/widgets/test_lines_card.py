"""A card of lines: every name in its own direction, all of them from one side, none of them cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk.ui import theme
from hostdesk.ui.widgets.lines_card import LinesCard

NAMES = ("ليلى منصور", "Priya Raman", "陈美玲", "نور (Linden Street)")


def a_card(qtbot: QtBot, *lines: str, width: int = 300) -> LinesCard:
    card = LinesCard("table", "Table 1", lines)
    qtbot.addWidget(card)
    card.resize(width, card.heightForWidth(width))
    card.show()
    return card


def written(card: LinesCard, room: QRect) -> list[int]:
    """The pixels from the left that have ink in this line."""
    image, ground = card.grab().toImage(), card.palette().base().color().lightness()

    def inked(x: int) -> bool:
        column = (QColor(image.pixel(x, y)) for y in range(room.top(), room.bottom()))
        return any(abs(pixel.lightness() - ground) > 60 for pixel in column)

    return [x for x in range(room.left(), room.right()) if inked(x)]


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_every_line_begins_at_the_leading_side(qtbot: QtBot, side: Qt.LayoutDirection) -> None:
    card = a_card(qtbot, *NAMES)
    card.setLayoutDirection(side)
    lines = [written(card, room) for room in card._laid(card.width())]
    mirrored = side is Qt.LayoutDirection.RightToLeft
    gaps = [card.width() - ink[-1] if mirrored else ink[0] for ink in lines]

    assert len(lines) == 5
    assert max(gaps) - min(gaps) <= 5
    assert max(gaps) < 22


def test_a_long_name_takes_more_lines_and_nothing_lies_on_another(qtbot: QtBot) -> None:
    card = a_card(qtbot, "Wolfgang Donaudampfschifffahrtsgesellschaftskapitän", "Ada", width=160)
    rooms = card._laid(160)

    assert rooms[1].height() >= 3 * rooms[2].height() - 2
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(rooms))
    assert rooms[-1].bottom() < card.height()


def test_larger_text_gets_more_room(qapp: QApplication, qtbot: QtBot) -> None:
    card = a_card(qtbot, *NAMES)
    before = card.heightForWidth(300)
    theme.dress(qapp, "light", 200)
    QApplication.processEvents()
    larger = card.heightForWidth(300)
    theme.dress(qapp, "light", 100)

    assert larger > 1.5 * before
