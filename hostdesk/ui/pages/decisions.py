"""Decisions: what is to be decided and by whom, what hands it back, what is not up for decision here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.saying import date_said
from hostdesk.ui.widgets.part_form import Field, Form
from hostdesk.ui.widgets.plain import AddLine
from hostdesk.words import _
from hostdesk.workflows import decide, prepare


def page(_settings: Settings) -> Page:
    return DecisionsPage()


class DecisionsPage(ListPage):
    """What is to be decided, and below it what is said plainly not to be up for decision here."""

    def __init__(self) -> None:
        super().__init__(
            "decisions",
            _("Decisions"),
            _("What can be decided here, by those who live with it, and what cannot?"),
        )
        self.lay_add_line(
            "new_decision",
            _("Something to decide"),
            _("To decide: a question that can be answered"),
        )
        self.not_here = AddLine(
            "new_not_here",
            _("Something that is not up for decision here"),
            _("Not up for decision here: say it plainly"),
        )
        self.not_here.entered.connect(self._on_not_here)
        self.not_here.pasted.connect(self._on_not_here_pasted)
        self.column.addWidget(self.not_here)
        self.lay_list(
            _columns(),
            "decision_list",
            _("Decisions"),
            _("No decision yet. A good first one is small, near, and could go back to somebody this month."),
        )
        self.lay_card("decision", _fields(), _("‹ All decisions"))
        self.lay_tools()
        self._names: tuple[str, ...] = ()

    def parts(self, gathering: Gathering) -> Sequence[Decision]:
        return decide.in_two_groups(gathering.decisions)

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.add_decision(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        names = decide.known_names(gathering)
        if names != self._names and self.form is not None:
            self._names = names
            self.form.offer("nearest", names)
            self.form.offer("held_by", names)

    def reveal(self, field: str) -> QWidget | None:
        """A question about decisions leads to the first that leaves it open."""
        name = field.removeprefix("decision_")
        if self.gathering is not None and self.form is not None and name in self.form.fields:
            leaving = decide.first_without(self.gathering.decisions, name)
            if leaving is not None:
                self.open_card(leaving.id, name)
        return super().reveal(field)

    def _on_not_here(self, text: str) -> None:
        if self.ask(partial(prepare.add_decision, what=text, not_here=True)):
            self.not_here.take()
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
            self.table.scrollToBottom()

    def _on_entered(self, text: str) -> None:
        if self.ask(partial(prepare.add_decision, what=text)):
            self.add_line.take()
            newest = max(self.parts_shown(), key=lambda decision: decision.place)
            self.table.go_to(newest.id)

    def parts_shown(self) -> Sequence[Decision]:
        return self.parts(self.gathering) if self.gathering is not None else ()

    def _on_pasted(self, text: str) -> None:
        self.ask(partial(decide.add_all, text=text))

    def _on_not_here_pasted(self, text: str) -> None:
        self.ask(partial(decide.add_all, text=text, not_here=True))

    def _on_move(self, part_id: str, by: int) -> None:
        self.ask(partial(decide.move, decision=self.part(part_id), by=by))


def kind_said(decision: Decision) -> str:
    """What stands under its words: which kind it is, or what became of it."""
    if decision.not_here:
        return _("Not up for decision here")
    return _("Decided: {outcome}").format(outcome=decision.outcome) if decision.outcome else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column("what", _("Decision"), stretch=6, strong=True, least=7, second=kind_said),
        Column("nearest", _("Nearest to it"), stretch=4, hint="…"),
        Column("held_by", _("Held now by"), stretch=4, hint="…"),
        Column("handed_back", _("What hands it back"), stretch=5, hint="…"),
        Column("by_when", _("By"), Kind.DATE, 2, hint="…", shown=lambda row: date_said(row.by_when)),
    )


def _fields() -> tuple[Field, ...]:
    """Everything about a decision."""
    kinds = ((False, _("To be decided")), (True, _("Not up for decision here")))
    return (
        Field("what", _("What it is about"), Form.PASSAGE, _("Say it so that it can be answered.")),
        Field("not_here", _("Is it open?"), Form.CHOICE, choices=kinds),
        Field(
            "nearest",
            _("Who is nearest to it"),
            Form.LINE,
            _("Whoever lives with it, day by day. Decided as near to them as can be, it is decided best."),
            heading=_("Where it belongs"),
        ),
        Field("held_by", _("Who holds it now"), Form.LINE, _("Power drains away unnoticed. Where to?")),
        Field(
            "handed_back",
            _("What hands it back"),
            Form.PASSAGE,
            _("What do its holders need, to let it go gladly: a rule, a trial month, a name?"),
        ),
        Field("by_when", _("By when"), Form.DAY, _("A day makes it a promise.")),
        Field(
            "outcome",
            _("What was decided"),
            Form.PASSAGE,
            _("In the words that were agreed, here or later. Until then it stays open."),
            heading=_("Afterwards"),
        ),
    )
