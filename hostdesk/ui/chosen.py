"""A choice between what two laptops made of one thing, done so that it can be undone: then it waits again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from hostdesk.words import _
from hostdesk.workflows import choosing

if TYPE_CHECKING:
    from hostdesk.domain.change import Change
    from hostdesk.ui.desk import Desk


def choose(desk: Desk, choice: choosing.Choice, way: int, again: Callable[[], None]) -> None:
    """Way 0 is what is shown. `again` is called once a choice was taken back and waits."""
    gathering = desk.gathering
    if gathering is None:
        return
    change = choosing.choose(gathering, choice, way - 1) if way else None
    if desk.read_only:
        desk.refuse()
        return
    desk.undo_stack.push(ChosenCommand(desk, gathering.session.id, choice, change, again))


class ChosenCommand(QUndoCommand):
    """Does what was chosen when it is pushed; without a change, what is shown holds."""

    def __init__(
        self,
        desk: Desk,
        session_id: str,
        choice: choosing.Choice,
        change: Change | None,
        again: Callable[[], None],
    ) -> None:
        super().__init__(_("Choose"))
        self._desk, self._change, self._again = desk, change, again
        self._keep = partial(choosing.keep, session_id=session_id, choice=choice)
        self._let_wait = partial(choosing.ask_again, session_id=session_id, choice=choice)

    def redo(self) -> None:
        if self._change is None:
            self._desk.ask(self._keep, self._on_answered)
        else:
            self._desk.apply(self._change)
            self._again()

    def undo(self) -> None:
        if self._change is not None:
            self._desk.apply(self._change.reversed)
        self._desk.ask(self._let_wait, self._on_answered)

    def _on_answered(self, _answer: object) -> None:
        self._again()
