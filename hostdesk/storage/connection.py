"""Open and create the library file: what is acknowledged stays, a kill leaves nothing half made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import known_tables
from hostdesk.storage.driver import CAN_LOCK, VERSION, Connection, DriverError, IntegrityError, driver
from hostdesk.storage.files import flush
from hostdesk.storage.keys import Key, LibraryIsLockedError, is_locked
from hostdesk.words import _

APPLICATION_ID = 0x48444B31  # "HDK1"
SCHEMA = 4  # the lowest version that may write this file
_NAMED = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"  # https://sqlite.org/fileformat2.html#the_rollback_journal
_STEPS = 20_000  # of SQLite's machine: two or three milliseconds
UNFINISHED = ".keyed"  # how a file ends that is being written with another key
_PRAGMAS = (
    "synchronous=FULL",
    "fullfsync=1",
    "checkpoint_fullfsync=1",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "journal_size_limit=4194304",
)


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


class BrokenOffError(Exception):
    """Something more urgent came; nothing was done."""


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
        sentence = _sentence(_name_of(error))
        if sentence is None:
            raise
        raise sentence from error


def _name_of(error: Exception) -> str:
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
def _at_first_sight() -> Iterator[None]:
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


def _cannot_unlock() -> HostDeskError:
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


def connect(path: Path, key: Key | None = None) -> Connection:
    """The one connection to an existing library: exclusive, write-ahead, durable at every commit."""
    if not path.is_file():
        raise HostDeskError(_("There is no library at this place."))
    if is_locked(path):
        return _unlocked(path, key)
    _check_rights(path)
    check_owner(path)
    with _at_first_sight():
        return _checked(_opened(path, "rw"))


def is_held(path: Path) -> bool:
    """Whether another window or command has this library open; needs no key, and changes nothing."""
    with closing(driver.connect(address(path, "ro"), uri=True, timeout=0.0)) as looking:
        try:
            unlock(looking, None)
            looking.execute("SELECT count(*) FROM sqlite_master")
        except DriverError as error:
            return _name_of(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return False


def _unlocked(path: Path, key: Key | None) -> Connection:
    """The key was checked already: what cannot be read with it is damaged."""
    if not CAN_LOCK:
        raise _cannot_unlock()
    if key is None:
        raise locked()
    _check_rights(path)
    _refuse_journal(path)
    try:
        with _at_first_sight():
            return _checked(_opened(path, "rw", key))
    except NotALibraryError:
        raise damaged() from None


def create(path: Path, make_schema: Callable[[Connection], None]) -> None:
    """Builds the library under another name and then gives it its own; never replaces a file."""
    building = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        building.touch(mode=0o600, exist_ok=False)  # its journal will be as private as it is
        with translated(), closing(_opened(building, "rw")) as connection:
            make_schema(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # closing swallows a refusal
        flush(building)
        _put_journal_aside(path)
        _give_name(building, path)
        flush(path.parent)
    except OSError as error:
        raise HostDeskError(_("No library can be made in this folder: it cannot be written to.")) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{building}{ending}").unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Takes away what was left half made beside the library that is open here, by a start that was killed."""
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(f".{path.name}.") and (".new" in name or UNFINISHED in name):
                _take_away(path.with_name(name))


def _take_away(left: Path) -> None:
    from hostdesk.storage.wiping import wipe

    with suppress(OSError):
        wipe(left)


def _check_rights(path: Path) -> None:
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK):
        raise read_only()


def check_owner(path: Path) -> None:
    """Looks without touching: opening a file of another application for writing would already change it."""
    _refuse_journal(path)
    with _at_first_sight(), closing(driver.connect(address(path, "ro&immutable=1"), uri=True)) as looking:
        known_tables.be_patient(looking, path)
        looking.execute("PRAGMA writable_schema=ON")  # the rest may still be in the journal: not our question
        application = looking.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise not_a_library()
        if not _has_journal(path):  # or else what it says is not yet all
            looking.execute("PRAGMA writable_schema=OFF")
            _check_schema(looking)


def _refuse_journal(path: Path) -> None:
    """Ours are -wal. One of the other kind is left when a copy was put in place and the power went then."""
    journal = Path(f"{path}-journal")
    if os.path.lexists(journal) and not _names_no_file(journal):
        raise HostDeskError(
            _("Beside this library lies a journal that HostDesk did not write, so it is not opened.")
        )


def _names_no_file(journal: Path) -> bool:
    """Playing one that ends with a name and this mark deletes the file of that name."""
    if journal.is_symlink() or not journal.is_file():
        return False
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_NAMED)))
        return file.read() != _NAMED


def _has_journal(path: Path) -> bool:
    journals = (Path(f"{path}-wal"), Path(f"{path}-journal"))
    return any(journal.exists() and journal.stat().st_size > 0 for journal in journals)


def _check_schema(connection: Connection) -> None:
    """Refuses a library of a newer HostDesk, and one that says anything that ours do not."""
    version = version_of(connection)
    if version > SCHEMA:
        raise newer()
    if version < 1:
        raise not_a_library()
    known_tables.refuse_others(connection, version)


def looking(path: Path, key: Key | None = None) -> Connection:
    """A library of ours that is only looked into: nothing in it or beside it changes."""
    with _at_first_sight():
        where = address(path, "ro&immutable=1")
        connection: Connection = driver.connect(
            where, uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            known_tables.be_patient(connection, path)
            unlock(connection, key)
            _with_pragmas(connection)
            connection.execute("PRAGMA query_only=ON")
            _check_schema(connection)
            known_tables.take_all_time(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def broken_off_when(connection: Connection, wanted: Callable[[], bool]) -> Iterator[None]:
    """Long looking gives way within moments to whoever needs the connection; `BrokenOffError` says so."""
    broken_off = []

    def look() -> int:
        if wanted():
            broken_off.append(True)
        return int(bool(broken_off))

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except (DriverError, HostDeskError):
        if broken_off:
            raise BrokenOffError from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def is_full(error: OSError) -> bool:
    """Whether the disk refused because there is no room."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def in_memory() -> Connection:
    """A library that is gone when closed: for tests and for looking into archives."""
    return _with_pragmas(driver.connect(":memory:", isolation_level=None, check_same_thread=False))


def _opened(path: Path, mode: str, key: Key | None = None) -> Connection:
    with translated():
        connection = driver.connect(
            address(path, mode), uri=True, isolation_level=None, timeout=0.5, check_same_thread=False
        )
        try:
            known_tables.be_patient(connection, path)
            unlock(connection, key)
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=WAL")
            return _with_pragmas(connection)
        except BaseException:
            connection.close()
            raise


def plainly_opened(path: Path, mode: str = "rw") -> Connection:
    """A file that is no library in use, as it lies there; never made anew unless `mode` says so."""
    opened: Connection = driver.connect(address(path, mode), uri=True, isolation_level=None, timeout=0.5)
    return opened


def unlock(connection: Connection, key: Key | None) -> None:
    """The first thing said to a connection, also where nothing is locked."""
    if CAN_LOCK:
        connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f'PRAGMA key="{key.as_pragma()}"')


def address(path: Path, mode: str) -> str:
    """As SQLite takes a file together with how it is to be opened."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _with_pragmas(connection: Connection) -> Connection:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if VERSION >= (3, 44):  # before, it also forbids what full-text search does inside
        connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _checked(connection: Connection) -> Connection:
    """Refuses a library that is open elsewhere, was written by a newer HostDesk or is none of ours."""
    try:
        connection.execute("BEGIN IMMEDIATE")  # takes the lock now, not at the first write
        connection.execute("COMMIT")
        _check_schema(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def look_through(connection: Connection, path: Path) -> None:
    """Of a library that was not written to in this place: every page of it, before anything is believed."""
    known_tables.be_patient(connection, path)
    with _at_first_sight():
        if not known_tables.is_sound(connection):
            raise damaged()


def version_of(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _put_journal_aside(path: Path) -> None:
    """The journal of a library that was taken away would be played into the new one, and ruin both."""
    journal = Path(f"{path}-wal")
    if journal.exists() and not path.exists():
        journal.rename(f"{journal}.{os.urandom(4).hex()}.kept")


def _give_name(building: Path, path: Path) -> None:
    """Never replaces what is there: another start may have made a library in the meantime."""
    try:
        os.link(building, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as a USB stick
        if not path.exists():
            building.rename(path)
