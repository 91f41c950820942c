"""The frame of the window: rail at the left, pages, coach at the right, a quiet line at the foot."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.pages.home import HomePage
from hostdesk.ui.widgets.plain import Button, row
from hostdesk.ui.widgets.rail import Rail
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.ui.messages import Messages
    from hostdesk.ui.widgets.coach import Coach

_SMALLEST_PAGE = 34  # em: below that the coach folds away by itself
_COACH = 14.5  # em


class Frame(QWidget):
    """Where everything has its place; it knows no session and does nothing by itself."""

    question_chosen = Signal(str)  # in the coach: the field where the answer goes
    message_answered = Signal(str)  # the action that a message offered

    def __init__(self) -> None:
        super().__init__()
        self._coach: Coach | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self.whole = whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.inside = QWidget()  # everything that is hidden while the window is locked
        self.inside.setObjectName("inside")
        whole.addWidget(self.inside)
        layout = QHBoxLayout(self.inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._above = QVBoxLayout()
        middle.addLayout(self._above)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.home = HomePage()
        self.stack.addWidget(self.home)
        middle.addWidget(self.stack, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(24, 0, 24, 10)
        middle.addLayout(self._foot)
        layout.addLayout(middle, 1)
        self._columns = layout

    def _left(self) -> QWidget:
        self.left = QWidget()
        self.left.setObjectName("left")
        self.left.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.left.setAutoFillBackground(True)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        self.rail = Rail()
        self.state = QLabel(_("All work is saved on this laptop."))
        self.state.setObjectName("saved_state")
        self.state.setWordWrap(True)
        self.state.setContentsMargins(24, 0, 12, 0)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.menu_button = Button(_("Menu"), "menu_button")
        buttons = row(self.menu_button, 1)
        buttons.setContentsMargins(20, 0, 12, 0)
        column.addWidget(self.rail.head)
        column.addWidget(self.rail, 1)
        column.addWidget(self.state)
        column.addLayout(buttons)
        self._fit_rail()
        return self.left

    def _fit_rail(self) -> None:
        self.left.setFixedWidth(min(int(theme.em(self) * 12.5), max(190, self.width() * 3 // 10)))

    @cached_property
    def messages(self) -> Messages:
        """The line at the foot, once there is something to say."""
        from hostdesk.ui.messages import Messages

        made = Messages()
        made.action_requested.connect(self.message_answered)
        self._foot.addWidget(made)
        return made

    def put_above(self, line: QWidget) -> None:
        """A line over all pages."""
        self._above.setContentsMargins(24, 10, 24, 0)
        self._above.addWidget(line)

    def forget_messages(self) -> None:
        """Leaves behind what was said in passing."""
        if "messages" in self.__dict__:  # else nothing was ever said
            self.messages.forget()

    def say(self, sentence: str) -> None:
        self.messages.say(sentence)

    # the coach

    @property
    def coach(self) -> Coach:
        """Made when it is first asked for."""
        if self._coach is None:
            from hostdesk.ui.widgets.coach import Coach

            self._coach = Coach()
            self._coach.setFixedWidth(int(theme.em(self) * _COACH))
            self._coach.question_chosen.connect(self.question_chosen)
            self._columns.addWidget(self._coach)
        return self._coach

    def unfold_coach(self, wanted: bool) -> None:
        """Shows the coach where it is wanted and there is room beside the page."""
        if wanted or self._coach is not None:
            self.coach.setVisible(wanted and self._room_for_coach())

    def forget_coach(self) -> None:
        """The next one is made anew, in the colours and sizes of then."""
        if self._coach is not None:
            self._columns.removeWidget(self._coach)
            self._coach.deleteLater()
            self._coach = None

    def _room_for_coach(self) -> bool:
        em = theme.em(self)
        return self.width() - self.left.width() - int(em * _COACH) >= em * _SMALLEST_PAGE

    def _coachs_first_question(self) -> QWidget | None:
        shown = self._coach is not None and self._coach.isVisible()
        return self.coach.findChild(QWidget, "coach_question_0") if shown else None
