"""The window as the place from which the room is shown something: what stands on the wall."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.finding_window import FindingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.ui.projection import Kind, Projection


class RoomWindow(FindingWindow):
    """Chooses what is on the wall, and asks the host for what has to be typed or picked."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._is_projecting = False  # ever: until then the projector costs nothing

    @cached_property
    def projection(self) -> Projection:
        from hostdesk.ui.projection import Projection

        made = Projection(self, wants_motion=self._wants_motion)
        made.said.connect(self.say)
        made.few_marks.connect(self._on_few_marks)
        self._is_projecting = True
        return made

    def _wants_motion(self) -> bool:
        from hostdesk.ui import motion

        return motion.is_wanted(self.settings.reduced_motion)

    def heed_motion(self) -> None:
        """What moves on the wall stops at once where less motion is asked for."""
        if self._is_projecting and self.projection.projector is not None and not self._wants_motion():
            self.projection.projector.stand_still()

    # the actions of the projector, named as in the table of actions

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

        if self._may_ask():
            asking = RoomWords(self, self.projection.words)
            asking.shown.connect(self._on_words)
            asking.open()

    def _on_words(self, words: str) -> None:
        from hostdesk.ui.projection import Kind

        self.projection.words = words
        self._project(Kind.WORDS)

    def on_project_timer(self) -> None:
        from hostdesk.ui.room_timer import RoomTimer

        if self._may_ask():
            asking = RoomTimer(self, self.projection.clock)
            asking.begun.connect(self._on_timer)
            asking.shown.connect(self._on_timer_shown)
            asking.open()

    def _on_timer(self, minutes: int, words: str) -> None:
        self.projection.clock.begin(minutes, words)
        self._on_timer_shown()

    def _on_timer_shown(self) -> None:
        from hostdesk.ui.projection import Kind

        self._project(Kind.TIMER)

    def on_project_picture(self) -> None:
        """The only one at once; of several, or to choose about its words, the host is asked."""
        gathering = self.desk.gathering
        if gathering is None or not gathering.pictures:
            if self._may_show():
                self.say(_("There is no picture in this session yet."))
        elif len(gathering.pictures) == 1 and not self._shows(gathering.pictures[0].id):
            self._on_picture(gathering.pictures[0].id, self.projection.with_caption)
        elif self._may_ask():
            from hostdesk.ui.room_pictures import RoomPictures

            shown, with_caption = self.projection.picture_id, self.projection.with_caption
            asking = RoomPictures(self, gathering, shown, with_caption)
            asking.chosen.connect(self._on_picture)
            asking.open()

    def _shows(self, picture_id: str) -> bool:
        from hostdesk.ui.widgets.projected_seen import PictureSeen

        projector = self.projection.projector
        seen = projector.seen if projector is not None else None
        return isinstance(seen, PictureSeen) and seen.picture.id == picture_id

    def _on_picture(self, picture_id: str, with_caption: bool) -> None:
        from hostdesk.ui.projection import Kind

        self.projection.picture_id, self.projection.with_caption = picture_id, with_caption
        self._project(Kind.PICTURE)

    def on_project_blank(self) -> None:
        if not self.projection.is_open:
            self.say(_("The projector is closed."))
            return
        self.projection.blank()
        self._say_what_is_shown()

    def _project(self, kind: Kind) -> None:
        if not self._may_show():
            return
        self._flush()
        self.tell_projector()
        self.projection.choose(kind)
        if not self.projection.is_open:
            self.projection.open()
        self._say_what_is_shown()

    def _may_show(self) -> bool:
        if self.desk.gathering is None:
            self.say(_("Open a session first; then it can be shown to the room."))
        return self.desk.gathering is not None

    def _may_ask(self) -> bool:
        """What is being typed or picked is not for the room: with one display the projector closes."""
        if not self._may_show():
            return False
        if self.projection.covers_the_host:
            self.projection.close()
        return True

    def _say_what_is_shown(self) -> None:
        """What the room sees, as the host reads it; unless the host is being asked something about it."""
        if not self.projection.asks_about_few:
            self.say(_("On the projector: {what}.").format(what=self._shown()))

    def _shown(self) -> str:
        from hostdesk.ui.widgets.projected_seen import BreakSeen, Nothing, TimerSeen, spoken

        projector = self.projection.projector
        if projector is None or isinstance(projector.seen, Nothing):
            return _("nothing")
        name, in_full = spoken(projector.seen)
        return f"{name}: {in_full}" if isinstance(projector.seen, BreakSeen | TimerSeen) else name

    def tell_projector(self) -> None:
        """The session as it is."""

    def _on_few_marks(self, asks: bool) -> None:
        """Fewer than five marks might tell who is who."""
        if asks:
            sentence = _("So few marks could tell the room who is who. They are not shown.")
            self.messages.say(sentence, "show_few", _("Show them"), stays=True)
        else:
            self.messages.take_back("show_few")
