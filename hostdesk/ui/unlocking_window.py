"""The window as what is opened again: a passphrase tried, ways out of damage, back to where the host was."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.covering_window import Cover
from hostdesk.ui.desk import Desk
from hostdesk.ui.locking_window import LockingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed
    from hostdesk.ui.unlocking import Unlocking


class UnlockingWindow(LockingWindow):
    """Asks for the passphrase from the beginning, or where it was locked."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        desk.gathering_opened.connect(self._on_back_in_session)

    def begin_locked(self, path: Path) -> None:
        """Asks for the passphrase of this library before anything of it is shown."""
        self._library_path = path
        self._put_over(Cover.LOCKED)

    @cached_property
    def _unlocking(self) -> Unlocking:
        from hostdesk.ui.unlocking import Unlocking

        made = Unlocking(self)
        made.succeeded.connect(self._on_unlocked)
        made.failed.connect(self._on_refused)
        return made

    def _on_typed(self, words: str) -> None:
        page = self._page_over_all
        page.opening()
        if self._cover is Cover.LOCKED:
            assert self._library_path is not None
            self._unlocking.open(self._library_path, words)
        else:
            from hostdesk.workflows.passphrase import is_right

            self.desk.ask(partial(is_right, passphrase=words), self._on_compared)

    def _on_compared(self, is_right: bool) -> None:
        if is_right:
            self._unlocking.wrong = 0
            self._uncover()
        else:
            self._wrong(_("This is not the passphrase of this library."))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            self.desk.broke.emit(error)
            error = HostDeskError(_("The library cannot be opened now."))
        from hostdesk.workflows.passphrase import LockedAndDamagedError, WrongPassphraseError

        if isinstance(error, WrongPassphraseError):
            self._wrong(str(error))
            return
        self._page_over_all.refuse(str(error), 0)
        if isinstance(error, LockedAndDamagedError):
            self._show_ways_out(str(error), error.key)

    def _show_ways_out(self, sentence: str, key: Any) -> None:
        """The passphrase was right, and the file is damaged: what can be done, beside the lock."""
        from hostdesk.ui.cannot_open import CannotOpen

        assert self._library_path is not None
        self._ways_out = CannotOpen(
            self._library_path,
            sentence,
            can_mend=True,
            can_read=True,
            second=self.settings.second_place,
            key=key.copy(),
        )
        self._ways_out.closed.connect(partial(self._on_way_chosen, key))
        self._ways_out.show()

    def _on_way_chosen(self, key: Any) -> None:
        from hostdesk.ui.cannot_open import Way

        way = self._ways_out.way
        if way is not Way.CLOSE and self._library_path is not None:
            self._page_over_all.opening()
            self._unlocking.open_again(self._library_path, key, way is Way.READ)

    def _wrong(self, sentence: str) -> None:
        self._unlocking.wrong += 1
        self._page_over_all.refuse(sentence, self._unlocking.pause)

    def _on_unlocked(self, library: Any) -> None:
        self._unlocking.wrong = 0
        self.desk.take(library)
        self.has_passphrase = True
        self._recall_private()
        session_id, _place = self._come_back_to
        self._uncover()
        self.refresh_home()
        self.ask_what_is_due()
        if session_id:
            self.desk.open(session_id)
        else:
            self.on_home()

    def _on_back_in_session(self, gathering: Any) -> None:
        """On the page where the host was; once."""
        (session_id, place), self._come_back_to = self._come_back_to, ("", "home")
        if session_id == gathering.session.id and place != "home":
            self.go_to(place)
