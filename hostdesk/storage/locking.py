"""Set, change and remove the passphrase of a library: by a whole new file in the place of the old one."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage import known_tables
from hostdesk.storage.devices import stay_here, was_written_here
from hostdesk.storage.driver import CAN_LOCK, Connection
from hostdesk.storage.files import flush
from hostdesk.storage.keys import Key
from hostdesk.storage.library import Library
from hostdesk.storage.making import UNFINISHED
from hostdesk.storage.sealed import opened_to_read
from hostdesk.storage.wiping import overwrite, wipe
from hostdesk.words import _

_SUM = re.compile(r"-[0-9a-f]{16}\.hostdesk$")


def set_key(library: Library, key: Key | None) -> None:
    """From now on the library opens with this key alone; None: without any.

    At every moment there is one whole library in its place, the old or the new. The new one is read again
    before it counts. What the old one held is overwritten (its journal is only deleted), though a disk
    that spreads its writing, as all SSDs do, may keep some of it out of everybody's reach until it is reused.
    """
    path = library.path
    assert path is not None
    with connections.translated():
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        is_at_home = was_written_here(library.connection, path)
    with _written_anew(library.connection, path, key) as made:
        _refuse_if_moved(library)
        _take_the_place(made, path, library.connection)
    old, library.key = library.key, None
    library.go_on_with(connections.connect(path, key), key)
    known_tables.take_all_time(library.connection)
    if is_at_home:
        with library.transaction() as connection:
            stay_here(connection, path)
    if old is not None:
        old.forget()


def rewrite(path: Path, old: Key | None, new: Key | None) -> None:
    """The same for a copy that is not open: a backup. Its name is the same, but for the sum of its bytes."""
    with connections.translated(), closing(opened_to_read(path, old)) as source:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with _written_anew(source, path, new) as made:
            target = path.with_name(_named_after_its_sum(path.name, made))
            if target == path:
                _take_the_place(made, path, source)
            else:
                made.replace(target)
                flush(path.parent)
                source.close()
                wipe(path)


def _named_after_its_sum(name: str, made: Path) -> str:
    """A backup says in its name what the sum of its bytes is (see `backup.sum_of`)."""
    if _SUM.search(name) is None:
        return name
    with made.open("rb") as file:
        found = hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=8))
    return _SUM.sub(f"-{found.hexdigest()}.hostdesk", name)


@contextmanager
def _written_anew(source: Connection, path: Path, key: Key | None) -> Iterator[Path]:
    """Everything of it in a new file beside it, checked and on the disk; what stays there goes afterwards."""
    if not CAN_LOCK:
        raise HostDeskError(_("HostDesk lacks the part here that locks libraries (sqlcipher3)."))
    making = path.with_name(f".{path.name}.{os.urandom(4).hex()}{UNFINISHED}")
    try:
        _make_room(making)
        with connections.translated():
            _export(source, making, key)
            _compare(source, making, key)
        flush(making)
        yield making
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{making}{ending}").unlink(missing_ok=True)


def _make_room(making: Path) -> None:
    """Private from its first byte on."""
    try:
        making.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise HostDeskError(_cannot_be_replaced()) from error


def _export(source: Connection, making: Path, key: Key | None) -> None:
    spec = key.as_pragma() if key is not None else ""
    source.execute("ATTACH DATABASE ? AS anew KEY ?", (str(making), spec))
    try:
        source.execute("SELECT sqlcipher_export('anew')").fetchall()
        for pragma in ("application_id", "user_version"):
            value = source.execute(f"PRAGMA main.{pragma}").fetchone()[0]
            source.execute(f"PRAGMA anew.{pragma}={value}")
    finally:
        if not source.in_transaction:
            source.execute("DETACH anew")


def _compare(source: Connection, making: Path, key: Key | None) -> None:
    """Opened as it will be: sound to the last page, the same tables, as many rows in each."""
    with closing(opened_to_read(making, key)) as made:
        if key is not None and made.execute("PRAGMA cipher_integrity_check").fetchall():
            raise connections.damaged()
        if made.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or _shape(made) != _shape(source):
            raise connections.damaged()
        # before it is in its place: a kill while this changes leaves a journal of the other kind
        mode = source.execute("PRAGMA main.journal_mode").fetchone()[0]
        made.execute(f"PRAGMA journal_mode={mode}").fetchall()


def _shape(connection: Connection) -> dict[str, tuple[str, int]]:
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: (sql, _rows(connection, name)) for name, sql in tables}


def _rows(connection: Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])


def _refuse_if_moved(library: Library) -> None:
    with library.transaction():
        pass  # its end says whether the file is still the one that was opened


def _take_the_place(made: Path, path: Path, old: Connection) -> None:
    """The old file keeps its lock until it has no name any more, so that nobody writes into it in between."""
    try:
        if os.name == "posix":
            _over_an_open_file(made, path, old)
        else:
            _over_a_closed_file(made, path, old)
    except OSError as error:
        raise HostDeskError(_cannot_be_replaced()) from error
    flush(path.parent)


def _over_an_open_file(made: Path, path: Path, old: Connection) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        made.replace(path)
        flush(path.parent)  # else the power may go, and the old name be back, when the old file is zeros
        old.close()
        overwrite(handle)
    finally:
        os.close(handle)


def _over_a_closed_file(made: Path, path: Path, old: Connection) -> None:
    """Windows replaces no file that is open; a second name keeps hold of the old one. Not run there yet."""
    second = made.with_name(f".{path.name}.old{UNFINISHED}")
    old.close()
    with suppress(OSError):  # a disk without second names
        os.link(path, second)
    made.replace(path)
    if second.exists():
        wipe(second)


def _cannot_be_replaced() -> str:
    return _("The library cannot be replaced in this folder; it stays as it was.")
