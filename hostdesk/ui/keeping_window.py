"""What the window does about how long something is kept: a person erased, sessions whose day has come."""

from __future__ import annotations

from hostdesk.ui.living_window import LivingWindow
from hostdesk.words import _


class KeepingWindow(LivingWindow):
    """The window, between what is lived and all its other actions."""

    def on_erase_person(self) -> None:
        self._flush()
        gathering = self.desk.gathering
        if gathering is None or not gathering.guests:
            self.say(_("Open a session with the person on its list first; then they can be erased."))
            return
        from hostdesk.ui.erase_person import PersonEraser

        self._eraser = PersonEraser(self, self.desk, gathering.guests, self._chosen_guest())

    def _chosen_guest(self) -> str:
        """Where one is on the list of guests; else the first."""
        table = getattr(self.stack.currentWidget(), "table", None)
        return table.chosen() if self._place == "guests" and table is not None else ""
