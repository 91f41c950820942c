"""Partners and the goals they share: who holds which, and where they pull apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from hostdesk.domain.alignment import alignment, holds, partners
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.ui.models.rows import Column
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.part_list import PartList
from hostdesk.ui.widgets.plain import AddLine, muted, plain
from hostdesk.ui.widgets.wrapping_button import WrappingButton
from hostdesk.words import _
from hostdesk.workflows import prepare, purpose

_MOST_NAMES = 12  # offered; further ones are typed


class GoalsSection(Section):
    """A goal a row; known partners are offered below it, and words say who holds what."""

    def __init__(self) -> None:
        super().__init__(
            "goals",
            _("Partners, and the goals they share"),
            _("Which goals would each partner sign? Say as openly where they pull apart."),
        )
        line = AddLine("new_goal", _("A goal that partners share"), _("A goal in a few words, and Enter"))
        self.goals = PartList("goal", _("Goals"), _columns(), line)
        self.goals.entered.connect(self._on_entered)
        self.goals.pasted.connect(self._on_pasted)
        self.goals.edited.connect(self._on_edited)
        self.goals.removal_requested.connect(self._on_removal)
        self.goals.move_requested.connect(self._on_move)
        self.goals.row_chosen.connect(self._on_row_chosen)
        self.column.addWidget(self.goals)
        self.offer = QWidget()
        self.offer.setObjectName("goal_holders")
        self._flow = Flow(spacing=6)
        self.offer.setLayout(self._flow)
        self.offer_words = muted("", "goal_holders_words")
        self.column.addWidget(self.offer_words)
        self.column.addWidget(self.offer)
        self.names: dict[str, WrappingButton] = {}
        self.told = plain("", "goal_alignment")
        self.column.addWidget(self.told)

    def refresh(self, gathering: Gathering) -> None:
        self.goals.show_rows(gathering.goals)
        self._offer(gathering)
        self.told.setText("\n".join(alignment(gathering.goals)))
        self.told.setVisible(bool(gathering.goals))

    def flush(self) -> None:
        self.goals.flush()

    def _offer(self, gathering: Gathering) -> None:
        """Known names as buttons: pressed where they hold the goal one is in."""
        known = known_partners(gathering) if gathering.goals else ()
        if known != tuple(self.names):
            self._lay_names(known)
        goal = self._chosen()
        if goal is not None:
            what = " ".join(goal.words.split())
            self.offer_words.setText(_("Who holds “{goal}”?").format(goal=what))
            for name, button in self.names.items():
                held = holds(name, goal)
                button.setChecked(held)
                button.say(f"✓ {name}" if held else name)  # not by its colour alone
        self.offer.setVisible(bool(known))
        self.offer_words.setVisible(bool(known))

    def _lay_names(self, known: Sequence[str]) -> None:
        for button in self.names.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.names = {name: WrappingButton(name, f"goal_holder_{n}") for n, name in enumerate(known)}
        for name, button in self.names.items():
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._on_name, name))
            self._flow.addWidget(button)

    def _chosen(self) -> Goal | None:
        goals = self.gathering.goals if self.gathering else ()
        return next((goal for goal in goals if goal.id == self.goals.chosen()), None)

    def _on_name(self, name: str, *_clicked: object) -> None:
        if (goal := self._chosen()) is not None:
            self.ask(partial(purpose.hold_or_let_go, goal=goal, partner=name))

    def _on_row_chosen(self, _goal_id: str) -> None:
        if self.gathering is not None:
            self._offer(self.gathering)

    def _on_entered(self, text: str) -> None:
        if self.ask(partial(prepare.share_goal, words=text)):
            self.goals.take()

    def _on_pasted(self, text: str) -> None:
        self.ask(partial(purpose.share_goals, text=text))

    def _on_edited(self, goal_id: str, field: str, value: object) -> None:
        fields: dict[str, Any] = {field: value}
        self.ask(partial(prepare.better, part=self._goal(goal_id), **fields))

    def _on_removal(self, ids: Sequence[str]) -> None:
        self.ask(partial(prepare.take_away, parts=[self._goal(goal_id) for goal_id in ids]))

    def _on_move(self, goal_id: str, by: int) -> None:
        self.ask(partial(prepare.move, part=self._goal(goal_id), by=by))

    def _goal(self, goal_id: str) -> Goal:
        goal: Goal = self.goals.rows.row(self.goals.rows.row_of(goal_id))
        return goal


def known_partners(gathering: Gathering) -> tuple[str, ...]:
    """Who holds a goal already, then the circles that guests come from; each once.

    Where guests come from no circle, they may hold goals of their own.
    """
    circles = [guest.circle for guest in gathering.guests if guest.circle]
    own = () if circles else tuple(guest.name for guest in gathering.guests if guest.expected)
    named: dict[str, str] = {}
    for name in (*partners(gathering.goals), *circles, *own):
        named.setdefault(name.casefold(), name)
    return tuple(named.values())[:_MOST_NAMES]


def _columns() -> tuple[Column, ...]:
    return (
        Column("words", _("Goal"), stretch=5, strong=True),
        Column("held_by", _("Held by (commas between)"), stretch=4, hint="…"),
        Column("pulls_apart", _("Where they pull apart"), stretch=4, hint="…"),
    )
