"""A choice of one from a few, each with a sentence on what it means, all seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS, paint_focus
from hostdesk.ui.widgets.sight import bring_into_sight

_PAD = 8


class ExplainedChoice(QRadioButton):
    """One of them; a line at its side joins it to its neighbours as the rungs of a ladder are."""

    def __init__(self, label: str, meaning: str, name: str) -> None:
        super().__init__(label)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setAccessibleDescription(meaning)
        self.meaning = meaning
        self.is_first = self.is_last = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(12 * theme.em(self), self.heightForWidth(max(self.width(), 12 * theme.em(self))))

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.em(self), theme.em(self) + 2 * _PAD)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width - self._side() - _PAD
        words = theme.wrapped_height(self._bold(), self.text(), inner)
        means = theme.wrapped_height(self.font(), self.meaning, inner) if self.meaning else 0
        return max(32, words + means + 2 * _PAD)

    def hitButton(self, _where: Any) -> bool:
        """All of it is the target, not only the circle."""
        return True

    def _side(self) -> int:
        """The room for the circle, in pixels."""
        return int(theme.em(self) * 2.2)

    def _bold(self) -> QFont:
        return theme.larger(self, 1.0, bold=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            bring_into_sight(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, box = self.palette(), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            early.rounded(painter, box.adjusted(2, 2, -2, -2), RADIUS, colours.midlight(), None)
        self._paint_circle(painter)
        self._paint_words(painter)
        if self.hasFocus():
            paint_focus(painter, box, colours)

    def _paint_circle(self, painter: QPainter) -> None:
        colours, em = self.palette(), theme.em(self)
        radius = em * 0.42
        x = self.width() - self._side() / 2 if self.isRightToLeft() else self._side() / 2
        middle = QPointF(x, _PAD + em / 2)
        painter.setPen(QPen(colours.mid().color(), 2))
        if not self.is_first:
            painter.drawLine(QPointF(x, 0), middle - QPointF(0, radius))
        if not self.is_last:
            painter.drawLine(middle + QPointF(0, radius), QPointF(x, self.height()))
        painter.setPen(QPen((colours.highlight() if self.isChecked() else colours.dark()).color(), 1.6))
        painter.setBrush(colours.base())
        painter.drawEllipse(middle, radius, radius)
        if self.isChecked():
            painter.setBrush(colours.highlight())
            painter.drawEllipse(middle, radius * 0.5, radius * 0.5)

    def _paint_words(self, painter: QPainter) -> None:
        bold, side = self._bold(), self._side()
        room = QRect(self.rect()).adjusted(side, _PAD, -_PAD, 0)
        if self.isRightToLeft():
            room = QRect(self.rect()).adjusted(_PAD, _PAD, -side, 0)
        how = early.WORD_WRAP | early.LEADING | early.TOP
        early.write_in(painter, self.palette().windowText().color())
        painter.setFont(bold)
        painter.drawText(room, how, theme.breakable(bold, self.text(), room.width()))
        room.setTop(room.top() + theme.wrapped_height(bold, self.text(), room.width()))
        early.write_in(painter, self.palette().placeholderText().color())
        painter.setFont(self.font())
        painter.drawText(room, how, theme.breakable(self.font(), self.meaning, room.width()))


class ExplainedChoices(QWidget):
    """One stop for Tab; the arrows choose. Emits `chosen(value)` when the host does; showing never does."""

    chosen = Signal(object)

    def __init__(self, name: str, label: str, choices: Sequence[tuple[Any, str, str, str]]) -> None:
        """`choices`: value, object name, label, meaning."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.buttons: dict[Any, ExplainedChoice] = {}
        for value, own_name, words, meaning in choices:
            button = self.buttons[value] = ExplainedChoice(words, meaning, own_name)
            button.clicked.connect(partial(self._on_clicked, value))
            self._group.addButton(button)
            column.addWidget(button)

    def show_value(self, value: Any) -> None:
        self.buttons[value].setChecked(True)

    def _on_clicked(self, value: Any, *_checked: object) -> None:
        self.chosen.emit(value)
