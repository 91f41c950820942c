"""What a screen reader is told: announcements as Qt sends them, and the tree of what is in a window."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import PySide6
import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"  # PySide6 does not have it
_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Control(NamedTuple):
    """One control as a screen reader finds it."""

    role: str
    name: str
    states: frozenset[str] = frozenset()
    about: str = ""


@contextmanager
def hearing() -> Iterator[list[str]]:
    """Every sentence that is announced while it lasts, in order."""
    heard: list[str] = []

    def hear(address: int) -> None:
        event = shiboken6.wrapInstance(address, QAccessibleEvent)
        if event.type() is QAccessible.Event.Announcement:
            heard.append(shiboken6.wrapInstance(address, QAccessibleAnnouncementEvent).message())

    handler = _HANDLER(hear)  # lives as long as it is called
    install = _installer()
    QAccessible.setActive(True)
    install(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield heard
    finally:
        install(None)


def _installer() -> ctypes._CFuncPtr:
    found = list(Path(PySide6.__file__).parent.glob("Qt/lib/libQt6Gui.so.6"))
    if not found:
        pytest.skip("Qt’s own library is known on Linux only")
    install = getattr(ctypes.CDLL(str(found[0])), _INSTALL)
    install.restype, install.argtypes = None, [ctypes.c_void_p]
    return install  # type: ignore[no-any-return]  # ctypes


def controls(window: QWidget) -> list[Control]:
    """What can be reached by keys, in the order in which it is read."""
    QAccessible.setActive(True)
    return list(_controls(QAccessible.queryAccessibleInterface(window)))


def _controls(found: QAccessibleInterface | None) -> Iterator[Control]:
    """What lies in something that is hidden is hidden too, whatever it says of itself."""
    if found is None or not found.isValid() or found.state().invisible:
        return
    if found.state().focusable or found.role() in _READ:
        yield _control(found)
    for number in range(found.childCount()):
        yield from _controls(found.child(number))


_READ = (QAccessible.Role.ProgressBar, QAccessible.Role.Window)
_STATES = ("checked", "checkable", "disabled", "focused", "readOnly", "selected", "expanded", "hasPopup")


def _control(found: QAccessibleInterface) -> Control:
    state = found.state()
    states = frozenset(name for name in _STATES if getattr(state, name))
    name, about = found.text(QAccessible.Text.Name), found.text(QAccessible.Text.Description)
    return Control(found.role().name, name, states, about)
