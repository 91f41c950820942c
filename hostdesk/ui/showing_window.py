"""The window as the place that the projector follows: the session, the round, and when it is revealed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.room_window import RoomWindow
from hostdesk.words import _

if TYPE_CHECKING:  # read after the first paint
    from hostdesk.domain.mark import Round


class ShowingWindow(RoomWindow):
    """Opens and closes the projector, and tells it what the session is and at which round the host is."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        desk.gathering_opened.connect(self._on_another_session)
        desk.gathering_changed.connect(self._on_shown_changed)

    def on_projector(self) -> None:
        """Opens it, or closes it and brings the host's window back."""
        if self.projection.is_open:
            self.projection.close()
        elif self._may_show():
            self._flush()
            self.tell_projector()
            self.projection.open()
            if not self.projection.covers_the_host:
                self._say_what_is_shown()

    # revealing

    def on_project_reveal(self) -> None:
        """Reveals the marks of the round, or hides them again; the wall turns to it."""
        if not self._may_show():
            return
        self._flush()
        self.tell_projector()
        asked = self._round_asked()
        if asked is None:
            self.say(_("Nobody has marked yet, so there is nothing to reveal."))
            return
        turned = self.projection.is_open and not self.projection.shows_the_round
        if turned:
            self.on_project_round()
        from hostdesk.workflows import rounds

        revealed = turned or not asked.revealed
        self.desk.want(partial(rounds.reveal, asked=asked, revealed=revealed))
        self._say_revealed(asked, revealed)

    def _round_asked(self) -> Round | None:
        """The round at which the host is; a silent one is there once somebody has marked."""
        gathering = self.desk.gathering
        asked = gathering.round_of(*self.projection.asked) if gathering else None
        if gathering is None or asked is None or (asked.is_hidden and not gathering.values_in(asked.id)):
            return None
        return asked

    def _say_revealed(self, asked: Round, revealed: bool) -> None:
        if not revealed:
            self.say(_("The marks of this round are hidden again."))
        elif not self.projection.asks_about_few:
            self.say(self._revealed_said(asked))

    def _revealed_said(self, asked: Round) -> str:
        from hostdesk.domain.in_the_room import opening_is_kept_back
        from hostdesk.domain.scale import Naming

        gathering = self.desk.gathering
        assert gathering is not None
        scale = gathering.scale(asked.scale_id)
        if not self.projection.is_open:
            return _("The marks of this round are revealed. The projector is closed; F5 opens it.")
        if opening_is_kept_back(gathering, scale, asked.moment):
            return _("The closing marks are shown. Reveal the opening round too, and both lie together.")
        if scale.naming is Naming.UNNAMED and not asked.closed and not asked.way.is_counted:
            return _("The marks are shown. The room sees each new one as it is made, and may guess whose.")
        if not gathering.values_in(asked.id):
            return _("From now on each mark is shown to the room as it is made.")
        return _("The marks of this round are shown to the room.")

    # what the projector follows

    def tell_projector(self) -> None:
        """The session as it is, and the round on the page Run and capture."""
        gathering = self.desk.gathering
        if gathering is None:
            self.projection.follow(None, self.projection.asked)
            return
        page = self._page("capture")
        if page.gathering is None or page.gathering.scales != gathering.scales:
            page.show_gathering(gathering)
        self.projection.follow(gathering, page.asked)

    def put_projector_away(self) -> None:
        if self._is_projecting:
            self.projection.close()

    def _page(self, place: str) -> Any:
        """A page for the room that is built anew begins at the round that the room sees."""
        is_new = place not in self._pages
        page = super()._page(place)
        if place == "capture" and is_new and self._is_projecting:
            page.begin_at(self.projection.asked)
        return page

    def go_to(self, place: str) -> None:
        super().go_to(place)
        self._follow()

    def on_home(self) -> None:
        super().on_home()
        self._follow()

    @property
    def _beyond_the_session(self) -> dict[str, Any]:
        own = {"round_chosen": self._follow, "reveal_requested": self.on_project_reveal}
        return {**super()._beyond_the_session, **own}

    def _follow(self) -> None:
        if self._is_projecting and self.projection.is_open:
            self.tell_projector()

    def _on_shown_changed(self, _gathering: Any) -> None:
        self._follow()

    def _on_another_session(self, _gathering: Any) -> None:
        if self._is_projecting:
            self.projection.begin_anew()
            self._follow()
