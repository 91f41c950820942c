"""Keys that mean the same in every field."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QEvent


def is_undo(event: QEvent) -> bool:
    """True for undo and redo, which are the desk's: they reach everything, not one field only."""
    standard = QtGui.QKeySequence.StandardKey
    keys = (standard.Undo, standard.Redo)
    return isinstance(event, QtGui.QKeyEvent) and any(event.matches(key) for key in keys)
