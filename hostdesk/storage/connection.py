"""Open the library file: exclusive, ours, of a version that is known here; what is acknowledged stays."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import known_tables
from hostdesk.storage.driver import CAN_LOCK, VERSION, Connection, DriverError, driver
from hostdesk.storage.keys import Key, is_locked
from hostdesk.storage.ours import (
    APPLICATION_ID,
    SCHEMA,
    address,
    check_owner,
    check_rights,
    check_schema,
    refuse_journal,
    version_of,
)
from hostdesk.storage.refusals import (
    LibraryIsDamagedError,
    LibraryIsGoneError,
    LibraryIsMissingError,
    LibraryIsOpenError,
    NewerLibraryError,
    NotALibraryError,
    ReadOnlyLibraryError,
    already_open,
    at_first_sight,
    cannot_unlock,
    damaged,
    gone,
    is_full,
    locked,
    missing,
    name_of,
    newer,
    not_a_library,
    read_only,
    translated,
)
from hostdesk.words import _

__all__ = [  # with what it refuses, as whoever opens a library has to do with both
    "APPLICATION_ID",
    "SCHEMA",
    "LibraryIsDamagedError",
    "LibraryIsGoneError",
    "LibraryIsMissingError",
    "LibraryIsOpenError",
    "NewerLibraryError",
    "NotALibraryError",
    "ReadOnlyLibraryError",
    "address",
    "already_open",
    "check_owner",
    "connect",
    "damaged",
    "gone",
    "in_memory",
    "is_full",
    "is_held",
    "locked",
    "look_through",
    "looking",
    "missing",
    "newer",
    "not_a_library",
    "opened",
    "plainly_opened",
    "read_only",
    "translated",
    "unlock",
    "version_of",
]

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


def connect(path: Path, key: Key | None = None) -> Connection:
    """The one connection to an existing library: exclusive, write-ahead, durable at every commit."""
    if not path.is_file():
        raise HostDeskError(_("There is no library at this place."))
    if is_locked(path):
        return _unlocked(path, key)
    check_rights(path)
    check_owner(path)
    with at_first_sight():
        return _checked(opened(path, "rw"))


def is_held(path: Path) -> bool:
    """Whether another window or command has this library open; needs no key, and changes nothing."""
    with closing(driver.connect(address(path, "ro"), uri=True, timeout=0.0)) as looking:
        try:
            unlock(looking, None)
            looking.execute("SELECT count(*) FROM sqlite_master")
        except DriverError as error:
            return name_of(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    return False


def _unlocked(path: Path, key: Key | None) -> Connection:
    """The key was checked already: what cannot be read with it is damaged."""
    if not CAN_LOCK:
        raise cannot_unlock()
    if key is None:
        raise locked()
    check_rights(path)
    refuse_journal(path)
    try:
        with at_first_sight():
            return _checked(opened(path, "rw", key))
    except NotALibraryError:
        raise damaged() from None


def looking(path: Path, key: Key | None = None) -> Connection:
    """A library of ours that is only looked into: nothing in it or beside it changes."""
    with at_first_sight():
        where = address(path, "ro&immutable=1")
        connection: Connection = driver.connect(
            where, uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            known_tables.be_patient(connection, path)
            unlock(connection, key)
            _with_pragmas(connection)
            connection.execute("PRAGMA query_only=ON")
            check_schema(connection)
            known_tables.take_all_time(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def in_memory() -> Connection:
    """A library that is gone when closed: for tests and for looking into archives."""
    return _with_pragmas(driver.connect(":memory:", isolation_level=None, check_same_thread=False))


def opened(path: Path, mode: str, key: Key | None = None) -> Connection:
    """A file that is to be a library in use, whatever it holds."""
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
    found: Connection = driver.connect(address(path, mode), uri=True, isolation_level=None, timeout=0.5)
    return found


def unlock(connection: Connection, key: Key | None) -> None:
    """The first thing said to a connection, also where nothing is locked."""
    if CAN_LOCK:
        connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f'PRAGMA key="{key.as_pragma()}"')


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
        check_schema(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def look_through(connection: Connection, path: Path) -> None:
    """Of a library that was not written to in this place: every page of it, before anything is believed."""
    known_tables.be_patient(connection, path)
    with at_first_sight():
        if not known_tables.is_sound(connection):
            raise damaged()
