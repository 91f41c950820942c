"""Space: the place, the welcome, and what has to be there."""

from __future__ import annotations

from functools import partial
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, labelled
from hostdesk.words import _
from hostdesk.workflows import prepare


def page(_settings: Settings) -> Page:
    return SpacePage()


def passages() -> tuple[tuple[str, str, str], ...]:
    """The fields of the space: (field of the session, label, prompt)."""
    return (
        ("arrival", _("Arrival"), _("What does a newcomer see, hear and feel in the first minute?")),
        ("layout", _("Layout"), _("Where do people sit? Can everybody see everybody?")),
        ("access", _("Access"), _("Steps, doors, light, sound, a quiet corner: who needs what?")),
        ("food", _("Food and drink"), _("What is on the table, and who brings it?")),
        ("materials", _("What to bring"), _("One thing a line; it is printed on your run sheet.")),
    )


class SpacePage(Page):
    """The place as the guests will find it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("space")
        sheet = Sheet(_("Space"), _("Where do you meet, and how does it feel to come in?"), "space")
        self.venue = LineField("venue")
        self.venue.rested.connect(partial(self._on_text, "venue"))
        sheet.column.addWidget(labelled(_("Place"), Box(self.venue)))
        self._passages: dict[str, PassageField] = {}
        for name, label, prompt in passages():
            field = PassageField(name, lines=4 if name == "materials" else 2)
            field.rested.connect(partial(self._on_text, name))
            self._passages[name] = field
            sheet.column.addWidget(labelled(label, Box(field), prompt))
        sheet.column.addStretch(1)
        laid_out(self, sheet)
        self.first_field = self.venue

    def refresh(self, gathering: Gathering) -> None:
        self.venue.show_text(gathering.session.venue)
        for name, field in self._passages.items():
            field.show_text(getattr(gathering.session, name))

    def _on_text(self, name: str, text: str) -> None:
        fields: dict[str, Any] = {name: text}
        self.ask(partial(prepare.describe, **fields))
