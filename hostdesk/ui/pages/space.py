"""Space: the room as the guests will find it, what to bring, and what to see to."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.space_lists import ErrandsPage, PackingPage
from hostdesk.ui.pages.space_room import RoomSide
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button
from hostdesk.ui.widgets.waiting_sign import Waiting
from hostdesk.words import _
from hostdesk.workflows import prepare


def page(_settings: Settings) -> Page:
    return SpacePage()


class SpacePage(Page):
    """Three sides, one at a time: the room, the bag, the checklist."""

    shows_session = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("space")
        self.room = RoomSide()
        self.room.edited.connect(self._on_edited)
        self.packing = PackingPage()
        self.errands = ErrandsPage()
        self.sides = QStackedWidget()
        self.sides.setObjectName("space_sides")
        self.tabs: list[Button] = []
        for number, (side, name, words) in enumerate(self._laid_sides()):
            self.sides.addWidget(side)
            tab = Button(words, f"space_tab_{name}")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self.turn_to, number))
            self.tabs.append(tab)
        for lists in (self.packing, self.errands):
            lists.wanted.connect(self.wanted)
            lists.said.connect(self.said)
        row = QVBoxLayout()
        row.setContentsMargins(30, 14, 32, 0)
        row.addLayout(Flow(*self.tabs, spacing=6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.sides, 1)
        self.turn_to(0)

    def _laid_sides(self) -> tuple[tuple[QWidget, str, str], ...]:
        return (
            (self.room, "room", _("The room")),
            (self.packing, "packing", _("To bring")),
            (self.errands, "errands", _("To do")),
        )

    @property
    def first_field(self) -> QWidget:
        return (self.room.venue, self.packing.first_field, self.errands.first_field)[
            self.sides.currentIndex()
        ]

    def turn_to(self, number: int, *_clicked: object) -> None:
        self.sides.setCurrentIndex(number)
        for other, tab in enumerate(self.tabs):
            tab.setChecked(other == number)

    def refresh(self, gathering: Gathering) -> None:
        self.room.show_gathering(gathering)
        self.packing.show_gathering(gathering)
        self.errands.show_gathering(gathering)

    def show_waiting(self, waiting: Waiting) -> None:
        super().show_waiting(waiting)
        self.packing.show_waiting(waiting)
        self.errands.show_waiting(waiting)

    def flush(self) -> None:
        super().flush()
        self.packing.flush()
        self.errands.flush()

    def reveal(self, field: str) -> QWidget | None:
        """Turns to the side where an answer goes."""
        found = super().reveal(field)
        for number in range(self.sides.count()):
            side = self.sides.widget(number)
            if found is not None and side is not None and side.isAncestorOf(found):
                self.turn_to(number)
        return found

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self.turn_to(before.sides.currentIndex())

    def _on_edited(self, name: str, value: object) -> None:
        fields: dict[str, Any] = {name: value}
        self.ask(partial(prepare.describe, **fields))
