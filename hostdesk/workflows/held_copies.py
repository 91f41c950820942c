"""What holds people's words beside the library: archives that were saved of it, damaged files put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.apart import Apart, read_apart
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.errors import HostDeskError
from hostdesk.storage import archives_made, erasing
from hostdesk.storage.library import Library
from hostdesk.storage.wiping import wipe
from hostdesk.workflows import backups
from hostdesk.workflows.backups import Why

if TYPE_CHECKING:
    from hostdesk.workflows.exchange import Archived

_SPREADSHEETS = (".xlsx", ".xlsx.age")
Left = Callable[[Sequence[Gathering]], list[Gathering]]  # what stays of what an archive holds


@dataclass(frozen=True, slots=True)
class Copies:
    """Where words of some sessions lie besides; nothing of it is touched yet."""

    open: tuple[Path, ...] = ()  # archives that anybody can open, and spreadsheets
    locked: tuple[Path, ...] = ()  # archives behind a passphrase
    away: tuple[Path, ...] = ()  # not where they were saved: moved, thrown away, or on a stick
    aside: tuple[Path, ...] = ()  # damaged libraries and journals
    others: Mapping[Path, int] = field(default_factory=dict)  # how many other sessions a locked one holds


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an erasure goes where HostDesk cannot look by itself; as it stands, all the way."""

    passphrases: Mapping[Path, str] = field(default_factory=dict, repr=False)
    closed_go: bool = True  # locked archives without a passphrase are deleted
    aside_goes: bool = True  # damaged files are deleted


@dataclass(slots=True)
class Erased:
    """What was done, and what is left to do by hand."""

    archives: list[Path] = field(default_factory=list)  # written anew
    deleted: list[Path] = field(default_factory=list)  # nothing was left in them; and spreadsheets
    not_reached: list[Path] = field(default_factory=list)  # could not be read or written, or is damaged
    why: dict[Path, str] = field(default_factory=dict)  # a sentence for each archive that was not reached
    left: list[Path] = field(default_factory=list)  # as the host wished
    away: list[Path] = field(default_factory=list)  # not where they were saved
    backups: int = 0  # thrown away
    unfinished: str = ""  # a sentence, where not everything could be made anew
    second_waits: bool = False  # the second place of backups was not there


def copies_with(library: Library, session_ids: Iterable[str]) -> Copies:
    """All that is known to hold these sessions."""
    ids = set(session_ids)
    paths = archives_made.with_sessions(library, ids)
    away = tuple(path for path in paths if not _is_there(path))
    there = [path for path in paths if path not in away]
    locked = tuple(path for path in there if _is_locked(path))
    return Copies(
        open=tuple(path for path in there if path not in locked),
        locked=locked,
        away=away,
        aside=tuple(backups.kept_aside(library.path)) if library.path else (),
        others={path: len(archives_made.sessions_in(library, path) - ids) for path in locked},
    )


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists()
    return True  # it is, and cannot be looked at: that is told when it cannot be written


def _is_locked(path: Path) -> bool:
    from hostdesk.workflows import exchange  # with the archive's libraries: only when there is an archive

    if path.name.endswith(_SPREADSHEETS):
        return False  # it is made of the archive beside it, and need not be opened
    with suppress(HostDeskError):
        return exchange.is_encrypted(path)
    return False


def opens(path: Path, passphrase: str) -> bool:
    """Whether this passphrase opens that archive; it takes a second or so."""
    from hostdesk.workflows import exchange

    try:
        read_apart(exchange.verify, path, passphrase)
    except HostDeskError:
        return False
    return True


def leave_nothing(
    library: Library, copies: Copies, reach: Reach, left: Left, erased: Mapping[str, str]
) -> Erased:
    """Writes archives anew with what is `left` of them, deletes what cannot be, as far as the host wishes.

    `erased`: guest's id -> session's, of those who must not come back.
    """
    done = Erased(away=list(copies.away))
    with Apart() as apart:
        for path in (*copies.open, *copies.locked):
            passphrase = reach.passphrases.get(path, "")
            if path in copies.locked and not passphrase:
                _drop([path], reach.closed_go, done)
            else:
                _rewrite(apart, path, passphrase, left, erased, done)
    _drop(copies.aside, reach.aside_goes, done)
    archives_made.forget(library, done.deleted)
    return done


def _drop(paths: Iterable[Path], goes: bool, done: Erased) -> None:
    for path in paths:
        try:
            if goes:
                wipe(path)
        except OSError:
            done.not_reached.append(path)
        else:
            (done.deleted if goes else done.left).append(path)


def _rewrite(
    apart: Apart, path: Path, passphrase: str, left: Left, erased: Mapping[str, str], done: Erased
) -> None:
    """Without the papers in it, which may bear names; deleted when it is empty."""
    from hostdesk.workflows import exchange

    try:
        spreadsheet = path.name.endswith(_SPREADSHEETS)
        found = None if spreadsheet else apart.read(exchange.read_whole, path, passphrase)
        if found is not None and (staying := left(found.gatherings)):
            _write(path, passphrase, staying, found, erased)
            done.archives.append(path)
        else:  # a spreadsheet is made of the archive beside it, and again when it is wanted
            wipe(path)
            done.deleted.append(path)
    except HostDeskError as error:
        done.not_reached.append(path)
        done.why[path] = str(error)
    except OSError:
        done.not_reached.append(path)


def _write(
    path: Path, passphrase: str, staying: Sequence[Gathering], found: Archived, erased: Mapping[str, str]
) -> None:
    from hostdesk.workflows import archiving
    from hostdesk.workflows.exporting import Wish
    from hostdesk.workflows.leaving import Leaving

    edits = dict(_edits(found.histories, erased))
    leaving = [Leaving(one, edits.get(one.session.id)) for one in staying]
    archiving.write(leaving, Wish(passphrase=passphrase), path, len(leaving))


def _edits(histories: Mapping[str, History], erased: Mapping[str, str]) -> Iterator[tuple[str, History]]:
    """As they were, but that the erased must not come back; what waited to be chosen may bear names."""
    for session, edits in histories.items():
        gone = {guest for guest, of in erased.items() if of == session}
        yield session, replace(edits, conflicts=(), erased=edits.erased | gone)


def backups_anew(library: Library, second: str, done: Erased) -> Erased:
    """Leaves nothing in the file and its journal, makes a backup of what is left, and throws away all others.

    What was erased is erased by now: where the disk has no room for that, it is said.
    """
    try:
        erasing.scrub(library)
        if library.path is not None:
            new = backups.finished(backups.copied(library, Why.ERASED), library.path, second).backup
            done.backups = backups.forget_older(library.path, new, second)
            done.second_waits = bool(second) and not backups.second_is_there(second)
            if done.second_waits:
                backups.owe_second(library.path, new)
    except HostDeskError as error:
        done.unfinished = str(error)
    return done
