"""The room: how it stands, how it feels to come in, and who needs what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.needs import access_needs, diets
from hostdesk.ui.pages.page import Sheet
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, heading, labelled, muted
from hostdesk.ui.widgets.room_choice import RoomChoice
from hostdesk.ui.widgets.two_columns import TwoColumns
from hostdesk.words import _, counted

_MOST_NEEDS = 12  # lines under a field


class RoomSide(Sheet):
    """Everything about the place; `edited(field, value)` for what the host changes."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_("Space"), _("Where do you meet, and how does it feel to come in?"), "space")
        self.venue = LineField("venue")
        self.venue.rested.connect(partial(self.edited.emit, "venue"))
        self.column.addWidget(labelled(_("Place"), Box(self.venue)))
        self._passages: dict[str, PassageField] = {}
        self._pairs: list[TwoColumns] = []
        self._lay_layout()
        self._lay_group("welcome", _("The first minute"), *_welcome())
        self._lay_group("senses", _("What people see and hear"), *_senses())
        self._lay_group("needs", _("So that everybody can be here"), *_needs())
        self.column.addStretch(1)

    def _lay_layout(self) -> None:
        self.column.addWidget(heading(_("How the chairs stand"), "space_layout_group", 1.15))
        self.room = RoomChoice("room")
        self.room.chosen.connect(partial(self.edited.emit, "room"))
        self.column.addWidget(self.room)
        key = _("The ringed dot is your place. The seats are as many as you expect, up to what can be drawn.")
        self.column.addWidget(muted(key, "room_key"))
        own = _(
            "What the picture cannot say: where the door is, who sits near it, what stands in the middle."
        )
        self.column.addWidget(self._passage("layout", _("In your own words"), own))

    def _lay_group(self, name: str, title: str, *fields: tuple[str, str, str]) -> None:
        self.column.addSpacing(6)
        self.column.addWidget(heading(title, f"space_{name}_group", 1.15))
        pair = TwoColumns(f"space_{name}", *(self._passage(*field) for field in fields))
        self._pairs.append(pair)
        self.column.addWidget(pair)

    def _passage(self, name: str, label: str, hint: str) -> QWidget:
        """A field of words and, for access and food, what guests have told about themselves."""
        field = self._passages[name] = PassageField(name, lines=2)
        field.rested.connect(partial(self.edited.emit, name))
        group = labelled(label, Box(field), hint)
        if name in ("access", "food"):
            told = QLabel()
            told.setObjectName(f"{name}_needs")
            told.setWordWrap(True)
            told.setContentsMargins(0, 4, 0, 0)
            column = group.layout()
            assert column is not None
            column.addWidget(told)
        return group

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for pair in self._pairs:
            pair.fit(self.width())

    def show_gathering(self, gathering: Gathering) -> None:
        session = gathering.session
        self.venue.show_text(session.venue)
        for name, field in self._passages.items():
            field.show_text(getattr(session, name))
        self.room.show_room(session.room, sum(guest.expected for guest in gathering.guests))
        needs = [_("{name}: {need}").format(name=name, need=need) for name, need in access_needs(gathering)]
        eaten = [f"{diet}: {', '.join(names)}" for diet, names in diets(gathering)]
        self._tell("access", needs)
        self._tell("food", eaten)

    def _tell(self, name: str, lines: Sequence[str]) -> None:
        label = self.findChild(QLabel, f"{name}_needs")
        assert isinstance(label, QLabel)
        more = len(lines) - _MOST_NEEDS
        shown = [*lines[:_MOST_NEEDS]]
        if more > 0:
            shown.append(
                counted("and {n} more, on the page Guests", "and {n} more, on the page Guests", more)
            )
        label.setText("\n".join(shown))
        label.setVisible(bool(lines))

    def flush(self) -> None:
        self.venue.flush()
        for field in self._passages.values():
            field.flush()


def _welcome() -> tuple[tuple[str, str, str], ...]:
    return (
        ("arrival", _("Arrival"), _("What does a newcomer see, hear and feel in the first minute?")),
        ("signs", _("Signs"), _("How does a stranger find the door, the coats, the toilets?")),
    )


def _senses() -> tuple[tuple[str, str, str], ...]:
    return (
        ("light", _("Light"), _("Daylight or lamps? Who sits against the window?")),
        ("sound", _("Sound"), _("What hums, echoes or interrupts? Can everybody hear?")),
    )


def _needs() -> tuple[tuple[str, str, str], ...]:
    return (
        ("access", _("Access"), _("Steps, doors, toilets, a quiet corner: who needs what?")),
        ("food", _("Food and drink"), _("What is on the table, and who brings it?")),
    )
