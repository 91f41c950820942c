"""The window as a place where everything is found: the palette, and the way to what was chosen in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.session_window import SessionWindow

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.ui.models.palette import Target
    from hostdesk.ui.palette import Palette
    from hostdesk.workflows.find_anything import Finder


class FindingWindow(SessionWindow):
    """Opens the palette, and goes where a choice leads."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._palette: Palette | None = None
        self._then = ("", "")  # a session, and the step to go to once it is open
        self.home.person_requested.connect(self._on_person_requested)
        desk.gathering_opened.connect(self._on_opened_there)

    @cached_property
    def finder(self) -> Finder:
        """Keeps the titles at hand from one time to the next."""
        from hostdesk.workflows.find_anything import Finder

        return Finder()

    def open_palette(self, *, people: bool = False) -> None:
        """One line for everything; the same key puts it away again."""
        from hostdesk.ui.palette import Palette

        if self._palette is not None:
            self._palette.close_palette()
            return
        self._flush()
        self._palette = Palette(self, self.desk, self.finder, self.recent.ids, people=people)
        self._palette.closed.connect(self._on_palette_gone)
        self._palette.chosen.connect(self._on_target)

    def _on_person_requested(self) -> None:
        self.open_palette(people=True)

    def _on_palette_gone(self) -> None:
        self._palette = None

    def _on_target(self, target: Target) -> None:
        """Each kind of target has its way, named like it."""
        ways = {
            "session": self._to_session,
            "guest": self._to_guest,
            "person": self._to_person,
            "step": self._to_step,
            "action": self._to_action,
            "page": self._to_page,
        }
        ways[target.kind](target)

    def _to_session(self, target: Target) -> None:
        gathering = self.desk.gathering
        if gathering is not None and gathering.session.id == target.id:
            if target.place:
                self.go_to(target.place)
            return
        self._then = target.id, target.place
        self.desk.open(target.id)

    def _on_opened_there(self, gathering: Any) -> None:
        (session_id, place), self._then = self._then, ("", "")
        if place and session_id == gathering.session.id:
            self.go_to(place)

    def _to_guest(self, target: Target) -> None:
        self.go_to("guests")
        self._page("guests").go_to_part(target.id)

    def _to_person(self, target: Target) -> None:
        if self._place != "home":
            self.on_home()
        self.home.show_sessions_of(target.id)

    def _to_step(self, target: Target) -> None:
        self.go_to(target.id)

    def _to_action(self, target: Target) -> None:
        """What an action does, the window knows."""

    def _to_page(self, target: Target) -> None:
        """The handbook too."""
