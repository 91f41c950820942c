"""A whole number that is typed, or stepped: by the arrow keys, and by two buttons a finger can hit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSpinBox, QWidget

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS
from hostdesk.words import _

_LEAST = 24  # pixels


class NumberField(QSpinBox):
    """Its two buttons are for the mouse; they are no stops of Tab."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrame(False)
        self.setMinimumHeight(32)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.fewer = _Step(self, f"{name}_fewer", "−", _("One less"), self.stepDown)
        self.more = _Step(self, f"{name}_more", "+", _("One more"), self.stepUp)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At the end of the line, one beside the other; what is typed keeps clear of them."""
        super().resizeEvent(event)
        side = max(_LEAST, min(self.height(), int(theme.em(self) * 1.7)))
        turned = self.isRightToLeft()
        for place, step in enumerate((self.fewer, self.more)):
            from_end = (2 - place) * side
            left = from_end - side if turned else self.width() - from_end
            step.setGeometry(left, (self.height() - side) // 2, side, side)
            step.raise_()
        self.lineEdit().setTextMargins(2 * side if turned else 0, 0, 0 if turned else 2 * side, 0)


class _Step(QAbstractButton):
    """A sign without a frame: the box around the number is frame enough."""

    def __init__(self, parent: QWidget, name: str, sign: str, says: str, do: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(sign)
        self.setAccessibleName(says)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoRepeat(True)
        self.clicked.connect(do)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            early.rounded(painter, box, RADIUS - 3, colours.midlight(), None)
        painter.setFont(theme.larger(self, 1.15, bold=True))
        painter.setPen((colours.buttonText() if self.isEnabled() else colours.placeholderText()).color())
        painter.drawText(self.rect(), early.CENTRE, self.text())
