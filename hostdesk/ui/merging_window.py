"""The window as the place where two laptops' versions meet: a quiet line while something is to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from hostdesk.settings import Settings
from hostdesk.ui.archiving_window import ArchivingWindow
from hostdesk.ui.desk import Desk
from hostdesk.words import _

if TYPE_CHECKING:  # made when something waits, which is after the first paint
    from hostdesk.ui.widgets.waiting_line import WaitingLine

_REST = 400  # milliseconds after a change until the library is asked what still waits


class MergingWindow(ArchivingWindow):
    """Asks the library what waits whenever a session is opened, and while something does."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self.choices_waiting: tuple[Any, ...] = ()
        self._waiting_rest = QTimer(self, singleShot=True, interval=_REST)
        self._waiting_rest.timeout.connect(self.ask_what_waits)
        desk.gathering_opened.connect(self.ask_what_waits)
        desk.gathering_changed.connect(self._on_perhaps_chosen)
        desk.gathering_closed.connect(self._forget_what_waits)

    @cached_property
    def waiting_line(self) -> WaitingLine:
        from hostdesk.ui.widgets.waiting_line import WaitingLine

        made = WaitingLine()
        made.choose_requested.connect(self.on_choose_conflicts)
        self.put_above(made)
        return made

    def on_choose_conflicts(self) -> None:
        """Asked anew: what was edited meanwhile is chosen already."""
        self._choose_from(None)

    def _choose_from(self, first: Any) -> None:
        """`first`: the choice at which the sheet opens; None: wherever it is."""
        self._flush()
        gathering = self.desk.gathering
        if gathering is None:
            self.say(_("Open a session first; what two laptops changed in it is chosen there."))
            return
        question = partial(_waiting, session_id=gathering.session.id)
        self.desk.ask(question, partial(self._open_choosing, first))

    def ask_what_waits(self, _gathering: object = None) -> None:
        gathering = self.desk.gathering
        if gathering is not None:
            question = partial(_waiting, session_id=gathering.session.id)
            self.desk.ask(question, partial(self._on_waiting, gathering.session.id))

    def _on_waiting(self, session_id: str, waiting: Sequence[Any]) -> None:
        gathering = self.desk.gathering
        if gathering is None or gathering.session.id != session_id:
            return
        self.choices_waiting = tuple(waiting)
        if waiting or "waiting_line" in self.__dict__:
            self.waiting_line.show_number(len(waiting))
            self._show_signs()

    def _show_signs(self) -> None:
        """On the page that is seen, beside what waits; none was ever made where nothing did."""
        page = self._pages.get(self._place)
        if page is not None and "waiting_line" in self.__dict__:
            from hostdesk.ui.widgets.waiting_sign import Waiting

            page.show_waiting(Waiting(self.choices_waiting, self._choose_from))

    def go_to(self, place: str) -> None:
        super().go_to(place)
        self._show_signs()

    def _on_perhaps_chosen(self, _gathering: object) -> None:
        if self.choices_waiting:
            self._waiting_rest.start()

    def _forget_what_waits(self) -> None:
        self._waiting_rest.stop()
        self.choices_waiting = ()
        if "waiting_line" in self.__dict__:
            self.waiting_line.show_number(0)

    def on_home(self) -> None:
        self._forget_what_waits()
        super().on_home()

    def _open_choosing(self, first: Any, waiting: Sequence[Any]) -> None:
        if not waiting:
            self.say(_("Nothing waits to be chosen in this session."))
            return
        from hostdesk.ui.choosing_sheet import Choosing

        in_order = sorted(waiting, key=lambda choice: not _is_about(choice, first))
        self._choosing = Choosing(self, self.desk, in_order, self.ask_what_waits)
        self._choosing.done.connect(self.ask_what_waits)


def _is_about(choice: Any, first: Any) -> bool:
    """The same thing, whatever it was made to be meanwhile."""
    return first is not None and (choice.key, choice.cell) == (first.key, first.cell)


def _waiting(library: Any, session_id: str) -> Any:
    from hostdesk.workflows import choosing  # with the whole domain

    return choosing.waiting(library, session_id) if choosing.has_waiting(library, session_id) else ()
