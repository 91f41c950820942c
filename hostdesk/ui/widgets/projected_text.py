"""Words for the wall: as large as fits, wrapped, long words broken, each script from its own side."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from hostdesk.ui import theme
from hostdesk.ui.widgets.projected_glyphs import KEPT_BY_QT, write_large

GROUND, INK, QUIET, LINE, DOT = "#10312f", "#ffffff", "#bfe3dc", "#8fd3c8", "#f0b44c"

_SMALLEST = 6  # pixels
_SMALLER = 0.94
_STILL_LARGE = 0.7  # of the largest size: down to it words are made smaller rather than broken
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7ff]")  # scripts that break anywhere


def font(pixels: float, bold: bool = False) -> QFont:
    """The house's type in pixels of the window: it follows the wall, not the host's text size."""
    made = QFont(theme.FAMILY)
    made.setPixelSize(max(_SMALLEST, round(pixels)))
    made.setBold(bold)
    return made


def laid(words: str, face: QFont, width: float, side: Qt.AlignmentFlag | None = None) -> QTextLayout:
    """The words in lines of this width; without a side they begin where their script begins."""
    paragraphs = words.replace("\n", "\u2028")
    layout = QTextLayout(paragraphs, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right = not words.isascii() and is_right_to_left(words)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    own = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment((own if side is None else side) | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def is_right_to_left(words: str) -> bool:
    """By its first letter that has a direction."""
    strong = (bidirectional(letter) for letter in words)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def fitting(
    words: str, box: QRectF, largest: float, bold: bool = False, side: Qt.AlignmentFlag | None = None
) -> QTextLayout:
    """The words as large as the box allows, and never larger than `largest` pixels."""
    size = _size(words, box.width(), box.height(), largest, bold)
    return laid(words, font(size, bold), box.width(), side)


def height_fitting(words: str, box: QRectF, largest: float, bold: bool = False) -> float:
    """How high they are then."""
    return _height(words, box.width(), box.height(), largest, bold)


@lru_cache(maxsize=64)
def _height(words: str, width: float, height: float, largest: float, bold: bool) -> float:
    """Kept, since a dot more does not change the words around it."""
    return height_of(fitting(words, QRectF(0, 0, width, height), largest, bold))


@lru_cache(maxsize=64)
def _size(words: str, width: float, height: float, largest: float, bold: bool) -> float:
    """Sought by halving what is left to try, and kept.

    A size at which a word would be broken is taken only when there is none a little smaller.
    """

    def fits(step: int) -> bool:
        size = largest * _SMALLER**step
        face = font(size, bold)
        whole = size <= largest * _STILL_LARGE or not _breaks(words, face, width)
        return whole and height_of(laid(words, face, width)) <= height

    most = max(0, math.ceil(math.log(_SMALLEST / largest, _SMALLER)))
    return float(largest * _SMALLER ** bisect_left(range(most), True, key=fits))


def _breaks(words: str, face: QFont, width: float) -> bool:
    """True where a word is wider than a line."""
    longest = max(words.split(), key=len, default="")
    return not _NO_SPACES.search(longest) and QFontMetricsF(face).horizontalAdvance(longest) > width


def height_of(layout: QTextLayout) -> float:
    """Of all its lines, in pixels."""
    return layout.boundingRect().height()


def write(painter: QPainter, layout: QTextLayout, at: QPointF, ink: str) -> None:
    ratio = painter.device().devicePixelRatioF()
    is_large = layout.font().pixelSize() * ratio > KEPT_BY_QT
    if not is_large or not write_large(painter, layout, at, QColor(ink), ratio):
        painter.setPen(QColor(ink))
        layout.draw(painter, at)
