"""The open library: write a Change, read a Gathering."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage import known_tables, making
from hostdesk.storage.driver import Connection
from hostdesk.storage.keys import Key
from hostdesk.words import _

if TYPE_CHECKING:  # heavy ones, imported when first used: the first window does not wait for them
    from sqlite_utils import Database

    from hostdesk.domain.change import Change
    from hostdesk.domain.gathering import Gathering
    from hostdesk.storage.devices import Here


class Library:
    """One open library. It belongs to one thread at a time."""

    def __init__(
        self, connection: Connection, path: Path | None, key: Key | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.go_on_with(connection, key)

    def go_on_with(self, connection: Connection, key: Key | None) -> None:
        """From now on this is the library's file, and what opens it: None without a passphrase."""
        self.connection = connection
        self.key = key
        self._file = _identity(self.path)
        self._here: Here | None = None

    @property
    def database(self) -> Database:
        """The same connection as sqlite-utils sees it: for migrations and for looking after the file."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False, strict=True)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of it or nothing; durable when it ends."""
        if self.read_only:
            raise connections.read_only()
        with connections.translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._here = None  # what it noted about itself may not have been kept
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        if _identity(self.path) != self._file:
            raise connections.gone()

    def here(self) -> Here:
        """Inside a transaction: which device this library is on."""
        if self._here is None:
            from hostdesk.storage.devices import here

            self._here = here(self.connection, self.path)
        return self._here

    def checkpoint(self) -> None:
        """Brings what is in the journal into the file."""
        with connections.translated():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def has_sessions(self) -> bool:
        with connections.translated():
            return self.connection.execute("SELECT 1 FROM sessions LIMIT 1").fetchone() is not None

    def become_another(self) -> None:
        """Inside a transaction: whatever is said of the device that it was, is not said of this one."""
        from hostdesk.storage.devices import another

        self._here = another(self.connection)

    def close(self) -> None:
        try:
            with connections.translated():
                self.connection.close()
        finally:
            if self.key is not None:
                self.key.forget()


def open_library(
    path: Path, key: Key | None = None, *, back_up: bool = True, anew: bool = False
) -> Library:
    """The library at `path`, made if there is none, brought up to date if it is older.

    `key` opens a locked one; it is the library's from now on, and forgotten with it. Where there are backups
    of one that is gone, an empty one takes its place only if that is meant: `anew`.
    """
    if not path.exists():
        if not anew:
            _refuse_where_backups_are(path)
        making.create(path, make_schema)
    library = Library(connections.connect(path, key), path, key)
    making.sweep(path)
    try:
        with connections.translated():
            is_strange = _is_strange(library, path)
        if is_strange:
            connections.look_through(library.connection, path)
        known_tables.take_all_time(library.connection)
        if connections.version_of(library.connection) < connections.SCHEMA:
            with connections.translated():
                _check_migrations(library)
                if back_up:
                    _back_up_first(library)
                make_schema(library.connection)
    except BaseException:
        library.close()
        raise
    return library


def _refuse_where_backups_are(path: Path) -> None:
    from hostdesk.storage import backup  # seldom needed, and never before the first window

    if backup.backups_of(path):
        raise connections.missing()


def _is_strange(library: Library, path: Path) -> bool:
    """True for a library that was not written to by this version in this place: anybody may have made it."""
    from hostdesk.storage.devices import was_written_here

    is_older = connections.version_of(library.connection) < connections.SCHEMA
    return is_older or not was_written_here(library.connection, path)


def _check_migrations(library: Library) -> None:
    """What a file says was done to it is what was done: or else a step would be left out."""
    from hostdesk.storage.migrations import migrations

    applied, pending = migrations.applied(library.database), migrations.pending(library.database)
    version = connections.version_of(library.connection)
    if (len(applied), len(pending)) != (version, connections.SCHEMA - version):
        raise connections.damaged()


def _back_up_first(library: Library) -> None:
    from hostdesk.storage import backup  # seldom needed, and never before the first window

    backup.make(library, backup.Why.UPDATE)


def library_in_memory() -> Library:
    connection = connections.in_memory()
    make_schema(connection)
    return Library(connection, None)


def make_schema(connection: Connection, version: int = connections.SCHEMA) -> None:
    """Brings an empty file, or an older library, to the tables of this version."""
    from sqlite_utils import Database

    from hostdesk.storage.migrations import migrations

    connection.execute("BEGIN IMMEDIATE")
    try:
        database = Database(connection, execute_plugins=False, strict=True)
        later = [migration.name for migration in migrations.pending(database)][version:]
        migrations.apply(database, stop_before=later)
        connection.execute(f"PRAGMA application_id={connections.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={version}")
        known_tables.refuse_others(connection, version)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write(library: Library, change: Change) -> None:
    """Stores one change, durably."""
    write_all(library, [change])


def write_all(library: Library, changes: Sequence[Change]) -> None:
    """Stores several changes in one transaction: all of them or none."""
    from hostdesk.storage.writing import leave_no_order, write_inside  # with all of the domain

    with library.transaction():
        write_inside(library, changes)
    leave_no_order(library, changes)


def gathering(library: Library, session_id: str) -> Gathering:
    """One session with everything that belongs to it."""
    from hostdesk.storage.whole import gatherings

    for found in gatherings(library, [session_id]):
        return found
    raise HostDeskError(_("This session is not in the library."))


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Device and inode: a deleted file would go on accepting writes."""
    if path is None:
        return None
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino
