"""Scales: questions that open a conversation, with both ends in the host's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.scale import RANGES, Naming, Scale, ScaleKind
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, heading, labelled, muted
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _
from hostdesk.workflows import prepare


def page(_settings: Settings) -> Page:
    return ScalesPage()


class ScalesPage(ListPage):
    """The list of scales, and beside it the one that is being worked on, with the guests' view of it."""

    def __init__(self) -> None:
        super().__init__(
            "scales",
            _("Scales"),
            _("Which questions open the conversation? Ten is the future you would love to see, happening."),
        )
        self._shown: Scale | None = None
        self.lay_add_line(
            "new_scale", _("Question of a scale"), _("How near are we to…? Type the question and press Enter")
        )
        self.lay_list(
            _columns(),
            "scale_list",
            _("Scales"),
            _("No scale yet. Try: how near are we today to what we would love to see?"),
        )
        self.table.row_chosen.connect(self._on_chosen)
        self.lay_tools()
        self._lay_beside()

    def _lay_beside(self) -> None:
        """The list at the left, the form at the right."""
        self.column.removeWidget(self.card)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.card, 2)
        self.scale_form = self._form()
        beside.addWidget(self.scale_form, 3)
        self.column.insertLayout(3, beside, 1)

    def _form(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("scale_form")
        area.setWidgetResizable(True)
        make_quiet(area)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self.question = self._passage("question", 2)
        self.high = self._passage("high_means", 2)
        self.low = self._passage("low_means", 2)
        column.addWidget(labelled(_("Question"), Box(self.question)))
        column.addWidget(heading(_("As your guests see it"), "guests_view", 1.0))
        self.line = ScaleLine("scale_preview", levels=0)
        self.ends = muted("", "scale_ends")
        column.addWidget(self.line)
        column.addWidget(self.ends)
        high_hint = _("The future you would love to see, as people would notice it.")
        self.high_group = labelled(_("The high end means"), Box(self.high), high_hint)
        column.addWidget(self.high_group)
        low_hint = _("The opposite, or when it was first thought of. Never a failure.")
        column.addWidget(labelled(_("The low end means"), Box(self.low), low_hint))
        column.addLayout(self._choices())
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _passage(self, name: str, lines: int) -> PassageField:
        field = PassageField(name, lines)
        field.rested.connect(partial(self._on_field, name))
        return field

    def _choices(self) -> QVBoxLayout:
        self.kind = self._combo("scale_kind", [(kind, kind.label) for kind in ScaleKind], "kind")
        self.naming = self._combo("scale_naming", [(naming, naming.label) for naming in Naming], "naming")
        ranges = [(ends, _("{low} to {high}").format(low=ends[0], high=ends[1])) for ends in RANGES]
        self.range = self._combo("scale_range", ranges, "")
        self.halves = QCheckBox(_("Half points allowed"))
        self.halves.setObjectName("scale_halves")
        self.halves.setAccessibleName(_("Half points allowed"))
        self.halves.setMinimumHeight(28)
        self.halves.clicked.connect(self._on_halves)
        column = QVBoxLayout()
        for label, field in (
            (_("Kind"), self.kind),
            (_("Range"), self.range),
            (_("What is stored and shown"), self.naming),
        ):
            column.addWidget(labelled(label, field))
        column.addWidget(self.halves)
        return column

    def _combo(self, name: str, choices: Sequence[tuple[Any, str]], field: str) -> ChoiceBox:
        box = ChoiceBox(choices)
        box.setObjectName(name)
        box.setMinimumHeight(32)
        box.activated.connect(partial(self._on_combo, box, field))
        return box

    def parts(self, gathering: Gathering) -> Sequence[Scale]:
        return gathering.scales

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.add_scale(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self._show_form()

    def _on_chosen(self, _part_id: str) -> None:
        self.flush()
        self._show_form()

    def _show_form(self) -> None:
        chosen = self.table.chosen()
        self.scale_form.setVisible(bool(chosen))
        if not chosen:
            self._shown = None
            return
        scale: Scale = self.part(chosen)
        self._shown = scale
        self.question.show_text(scale.question)
        self.high.show_text(scale.high_means)
        self.low.show_text(scale.low_means)
        self.kind.show_value(scale.kind)
        self.naming.show_value(scale.naming)
        self.range.show_value((scale.lowest, scale.highest))
        self.halves.setChecked(scale.halves)
        self.line.show_marks(scale, ())
        self.ends.setText(ends_said(scale))

    def _on_field(self, name: str, value: object) -> None:
        if self._shown is not None:
            fields: dict[str, Any] = {name: value}
            self.ask(partial(prepare.better, part=self._shown, **fields))
            self._show_form()

    def _on_halves(self) -> None:
        self._on_field("halves", self.halves.isChecked())

    def _on_combo(self, box: ChoiceBox, field: str, _index: int) -> None:
        if self._shown is None:
            return
        if field:
            self._on_field(field, box.value)
        else:
            low, high = box.value
            self.ask(partial(prepare.better, part=self._shown, lowest=low, highest=high))
            self._show_form()


def ends_said(scale: Scale) -> str:
    """ "0: when we first talked about it · 10: anyone can knock" """
    ends = ((scale.lowest, scale.low_means), (scale.highest, scale.high_means))
    return "   ·   ".join(f"{number}: {words}" for number, words in ends if words)


def _columns() -> tuple[Column, ...]:
    return (Column("question", _("Question"), Kind.FIXED, stretch=6, second=_second, strong=True),)


def _second(scale: Scale) -> str:
    return f"{scale.kind.label} · {scale.lowest}–{scale.highest} · {scale.naming.label}"
