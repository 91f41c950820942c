"""The backups there are: named by time and reason, each with the sum of its bytes, thinned out by age."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from hostdesk.storage.keys import is_locked
from hostdesk.words import _

FOLDER = "backups"
NEWEST, DAILY, WEEKLY, MONTHLY = 3, 7, 5, 12  # how many are kept of each
STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(
    r"(?P<stem>.+)-backup-(?P<made>\d{4}-\d\d-\d\dT\d{6}Z)-(?P<why>[a-z-]+)-(?P<sum>[0-9a-f]{16})\.hostdesk"
)
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


def folder_of(library: Path) -> Path:
    """Where the backups of a library lie."""
    return library.parent / FOLDER


def backups_of(library: Path, folder: Path | None = None) -> list[Backup]:
    """Every backup of a library, the newest first."""
    return backups_in(folder or folder_of(library), library.stem)


def backups_in(folder: Path, stem: str) -> list[Backup]:
    """Those of libraries of this name, the newest first."""
    try:
        found = [as_named(path) for path in folder.iterdir()]
    except OSError:
        return []
    return sorted((one for name, one in filter(None, found) if name == stem), reverse=True)


def as_named(path: Path) -> tuple[str, Backup] | None:
    """The stem of the library, and what the name says of its backup."""
    named = _NAME.fullmatch(path.name)
    try:
        if named is None:
            return None
        made = datetime.strptime(named["made"], STAMP).replace(tzinfo=UTC)
        return named["stem"], Backup(made, path, Why(named["why"]), named["sum"])
    except ValueError:  # the 31st of February, or a reason of another HostDesk's
        return None


def sum_of(path: Path) -> str:
    """Sixteen hexadecimal digits that every changed byte would change."""
    found = hashlib.blake2b(digest_size=8)
    with path.open("rb") as file:
        while part := file.read(_SLICE):
            found.update(part)
    return found.hexdigest()


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
    there = backups_in(folder, stem)
    for backup in set(there) - kept(there):
        with suppress(OSError):  # it can go the next time
            backup.path.unlink()
