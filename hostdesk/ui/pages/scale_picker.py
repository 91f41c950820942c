"""Scaling questions to choose from: narrowed by kind, and seen at the side as a guest will see them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.scale import Scale, ScaleKind
from hostdesk.ui import theme
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.guests_view import GuestsView
from hostdesk.ui.widgets.kept_picker import KeptPicker
from hostdesk.ui.widgets.plain import Button, heading, muted
from hostdesk.words import _
from hostdesk.workflows.kept import Found

_LOW = 31  # em


class ScalePicker(KeptPicker):
    """A row of kinds above the list, one of them pressed, or "All"; a low window has a box to choose from."""

    def __init__(self, parent: QWidget, title: str, found: Sequence[Found]) -> None:
        self._kind: ScaleKind | None = None
        self.kinds: dict[ScaleKind | None, Button] = {}
        super().__init__(parent, title, found)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        if self.height() < _LOW * theme.em(self):
            column.insertWidget(2, self._box_of_kinds())
        else:
            column.insertLayout(2, self._row_of_kinds())

    def _box_of_kinds(self) -> ChoiceBox:
        self.kind_box = ChoiceBox([(kind, _kind_said(kind)) for kind in (None, *ScaleKind)])
        self.kind_box.setObjectName("kept_kind")
        self.kind_box.setAccessibleName(_("Kind"))
        self.kind_box.activated.connect(self._on_kind_box)
        return self.kind_box

    def _on_kind_box(self, _index: int) -> None:
        self._on_kind(self.kind_box.value)

    def _row_of_kinds(self) -> Flow:
        for kind in (None, *ScaleKind):
            button = Button(_kind_said(kind), f"kept_kind_{kind or 'all'}")
            button.setCheckable(True)
            button.setChecked(kind is None)
            button.clicked.connect(partial(self._on_kind, kind))
            self.kinds[kind] = button
        return Flow(*self.kinds.values(), spacing=6)

    def _on_kind(self, kind: ScaleKind | None, *_clicked: object) -> None:
        self._kind = kind
        for other, button in self.kinds.items():
            button.setChecked(other is kind)
        self._show(self.words.text())

    def found(self, typed: str) -> list[Found]:
        matching = super().found(typed)
        return [one for one in matching if self._kind is None or _scale(one).kind is self._kind]

    def shown_at_the_side(self, found: Found | None) -> QWidget:
        inner = QWidget()
        inner.setObjectName("kept_about")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(4)
        if found is not None:
            scale = _scale(found)
            view = GuestsView("kept_view")
            view.show_scale(scale)
            column.addWidget(view)
            for label, words, name in (
                (_("When it fits"), found.fits, "fits"),
                (_("What is stored and shown"), scale.naming.label, "naming"),
            ):
                if words:
                    column.addSpacing(8)
                    for line in (heading(label, f"kept_{name}_label", 1.0), muted(words, f"kept_{name}")):
                        line.setContentsMargins(4, 0, 0, 0)
                        column.addWidget(line)
        column.addStretch(1)
        return inner


def _scale(found: Found) -> Scale:
    assert isinstance(found.part, Scale)
    return found.part


def _kind_said(kind: ScaleKind | None) -> str:
    if kind is None:
        return _("All kinds")
    return _("Usefulness") if kind is ScaleKind.USEFULNESS else kind.label
