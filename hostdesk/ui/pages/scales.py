"""Scales: questions that open a conversation, with both ends in the host's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.scale import Scale, When
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.kept_offer import KeptOffer
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.scale_card import ScaleForm, scale_fields
from hostdesk.ui.pages.scale_picker import ScalePicker
from hostdesk.ui.widgets.beside import Beside
from hostdesk.ui.widgets.guests_view import GuestsView
from hostdesk.ui.widgets.own_pictures import OwnPictures
from hostdesk.ui.widgets.plain import Button, heading
from hostdesk.words import _
from hostdesk.workflows import kept, prepare, scaling


def page(_settings: Settings) -> Page:
    return ScalesPage()


class ScalesPage(ListPage):
    """The list of scales; behind each its card, and beside the card the guests' view of it."""

    picture_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "scales",
            _("Scales"),
            _("Which questions open the conversation? Ten is the future you would love to see, happening."),
        )
        self._typed = False
        self.lay_add_line(
            "new_scale", _("Question of a scale"), _("How near are we to…? Press Enter")
        )
        self.lay_list(
            _columns(),
            "scale_list",
            _("Scales"),
            _("No scale yet. Try: how near are we today to what we would love to see?"),
        )
        self.table.activated.connect(self._on_activated)
        self._lay_scale_card()
        self.kept = KeptOffer(self, Scale, kept.scales, _("Scaling questions to choose from"), ScalePicker)
        self.duplicate = Button(_("Duplicate"), "scales_duplicate")
        self.duplicate.clicked.connect(self._on_duplicate)
        self.lay_tools(self.kept.button, self.duplicate)
        self._tools = (*self._tools, self.duplicate)
        self.spare.append(self.duplicate)  # it is on the card as well

    def _lay_scale_card(self) -> None:
        form = self.lay_card("scale", scale_fields(), _("‹ All scales"), ScaleForm)
        assert isinstance(form, ScaleForm)
        self.scale_form = form
        form.copy_requested.connect(self._on_duplicate)
        self.pictures = OwnPictures(form, "scale")
        self.pictures.open_requested.connect(self.picture_requested)
        self.view = GuestsView()
        title = heading(_("As your guests see it"), "guests_view_title", 1.0)
        card = self.sides.widget(1)
        column = card.layout() if card else None
        assert isinstance(column, QVBoxLayout)
        column.removeWidget(form)
        column.addWidget(Beside(form, title, self.view, "scale_beside"), 1)

    def desk_needed(self, desk: Any) -> None:
        self.kept.desk = desk

    def parts(self, gathering: Gathering) -> Sequence[Scale]:
        return gathering.scales

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.add_scale(gathering, text)

    def card_heading(self, _part: Any) -> str:
        """The question stands in its field already."""
        row, rows = self.table.currentIndex().row(), self.rows.rowCount()
        return _("Scale {n} of {all}").format(n=row + 1, all=rows) if rows > 1 else _("The scale")

    def _show_card(self) -> None:
        super()._show_card()
        if chosen := self.table.chosen():
            self.view.show_scale(self.part(chosen))
            if self.gathering is not None:
                self.pictures.show_of(self.gathering, chosen)

    def open_card(self, part_id: str, field: str = "") -> None:
        super().open_card(part_id, field)
        self.scale_form.verticalScrollBar().setValue(0)

    def close_card(self) -> None:
        """Where the question came from the line above, the next one may too."""
        super().close_card()
        if self._typed:
            self.add_line.line.setFocus(Qt.FocusReason.TabFocusReason)
        self._typed = False

    def _on_entered(self, text: str) -> None:
        """A question is half of a scale: its card asks for the other half at once."""
        before = self.rows.rowCount()
        super()._on_entered(text)
        if self.rows.rowCount() > before:
            self._typed = True
            self.open_card(self.table.chosen(), "high_means")

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_card(self.rows.row(index.row()).id)

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        if field == "ends" and isinstance(value, tuple):
            low, high = value
            self.ask(partial(prepare.better, part=self.part(part_id), lowest=low, highest=high))
        else:
            super()._on_edited(part_id, field, value)

    def _on_duplicate(self) -> None:
        if not (chosen := self.table.chosen()):
            return
        self.scale_form.flush()
        before = self.table.currentIndex().row()
        if self.ask(partial(scaling.duplicate, scale=self.part(chosen))):
            self.table.go_to(self.rows.row(before + 1).id)
            self.said.emit(_("Here is the copy."))

    def reveal(self, field: str) -> QWidget | None:
        """An end that is missing is asked for on the card of a scale that misses it."""
        name = field.removeprefix("scale_")
        if name in ("low_means", "high_means") and self.gathering is not None:
            lacking = [scale for scale in self.gathering.scales if not getattr(scale, name)]
            if lacking:
                self.open_card(lacking[0].id, name)
        return super().reveal(field)


def _columns() -> tuple[Column, ...]:
    return (Column("question", _("Question"), Kind.FIXED, stretch=6, second=_second, strong=True),)


def _second(scale: Scale) -> str:
    once = "" if scale.asked_when is When.BOTH else scale.asked_when.label
    said = (scale.kind.label, f"{scale.lowest}–{scale.highest}", scale.naming.label, once, scale.answered_by)
    return " · ".join(part for part in said if part)
