"""What everybody who does not see the screen would miss in a window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget

SMALLEST = 24  # pixels

_TOUCHED = {
    QAccessible.Role.Button,
    QAccessible.Role.EditableText,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
}


def problems(window: QWidget) -> list[str]:
    """Controls without a name or an objectName, targets too small, buttons whose words are cut off."""
    found = []
    for control in _controls(window):
        name = control.text(QAccessible.Text.Name).strip()
        if not name:
            found.append(f"no name: {control.role().name}")
        if control.role() in _TOUCHED and min(control.rect().width(), control.rect().height()) < SMALLEST:
            found.append(f"small: {name}")
        if control.object() is not None and not control.object().objectName():
            found.append(f"no objectName: {control.role().name} {name}")
    return found + [f"cut off: {button.text()}" for button in _cut_off(window)]


def _controls(window: QWidget) -> Iterator[QAccessibleInterface]:
    QAccessible.setActive(True)
    return (found for found in _below(QAccessible.queryAccessibleInterface(window)) if _can_be_reached(found))


def _below(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if interface is None or not interface.isValid():
        return
    yield interface
    for number in range(interface.childCount()):
        yield from _below(interface.child(number))


def _can_be_reached(interface: QAccessibleInterface) -> bool:
    state = interface.state()
    return bool(state.focusable) and not state.invisible and not state.offscreen


def _cut_off(window: QWidget) -> list[QAbstractButton]:
    return [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.sizeHint().width() > button.width() + 1
    ]
