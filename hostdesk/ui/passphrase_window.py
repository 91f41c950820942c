"""The window as where a passphrase is offered, chosen, changed and removed, and what is kept under it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from hostdesk.settings import Settings
from hostdesk.ui.covering_window import CoveringWindow
from hostdesk.ui.desk import Desk
from hostdesk.words import _


class PassphraseWindow(CoveringWindow):
    """Knows whether the open library has one."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self.has_passphrase = False  # the library that is open
        self._library_path: Path | None = None
        self._may_offer = False

    def _find_out(self) -> None:
        self.desk.ask(_has_passphrase, self._on_found_out)

    def _on_found_out(self, has_passphrase: bool) -> None:
        self.has_passphrase = has_passphrase
        if not has_passphrase:
            self._offer_passphrase()

    def _offer_passphrase(self) -> None:
        """Once a start where nothing else is said, until the host answers; it can be put off for ever."""
        if not self._may_offer or self.settings.passphrase_offered or self.desk.read_only:
            return
        self._may_offer = False
        if self.messages.isVisible():
            return
        self.messages.closed.connect(self._on_put_off)
        words = _("Is this laptop ever out of your sight? A passphrase keeps your guests’ words to yourself.")
        self.messages.say(words, "passphrase", _("Choose a passphrase…"), stays=True)

    def _on_put_off(self, offered: str) -> None:
        if offered == "passphrase":
            self._on_to_remember({"passphrase_offered": True})

    # chosen, changed, removed

    def on_passphrase(self) -> None:
        from hostdesk.ui.passphrase_sheet import PassphraseSheet

        if self.is_covered or self.is_passing or not self.desk.is_open:
            return
        self._flush()
        self.messages.take_back("passphrase")
        self._on_put_off("passphrase")  # who looks at it needs no offer
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


def _ignore(_answer: object) -> None:
    """A failure says so by itself."""


def _has_passphrase(library: Any) -> bool:
    return library.key is not None
