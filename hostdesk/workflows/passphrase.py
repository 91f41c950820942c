"""Lock a library with a passphrase: draw one, open with it, set, change and remove it."""

from __future__ import annotations

import secrets
from pathlib import Path

from hostdesk import paths
from hostdesk.domain.passphrase import DRAWN, TOO_FEW, guesses
from hostdesk.errors import HostDeskError
from hostdesk.storage import copies, keys
from hostdesk.storage.connection import LibraryIsDamagedError, ReadOnlyLibraryError
from hostdesk.storage.keys import LibraryIsLockedError, WrongPassphraseError, is_locked
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.locking import set_key
from hostdesk.storage.reading import open_to_read
from hostdesk.words import _, counted
from hostdesk.workflows import backups, private_settings

__all__ = ["Library", "LibraryIsLockedError", "WrongPassphraseError", "is_locked"]


class LockedAndDamagedError(LibraryIsDamagedError):
    """The passphrase was right, and the file cannot be read with it; `key` opens its backups."""

    def __init__(self, sentence: str, key: keys.Key) -> None:
        super().__init__(sentence)
        self.key = key


def drawn() -> str:
    """Five words, drawn by chance."""
    words = list_of_words()
    return " ".join(secrets.choice(words) for _word in range(DRAWN))


def list_of_words() -> list[str]:
    lines = (paths.resources() / "passphrase" / "words.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def unlocked(path: Path, passphrase: str) -> Library:
    """The library, opened; takes a good part of a second, in which other threads go on."""
    key = keys.key_of(path, passphrase)
    try:
        library = open_library(path, key)
    except ReadOnlyLibraryError:
        return open_to_read(path, key)
    except LibraryIsDamagedError as error:
        raise LockedAndDamagedError(str(error), key) from error
    except BaseException:
        key.forget()
        raise
    finish_following(library)
    return library


def opened_again(path: Path, key: keys.Key, to_read: bool) -> Library:
    """What stands there after a damaged library was mended, or the damaged one to be looked at."""
    if to_read:
        return open_to_read(path, key)
    return open_library(path, key if is_locked(path) else None)


def is_right(library: Library, passphrase: str) -> bool:
    """Whether this is the passphrase of an open library; without one, none is asked for."""
    return library.key is None or keys.opens(library.key, passphrase)


def is_same(one: str, other: str) -> bool:
    """Whether they lock alike: gaps may differ."""
    return keys.plain_words(one) == keys.plain_words(other)


def set_passphrase(library: Library, passphrase: str) -> str:
    """Locks the library with this passphrase alone, and its backups; what came of them, said."""
    check(passphrase)
    return _change(library, keys.new_key(passphrase))


def remove_passphrase(library: Library) -> str:
    """From now on it opens without any, and so do its backups."""
    return _change(library, None)


def check(passphrase: str) -> None:
    """Refuses what locks nothing."""
    if guesses(keys.plain_words(passphrase)) < TOO_FEW:
        raise HostDeskError(_("This is among the first that anybody would try; please take a longer one."))


def finish_following(library: Library) -> None:
    """A kill while the passphrase was set may have left backups that anybody can read."""
    assert library.path is not None
    if library.key is not None and copies.plain_copies(library.path, _folders(library)):
        copies.follow(library, None, _folders(library))


def _change(library: Library, key: keys.Key | None) -> str:
    assert library.path is not None
    old = library.key.copy() if library.key is not None else None
    chosen = private_settings.load(library)
    set_key(library, key)
    try:
        private_settings.save(library, chosen)
        told = _said(copies.follow(library, old, _folders(library)))
        second = chosen.second_place
        if second and not backups.second_is_there(second):
            told = f"{told} {_not_there()}".strip()
        return told
    finally:
        if old is not None:
            old.forget()


def _folders(library: Library) -> list[Path]:
    assert library.path is not None
    return backups.folders_of(library.path, private_settings.load(library).second_place)


def _not_there() -> str:
    return _("The second place of backups is not there now; those in it stay as they were until it is.")


def _said(followed: copies.Followed) -> str:
    sentences = []
    if followed.again:
        one, more = "{n} backup was written anew with it.", "{n} backups were written anew with it."
        sentences.append(counted(one, more, followed.again))
    if followed.put_away:
        one = "{n} damaged file was put into a locked one as it was."
        more = "{n} damaged files were put into locked ones as they were."
        sentences.append(counted(one, more, followed.put_away))
    if followed.left:
        one = "{n} old copy stays as it was; an older passphrase may open it."
        more = "{n} old copies stay as they were; an older passphrase may open them."
        sentences.append(counted(one, more, followed.left))
    return " ".join(sentences)


def changed(library: Library, old: str, new: str | None) -> str:
    """Sets, changes or (None) removes it, for whoever knows the one that holds now; what came of it, said."""
    if not is_right(library, old):
        raise WrongPassphraseError(_("The passphrase until now is not the one of this library."))
    return remove_passphrase(library) if new is None else set_passphrase(library, new)
