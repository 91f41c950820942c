"""The window as the place where what is said is kept: one key a kind, from any page of a session."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.picturing_window import PicturingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.domain.note import NoteKind
    from hostdesk.ui.whereabouts import Whereabouts
    from hostdesk.ui.widgets.saying_line import Draft, SayingLine


class SayingWindow(PicturingWindow):
    """Opens the line for what is said, keeps what is typed there, and brings the keyboard back."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._drafts: dict[tuple[str, str], Draft] = {}  # by session and kind, while the window is open
        self._was_at: Whereabouts | None = None
        self._session_said = ""  # whose session the open line belongs to
        desk.gathering_opened.connect(self._on_other_session)
        desk.gathering_changed.connect(self._on_said_changed)

    @cached_property
    def saying(self) -> SayingLine:
        from hostdesk.ui.widgets.saying_line import SayingLine

        made = SayingLine(self, self.stack)
        made.keeping.connect(self._on_keeping)
        made.left.connect(self._on_left)
        return made

    @property
    def _is_saying(self) -> bool:
        return "saying" in self.__dict__ and self.saying.isVisible()

    # the actions, named as in the table of actions

    def on_say_quote(self) -> None:
        self.open_saying("quote")

    def on_say_affirmation(self) -> None:
        self.open_saying("affirmation")

    def on_say_offer(self) -> None:
        self.open_saying("offer")

    def on_say_need(self) -> None:
        self.open_saying("need")

    def on_say_parked(self) -> None:
        self.open_saying("parked")

    def on_say_decided(self) -> None:
        self.open_saying("decided")

    def on_say_kept(self) -> None:
        self.open_saying("boundary kept")

    def on_say_crossed(self) -> None:
        self.open_saying("boundary crossed")

    def on_say_note(self) -> None:
        self.open_saying("note")

    def open_saying(self, kind_name: str) -> None:
        """The line for this kind; what stands in a cell or field is said first."""
        from hostdesk.domain.note import NoteKind
        from hostdesk.ui.whereabouts import Whereabouts

        if self.desk.gathering is None:
            self.say(_("Open a session first; then what is said can be kept."))
            return
        if self._is_projecting and self.projection.covers_the_host:
            self.projection.close()  # what is being typed is not for the room
        if self._palette is not None:
            self._palette.close_palette()  # the keyboard comes back to where it was before
        here = Whereabouts()
        self._flush()
        self._keep_draft()
        if not self._is_saying or not here.is_inside(self.saying):
            self._was_at = here
        self._show_saying(NoteKind(kind_name))

    def _show_saying(self, kind: NoteKind) -> None:
        from hostdesk.ui.widgets.saying_line import Draft

        gathering = self.desk.gathering
        if gathering is not None:
            self._session_said = gathering.session.id
            draft = self._drafts.get((gathering.session.id, kind), Draft())
            self.saying.show_kind(kind, gathering, draft)

    # what the line says

    def _on_keeping(self, stays: bool) -> None:
        line = self.saying
        if refusal := line.refusal():
            self.say(refusal)
            return
        before = self.desk.gathering
        self.desk.want(self._intent())
        if self.desk.gathering is before:
            return  # refused, and the words stay
        self._drafts.pop((self._session_said, line.kind), None)
        line.take()
        self.messages.say(_("Kept: {kind}.").format(kind=line.kind.label), "undo", _("Undo"))
        if not stays:
            self._put_saying_away()
            self._go_back()

    def _intent(self) -> Any:
        from hostdesk.workflows import saying

        kind, draft = self.saying.kind, self.saying.draft
        return partial(
            saying.say,
            kind=kind,
            words=draft.words,
            now=datetime.now(),
            guest_id=draft.guest_id,
            boundary_id=draft.which if kind.is_of_a_boundary else None,
            decision_id=draft.which if not kind.is_of_a_boundary else None,
            scale_id=self._scale_now() if kind == "quote" else None,
            consent=draft.consent,
        )

    def _scale_now(self) -> str | None:
        """The scale that people talk about: on the page of the round, or in the block that is on."""
        from hostdesk.domain.live_order import block_on

        gathering = self.desk.gathering
        if gathering is None:
            return None
        if self._place == "capture":
            return self._page("capture").asked[0] or None
        block = block_on(gathering.blocks, datetime.now())
        return block.scale_id if block else None

    def _on_left(self) -> None:
        self._keep_draft()
        self._put_saying_away()
        self._go_back()

    def _keep_draft(self) -> None:
        if not self._is_saying:
            return
        key, draft = (self._session_said, self.saying.kind), self.saying.draft
        if draft.words.strip() or draft.letters.strip():
            self._drafts[key] = draft
        else:
            self._drafts.pop(key, None)

    def _put_saying_away(self) -> None:
        self.saying.hide()

    def _go_back(self) -> None:
        was_at, self._was_at = self._was_at, None
        if was_at is None or not was_at.go_back():
            self._focus_first(self.stack.currentWidget())

    # what the line follows

    def on_home(self) -> None:
        self._leave_quietly()
        super().on_home()

    def _leave_quietly(self) -> None:
        """Away, the draft stays, and the keyboard goes wherever it is going."""
        self._keep_draft()
        if self._is_saying:
            self._put_saying_away()

    def _on_other_session(self, gathering: Any) -> None:
        if gathering.session.id != self._session_said:
            self._leave_quietly()

    def _on_said_changed(self, gathering: Any) -> None:
        if self._is_saying:
            self.saying.know(gathering)

    @property
    def _beyond_the_session(self) -> dict[str, Any]:
        return {**super()._beyond_the_session, "saying_requested": self.open_saying}
