"""What the window does about how long something is kept: a person erased, sessions whose day has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hostdesk.ui.merging_window import MergingWindow
from hostdesk.words import _, counted


def _due(library: Any) -> Any:
    from hostdesk.workflows.find import sessions_due

    return sessions_due(library, date.today().isoformat())


class KeepingWindow(MergingWindow):
    """The window, between what is lived and all its other actions."""

    def on_erase_person(self) -> None:
        self._flush()
        gathering = self.desk.gathering
        if gathering is None or not gathering.guests:
            self.say(_("Open a session with the person on its list first; then they can be erased."))
            return
        from hostdesk.ui.erase_person import PersonEraser

        self._eraser = PersonEraser(
            self, self.desk, gathering.guests, self._chosen_guest(), self.settings.second_place
        )

    def ask_what_is_due(self) -> None:
        """After the first paint: sessions whose day has come, if any, are told in the line at the foot."""
        self.desk.ask(_due, self._on_due)

    def on_due_sessions(self) -> None:
        self.desk.ask(_due, self._show_due)

    def _on_due(self, due: Sequence[Any]) -> None:
        if due:
            one, more = "{n} session has come to its day.", "{n} sessions have come to their day."
            said = counted(one, more, len(due))
            self.messages.say(said, "due_sessions", _("Look at it…"), stays=True)

    def _show_due(self, due: Sequence[Any]) -> None:
        if not due:
            self.say(_("No session has come to the day until which you wanted to keep it."))
            return
        from hostdesk.ui.due_sheet import DueSessions

        self._due = DueSessions(self, self.desk, due, self.settings.second_place)

    def _chosen_guest(self) -> str:
        """Where one is on the list of guests; else the first."""
        table = getattr(self.stack.currentWidget(), "table", None)
        return table.chosen() if self._place == "guests" and table is not None else ""
