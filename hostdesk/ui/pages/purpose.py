"""Purpose: what calls people together, and the future they would love to see."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, labelled, row
from hostdesk.ui.widgets.when_field import WhenField
from hostdesk.words import _
from hostdesk.workflows import prepare


def page(_settings: Settings) -> Page:
    return PurposePage()


def passages() -> tuple[tuple[str, str, str], ...]:
    """The fields of the purpose: (field of the session, label, prompt)."""
    return (
        ("calling", _("What calls for it"), _("What made you think: we should come together about this?")),
        (
            "preferred_future",
            _("The future we would love to see"),
            _("Suppose it goes well. It is a year from now: what do people see and do instead?"),
        ),
        (
            "best_hopes",
            _("Best hopes for these hours"),
            _("What would make you and your guests say afterwards: it was good that we came?"),
        ),
        ("already_works", _("What already works"), _("Where does a little of that future happen today?")),
        ("who_would_notice", _("Who would notice"), _("Who outside the room would see a difference first?")),
    )


class PurposePage(Page):
    """Title, time and the purpose in the host's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("purpose")
        sheet = Sheet(
            _("Purpose"),
            _("Why do you bring these people together, and what would you love to see?"),
            "purpose",
        )
        self.title = LineField("title")
        self.title.rested.connect(self._on_title)
        self.title.editingFinished.connect(self._on_title_left)
        sheet.column.addWidget(labelled(_("Title"), Box(self.title)))
        sheet.column.addWidget(labelled(_("When you begin"), self._when(), field=self.starts))
        self._passages: dict[str, PassageField] = {}
        for name, label, prompt in passages():
            field = PassageField(name)
            field.rested.connect(partial(self._on_passage, name))
            self._passages[name] = field
            sheet.column.addWidget(labelled(label, Box(field), prompt))
        sheet.column.addStretch(1)
        laid_out(self, sheet)
        self.first_field = self._passages["calling"]

    def _when(self) -> QWidget:
        self.starts = WhenField("starts")
        self.starts.rested.connect(self._on_starts)
        self.no_date = Button(_("No date yet"), "no_date")
        self.no_date.clicked.connect(partial(self._on_starts, None))
        both = QWidget()
        layout = row(Box(self.starts), self.no_date, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        both.setLayout(layout)
        return both

    def refresh(self, gathering: Gathering) -> None:
        self.title.show_text(gathering.session.title)
        self.starts.show_moment(gathering.session.starts)
        self.no_date.setEnabled(gathering.session.starts is not None)
        for name, field in self._passages.items():
            field.show_text(getattr(gathering.session, name))

    def flush(self) -> None:
        super().flush()
        self.starts.flush()

    def _on_title(self, text: str) -> None:
        if text.strip():  # emptied to type another one: the old one holds until there is another
            self.ask(partial(prepare.describe, title=text))

    def _on_title_left(self) -> None:
        if not self.title.text().strip() and self.gathering is not None:
            self.title.show_text(self.gathering.session.title)

    def _on_starts(self, moment: datetime | None, *_clicked: object) -> None:
        self.ask(partial(prepare.describe, starts=moment))

    def _on_passage(self, name: str, text: str) -> None:
        fields: dict[str, Any] = {name: text}
        self.ask(partial(prepare.describe, **fields))
