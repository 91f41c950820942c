"""Repair a library: what can still be read, what a backup has, what archives hold; and an account of it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from hostdesk.apart import Apart
from hostdesk.errors import HostDeskError
from hostdesk.storage.backup import Backup
from hostdesk.storage.connection import LibraryIsOpenError, damaged
from hostdesk.storage.keys import Key, is_locked
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.listing import all_session_ids
from hostdesk.storage.putting import files_translated, put_aside, take_the_place_of
from hostdesk.storage.salvage import Salvaged, salvage
from hostdesk.storage.search import bring_up_to_date
from hostdesk.storage.tables import NAMES
from hostdesk.words import _, counted
from hostdesk.workflows import backups, exchange, take_in
from hostdesk.workflows.import_plan import count_said

_KINDS = {table: kind for kind, table in NAMES.items()}


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came back from where, in sentences, and where the damaged file is kept."""

    words: tuple[str, ...]
    kept: Path | None


def repair(
    library: Path, second: str = "", archives: Path | None = None, key: Key | None = None
) -> Repaired:
    """Builds the library anew from the damaged file, the newest sound backup and archives of a folder.

    Nobody may have it open. The damaged file is kept; if nothing at all came back, it stays in its place.
    """
    _refuse_if_open(library, key)
    sound = backups.newest_sound(library, second, key)
    if sound is not None and key is not None and not is_locked(sound.path):
        sound = None  # its rows would be read with the wrong key
    making = library.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with files_translated():
            told = salvage(library, making, sound.path if sound else None, key)
            from_archives = _fill(making, archives, key)
            if told.is_nothing and not from_archives.sessions:
                raise damaged()
            kept = put_aside(library, "damaged") if library.exists() else None
            take_the_place_of(library, making)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{making}{ending}").unlink(missing_ok=True)
    return Repaired(tuple(_account(told, sound, from_archives, kept)), kept)


def _refuse_if_open(library: Path, key: Key | None) -> None:
    try:
        if library.exists():
            open_library(library, key and key.copy(), back_up=False).close()
    except LibraryIsOpenError as error:
        sentence = _("This library is open in another HostDesk; close that one and try again.")
        raise HostDeskError(sentence) from error
    except HostDeskError:
        pass  # which is what brought us here


# from archives


@dataclass(frozen=True, slots=True)
class _FromArchives:
    sessions: int = 0
    unread: tuple[str, ...] = ()  # files that are no archives, or damaged themselves; each with a sentence


def _fill(making: Path, folder: Path | None, key: Key | None) -> _FromArchives:
    """The sessions of archives in a folder that are not there otherwise; the search index of all."""
    sessions, unread = 0, []
    with closing(_opened_without_backup(making, key)) as library, Apart() as apart:
        for archive in sorted(folder.glob(f"*{exchange.ENDING}")) if folder else ():
            try:
                sessions += _taken_in(library, apart.read(exchange.read_whole, archive))
            except HostDeskError as error:
                unread.append(_("“{name}”: {why}").format(name=archive.name, why=error))
        bring_up_to_date(library)
        library.checkpoint()
    return _FromArchives(sessions, tuple(unread))


def _opened_without_backup(making: Path, key: Key | None) -> Library:
    """What was built from an older library is brought up to date; its damaged file is backup enough."""
    return open_library(making, key and key.copy(), back_up=False)


def _taken_in(library: Library, whole: exchange.Archived) -> int:
    known = set(all_session_ids(library))
    new = [found for found in whole.gatherings if found.session.id not in known]
    take_in.take_in(library, take_in.planned(library, new, whole.histories))
    return len(new)


# in words


def _account(
    told: Salvaged, sound: Backup | None, archives: _FromArchives, kept: Path | None
) -> Iterator[str]:
    if came := _said(told.came):
        yield _("Read from the file itself: {what}.").format(what=came)
    if not told.damaged:
        yield _("All of its tables could be read to the end; indexes and search index were made anew.")
    if (filled := _said(told.filled)) and sound is not None:
        when = backups.when_said(sound)
        yield _("Filled in from the backup of {when}: {what}.").format(when=when, what=filled)
    if told.filled.total():
        yield _("What you deleted since that backup may be among it.")
    if archives.sessions:
        one, more = "{n} session came from your archives.", "{n} sessions came from your archives."
        yield counted(one, more, archives.sessions)
    if archives.unread:
        one, more = "{n} archive could not be read.", "{n} archives could not be read."
        yield counted(one, more, len(archives.unread))
        yield from archives.unread
    if placeholders := _said(told.placeholders):
        yield _("Their own words are lost, what belonged to them is there: {what}.").format(what=placeholders)
    if lost := _said(told.lost):
        yield _("Could not be brought back: {what}.").format(what=lost)
    if kept is not None:
        yield _("The damaged file is kept as “{name}”.").format(name=kept.name)


def _said(numbers: Counter[str]) -> str:
    return ", ".join(count_said(_KINDS[table], numbers[table]) for table in _KINDS if numbers[table])
