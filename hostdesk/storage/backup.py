"""Make a backup: a whole copy of the library, opened and checked before it counts."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.backups_there import (
    STAMP,
    Backup,
    Why,
    as_named,
    backups_in,
    backups_of,
    folder_of,
    kept,
    sum_of,
    thin,
)
from hostdesk.storage.devices import forget_here
from hostdesk.storage.driver import Connection
from hostdesk.storage.files import flush, put_through
from hostdesk.storage.keys import Key
from hostdesk.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostdesk.storage.library import Library

__all__ = [
    "Backup",
    "Copied",
    "Why",
    "backups_of",
    "copy",
    "copy_to",
    "finish",
    "folder_of",
    "is_sound",
    "kept",
    "make",
    "sum_of",
]

_LEFT_BEHIND = 3600  # seconds after which a copy that nobody finished is nobody's


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy of a library that does not count yet: nobody has looked into it."""

    passing: Path
    stem: str
    why: Why
    rows: dict[str, int]  # how many the library had, by table
    key: Key | None = None  # the library's own, of whoever makes it


def make(library: Library, why: Why, now: datetime | None = None) -> Backup:
    """A backup from beginning to end; nothing half is left where it cannot be made."""
    return finish(copy(library, why), now)


def copy(library: Library, why: Why) -> Copied:
    """The part that needs the open library."""
    assert library.path is not None
    folder = folder_of(library.path)
    passing = folder / f".{os.urandom(8).hex()}.part"
    with _made_here(passing):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in (folder, library.path.parent):
            _sweep(place)
        passing.touch(mode=0o600)
        with connections.translated():
            library.connection.execute("VACUUM INTO ?", (str(passing),))
            _make_its_own_device(passing, library.key)
            return Copied(passing, library.path.stem, why, _rows(library.connection), library.key)


def finish(copied: Copied, now: datetime | None = None) -> Backup:
    """Opens and checks the copy, makes it durable, gives it its name and thins out what is older."""
    folder = copied.passing.parent
    with _made_here(copied.passing):
        total = _checked_sum(copied)
        made = _stamp(backups_in(folder, copied.stem), now or datetime.now(UTC))
        path = folder / f"{copied.stem}-backup-{made:{STAMP}}-{copied.why}-{total}.hostdesk"
        flush(copied.passing)
        copied.passing.rename(path)
        flush(folder)
    thin(folder, copied.stem)
    return Backup(made, path, copied.why, total)


@contextmanager
def _made_here(passing: Path) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        for ending in ("", "-journal", "-wal"):
            with suppress(OSError):
                Path(f"{passing}{ending}").unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise HostDeskError(_why_not(error)) from error
        raise


def _why_not(error: OSError) -> str:
    if connections.is_full(error):
        return _("The disk is full, so no backup could be made. Your library is as it was; free some space.")
    return _("No backup could be made, because its folder cannot be written to. Your library is as it was.")


def _sweep(folder: Path) -> None:
    """A copy that a kill left behind holds everybody's words, and is of no use."""
    for left in folder.glob(".*.part*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                left.unlink()


def _make_its_own_device(passing: Path, key: Key | None) -> None:
    """Whoever opens this copy to write is another device than the library that it was made of."""
    with closing(connections.plainly_opened(passing)) as copied:
        connections.unlock(copied, key)
        copied.execute("PRAGMA synchronous=OFF")  # it is flushed when it is finished
        if copied.execute("SELECT 1 FROM sqlite_schema WHERE name = 'here'").fetchone():
            forget_here(copied)


def _rows(connection: Connection) -> dict[str, int]:
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in _tables(connection)
    }


def _tables(connection: Connection) -> list[str]:
    """In quotes. What the search index is kept in is among them, and not the index, which is asked daily."""
    kinds = "schema = 'main' AND type IN ('table', 'shadow')"
    named = connection.execute(f"SELECT name FROM pragma_table_list WHERE {kinds}").fetchall()
    return ['"' + name.replace('"', '""') + '"' for (name,) in named]


def _checked_sum(copied: Copied) -> str:
    """A backup that was never opened is a hope. Its sum is worked out meanwhile, by another processor."""
    with ThreadPoolExecutor(1) as beside:
        total = beside.submit(sum_of, copied.passing)
        _check(copied)
        return total.result()


def _check(copied: Copied) -> None:
    """Each page and row, but not whether indexes fit to them: those were made of them a moment ago."""
    with connections.translated(), closing(connections.looking(copied.passing, copied.key)) as found:
        said = {found.execute(f"PRAGMA quick_check({name})").fetchone()[0] for name in _tables(found)}
        if said - {"ok"} or _rows(found) != copied.rows:
            raise connections.damaged()


def is_sound(backup: Path, key: Key | None = None) -> bool:
    """True when a backup can be opened (with this key), and nothing in it is out of order."""
    try:
        with connections.translated(), closing(connections.looking(backup, key)) as found:
            return bool(found.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except HostDeskError:
        return False


def _stamp(there: list[Backup], now: datetime) -> datetime:
    """Later than every other, also where the clock was set back; then as much later as time has passed."""
    now = now.replace(microsecond=0)
    if not there or now > there[0].made:
        return now
    with suppress(OSError):
        passed = now.timestamp() - there[0].path.stat().st_mtime
        return there[0].made + timedelta(seconds=max(1, int(passed)))
    return there[0].made + timedelta(seconds=1)


def copy_to(backup: Backup, folder: Path) -> Path:
    """The same backup in another folder, read back before it counts; the older ones there thinned out."""
    target = folder / backup.path.name
    if not target.exists():
        passing = folder / f".{os.urandom(8).hex()}.part"
        with _made_here(passing):
            put_through(backup.path, passing)
            if sum_of(passing) != backup.sum:
                raise HostDeskError(_("The copy of the backup in the second place is not as it should be."))
            passing.rename(target)
            flush(folder)
    named = as_named(target)
    if named is not None:
        thin(folder, named[0])
    return target
