"""Steps: small ones, taken by somebody, with a first sign that would be noticed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.step import Step
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.saying import date_said
from hostdesk.ui.widgets.plain import Button
from hostdesk.words import _
from hostdesk.workflows import harvest


def page(_settings: Settings) -> Page:
    return StepsPage()


class StepsPage(ListPage):
    """Who does what by when, and how somebody would notice."""

    follow_up_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            "steps", _("Steps"), _("What happens next, who takes it on, and what would be the first sign?")
        )
        self.lay_add_line("new_step", _("A small step"), _("What will somebody do? Type it and press Enter"))
        self.lay_list(
            _columns(),
            "step_list",
            _("Steps"),
            _("No step yet. Ask: what is a small thing that you could do before we meet again?"),
        )
        self.follow_up = Button(_("Follow-up session"), "steps_follow_up")
        self.follow_up.clicked.connect(self.follow_up_requested)
        self.lay_tools(self.follow_up)

    def parts(self, gathering: Gathering) -> Sequence[Step]:
        return gathering.steps

    def add(self, gathering: Gathering, text: str) -> Change:
        return harvest.take_step(gathering, text)


def _columns() -> tuple[Column, ...]:
    return (
        Column("what", _("Step"), stretch=7, strong=True),
        Column("who", _("Who"), stretch=4, hint="…"),
        Column("by_when", _("By when"), Kind.DATE, 3, shown=lambda step: date_said(step.by_when), hint="…"),
        Column("first_sign", _("First sign"), stretch=6, hint="…"),
        Column("done", _("Done"), Kind.CHECK, 2),
    )
