"""What lies beside a library and holds words of it: backups, files set aside. They follow its passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.driver import DriverError
from hostdesk.storage.keys import Key, head_of, is_locked
from hostdesk.storage.library import Library
from hostdesk.storage.locking import rewrite
from hostdesk.storage.sealed import seal
from hostdesk.storage.wiping import wipe

KEPT = ".locked"  # the ending of a damaged file that was put into a locked one as it was
_PLAIN = b"SQLite format 3\x00"
_APPLICATION = slice(68, 72)  # where in the first page a file says whose it is
_JOURNALS = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


class Followed(NamedTuple):
    """What became of the copies."""

    again: int = 0  # written with the new key
    put_away: int = 0  # damaged: put into a locked file as they were
    left: int = 0  # as they were: an older passphrase opens them, or they are damaged and nothing is locked


def follow(library: Library, old: Key | None, folders: Sequence[Path]) -> Followed:
    """Brings the copies beside the library and those in `folders` to the key that the library has now."""
    assert library.path is not None
    counted = dict.fromkeys(Followed._fields, 0)
    for copy in copies_of(library.path, folders):
        counted[_follows(copy, old, library.key)] += 1
    return Followed(**counted)


def copies_of(library: Path, folders: Sequence[Path]) -> list[Path]:
    """What is of our making and named after the library, beside it and in the folders of its backups."""
    own = {library, Path(f"{library}-wal"), Path(f"{library}-shm")}
    found = {path for folder in (library.parent, *folders) for path in folder.glob("*") if path not in own}
    return sorted(path for path in found if _is_named_after(path, library) and _is_ours(path))


def plain_copies(library: Path, folders: Sequence[Path]) -> list[Path]:
    """Those that anybody can read."""
    return [copy for copy in copies_of(library, folders) if not is_locked(copy)]


def _is_named_after(path: Path, library: Path) -> bool:
    return path.name.startswith((f"{library.stem}-", f"{library.name}-", f"{library.name}."))


def _is_ours(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(_APPLICATION.stop)
    ours = connections.APPLICATION_ID.to_bytes(4, "big")
    is_library = head.startswith(_PLAIN) and head[_APPLICATION] == ours
    return is_library or head.startswith(_JOURNALS) or is_locked(path)


def _follows(copy: Path, old: Key | None, new: Key | None) -> str:
    """Which count it belongs to."""
    if not copy.exists():  # a journal that went into its file
        return "again"
    head = head_of(copy)
    if new is not None and head == new.head:
        return "again"
    if is_locked(copy) and (old is None or head != old.head):
        return "left"
    try:
        rewrite(copy, old if is_locked(copy) else None, new)
    except (HostDeskError, DriverError):
        return _put_away(copy, new)
    return "again"


def _put_away(copy: Path, key: Key | None) -> str:
    """A damaged file, or the journal of one that is gone: nothing of it is lost, and nobody reads it."""
    if key is None or is_locked(copy):
        return "left"
    seal(copy.with_name(f"{copy.name}{KEPT}"), key, copy.name, copy.read_bytes())
    with suppress(OSError):
        wipe(copy)
    return "put_away"
