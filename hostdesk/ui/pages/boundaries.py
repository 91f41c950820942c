"""Boundaries: what is in, what is out, what is decided, what stays in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.kept_offer import KeptOffer
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.kept_picker import KeptPicker, Told
from hostdesk.ui.widgets.part_form import Field, Form
from hostdesk.ui.widgets.plain import labelled
from hostdesk.words import _
from hostdesk.workflows import kept, prepare


def page(_settings: Settings) -> Page:
    return BoundariesPage()


class BoundariesPage(ListPage):
    """Boundaries of every kind; each can be printed for the guests or kept to the host."""

    def __init__(self) -> None:
        super().__init__(
            "boundaries",
            _("Boundaries"),
            _("What do you hold, so that people can move freely inside it?"),
        )
        self.kind = ChoiceBox([(kind, kind.label) for kind in BoundaryKind])
        self.kind.setObjectName("new_boundary_kind")
        self.kind.setMinimumHeight(32)
        kind = labelled(_("Kind of the next boundary"), self.kind)
        self.column.addWidget(kind)
        self.spare += kind.findChildren(QLabel)  # the choice says by itself what it is
        self.lay_add_line(
            "new_boundary",
            _("Words of a boundary"),
            _("Say it as you will say it in the room, and press Enter"),
        )
        self.lay_list(
            _columns(),
            "boundary_list",
            _("Boundaries"),
            _("No boundary yet. A good first one says what is already decided."),
        )
        self.lay_card("boundary", _fields(), _("‹ All boundaries"))
        title = _("Boundaries that others hold")
        self.kept = KeptOffer(self, Boundary, kept.boundaries, title, BoundaryPicker)
        self.lay_tools(self.kept.button)

    def desk_needed(self, desk: Any) -> None:
        self.kept.desk = desk

    def parts(self, gathering: Gathering) -> Sequence[Boundary]:
        return gathering.boundaries

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.hold_boundary(gathering, text, self.kind.value)

    def card_heading(self, part: Any) -> str:
        """The words stand in their field already."""
        kind: BoundaryKind = part.kind
        return kind.label


class BoundaryPicker(KeptPicker):
    """Boundaries with what they protect and how they are held."""

    def about(self, found: kept.Found) -> Sequence[Told]:
        boundary = found.part
        assert isinstance(boundary, Boundary)
        on_paper = _("On the guests’ handout") if boundary.on_paper else _("Only for the host")
        return (
            Told(_("In the room"), boundary.words),
            Told(_("Why"), boundary.why),
            Told(_("How to hold it"), boundary.how_held),
            Told(_("Shown"), on_paper),
        )


def _fields() -> tuple[Field, ...]:
    """Everything about a boundary."""
    kinds = tuple((kind, kind.label) for kind in BoundaryKind)
    return (
        Field("words", _("In your words"), Form.PASSAGE, _("As you will say it in the room."), lines=3),
        Field("kind", _("Kind"), Form.CHOICE, choices=kinds),
        Field("why", _("Why"), Form.PASSAGE, _("What it protects. People keep what they understand.")),
        Field(
            "how_held",
            _("How I will hold it"),
            Form.PASSAGE,
            _("What you do when it is crossed, kindly. Only for you; it is on no guest’s paper."),
        ),
        Field("on_paper", _("Shown to guests: on the handout"), Form.CHECK),
    )


def _columns() -> tuple[Column, ...]:
    kinds = tuple((kind, kind.label) for kind in BoundaryKind)
    return (
        Column("words", _("In your words"), stretch=9, strong=True, second=_how_held),
        Column("kind", _("Kind"), Kind.CHOICE, 4, kinds),
        Column("on_paper", _("On paper"), Kind.CHECK, 2),
    )


def _how_held(boundary: Boundary) -> str:
    return boundary.how_held
