"""The ladder of co-production: on which rung a gathering honestly stands."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Rung
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.explained_choice import ExplainedChoices
from hostdesk.ui.widgets.plain import Card
from hostdesk.words import _
from hostdesk.workflows import prepare


class LadderSection(Section):
    """All rungs at once, the highest on top as on any ladder, and below them “not said yet”."""

    def __init__(self) -> None:
        super().__init__(
            "rung",
            _("How much is in your guests’ hands"),
            _(
                "A ladder to be truthful about, not to climb. Every rung can be right for an evening, "
                "as long as it is the one that is kept."
            ),
        )
        rungs: list[tuple[Any, str, str, str]] = [
            (rung, f"rung_{rung.value}", rung.label, rung.meaning) for rung in reversed(Rung)
        ]
        none = (None, "rung_none", _("Not said yet"), _("It can wait until you know."))
        self.choices = ExplainedChoices("rung", _("Rung of the ladder"), [*rungs, none])
        first, last = self.choices.buttons[Rung.LEADING], self.choices.buttons[Rung.TOLD]
        first.is_first = last.is_last = True
        self.choices.buttons[None].is_first = self.choices.buttons[None].is_last = True
        self.choices.chosen.connect(self._on_chosen)
        card = Card("rung_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.choices)
        self.column.addWidget(card)

    def refresh(self, gathering: Gathering) -> None:
        self.choices.show_value(gathering.session.rung)

    def _on_chosen(self, rung: Rung | None) -> None:
        self.ask(partial(prepare.describe, rung=rung))
