"""A scale as a guest will see it: the question, the line, both ends, and what is asked then."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.scale import FollowUp, Naming, Scale
from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import Card, heading, muted, paint_focus
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.words import _


class GuestsView(QWidget):
    """The paper on the table. It takes the keyboard, so that the arrows move it where it is long."""

    def __init__(self, name: str = "guests_view") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("As your guests see it"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scale: Scale | None = None
        self._paper = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.addWidget(self._paper)
        self._column.addStretch(1)

    def show_scale(self, scale: Scale) -> None:
        if scale == self.scale:
            return
        self.scale = scale
        paper = Paper(scale, self.objectName())
        self._column.replaceWidget(self._paper, paper)
        paper.show()
        self._paper.hide()
        self._paper.deleteLater()
        self._paper = paper
        self.setAccessibleDescription(told(scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            box = QRectF(self._paper.geometry()).adjusted(-3, -3, 3, 3)
            paint_focus(QPainter(self), box, self.palette())


class Paper(Card):
    """One scale on a sheet."""

    def __init__(self, scale: Scale, name: str) -> None:
        super().__init__(f"{name}_paper")
        self._name = name
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 16)
        self.column.setSpacing(6)
        self.column.addWidget(heading(scale.question or scale.kind.label, f"{name}_question", 1.15))
        for number, words in enumerate(scale.said_before):
            self.column.addWidget(muted(words, f"{name}_before_{number}"))
        if scale.naming is Naming.UNNAMED:
            self.column.addWidget(muted(_("On a sheet without a name."), f"{name}_unnamed"))
        self.column.addWidget(_line(scale, f"{name}_line"))
        if scale.low_means or scale.high_means:
            self.column.addWidget(_ends(scale, name))
        for follow_up in scale.follow_ups:
            self._lay_follow_up(scale, follow_up)

    def _lay_follow_up(self, scale: Scale, follow_up: FollowUp) -> None:
        asked = QLabel(follow_up.asked)
        asked.setObjectName(f"{self._name}_asked_{follow_up.name.lower()}")
        asked.setWordWrap(True)
        self.column.addSpacing(6)
        self.column.addWidget(asked)
        if follow_up.lines:
            self.column.addWidget(Ruled(follow_up.lines))
        else:
            self.column.addWidget(_line(scale.small_line(follow_up), asked.objectName() + "_line"))


class Ruled(QWidget):
    """Lines to write on."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(6 * theme.em(self), int(self._lines * 1.25 * theme.em(self)) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().dark().color(), 1))
        apart = (self.height() - 2) / self._lines
        for line in range(self._lines):
            y = int((line + 1) * apart)
            painter.drawLine(0, y, self.width(), y)


def told(scale: Scale) -> str:
    """The same in words."""
    asked = (follow_up.asked for follow_up in scale.follow_ups)
    parts = (scale.question, *scale.said_before, ends_said(scale), *asked)
    return "\n".join(part for part in parts if part)


def ends_said(scale: Scale) -> str:
    """ "0: when we first talked about it · 10: anyone can knock" """
    ends = ((scale.lowest, scale.low_means), (scale.highest, scale.high_means))
    return "   ·   ".join(f"{number}: {words}" for number, words in ends if words)


def _line(scale: Scale, name: str) -> ScaleLine:
    line = ScaleLine(name, levels=0)
    line.show_marks(scale, ())
    return line


def _ends(scale: Scale, name: str) -> QWidget:
    """Each under its own end of the line, which runs the same way in every language."""
    both = QWidget()
    both.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for words, end, side in (
        (scale.low_means, "low", Qt.AlignmentFlag.AlignLeft),
        (scale.high_means, "high", Qt.AlignmentFlag.AlignRight),
    ):
        number = scale.lowest if end == "low" else scale.highest
        label = muted(f"{number}: {words}" if words else "", f"{name}_{end}")
        label.setAlignment(side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)
        row.addWidget(label, 1)
    return both
