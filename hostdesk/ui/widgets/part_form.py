"""The card of one part: everything that can be said of it, each thing in a field that stores itself."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFrame, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from hostdesk.domain.running_order import LONGEST
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.number_field import NumberField
from hostdesk.ui.widgets.parsed_field import ParsedField, clock_field, day_field
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, heading, labelled
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.waiting_sign import FieldSigns, Waiting


class Form(Enum):
    """How a field of the card is filled in."""

    LINE = auto()
    PASSAGE = auto()
    CHOICE = auto()
    CHECK = auto()
    NUMBER = auto()
    DAY = auto()
    CLOCK = auto()


class Field(NamedTuple):
    """One field of a part on its card; `heading` begins a new group."""

    name: str
    label: str
    form: Form = Form.LINE
    hint: str = ""
    choices: tuple[tuple[Any, str], ...] = ()  # value, label
    lines: int = 2
    heading: str = ""


class PartForm(QScrollArea):
    """Shows one part; emits `edited(field, value)` for what the host changes. Showing never emits."""

    edited = Signal(str, object)
    refused = Signal(str)  # a sentence on what was typed and cannot be read

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setObjectName(f"{name}_form")
        self.setWidgetResizable(True)
        make_quiet(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._prefix = name
        self._part_id = ""
        self._waiting: Waiting | None = None
        self._signs = FieldSigns()
        self.fields: dict[str, QWidget] = {}
        inner = QWidget()
        inner.setObjectName(f"{name}_form_column")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(2, 2, 10, 8)
        self.column.setSpacing(10)
        for field in fields:
            if field.heading:
                self.column.addWidget(heading(field.heading, f"{name}_{field.name}_group", 1.15))
            self.column.addWidget(self._laid(field))
        self.column.addStretch(1)
        self.setWidget(inner)

    def _laid(self, field: Field) -> QWidget:
        widget = self.fields[field.name] = self._made(field)
        if isinstance(widget, QCheckBox):
            widget.setAccessibleDescription(field.hint)
            widget.setToolTip(field.hint)
            return widget
        shown = Box(widget) if isinstance(widget, LineField | PassageField | QSpinBox) else widget
        return labelled(field.label, shown, field.hint)

    def _made(self, field: Field) -> QWidget:
        name = f"{self._prefix}_{field.name}"
        say = partial(self.edited.emit, field.name)
        if field.form in (Form.DAY, Form.CLOCK):
            parsed = day_field(name) if field.form is Form.DAY else clock_field(name)
            parsed.chosen.connect(say)
            parsed.refused.connect(self.refused)
            return parsed
        if field.form is Form.CHOICE:
            box = ChoiceBox(field.choices)
            box.setObjectName(name)
            box.activated.connect(partial(self._on_chosen, field.name))
            return box
        if field.form is Form.CHECK:
            check = CheckBox(field.label, name)
            check.clicked.connect(partial(self._on_checked, field.name))
            return check
        if field.form is Form.NUMBER:
            spin = NumberField(name)
            spin.setRange(0, LONGEST)
            spin.editingFinished.connect(partial(self._on_number, field.name))
            return spin
        typed = PassageField(name, field.lines) if field.form is Form.PASSAGE else LineField(name)
        typed.rested.connect(say)
        return typed

    def show_part(self, part: Any) -> None:
        """Shows the fields of a part, except what is being typed just now."""
        another = part.id != self._part_id
        self._part_id = part.id
        for name, widget in self.fields.items():
            value = getattr(part, name)
            if isinstance(widget, ParsedField):
                if another:
                    widget.forget()
                widget.show_value(value)
            elif isinstance(widget, LineField | PassageField):
                widget.show_text(value)
            elif isinstance(widget, ChoiceBox):
                widget.show_value(value)
            elif isinstance(widget, QCheckBox):
                widget.setChecked(value)
            elif isinstance(widget, QSpinBox) and widget.value() != value:
                widget.setValue(value)
        if another and self._waiting is not None:
            self._signs.show(self.fields, self._waiting, part.id)

    def show_waiting(self, waiting: Waiting) -> None:
        """A sign under each field of which something waits to be chosen."""
        self._waiting = waiting
        self._signs.show(self.fields, waiting, self._part_id)

    def offer(self, name: str, words: Sequence[str]) -> None:
        """Offers words while one types into a line."""
        line = self.fields[name]
        assert isinstance(line, LineField)
        completer = QCompleter(list(words), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

    def set_choices(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """What can be chosen in a field whose choices are known only when the part is shown."""
        box = self.fields[name]
        assert isinstance(box, ChoiceBox)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)  # words of any length: the field is as wide as the card
        box.offer(choices)

    def flush(self) -> None:
        """Says at once what stands unsaid."""
        for widget in self.fields.values():
            if isinstance(widget, LineField | PassageField):
                widget.flush()

    def _on_chosen(self, name: str, _index: int) -> None:
        box = self.fields[name]
        assert isinstance(box, ChoiceBox)
        self.edited.emit(name, box.value)

    def _on_checked(self, name: str, *_on: object) -> None:
        check = self.fields[name]  # asked itself: through a partial the signal does not say
        assert isinstance(check, QCheckBox)
        self.edited.emit(name, check.isChecked())

    def _on_number(self, name: str) -> None:
        spin = self.fields[name]
        assert isinstance(spin, QSpinBox)
        self.edited.emit(name, spin.value())
