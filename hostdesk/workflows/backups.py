"""Backups that make themselves: before what cannot be taken back, on closing, and while one works."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import backup
from hostdesk.storage.backup import Backup, Copied, Why, backups_of, folder_of, is_sound
from hostdesk.storage.keys import Key, head_of, is_locked
from hostdesk.storage.library import Library
from hostdesk.words import _, counted
from hostdesk.workflows import care
from hostdesk.workflows.calendar_words import clock, day

__all__ = ["Backup", "Copied", "Why", "backups_of", "folder_of"]

SECOND = "HostDesk backups"  # the folder on a stick; below it one for each laptop


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a backup."""

    backup: Backup
    second: str = ""  # a sentence when it could not be copied to the second place, which was there


# made


def before(library: Library, why: Why) -> Backup | None:
    """A backup before something that cannot be taken back; if there can be none, neither can that."""
    if library.path is None or library.read_only:
        return None
    return backup.make(library, why)


def copied(library: Library, why: Why) -> Copied:
    """The half of a backup that needs the open library."""
    return backup.copy(library, why)


def copied_if_changed(library: Library, why: Why) -> Copied | None:
    """The same, if anything was written since the last."""
    return backup.copy(library, why) if has_changed(library) else None


def finished(copied: Copied, library: Path, second: str) -> Made:
    """The other half, which needs no library and takes its time; then the copy in the second place."""
    try:
        made = backup.finish(copied)
    except HostDeskError as error:
        care.remember(library, not_backed_up=str(error))
        raise
    care.remember(library, not_backed_up="")
    return Made(made, copied_to_second(made, library, second))


def on_closing(library: Library, second: str) -> Made | None:
    """The last thing before a library is closed; what cannot be done is remembered for the next time."""
    if library.path is None or library.read_only:
        return None
    try:
        library.checkpoint()
        copied = copied_if_changed(library, Why.CLOSING)
        return finished(copied, library.path, second) if copied else None
    except HostDeskError as error:
        care.remember(library.path, not_backed_up=str(error))
        raise


def has_changed(library: Library) -> bool:
    """Whether anything was written since the newest backup; an empty library needs none."""
    path = library.path
    if path is None or library.read_only:
        return False
    newest = next(iter(backups_of(path)), None)
    if newest is None:
        return library.has_sessions()
    made = newest.path.stat().st_mtime
    return made > datetime.now(UTC).timestamp() or _written(path) > made  # or the clock was set back


def _written(path: Path) -> float:
    """When the library or its journal was last written to."""
    times = [path.stat().st_mtime]
    with suppress(OSError):
        journal = Path(f"{path}-wal").stat()
        times += [journal.st_mtime] if journal.st_size else []
    return max(times)


# in a second place


def choose_second(place: Path) -> None:
    """From now on copies may go there: makes the folder by which the place is known again."""
    try:
        _second_folder(place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HostDeskError(_("Nothing can be written in this folder; please choose another.")) from error


def second_is_there(second: str) -> bool:
    """Whether the stick is in: the folder made on it is seen, and not only the place where it would be."""
    return bool(second) and _second_folder(Path(second)).is_dir()


def copied_to_second(made: Backup, library: Path, second: str) -> str:
    """Copies a backup there, if it is there; a sentence when it is and that does not work."""
    if not second_is_there(second):
        return ""
    try:
        backup.copy_to(made, _second_folder(Path(second)))
        _forget_what_was_erased(library, _second_folder(Path(second)))
    except HostDeskError as error:
        care.remember(library, second_failed=str(error))
        return str(error)
    care.remember(library, second_copied=care.said_now(), second_failed="", second_owes="")
    return ""


def _forget_what_was_erased(library: Path, folder: Path) -> None:
    """Where the place was not there when somebody was erased, the older backups in it still hold them."""
    owed = care.care_of(library).second_owes
    if owed:
        _remove(one for one in backups_of(library, folder) if one.path.name < owed)


def owe_second(library: Path, kept: Backup) -> None:
    """Once the second place is there again, only this backup and newer ones stay in it."""
    care.remember(library, second_owes=kept.path.name)


def folders_of(library: Path, second: str) -> list[Path]:
    """Where its backups lie: here, and in the second place if that is there."""
    return [folder_of(library), *([_second_folder(Path(second))] if second_is_there(second) else [])]


def _second_folder(place: Path) -> Path:
    """Of this laptop: others may use the same stick."""
    name = "".join(mark for mark in platform.node() if mark.isalnum() or mark in "-_") or "laptop"
    return place / SECOND / name


# found again


def all_of(library: Path, second: str = "") -> list[Backup]:
    """Every backup there is, the newest first; of those in both places the one that is here."""
    here = backups_of(library)
    names = {found.path.name for found in here}
    there = backups_of(library, _second_folder(Path(second))) if second_is_there(second) else []
    others = [found for found in there if found.path.name not in names]
    return sorted([*here, *others], key=lambda found: (found.made, found.path.name), reverse=True)


def newest_sound(library: Path, second: str = "", key: Key | None = None) -> Backup | None:
    """The newest that is as it was made, and in which nothing is out of order; `key` opens locked ones."""
    return next((b for b in all_of(library, second) if b.is_unchanged and opens(b.path, key)), None)


def opens(backup: Path, key: Key | None) -> bool:
    """Whether it can be opened, with this key where it is locked, and is sound."""
    if not is_locked(backup):
        return is_sound(backup)
    return key is not None and head_of(backup) == key.head and is_sound(backup, key)


def forget_older(library: Path, kept: Backup, second: str = "") -> int:
    """Removes every other backup, here and in the second place if it is there: how many. For an erasure."""
    gone = [found for found in _everywhere(library, second) if found.path.name != kept.path.name]
    _remove(gone)
    for place in (folder_of(library), library.parent):
        for left in place.glob(".*.part*"):  # what a kill left half made
            left.unlink(missing_ok=True)
    return len(gone)


def _remove(gone: Iterable[Backup]) -> None:
    for found in gone:
        try:
            found.path.unlink(missing_ok=True)
        except OSError as error:
            raise HostDeskError(_("An older backup cannot be removed; please remove it by hand.")) from error


def _everywhere(library: Path, second: str) -> list[Backup]:
    there = backups_of(library, _second_folder(Path(second))) if second_is_there(second) else []
    return [*backups_of(library), *there]


def kept_aside(library: Path) -> list[Path]:
    """Damaged files and journals that were put aside beside the library: they hold people's words, too."""
    aside = (f"{library.stem}-damaged-*", f"{library.stem}-replaced-*", f"{library.name}-wal.*.kept")
    return sorted(path for pattern in aside for path in library.parent.glob(pattern))


# in words


def when_said(made: Backup) -> str:
    """Like: Thursday 26 November 2026, 18:30."""
    local = made.made.astimezone()
    return f"{day(local)}, {clock(local)}"


def said(made: Backup) -> str:
    """When, and what for."""
    return _("{when} – {why}").format(when=when_said(made), why=made.why.label)


def number_said(found: Sequence[Backup]) -> str:
    return counted("{n} backup", "{n} backups", len(found))
