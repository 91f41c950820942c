"""Backups: a whole copy of the library, opened and checked before it counts, thinned out by age."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Iterable
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.devices import forget_here
from hostdesk.storage.driver import Connection
from hostdesk.storage.files import flush, put_through
from hostdesk.storage.keys import Key, is_locked
from hostdesk.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostdesk.storage.library import Library

FOLDER = "backups"
NEWEST, DAILY, WEEKLY, MONTHLY = 3, 7, 5, 12  # how many are kept of each
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(
    r"(?P<stem>.+)-backup-(?P<made>\d{4}-\d\d-\d\dT\d{6}Z)-(?P<why>[a-z-]+)-(?P<sum>[0-9a-f]{16})\.hostdesk"
)
_LEFT_BEHIND = 3600  # seconds after which a copy that nobody finished is nobody's
_SLICE = 1 << 20  # bytes read at a time


class Why(StrEnum):
    """What a backup was made for; stands in its name."""

    CLOSING = "closing"
    WORKING = "working"
    UPDATE = "before-update"
    IMPORT = "before-import"
    ERASURE = "before-erasure"
    ERASED = "after-erasure"
    RESTORE = "before-restore"
    BY_HAND = "by-hand"

    @property
    def label(self) -> str:
        return {
            Why.CLOSING: _("when HostDesk was closed"),
            Why.WORKING: _("while you were working"),
            Why.UPDATE: _("before an update of HostDesk"),
            Why.IMPORT: _("before something was brought in"),
            Why.ERASURE: _("before somebody was erased"),
            Why.ERASED: _("after somebody was erased"),
            Why.RESTORE: _("before another backup was restored"),
            Why.BY_HAND: _("because you asked for it"),
        }[self]


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup, as its name tells."""

    made: datetime  # UTC; never before that of an earlier one
    path: Path
    why: Why
    sum: str  # of its bytes: whoever changes it is found out

    @property
    def is_unchanged(self) -> bool:
        """True when every byte is as it was when the backup was made.

        One that follows a passphrase was written anew since; there every page has a seal of its own.
        """
        try:
            return is_locked(self.path) or sum_of(self.path) == self.sum
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy of a library that does not count yet: nobody has looked into it."""

    passing: Path
    stem: str
    why: Why
    rows: dict[str, int]  # how many the library had, by table
    key: Key | None = None  # the library's own, of whoever makes it


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.parent / FOLDER


def backups_of(library: Path, folder: Path | None = None) -> list[Backup]:
    """Every backup of a library, the newest first."""
    return _backups(folder or folder_of(library), library.stem)


def _backups(folder: Path, stem: str) -> list[Backup]:
    try:
        found = [_as_named(path) for path in folder.iterdir()]
    except OSError:
        return []
    return sorted((one for name, one in filter(None, found) if name == stem), reverse=True)


def _as_named(path: Path) -> tuple[str, Backup] | None:
    """The stem of the library, and what the name says of its backup."""
    named = _NAME.fullmatch(path.name)
    try:
        if named is None:
            return None
        made = datetime.strptime(named["made"], _STAMP).replace(tzinfo=UTC)
        return named["stem"], Backup(made, path, Why(named["why"]), named["sum"])
    except ValueError:  # the 31st of February, or a reason of another HostDesk's
        return None


# made


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
        _check(copied)
        made = _stamp(_backups(folder, copied.stem), now or datetime.now(UTC))
        total = sum_of(copied.passing)
        path = folder / f"{copied.stem}-backup-{made:{_STAMP}}-{copied.why}-{total}.hostdesk"
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
    named = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    tables = [row[0] for row in named.fetchall()]
    return {
        table: connection.execute(f'SELECT count(*) FROM "{_quoted(table)}"').fetchone()[0]
        for table in tables
    }


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _check(copied: Copied) -> None:
    """A backup that was never opened is a hope."""
    with connections.translated(), closing(connections.looking(copied.passing, copied.key)) as found:
        quickly = found.execute("PRAGMA quick_check(1)").fetchone()[0]  # its indexes were made a moment ago
        if quickly != "ok" or _rows(found) != copied.rows:
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


def sum_of(path: Path) -> str:
    """Sixteen hexadecimal digits that every changed byte would change."""
    found = hashlib.blake2b(digest_size=8)
    with path.open("rb") as file:
        while part := file.read(_SLICE):
            found.update(part)
    return found.hexdigest()


# thinned out


def kept(backups: Iterable[Backup]) -> set[Backup]:
    """Those to keep, counted from the newest backup and never by the clock: a wrong one deletes nothing."""
    by_age = sorted(backups)
    found = set(by_age[-NEWEST:])
    for number, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        last = {f"{backup.made:{period}}": backup for backup in by_age}  # the last one of each
        found |= {last[name] for name in sorted(last)[-number:]}
    return found


def thin(folder: Path, stem: str) -> None:
    """Removes what is between those to keep."""
    there = _backups(folder, stem)
    for backup in set(there) - kept(there):
        with suppress(OSError):  # it can go the next time
            backup.path.unlink()


# in a second place


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
    named = _as_named(target)
    if named is not None:
        thin(folder, named[0])
    return target
