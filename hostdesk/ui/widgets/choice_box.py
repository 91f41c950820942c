"""A box to choose from, which gives back the very values it was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from hostdesk.ui.widgets.drop_down import DropDown


class ChoiceBox(DropDown):
    """Choices as (value, label). The values stay in Python: Qt would make plain strings of a StrEnum."""

    def __init__(self, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self._values = [value for value, _label in choices]
        self.addItems([label for _value, label in choices])

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Other choices than before; the one that was chosen stays, where it is among them."""
        values = [value for value, _label in choices]
        labels = [label for _value, label in choices]
        if (values, labels) == (self._values, [self.itemText(at) for at in range(self.count())]):
            return
        before = self._values[self.currentIndex()] if self.currentIndex() >= 0 else None
        self._values = values
        self.clear()
        self.addItems(labels)
        self.show_value(before)

    @property
    def value(self) -> Any:
        return self._values[self.currentIndex()]

    def show_value(self, value: Any) -> None:
        """Shows a value; one that is no choice leaves the first."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
