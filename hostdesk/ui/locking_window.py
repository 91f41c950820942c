"""The window as what can be locked: its library closed and forgotten; in the middle of hosting, covered."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hostdesk.careful import leave_no_image
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.keeping_window import KeepingWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed
    from hostdesk.ui.idle_watch import IdleWatch
    from hostdesk.ui.lock_page import LockPage
    from hostdesk.ui.system_rest import SystemRest
    from hostdesk.ui.unlocking import Unlocking

_WHILE_LOCKED = frozenset(("quit", "larger", "smaller", "usual_size", "scheme", "full_screen"))


class _Cover(Enum):
    """What lies over the window."""

    NOTHING = 0
    RESTING = 1  # one key brings it back
    GUARDED = 2  # the passphrase does; the library is open beneath
    LOCKED = 3  # the library is closed


class LockingWindow(KeepingWindow):
    """Covers itself, and goes on where the host was."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self.has_passphrase = False  # the library that is open
        self._cover = _Cover.NOTHING
        self._library_path: Path | None = None
        self._lock_page: LockPage | None = None
        self._come_back_to = ("", "home")  # the session and the page to come back to
        self._wants_lock = False  # once everything is kept
        self._covered: list[QWidget] = []
        self._may_offer = False
        desk.saved.connect(self._on_kept_before_locking)
        desk.not_kept.connect(self._on_not_kept_before_locking)
        desk.gathering_opened.connect(self._on_back_in_session)

    @property
    def is_locked(self) -> bool:
        """Whether the library is closed, and its passphrase is asked for."""
        return self._cover is _Cover.LOCKED

    @property
    def is_covered(self) -> bool:
        return self._cover is not _Cover.NOTHING

    # locked from the beginning

    def begin_locked(self, path: Path) -> None:
        """Asks for the passphrase of this library before anything of it is shown."""
        self._library_path = path
        self._put_over(_Cover.LOCKED)

    def heed_the_lock(self, path: Path) -> None:
        """From now on it locks by itself, as long as the library has a passphrase; else one is offered."""
        self._library_path = path
        self._may_offer = True
        if not self.is_covered:
            self._find_out()

    def _find_out(self) -> None:
        self.desk.ask(_has_passphrase, self._on_found_out)

    def _on_found_out(self, has_passphrase: bool) -> None:
        self.has_passphrase = has_passphrase
        if has_passphrase:
            leave_no_image()
            assert self._system_rest  # from now on it is heard
            self._idle.begin(self.settings.lock_after)
        else:
            self._watch_no_longer()
            self._offer_passphrase()

    @cached_property
    def _idle(self) -> IdleWatch:
        from hostdesk.ui.idle_watch import IdleWatch

        made = IdleWatch(self)
        made.idle.connect(self._on_idle)
        return made

    @cached_property
    def _system_rest(self) -> SystemRest:
        from hostdesk.ui.system_rest import SystemRest

        made = SystemRest(self)
        made.resting.connect(self._on_idle)
        made.begin()
        return made

    # the host's own words among the settings

    def keeps_private(self, chosen: Settings) -> bool:
        """True where a passphrase keeps them: then the settings are kept here, sealed by the keeper."""
        from hostdesk.workflows import private_settings

        if self.is_locked:
            private_settings.save_without(chosen)
        elif self.has_passphrase:
            self.desk.ask(partial(private_settings.save, chosen=chosen), _ignore)
        return self.is_locked or self.has_passphrase

    def _recall_private(self) -> None:
        from hostdesk.workflows import private_settings

        self.desk.ask(private_settings.load, self._on_recalled)

    def _on_recalled(self, chosen: Settings) -> None:
        from hostdesk.workflows.private_settings import PRIVATE

        self.settings = self.settings._replace(**{name: getattr(chosen, name) for name in PRIVATE})
        for page in self._pages.values():
            if hasattr(page, "follow_settings"):
                page.follow_settings(self.settings)

    # when

    def on_lock_now(self) -> None:
        """By the host's own wish; while hosting, the window is covered until the passphrase comes."""
        if self.is_covered or self.is_passing or not self.desk.is_open:
            return
        if not self.has_passphrase:
            self.messages.say(_("This library has no passphrase yet."), "passphrase", _("Choose one…"))
            return
        if self._is_hosting():
            self._put_over(_Cover.GUARDED)
        else:
            self.lock()

    def _on_idle(self) -> None:
        """Nobody is there, or the laptop rests."""
        if self.is_covered or self.is_passing or not (self.has_passphrase and self.desk.is_open):
            return  # the guests' window asks for the host's key already
        if not self._is_hosting():
            self.lock()
        elif not (self._is_projecting and self.projection.covers_the_host):
            self._put_over(_Cover.RESTING)

    def _is_hosting(self) -> bool:
        if self.is_passing or (self._is_projecting and self.projection.projector is not None):
            return True
        from hostdesk.domain.under_way import is_under_way

        gathering = self.desk.gathering
        return gathering is not None and is_under_way(gathering, datetime.now().astimezone())

    # the passphrase

    def on_passphrase(self) -> None:
        """Sets, changes or removes it."""
        from hostdesk.ui.passphrase_sheet import PassphraseSheet

        if self.is_covered or self.is_passing or not self.desk.is_open:
            return
        self._flush()
        wait, paper = self.settings.lock_after, self.settings.paper
        sheet = PassphraseSheet(self, self.desk, self.has_passphrase, wait, paper)
        sheet.passphrase_changed.connect(self._on_passphrase_done)
        sheet.wait_chosen.connect(self._on_wait_chosen)
        sheet.open()

    def _on_passphrase_done(self, has_one: bool, of_copies: str) -> None:
        done = _("The library is locked with your passphrase from now on.")
        if not has_one:
            done = _("The library opens without a passphrase now.")
        self.messages.say(f"{done} {of_copies}".strip(), stays=True)
        self._find_out()

    def _on_wait_chosen(self, minutes: int) -> None:
        self._on_to_remember({"lock_after": minutes})
        self._find_out()

    def _offer_passphrase(self) -> None:
        """Once, at the first start; it can be put off for ever."""
        if not self._may_offer or self.settings.passphrase_offered:
            return
        self._on_to_remember({"passphrase_offered": True})
        words = _("Is this laptop ever out of your sight? A passphrase keeps your guests’ words to yourself.")
        self.messages.say(words, "passphrase", _("Choose one…"), stays=True)

    # locked

    def lock(self) -> None:
        """Keeps what waits to be kept, then closes the library and forgets it."""
        self._flush()
        self._wants_lock = True
        if self.desk.all_is_kept:
            self._lock()
        else:
            self._put_over(_Cover.GUARDED)
            self.desk.try_again()

    def _on_kept_before_locking(self, saved: bool) -> None:
        if saved and self._wants_lock:
            QTimer.singleShot(0, self, self._lock)

    def _on_not_kept_before_locking(self, _sentence: str) -> None:
        """The disk refuses something: it stays in memory behind the passphrase, for nothing may be lost."""
        self._wants_lock = False

    def _lock(self) -> None:
        if not self._wants_lock or not self.desk.all_is_kept:
            return
        from hostdesk.workflows import private_settings

        self._wants_lock = False
        gathering = self.desk.gathering
        self._come_back_to = (gathering.session.id, self._place) if gathering is not None else ("", "home")
        self._close_what_is_open()
        self._put_over(_Cover.LOCKED)
        self.desk.let_go()
        self._forget_pages()
        self.settings = private_settings.without(self.settings)
        from hostdesk.ui.tasks import Tasks
        from hostdesk.ui.tidying import tidy_well

        for tasks in self.desk.findChildren(Tasks):
            tasks.stop()  # the worker knew what it was given
        tidy_well()

    def _close_what_is_open(self) -> None:
        """Everything of the session that stands beside the window."""
        self.put_projector_away()
        for window in QApplication.topLevelWidgets():
            if window is not self and (window.isVisible() or window in self._covered):
                window.close()
        self._covered = []

    def _forget_pages(self) -> None:
        """What was read goes, with the pages that showed it."""
        for page in self._pages.values():
            if hasattr(page, "stop"):
                page.stop()
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        self._place = "home"
        self.forget_coach()
        self._forget_what_waits()
        if "messages" in self.__dict__:
            self.messages.say("")
            self.messages.hide()
        self.stack.setCurrentWidget(self.home)
        self.home.forget()
        self._show_rail()
        for name in _HELD:
            self.__dict__.pop(name, None)

    # covered

    def _put_over(self, cover: _Cover) -> None:
        self._cover = cover
        self._watch_no_longer()
        page = self._page_over_all
        if cover is _Cover.RESTING:
            page.rest()
        else:
            page.ask_for_passphrase(is_hosting=cover is _Cover.GUARDED)
        self._hide_everything()
        self._let_keys_work(False)
        page.show()
        page.take_the_keyboard()
        self.setWindowTitle("HostDesk")

    def _hide_everything(self) -> None:
        self.inside.hide()
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible() and not self._is_for_the_room(window):
                self._covered.append(window)
                window.hide()

    def _is_for_the_room(self, window: QWidget) -> bool:
        return self._is_projecting and window is self.projection.projector

    def _watch_no_longer(self) -> None:
        if "_idle" in self.__dict__:
            self._idle.end()

    def _let_keys_work(self, all_of_them: bool) -> None:
        for name, action in self.__dict__.get("actions_by_id", {}).items():
            action.setEnabled(all_of_them or name in _WHILE_LOCKED)
        self.setAcceptDrops(all_of_them)

    @property
    def _page_over_all(self) -> LockPage:
        if self._lock_page is None:
            from hostdesk.ui.lock_page import LockPage

            self._lock_page = LockPage()
            self.whole.addWidget(self._lock_page)
            self._lock_page.typed.connect(self._on_typed)
            self._lock_page.come_back_requested.connect(self._on_come_back)
        return self._lock_page

    # and back

    @cached_property
    def _unlocking(self) -> Unlocking:
        from hostdesk.ui.unlocking import Unlocking

        made = Unlocking(self)
        made.succeeded.connect(self._on_unlocked)
        made.failed.connect(self._on_refused)
        return made

    def _on_come_back(self) -> None:
        if self._cover is _Cover.RESTING:
            self._uncover()

    def _on_typed(self, words: str) -> None:
        page = self._page_over_all
        page.opening()
        if self._cover is _Cover.LOCKED:
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

    def _uncover(self) -> None:
        self._cover = _Cover.NOTHING
        page = self._page_over_all
        page.hide()
        page.field.clear()
        self.inside.show()
        covered, self._covered = self._covered, []
        for window in filter(isValid, covered):
            window.show()
        self._let_keys_work(True)
        self._focus_first(self.stack.currentWidget())
        self._find_out()

    def stay_covered(self) -> None:
        """What was built anew beneath is not shown."""
        if self.is_covered:
            self._page_over_all.take_the_keyboard()


# what other parts of the window keep of a session while it is open
_HELD = ("_saver", "_shelf", "_opener", "_ways_out")


def _ignore(_answer: object) -> None:
    """A failure says so by itself."""


def _has_passphrase(library: Any) -> bool:
    return library.key is not None
