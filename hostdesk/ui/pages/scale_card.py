"""The card of a scale: both ends in the host's words, how it is asked, and what is asked then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.advice import Advice, advice
from hostdesk.domain.scale import RANGES, FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.ui.widgets.advice_line import AdviceLine
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.part_form import Field, Form, PartForm
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Button, heading, muted
from hostdesk.words import _

ADVISED = ("question", "high_means", "low_means")


class ScaleForm(PartForm):
    """The fields of a scale, with advice under its words, and its follow-up questions to tick."""

    copy_requested = Signal()

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        self.advice: dict[str, AdviceLine] = {}
        self.follow_ups: dict[FollowUp, CheckBox] = {}
        super().__init__(name, fields)
        self._lay(heading(_("What is asked then"), f"{name}_follow_ups", 1.15))
        printed = _("Ticked questions are printed under the line, with room.")
        self._lay(muted(printed, f"{name}_follow_ups_hint"))
        for follow_up in FollowUp:
            self._lay(self._check(follow_up))
        copied = _("Once people have answered, range and naming stay. A copy is free to be different.")
        self._lay(heading(_("Once more, a little different"), f"{name}_copy_head", 1.15))
        self._lay(muted(copied, f"{name}_copy_hint"))
        self.copy = Button(_("Duplicate this scale"), f"{name}_copy")
        self.copy.clicked.connect(self.copy_requested)
        self.column.insertLayout(self.column.count() - 1, Flow(self.copy))

    def _lay(self, widget: QWidget) -> None:
        self.column.insertWidget(self.column.count() - 1, widget)

    def _laid(self, field: Field) -> QWidget:
        """A field of words has its advice under it."""
        laid = super()._laid(field)
        if field.name not in ADVISED:
            return laid
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = self.advice[field.name] = AdviceLine(self.fields[field.name].objectName())
        line.taken.connect(partial(self._on_taken, field.name))
        column.addWidget(laid)
        column.addWidget(line)
        return group

    def _check(self, follow_up: FollowUp) -> QWidget:
        """The follow-up with the very words that guests are asked."""
        name = f"{self._prefix}_asks_{follow_up.name.lower()}"
        check = self.follow_ups[follow_up] = CheckBox(follow_up.label, name)
        check.setAccessibleDescription(follow_up.asked)
        check.clicked.connect(self._on_follow_up)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(check)
        asked = muted(follow_up.asked, f"{name}_words")
        asked.setIndent(check.indent)
        column.addWidget(asked)
        return group

    def show_part(self, part: Any) -> None:
        super().show_part(part)
        for follow_up, check in self.follow_ups.items():
            check.setChecked(follow_up in part.follow_ups)
        self._show_advice(part)

    def _show_advice(self, scale: Scale) -> None:
        first: dict[str, Advice] = {}
        for one in advice(scale):
            first.setdefault(one.field, one)
        for name, line in self.advice.items():
            line.show_advice(first.get(name))

    def _on_follow_up(self) -> None:
        ticked = tuple(follow_up for follow_up, check in self.follow_ups.items() if check.isChecked())
        self.edited.emit("follow_ups", ticked)

    def _on_taken(self, name: str, words: str) -> None:
        field = self.fields[name]
        assert isinstance(field, PassageField)
        field.setFocus()
        field.setPlainText(words)
        field.flush()


def scale_fields() -> tuple[Field, ...]:
    """Everything about a scale but its follow-ups."""
    ranges = tuple((ends, _("{low} to {high}").format(low=ends[0], high=ends[1])) for ends in RANGES)
    return (
        Field("question", _("Question"), Form.PASSAGE, _("As you will read it out.")),
        Field(
            "high_means",
            _("The high end means"),
            Form.PASSAGE,
            _("The future you would love to see, as people would notice it."),
        ),
        Field(
            "low_means",
            _("The low end means"),
            Form.PASSAGE,
            _("The opposite, or when it was first thought of. Never a failure."),
        ),
        Field("kind", _("Kind"), Form.CHOICE, choices=_labelled(ScaleKind), heading=_("How it is asked")),
        Field("ends", _("Range"), Form.CHOICE, choices=ranges),
        Field("halves", _("Half points allowed"), Form.CHECK),
        Field("naming", _("What is stored and shown"), Form.CHOICE, choices=_labelled(Naming)),
        Field("asked_when", _("When it is asked"), Form.CHOICE, choices=_labelled(When)),
        Field("answered_by", _("Who answers"), Form.LINE, _("Left empty: everybody.")),
    )


def _labelled(choices: Any) -> tuple[tuple[Any, str], ...]:
    return tuple((choice, choice.label) for choice in choices)
