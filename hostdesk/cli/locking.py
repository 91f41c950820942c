"""Lock: set, change and remove a passphrase; lock the open window."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from hostdesk.cli import which
from hostdesk.domain.passphrase import drawn_guesses, guesses, strength
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import knock, look_after, passphrase, passphrase_given

_PATIENCE = 3.0  # seconds until a window has heard the knock


def change_passphrase(arguments: Namespace) -> Generator[str]:
    """`passphrase set`, `change`, `remove` or `draw`."""
    if arguments.what == "draw":
        yield passphrase.drawn()
        return
    path = which.library_of(arguments)
    _refuse_what_does_not_fit(path, arguments.what)
    with look_after.opened(path) as library:
        if arguments.what == "remove":
            yield from _told(
                _("The library opens without a passphrase now."), passphrase.remove_passphrase(library)
            )
            return
        new = passphrase.drawn() if arguments.draw else passphrase_given.given_anew()
        passphrase.check(new)
        if arguments.draw:
            yield _("Your passphrase, to be written down: {words}").format(words=new)
        yield strength(drawn_guesses() if arguments.draw else guesses(new))
        yield from _told(_("The library is locked with it now."), passphrase.set_passphrase(library, new))


def lock(arguments: Namespace) -> Generator[str]:
    """Asks the window that holds the library to lock itself."""
    path = which.library_of(arguments)
    if not passphrase.is_locked(path):
        raise HostDeskError(_no_passphrase())
    knock.knock(path, knock.LOCK)
    end = time.monotonic() + _PATIENCE
    while knock.knock_file(path).exists():
        if time.monotonic() > end:
            knock.heard(path)
            raise HostDeskError(_("No window of HostDesk is open with this library."))
        time.sleep(0.02)
    yield _("The window was told to lock.")


def _refuse_what_does_not_fit(path: Path, what: str) -> None:
    if not path.exists():
        return  # opening says so
    if what == "set" and passphrase.is_locked(path):
        sentence = _("This library has a passphrase; `hostdesk passphrase change` gives it another.")
        raise HostDeskError(sentence)
    if what != "set" and not passphrase.is_locked(path):
        raise HostDeskError(_no_passphrase())


def _no_passphrase() -> str:
    return _("This library has no passphrase; `hostdesk passphrase set` gives it one.")


def _told(done: str, of_copies: str) -> Generator[str]:
    yield done
    if of_copies:
        yield of_copies
