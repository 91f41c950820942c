"""Bring a backup back: first what it holds against what is here, then in its place, the present one kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage.backup import Backup, Why, make
from hostdesk.storage.comparing import Compared, compared, titles_in
from hostdesk.storage.connection import LibraryIsOpenError
from hostdesk.storage.keys import Key, is_locked
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.putting import copied_beside, files_translated, put_aside, take_the_place_of
from hostdesk.storage.reading import open_to_read
from hostdesk.words import _, counted
from hostdesk.workflows.backups import opens

_NAMED = 5  # titles said one by one


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the library that was here."""

    before: Backup | None = None  # kept as a backup, from which it can be put back
    aside: Path | None = None  # it could not be read: kept as it was


def preview(library: Library, backup: Path) -> tuple[str, ...]:
    """In words: what bringing this backup back would bring, take and change. Nothing is touched."""
    with closing(open_to_read(backup, library.key)) as found:
        return words_of(compared(library, found.file, found.key))


def preview_alone(backup: Path, key: Key | None = None) -> tuple[str, ...]:
    """In words: what a backup holds, where there is no library to compare it with."""
    with closing(open_to_read(backup, key)) as found:
        titles = titles_in(found)
    return (_listed(counted("{n} session is in it", "{n} sessions are in it", len(titles)), titles),)


def words_of(found: Compared) -> tuple[str, ...]:
    """A sentence for each kind of difference."""
    if found.is_nothing:
        return (_("It holds the very same as your library; nothing would change."),)
    back, now, since = len(found.only_there), len(found.only_here), len(found.differing)
    sentences = (
        (
            counted("{n} session would come back", "{n} sessions would come back", back),
            found.only_there,
        ),
        (
            counted(
                "{n} session is only in your library now, and would go",
                "{n} sessions are only in your library now, and would go",
                now,
            ),
            found.only_here,
        ),
        (
            counted(
                "{n} session was changed since, and would be as it was",
                "{n} sessions were changed since, and would be as they were",
                since,
            ),
            found.differing,
        ),
    )
    said = [_listed(what, titles) for what, titles in sentences if titles]
    if found.same:
        one, more = "{n} session is the same in both.", "{n} sessions are the same in both."
        said.append(counted(one, more, found.same))
    return tuple(said)


def _listed(what: str, titles: Sequence[str]) -> str:
    """The first few by name."""
    if not titles:
        return f"{what}."
    named = [_("“{title}”").format(title=title) for title in titles[:_NAMED]]
    rest = len(titles) - len(named)
    if rest:
        named.append(counted("{n} more", "{n} more", rest))
    return _("{what}: {titles}.").format(what=what, titles=", ".join(named))


def restore(library: Path, backup: Path, key: Key | None = None) -> Restored:
    """Puts a backup in the place of the library, which nobody may have open.

    The library that was here is kept as a backup first; one that cannot be read is kept as it was, beside it.
    `key` opens both, where they are locked.
    """
    _check(backup, key)
    with copied_beside(library, backup) as made:  # the next line may thin out the backup itself
        told = keep_what_is_here(library, key)
        with files_translated():
            take_the_place_of(library, made)
    return told


def _check(backup: Path, key: Key | None) -> None:
    if not backup.is_file():
        raise HostDeskError(_("This backup is not there any more; please choose another."))
    with closing(open_to_read(backup, key)):  # ours, not locked with another passphrase, of no newer HostDesk
        pass
    if not opens(backup, key):
        raise HostDeskError(_("This backup is damaged itself; please choose another. Nothing was changed."))


def keep_what_is_here(library: Path, key: Key | None = None) -> Restored:
    """As a backup where it can be read, or else as it is."""
    if not library.is_file():
        with suppress(OSError):  # the journal of a library that is gone would be played into another
            put_aside(library, "replaced")
        return Restored()
    try:
        with closing(open_library(library, key.copy() if key and is_locked(library) else None)) as here:
            return Restored(before=make(here, Why.RESTORE) if here.has_sessions() else None)
    except LibraryIsOpenError as error:
        sentence = _("This library is open in another HostDesk; close that one and try again.")
        raise HostDeskError(sentence) from error
    except HostDeskError as error:
        if not library_is_at_fault(error):
            raise
        return Restored(aside=put_aside(library, "damaged"))


def library_is_at_fault(error: HostDeskError) -> bool:
    """Whether it is the file that cannot be read, and not the disk that has no room."""
    from hostdesk.storage.connection import LibraryIsDamagedError, NewerLibraryError, NotALibraryError

    return isinstance(error, LibraryIsDamagedError | NotALibraryError | NewerLibraryError)
