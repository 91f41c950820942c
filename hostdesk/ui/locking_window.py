"""The window as what locks: when nobody is there or the host wishes it; its library closed and forgotten."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hostdesk.careful import leave_no_image
from hostdesk.settings import Settings
from hostdesk.ui.covering_window import Cover
from hostdesk.ui.desk import Desk
from hostdesk.ui.passphrase_window import PassphraseWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed
    from hostdesk.ui.idle_watch import IdleWatch
    from hostdesk.ui.system_rest import SystemRest


class LockingWindow(PassphraseWindow):
    """Never in the middle of hosting: then it is covered."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._come_back_to = ("", "home")  # the session and the page to come back to
        self._wants_lock = False  # once everything is kept
        desk.saved.connect(self._on_kept_before_locking)
        desk.not_kept.connect(self._on_not_kept_before_locking)

    def heed_the_lock(self, path: Path) -> None:
        """From now on it locks by itself, as long as the library has a passphrase; else one is offered."""
        self._library_path = path
        self._may_offer = True
        if not self.is_covered:
            self._find_out()

    # when

    def on_lock_now(self) -> None:
        """By the host's own wish; while hosting, the window is covered until the passphrase comes."""
        if self.is_covered or self.is_passing or not self.desk.is_open:
            return
        if not self.has_passphrase:
            words = _("This library has no passphrase yet.")
            self.messages.say(words, "passphrase", _("Choose a passphrase…"))
            return
        if self._is_hosting():
            self._put_over(Cover.GUARDED)
        else:
            self.lock()

    def _on_idle(self) -> None:
        """Nobody is there, or the laptop rests."""
        if self.is_covered or self.is_passing or not (self.has_passphrase and self.desk.is_open):
            return  # the guests' window asks for the host's key already
        if not self._is_hosting():
            self.lock()
        elif not (self._is_projecting and self.projection.covers_the_host):
            self._put_over(Cover.RESTING)

    def _is_hosting(self) -> bool:
        if self.is_passing or (self._is_projecting and self.projection.projector is not None):
            return True
        from hostdesk.domain.under_way import is_under_way

        gathering = self.desk.gathering
        return gathering is not None and is_under_way(gathering, datetime.now().astimezone())

    # watched

    def _on_found_out(self, has_passphrase: bool) -> None:
        if has_passphrase:
            leave_no_image()
            assert self._system_rest  # from now on it is heard
            self._idle.begin(self.settings.lock_after)
        else:
            self._watch_no_longer()
        super()._on_found_out(has_passphrase)

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

    def _watch_no_longer(self) -> None:
        if "_idle" in self.__dict__:
            self._idle.end()

    def _put_over(self, cover: Cover) -> None:
        self._watch_no_longer()
        super()._put_over(cover)

    def _uncover(self) -> None:
        super()._uncover()
        self._find_out()

    # locked

    def lock(self) -> None:
        """Keeps what waits to be kept, then closes the library and forgets it."""
        self._flush()
        self._wants_lock = True
        if self.desk.all_is_kept:
            self._lock()
        else:
            self._put_over(Cover.GUARDED)
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
        self._put_over(Cover.LOCKED)
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


# what other parts of the window keep of a session while it is open
_HELD = ("_saver", "_shelf", "_opener", "_ways_out")
