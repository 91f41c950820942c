"""The quiet sign where something is shown that two laptops changed: it says so, and leads to the choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui.widgets.plain import Button
from hostdesk.words import _


class Waiting(NamedTuple):
    """What waits to be chosen in a session, and what opens the sheet at one of it."""

    choices: tuple[Any, ...]
    choose: Callable[[Any], None]

    def of(self, part_id: str) -> tuple[Any, ...]:
        return tuple(choice for choice in self.choices if choice.part.id == part_id)

    @property
    def ids(self) -> frozenset[str]:
        """Of the parts of which something waits."""
        return frozenset(choice.part.id for choice in self.choices)


class WaitingSign(Button):
    """"⇄ Two versions: choose", under a field or a list; Enter opens the choice."""

    def __init__(self, name: str, choose: Callable[[Any], None]) -> None:
        super().__init__(two_versions(), f"{name}_waiting")
        self.choice: Any = None
        self._choose = choose
        self.clicked.connect(self._on_clicked)

    def show_choice(self, choice: Any, label: str) -> None:
        self.choice = choice
        said = _("This was changed here and on another laptop.")
        self.setAccessibleDescription(f"{label}: {said}" if label else said)
        self.setToolTip(said)

    def _on_clicked(self) -> None:
        self._choose(self.choice)


class FieldSigns:
    """The signs under the fields of one part; each goes when it is chosen."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[QWidget, WaitingSign]] = {}

    def show(self, fields: Mapping[str, QWidget], waiting: Waiting, part_id: str) -> None:
        wanted = dict(_by_field(fields, waiting.of(part_id)))
        for name in self._shown.keys() - wanted.keys():
            take_away(*self._shown.pop(name))
        for name, choice in wanted.items():
            if name not in self._shown:
                sign = WaitingSign(fields[name].objectName(), waiting.choose)
                put_under(fields[name], sign)
                self._shown[name] = fields[name], sign
            self._shown[name][1].show_choice(choice, fields[name].accessibleName())


def two_versions() -> str:
    return _("⇄ Two versions: choose")


def put_under(field: QWidget, sign: WaitingSign) -> None:
    """In the column where the field stands with its label, and next after it for Tab."""
    inner, around = field, field.parentWidget()
    while around is not None and not isinstance(around.layout(), QVBoxLayout):
        inner, around = around, around.parentWidget()
    column = around.layout() if around is not None else None
    if isinstance(column, QVBoxLayout):
        at = column.indexOf(inner)
        column.insertWidget(at + 1 if at >= 0 else -1, sign, 0, Qt.AlignmentFlag.AlignLeading)
        QWidget.setTabOrder(field, sign)
        sign.show()


def take_away(field: QWidget, sign: WaitingSign) -> None:
    """The keyboard goes to what the sign was about."""
    if sign.hasFocus():
        field.setFocus(Qt.FocusReason.OtherFocusReason)
    sign.hide()
    sign.deleteLater()


def _by_field(fields: Mapping[str, QWidget], choices: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """What is chosen together has one sign, under its first field; so has a field that shows two things."""
    signed: list[QWidget] = []
    for choice in choices:
        name = next((name for name in choice.shown if name in fields), None)
        if name is not None and fields[name] not in signed:
            signed.append(fields[name])
            yield name, choice
