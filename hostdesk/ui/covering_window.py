"""The window as what can be covered: one page lies over it and over all that belongs to it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.keeping_window import KeepingWindow

if TYPE_CHECKING:  # made when first needed
    from hostdesk.ui.lock_page import LockPage

_WHILE_COVERED = frozenset(("quit", "larger", "smaller", "usual_size", "scheme", "full_screen"))


class Cover(Enum):
    """What lies over the window."""

    NOTHING = 0
    RESTING = 1  # one key brings it back
    GUARDED = 2  # the passphrase does; the library is open beneath
    LOCKED = 3  # the library is closed


class CoveringWindow(KeepingWindow):
    """Nothing of it is in sight while it is covered; what the room sees stays."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._cover = Cover.NOTHING
        self._lock_page: LockPage | None = None
        self._covered: list[QWidget] = []
        self._had_the_keyboard: QWidget | None = None

    @property
    def is_locked(self) -> bool:
        """Whether the library is closed, and its passphrase is asked for."""
        return self._cover is Cover.LOCKED

    @property
    def is_covered(self) -> bool:
        return self._cover is not Cover.NOTHING

    def stay_covered(self) -> None:
        """What was built anew beneath is not shown."""
        if self.is_covered:
            self._page_over_all.take_the_keyboard()

    @property
    def _page_over_all(self) -> LockPage:
        if self._lock_page is None:
            from hostdesk.ui.lock_page import LockPage

            self._lock_page = LockPage()
            self.whole.addWidget(self._lock_page)
            self._lock_page.typed.connect(self._on_typed)
            self._lock_page.come_back_requested.connect(self._on_come_back)
        return self._lock_page

    def _on_typed(self, words: str) -> None:
        """A passphrase; what opens the library has its own."""

    def _on_come_back(self) -> None:
        if self._cover is Cover.RESTING:
            self._uncover()

    # over it, and away

    def _put_over(self, cover: Cover) -> None:
        if not self.is_covered:
            self._had_the_keyboard = self.focusWidget()
        self._cover = cover
        page = self._page_over_all
        if cover is Cover.RESTING:
            page.rest()
        else:
            page.ask_for_passphrase(is_hosting=cover is Cover.GUARDED)
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

    def _let_keys_work(self, all_of_them: bool) -> None:
        for name, action in self.__dict__.get("actions_by_id", {}).items():
            action.setEnabled(all_of_them or name in _WHILE_COVERED)
        self.setAcceptDrops(all_of_them)

    def _uncover(self) -> None:
        self._cover = Cover.NOTHING
        page = self._page_over_all
        page.hide()
        page.field.clear()
        self.inside.show()
        covered, self._covered = self._covered, []
        for window in filter(isValid, covered):
            window.show()
        self._let_keys_work(True)
        self._give_the_keyboard_back()

    def _give_the_keyboard_back(self) -> None:
        """To where it was; what is not there any more has no use for it."""
        before, self._had_the_keyboard = self._had_the_keyboard, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self._focus_first(self.stack.currentWidget())
