"""What is chosen for badges and table cards: the sheet, its first free label, the line below the name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.badge import Below
from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS, LabelSheet, sheet_for
from hostdesk.settings import Settings
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.number_field import NumberField
from hostdesk.ui.widgets.plain import Box, labelled
from hostdesk.words import _

_SHEETS = {"badges": BADGE_SHEETS, "table cards": CARD_SHEETS}


class BadgeChoices(QWidget):
    """Shown only with a document that goes on such sheets; what is chosen for badges is remembered."""

    chosen = Signal()
    to_remember = Signal(dict)  # fields of the settings

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("badge_choices")
        self._settings = settings
        self._document = ""
        self._is_showing = False  # a label that is set is not one that was chosen
        self.sheet = _box("badge_sheet")
        self.begin_at = NumberField("begin_at")
        self.below = _box("badge_below")
        self.below.offer([(each.value, each.label) for each in Below])
        self._sheet_line = labelled(_("Sheet"), self.sheet)
        self._begin_line = labelled(_("Begin at label"), Box(self.begin_at))
        self._below_line = labelled(_("Below the name"), self.below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.at_once = CheckBox(_("Print one for whoever comes to the door"), "badge_for_whoever_comes")
        self.at_once.setMinimumWidth(120)  # pixels: its words wrap in the narrow column
        self.at_once.setChecked(settings.badge_at_once)
        self.at_once.clicked.connect(self._on_at_once)
        for line in (self._sheet_line, self._begin_line, self._below_line, self.at_once):
            column.addWidget(line)
        self.sheet.activated.connect(self._on_sheet)
        self.below.activated.connect(self._on_below)
        self.begin_at.valueChanged.connect(self._on_begin_at)

    @property
    def paper(self) -> str:
        """As printers call it; "" for a document on plain pages."""
        return self._sheet().paper if self._document in _SHEETS else ""

    def fields(self) -> dict[str, Any]:
        """For a `jobs.Choice`."""
        if self._document not in _SHEETS:
            return {}
        if self._document != "badges":
            return {"sheet": self.sheet.value}
        return {"sheet": self.sheet.value, "begin_at": self.begin_at.value(), "below": self.below.value}

    def show_for(self, document: str) -> None:
        """The choices that this document has."""
        is_another, self._document = document != self._document, document
        self.setVisible(document in _SHEETS)
        self._below_line.setVisible(document == "badges")
        self.at_once.setVisible(document == "badges")
        if is_another and document in _SHEETS:
            self._offer(_SHEETS[document])

    def follow_settings(self, settings: Settings) -> None:
        """The next free label is another one once a badge was printed at the door."""
        self._settings = settings
        self.at_once.setChecked(settings.badge_at_once)
        if self._document == "badges":
            self._show_label()

    def _offer(self, sheets: tuple[LabelSheet, ...]) -> None:
        remembered = self._settings.badge_sheet if self._document == "badges" else ""
        self.sheet.offer([(sheet.id, sheet.label) for sheet in sheets])
        self.sheet.show_value(sheet_for(sheets, remembered, self._settings.paper).id)
        self.below.show_value(self._settings.badge_below)
        self._show_label()

    def _sheet(self) -> LabelSheet:
        return sheet_for(_SHEETS[self._document], self.sheet.value, "")

    def _show_label(self) -> None:
        """Paper to be cut has no used labels."""
        sheet = self._sheet()
        self._begin_line.setVisible(not sheet.is_cut)
        self._is_showing = True
        self.begin_at.setRange(1, sheet.count)
        self.begin_at.setValue(1 if sheet.is_cut else self._settings.badge_label)
        self._is_showing = False

    def _on_sheet(self) -> None:
        if self._document == "badges":
            self.to_remember.emit({"badge_sheet": self.sheet.value, "badge_label": 1})
        self._show_label()
        self.chosen.emit()

    def _on_below(self) -> None:
        self.to_remember.emit({"badge_below": self.below.value})
        self.chosen.emit()

    def _on_at_once(self) -> None:
        self.to_remember.emit({"badge_at_once": self.at_once.isChecked()})

    def _on_begin_at(self, label: int) -> None:
        if not self._is_showing:
            self.to_remember.emit({"badge_label": label})
            self.chosen.emit()


def _box(name: str) -> ChoiceBox:
    box = ChoiceBox(())
    box.setObjectName(name)
    box.setMinimumHeight(32)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
