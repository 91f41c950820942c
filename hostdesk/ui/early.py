"""Qt without its namespace, for what the first window shows.

`Qt` makes about 120 enums when it is first touched: a tenth of the whole start. These touch it: importing it,
passing or receiving one of its enums, and those calls of a painter that could take one (`setPen`, `setBrush`,
`fillRect`). So its numbers stand here (a test compares them), later uses say `QtCore.Qt`, and shapes are
painted as paths, words in the ink of a widget.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QLabel, QWidget

# Qt.ItemDataRole
DISPLAY, EDIT, TOOL_TIP, CHECK_STATE, ACCESSIBLE_TEXT, USER = 0, 2, 3, 10, 11, 0x100
# Qt.AlignmentFlag and Qt.TextFlag: what QPainter.drawText takes as a plain number
LEADING, TRAILING, TOP, BOTTOM, MIDDLE, CENTRE = 0x1, 0x2, 0x20, 0x40, 0x80, 0x84
SHOW_MNEMONIC, WORD_WRAP = 0x800, 0x1000
# Qt.FocusPolicy, Qt.TextFormat and Qt.ScrollBarPolicy: for setProperty, which takes numbers
NO_FOCUS, CLICK_FOCUS, STRONG_FOCUS = 0, 2, 11
PLAIN_TEXT = 0
ALWAYS_OFF = 1


class Ink(QWidget):
    """Never seen: lends a painter the pen of a palette's role, in whatever colours the window has."""

    def __init__(self, parent: QWidget, role: QPalette.ColorRole) -> None:
        super().__init__(parent)
        self.setForegroundRole(role)
        self.hide()


def take_focus_by(widget: QWidget, policy: int) -> None:
    widget.setProperty("focusPolicy", policy)


def show_plainly(label: QLabel) -> None:
    """What the label shows is never markup."""
    label.setProperty("textFormat", PLAIN_TEXT)


def write_in(painter: QPainter, ink: QColor) -> None:
    """Takes another pen only where the widget's own is not the right one: another one touches `Qt`."""
    if painter.pen().color() != ink:
        painter.setPen(ink)


def rounded(painter: QPainter, box: QRectF, radius: float, ground: QBrush | None, edge: QPen | None) -> None:
    """A rounded box, filled, outlined or both."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if ground is not None:
        painter.fillPath(path, ground)
    if edge is not None:
        painter.strokePath(path, edge)


def fill(painter: QPainter, box: QRect, ground: QBrush) -> None:
    painter.setBackground(ground)
    painter.eraseRect(box)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, cut with "…" where it does not fit."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
