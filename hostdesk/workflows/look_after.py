"""Look after a library: open it for one command, and check that it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage.connection import LibraryIsOpenError, ReadOnlyLibraryError
from hostdesk.storage.keys import Key, is_locked, key_of
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.readable import unreadable
from hostdesk.storage.reading import open_to_read
from hostdesk.storage.soundness import counts, faults, schema_of
from hostdesk.words import _, counted

__all__ = ["Health", "Key", "check", "faults_of", "key_to", "open_again", "opened"]


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found."""

    schema: int
    counts: dict[str, int]  # how many there are of each part
    faults: tuple[str, ...]  # sentences; none when the library is sound


@contextmanager
def opened(path: Path, *, make: bool = False, key: Key | None = None) -> Iterator[Library]:
    """The library for the length of one command; only where `make` is given is a new one made.

    A locked one is opened with the passphrase that the command was given or that is typed now; on a medium
    that cannot be written to, it is opened for reading.
    """
    if not make and not path.exists():
        raise HostDeskError(_("There is no library at this place yet; a new session makes one."))
    try:
        library = _unlocked(path) if is_locked(path) and key is None else _open(path, key)
    except LibraryIsOpenError as error:
        sentence = _("This library is open in another HostDesk; close that one and try again.")
        raise HostDeskError(sentence) from error
    try:
        yield library
    finally:
        library.close()


def _open(path: Path, key: Key | None) -> Library:
    try:
        return open_library(path, key.copy() if key and is_locked(path) else None)
    except ReadOnlyLibraryError:
        return open_to_read(path, key)


def open_again(path: Path, key: Key | None) -> Library:
    """The library after something was put in its place; what could be opened before can be opened now."""
    return open_library(path, key if is_locked(path) else None)


def key_to(path: Path, backup: Path | None = None) -> Key | None:
    """What opens the library or this backup of it, where they are locked; else nobody is asked for it."""
    locked = next((file for file in (path, backup) if file is not None and is_locked(file)), None)
    if locked is None:
        return None
    from hostdesk.workflows import passphrase_given

    return key_of(locked, passphrase_given.given())


def _unlocked(path: Path) -> Library:
    from hostdesk.workflows import passphrase, passphrase_given

    return passphrase.unlocked(path, passphrase_given.given())


def check(library: Library) -> Health:
    """Looks at the whole file, and reads every part of every session as a window would."""
    found = faults(library)
    return Health(schema_of(library), counts(library), (*found, *_unreadable(library, is_sound=not found)))


def faults_of(library: Library) -> tuple[str, ...]:
    """The same as far as it takes SQLite alone: a window goes on meanwhile."""
    return tuple(faults(library))


def _unreadable(library: Library, *, is_sound: bool) -> list[str]:
    try:
        number = unreadable(library, is_sound=is_sound)
    except HostDeskError:
        return [_("The sessions cannot be listed.")]
    one, more = "{n} session cannot be read.", "{n} sessions cannot be read."
    return [counted(one, more, number)] if number else []
