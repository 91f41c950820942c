"""Readiness: what is still worth asking, by role, each with the place where it is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.domain.preparation import Question, by_role, roles_at_rest
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.places import PREPARING
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.ui.widgets.question_line import QuestionLine
from hostdesk.words import _

_STEPS = {place: step for step, place in PREPARING.items()}
Asked = tuple[tuple[Role, tuple[Question, ...]], ...]


def page(_settings: Settings) -> Page:
    return ReadinessPage()


class ReadinessPage(Page):
    """A list that gets shorter by itself; no number says how far one is."""

    answer_requested = Signal(str, str)  # the step of the rail, and the field on its page
    paper_requested = Signal(str)  # a document

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readiness")
        purpose = _("What is still worth asking, in whichever role you are. Nothing here has to be answered.")
        self.sheet = Sheet(_("Readiness"), purpose, "readiness")
        self.print_button = Button(_("Print for the train"), "readiness_print", icon="printer")
        self.print_button.clicked.connect(self._on_print)
        self.sheet.column.addLayout(row(self.print_button, 1))
        self._list = QWidget()
        self.sheet.column.addWidget(self._list)
        self.sheet.column.addStretch(1)
        self._shown: tuple[Asked, tuple[Role, ...]] | None = None
        self.lines: list[QuestionLine] = []
        laid_out(self, self.sheet)

    @property
    def first_field(self) -> QWidget:
        """The first question, or the button where none is left."""
        return self.lines[0] if self.lines else self.print_button

    def refresh(self, gathering: Gathering) -> None:
        shown = tuple(by_role(gathering)), tuple(roles_at_rest(gathering))
        if shown == self._shown:
            return
        self._shown = shown
        had_the_keyboard = any(line.hasFocus() for line in self.lines)
        self._lay_list(*shown)
        if had_the_keyboard:
            self.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_list(self, asked: Asked, at_rest: Sequence[Role]) -> None:
        self.lines = []
        made = QWidget()
        made.setObjectName("readiness_list")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for role, questions in asked:
            self._lay_role(column, role, questions)
        for words in rest_said(at_rest):
            column.addSpacing(10)
            column.addWidget(words)
        self.sheet.column.replaceWidget(self._list, made)
        made.show()  # at once: a question of it may get the keyboard
        self._list.deleteLater()
        self._list = made

    def _lay_role(self, column: QVBoxLayout, role: Role, questions: Sequence[Question]) -> None:
        name = role.name.lower()
        column.addSpacing(8)
        column.addWidget(heading(role.label, f"readiness_{name}", 1.25))
        column.addWidget(muted(role.does, f"readiness_{name}_does"))
        card = Card(f"readiness_{name}_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.setSpacing(0)
        for question in questions:
            line = QuestionLine(question, f"readiness_question_{len(self.lines)}")
            line.clicked.connect(self._on_chosen)
            self.lines.append(line)
            inside.addWidget(line)
        column.addWidget(card)

    def _on_chosen(self) -> None:
        line = self.sender()
        if isinstance(line, QuestionLine):
            self.answer_requested.emit(_STEPS[line.question.place], line.question.field)

    def _on_print(self) -> None:
        self.paper_requested.emit("readiness")


def rest_said(roles: Sequence[Role]) -> list[QWidget]:
    """A quiet word on the roles that have nothing left to ask; a warm one when that is all of them."""
    if len(roles) == len(Role):
        warm = _("You have thought of all that we would ask. Put the list away, and look forward to them.")
        return [
            heading(_("Nothing left to ask"), "readiness_done", 1.25),
            muted(warm, "readiness_done_words"),
        ]
    names = ", ".join(role.label for role in roles)
    said = _("Nothing left to ask as: {roles}.").format(roles=names)
    return [muted(said, "readiness_rest")] if roles else []
