"""The window as the place from which the room is shown something: the keys of the projector."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.finding_window import FindingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.ui.projection import Kind, Projection


class ShowingWindow(FindingWindow):
    """Opens and closes the projector, and tells it what the session is and at which round the host is."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._is_projecting = False  # ever: until then the projector costs nothing
        desk.gathering_opened.connect(self._on_another_session)
        desk.gathering_changed.connect(self._on_shown_changed)

    @cached_property
    def projection(self) -> Projection:
        from hostdesk.ui.projection import Projection

        made = Projection(self)
        made.said.connect(self.say)
        made.few_marks.connect(self._on_few_marks)
        self._is_projecting = True
        return made

    # the actions of the projector, named as in the table of actions

    def on_projector(self) -> None:
        """Opens it, or closes it and brings the host's window back."""
        if self.projection.is_open:
            self.projection.close()
        elif self._may_show():
            self._flush()
            self.tell_projector()
            self.projection.open()
            if not self.projection.covers_the_host:
                self.say(_("On the projector: {what}.").format(what=self._shown()))

    def on_project_round(self) -> None:
        from hostdesk.ui.projection import Kind

        self._project(Kind.ROUND)

    def on_project_day(self) -> None:
        from hostdesk.ui.projection import Kind

        self._project(Kind.DAY)

    def on_project_break(self) -> None:
        from hostdesk.ui.projection import Kind

        self._project(Kind.BREAK)

    def on_project_words(self) -> None:
        from hostdesk.ui.room_words import RoomWords

        if not self._may_show():
            return
        if self.projection.covers_the_host:
            self.projection.close()  # what is being typed is not for the room
        asking = RoomWords(self, self.projection.words)
        asking.shown.connect(self._on_words)
        asking.open()

    def _on_words(self, words: str) -> None:
        from hostdesk.ui.projection import Kind

        self.projection.words = words
        self._project(Kind.WORDS)

    def on_project_blank(self) -> None:
        if not self.projection.is_open:
            self.say(_("The projector is closed."))
            return
        self.projection.blank()
        self.say(_("On the projector: {what}.").format(what=self._shown()))

    def on_project_reveal(self) -> None:
        if not self._may_show():
            return
        self.tell_projector()
        shown = self.projection.reveal()
        if not self.projection.is_open:
            self.projection.open()
        if not shown:
            self.say(_("The marks of this round are hidden from the room."))
        elif not self.projection.waits:
            self.say(_("The marks of this round are shown to the room."))

    def _project(self, kind: Kind) -> None:
        if not self._may_show():
            return
        self._flush()
        self.tell_projector()
        self.projection.choose(kind)
        if not self.projection.is_open:
            self.projection.open()
        if not self.projection.waits:
            self.say(_("On the projector: {what}.").format(what=self._shown()))

    def _may_show(self) -> bool:
        if self.desk.gathering is None:
            self.say(_("Open a session first; then it can be shown to the room."))
        return self.desk.gathering is not None

    def _shown(self) -> str:
        """What the room sees, as the host reads it."""
        from hostdesk.ui.projector import BreakSeen, Nothing, spoken

        projector = self.projection.projector
        if projector is None or isinstance(projector.seen, Nothing):
            return _("nothing")
        name, in_full = spoken(projector.seen)
        return f"{name}: {in_full}" if isinstance(projector.seen, BreakSeen) else name

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
        return {**super()._beyond_the_session, "round_chosen": self._follow}

    def _follow(self) -> None:
        if self._is_projecting and self.projection.is_open:
            self.tell_projector()

    def _on_shown_changed(self, _gathering: Any) -> None:
        self._follow()

    def _on_another_session(self, _gathering: Any) -> None:
        if self._is_projecting:
            self.projection.begin_anew()
            self._follow()

    def _on_few_marks(self) -> None:
        """Once a reveal: fewer than five marks might tell who is who."""
        sentence = _("So few marks could tell the room who is who. They are not shown.")
        self.messages.say(sentence, "show_few", _("Show them"), stays=True)
