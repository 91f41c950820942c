"""A question still worth asking, as a line to choose: its words, why, and the step where it is answered."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hostdesk.domain.preparation import Question
from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS, paint_focus
from hostdesk.words import _

_WRAP = early.WORD_WRAP | early.LEADING | early.TOP
_NARROW = 30  # em: below that the step stands under the words


class QuestionLine(QAbstractButton):
    """Painted as one: forty of them are laid in a moment. `question` says where choosing it leads."""

    def __init__(self, question: Question, name: str) -> None:
        super().__init__()
        self.question = question
        self.setObjectName(name)
        self.setText(question.words)
        self.setAccessibleName(question.words)
        self.setAccessibleDescription(
            _("{why} Enter goes to the step {step}.").format(why=question.why, step=question.place.label)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(10 * theme.em(self), self.heightForWidth(max(self.width(), 20 * theme.em(self))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        last = self._boxes(width)[-1 if self._is_narrow(width) else 1]
        return last.bottom() + 1 + self._pad()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        if self.underMouse() or self.hasFocus():
            ground = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            early.rounded(painter, ground, RADIUS, colours.midlight(), None)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colours)
        words, why, step = (self._mirrored(box) for box in self._boxes(self.width()))
        bold = theme.larger(self, 1.0, bold=True)
        painter.setPen(colours.text().color())
        painter.setFont(bold)
        painter.drawText(words, _WRAP, theme.breakable(bold, self.question.words, words.width()))
        painter.setFont(self.font())
        painter.setPen(colours.placeholderText().color())
        painter.drawText(why, _WRAP, theme.breakable(self.font(), self.question.why, why.width()))
        painter.setPen(colours.link().color())
        side = early.LEADING if self._is_narrow(self.width()) else early.TRAILING
        painter.drawText(step, side | early.TOP | early.WORD_WRAP, self._step)

    @property
    def _step(self) -> str:
        return f"{self.question.place.label} {'‹' if self.isRightToLeft() else '›'}"

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where the words, the reason and the step stand, read from the left."""
        pad, step_width = self._pad(), self.fontMetrics().horizontalAdvance(self._step) + 4
        inner = width - 2 * pad
        room = inner if self._is_narrow(width) else inner - step_width - pad
        bold = theme.larger(self, 1.0, bold=True)
        words = QRect(pad, pad, room, theme.wrapped_height(bold, self.question.words, room))
        why = QRect(pad, words.bottom() + 3, room, theme.wrapped_height(self.font(), self.question.why, room))
        height = theme.wrapped_height(self.font(), self._step, inner)
        if self._is_narrow(width):
            return words, why, QRect(pad, why.bottom() + 3, inner, height)
        return words, why, QRect(width - pad - step_width, pad, step_width, height)

    def _mirrored(self, box: QRect) -> QRect:
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right() - 1)
        return box

    def _is_narrow(self, width: int) -> bool:
        return width < _NARROW * theme.em(self)

    def _pad(self) -> int:
        return max(8, int(theme.em(self) * 0.6))
