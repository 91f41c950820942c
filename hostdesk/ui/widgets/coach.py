"""The coach at the right: the role asked for here, what is worth asking, one thing to keep in mind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.hosting import Role
from hostdesk.domain.preparation import Question
from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import muted, paint_focus
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _

MOST = 3  # questions at a time


class QuestionLine(QLabel):
    """A question; choosing it leads to the place where its answer goes."""

    chosen = Signal(str)

    def __init__(self, question: Question, number: int) -> None:
        super().__init__(question.words)
        self._field = question.field
        self.setObjectName(f"coach_question_{number}")
        self.setAccessibleName(question.words)
        self.setAccessibleDescription(question.why)
        self.setToolTip(question.why)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit(self._field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._field)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self.rect().toRectF(), self.palette())


class Coach(QScrollArea):
    """Guidance that invites and never blocks."""

    question_chosen = Signal(str)  # the objectName of the field where the answer goes

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coach")
        self.setAccessibleName(_("Coach"))
        self.setWidgetResizable(True)
        make_quiet(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._shown: tuple[object, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(15 * theme.em(self), 400)

    def show_guidance(self, role: Role, questions: Sequence[Question], keep_in_mind: str) -> None:
        """The role asked for on this page, its first open questions, and one thing to keep in mind."""
        shown = (role, tuple(questions[:MOST]), keep_in_mind)
        if shown == self._shown:
            return
        self._shown = shown
        inner = QWidget()
        inner.setBackgroundRole(QPalette.ColorRole.Base)
        inner.setAutoFillBackground(True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 24, 16, 16)
        column.setSpacing(6)
        column.addWidget(_head(role.you_are, "coach_role"))
        if questions:
            column.addSpacing(8)
            column.addWidget(_head(_("Worth asking"), "coach_worth_asking"))
            for number, question in enumerate(questions[:MOST]):
                line = QuestionLine(question, number)
                line.chosen.connect(self.question_chosen)
                column.addWidget(line)
                column.addWidget(muted(question.why, f"coach_why_{number}"))
        column.addSpacing(8)
        column.addWidget(_head(_("Keep in mind"), "coach_keep"))
        column.addWidget(muted(keep_in_mind, "coach_keep_words"))
        column.addStretch(1)
        self.setWidget(inner)


def _head(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.Link)
    label.setFont(theme.larger(label, 1.0, bold=True))
    return label
