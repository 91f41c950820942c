"""The window as the place from which a round is opened: its key, wherever one is."""

from __future__ import annotations

from hostdesk.ui.showing_window import ShowingWindow
from hostdesk.words import _


class RoundWindow(ShowingWindow):
    """Goes to the page Run and capture and asks there how the round is held."""

    def on_open_round(self) -> None:
        if self.desk.gathering is None:
            self.say(_("Open a session first; then a round can be held."))
            return
        self.go_to("capture")
        self._page("capture").ask_how()
