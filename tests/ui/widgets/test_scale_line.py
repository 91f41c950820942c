"""The scale on the screen is the scale on the wall and on paper: dots lie where one geometry puts them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from hostdesk.domain.dots import piled
from hostdesk.ui import theme
from hostdesk.ui.widgets.projected_dots import dots_on
from hostdesk.ui.widgets.scale_line import ScaleLine
from tests.builders import a_scale

SCALE = a_scale("How near?")
FEW = [Decimal(value) for value in (0, 4, 4, 4, 7, 10)]
CROWD = [Decimal(4)] * 120 + [Decimal(5)] * 60


@pytest.mark.parametrize("values", [FEW, CROWD], ids=["few", "crowd"])
def test_on_the_screen_each_dot_is_where_the_geometry_says(qtbot: QtBot, values: list[Decimal]) -> None:
    line = ScaleLine("line")
    qtbot.addWidget(line)
    line.resize(700, line.sizeHint().height())
    line.show_marks(SCALE, values)
    picture, em = line.grab().toImage(), theme.em(line)
    low = line.height() - 1.6 * em
    piles = piled(SCALE, values, line.width() - 2 * em, low - em * 0.4, min(16, em))
    amber = line.palette().accent().color()

    for dot in piles.dots:
        x, y = em + dot.x, low - em * 0.35 - dot.up - piles.room / 2
        seen = picture.pixelColor(round(x), round(y))
        assert abs(seen.hue() - amber.hue()) < 12


@pytest.mark.parametrize("values", [FEW, CROWD], ids=["few", "crowd"])
def test_on_the_wall_they_lie_alike(values: list[Decimal]) -> None:
    line = QRectF(60, 100, 900, 350)
    dots = dots_on(SCALE, values, line, 768)
    piles = piled(SCALE, values, 900, 350 - 768 * 0.05, next(iter(dots.values())).size)

    assert [dot.x - 60 for dot in dots.values()] == pytest.approx([dot.x for dot in piles.dots])
    lowest = max(dot.y for dot in dots.values())
    assert [lowest - dot.y for dot in dots.values()] == pytest.approx([dot.up for dot in piles.dots])


def test_ticks_below_the_numbers_are_seen_and_said(qtbot: QtBot) -> None:
    line = ScaleLine("line")
    qtbot.addWidget(line)
    line.resize(700, line.sizeHint().height())
    line.show_marks(SCALE, [Decimal(3)], good_enough=[Decimal(7), Decimal(7)])
    picture, em, ground = line.grab().toImage(), theme.em(line), line.palette().window().color()
    x, y = em + 0.7 * (line.width() - 2 * em), line.height() - 0.7 * em

    box = [(round(x) + right, round(y) + down) for right in range(-20, 20) for down in range(-8, 8)]
    assert any(abs(picture.pixelColor(*at).lightness() - ground.lightness()) > 60 for at in box)
    assert line.accessibleDescription() == "1 person at 3. Good enough: 2 people at 7."
