"""Undo: one command serves the whole app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from hostdesk.domain.change import Change


class ChangeCommand(QUndoCommand):
    """A change that was done already when it is pushed; undo does its reverse."""

    def __init__(self, change: Change, do: Callable[[Change], None]) -> None:
        super().__init__(change.label)
        self._change = change
        self._do = do
        self._pushed = False

    def redo(self) -> None:
        if self._pushed:
            self._do(self._change)
        self._pushed = True

    def undo(self) -> None:
        self._do(self._change.reversed)
