"""What the disk and a library's file do to us, in sentences that tell the host what can be done."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from hostdesk.errors import HostDeskError
from hostdesk.storage.driver import DriverError, IntegrityError
from hostdesk.storage.keys import LibraryIsLockedError
from hostdesk.words import _


class LibraryIsOpenError(HostDeskError):
    """Another window or command holds this library."""


class LibraryIsDamagedError(HostDeskError):
    """What is in the file cannot be trusted, or not be read any more."""


class NotALibraryError(HostDeskError):
    """Another application's file, or noise."""


class NewerLibraryError(HostDeskError):
    """A newer HostDesk wrote it, and knows more than this one."""


class ReadOnlyLibraryError(HostDeskError):
    """It can be looked at where it lies, and nothing be stored in it."""


class LibraryIsMissingError(HostDeskError):
    """There is no file in its place, but there are backups of one."""


class LibraryIsGoneError(HostDeskError):
    """The file is no longer where it was when it was opened."""


@contextmanager
def translated() -> Iterator[None]:
    """Turns what the disk and the file do to us into sentences; faults of ours pass through."""
    try:
        yield
    except IntegrityError:
        raise
    except UnicodeDecodeError:
        raise damaged() from None
    except DriverError as error:
        if str(error).startswith("Could not decode"):
            raise damaged() from None  # the driver's own message quotes what guests said
        sentence = _sentence(name_of(error))
        if sentence is None:
            raise
        raise sentence from error


def name_of(error: Exception) -> str:
    """A function within SQL, such as SQLCipher's export, tells what happened to it in words only."""
    told = {"database or disk is full": "SQLITE_FULL", "disk I/O error": "SQLITE_IOERR"}
    told |= {"database disk image is malformed": "SQLITE_CORRUPT", "file is not a database": "SQLITE_NOTADB"}
    return told.get(str(error), getattr(error, "sqlite_errorname", "") or "")


def _sentence(name: str) -> HostDeskError | None:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return already_open()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_INTERRUPT")):  # interrupted: by our own patience
        return damaged()
    if name.startswith("SQLITE_NOTADB"):
        return not_a_library()
    if name.startswith("SQLITE_READONLY"):
        return read_only()
    sentences = {
        "SQLITE_FULL": _("The disk is full. Nothing was lost; free some space and try again."),
        "SQLITE_IOERR": _("The disk does not answer. Nothing that was saved is lost; look at the disk."),
        "SQLITE_CANTOPEN": _("The library cannot be opened in this folder."),
    }
    return next((HostDeskError(text) for start, text in sentences.items() if name.startswith(start)), None)


@contextmanager
def at_first_sight() -> Iterator[None]:
    """While a file is opened that anybody may have made, whatever goes wrong is the file's fault."""
    try:
        with translated():
            yield
    except (DriverError, OverflowError, MemoryError) as error:
        raise damaged() from error


def damaged() -> LibraryIsDamagedError:
    sentence = _("The library file is damaged; keep it, and open a backup or your archives.")
    return LibraryIsDamagedError(sentence)


def not_a_library() -> NotALibraryError:
    return NotALibraryError(_("This file is not a HostDesk library, or it needs a passphrase."))


def already_open() -> LibraryIsOpenError:
    return LibraryIsOpenError(_("HostDesk is already open with this library; its window comes forward."))


def locked() -> LibraryIsLockedError:
    return LibraryIsLockedError(_("This library is locked; it opens with its passphrase."))


def cannot_unlock() -> HostDeskError:
    sentence = _("This library is locked, and HostDesk lacks the part here that opens it (sqlcipher3).")
    return HostDeskError(sentence)


def read_only() -> ReadOnlyLibraryError:
    return ReadOnlyLibraryError(_("The library is read-only here, so nothing can be stored in it."))


def gone() -> LibraryIsGoneError:
    return LibraryIsGoneError(
        _("The library file was moved or deleted while it was open; please put it back in its place.")
    )


def missing() -> LibraryIsMissingError:
    return LibraryIsMissingError(
        _("The library is not in its place any more, but backups are: “hostdesk restore” brings one back.")
    )


def newer() -> NewerLibraryError:
    return NewerLibraryError(_("This library was written by a newer HostDesk; please use that one."))


def is_full(error: OSError) -> bool:
    """Whether the disk refused because there is no room."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
