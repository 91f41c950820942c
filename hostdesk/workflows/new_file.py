"""A file for the host: complete or not there at all, under a name that every system accepts."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from hostdesk.domain.identity import new_id
from hostdesk.errors import HostDeskError
from hostdesk.words import _

NAME_LIMIT = 150  # bytes of UTF-8, with room below the 255 of most file systems
_PASSING = re.compile(r"\.[0-9a-f]{32}\.part")
_REFUSED = set('<>:"/\\|?*')


def put(data: bytes, target: Path) -> None:
    """Write under a passing name in the same folder, then take the target's place at once."""
    with in_place_of(target) as file:
        file.write(data)


@contextmanager
def in_place_of(target: Path, passing: Path | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the target's place once all went well; else nothing is left of it.

    `passing`: the name that it has until then, where somebody else has to know it.
    """
    sweep(target.parent)
    passing = passing or passing_name(target)
    try:
        with _held(passing, os.O_CREAT | os.O_EXCL):
            with passing.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            mode = _mode_of(target)
            os.replace(passing, target)
            target.chmod(mode)
    except OSError as problem:
        raise HostDeskError(_why(problem)) from problem
    finally:
        with suppress(OSError):
            passing.unlink(missing_ok=True)
    _keep_name(target.parent)


@contextmanager
def or_as_before(target: Path) -> Iterator[None]:
    """What was written to this place goes again, and what was there comes back, where the rest goes wrong."""
    try:
        before = target.read_bytes() if target.is_file() else None
    except OSError as problem:
        raise HostDeskError(_why(problem)) from problem
    try:
        yield
    except BaseException:
        with suppress(OSError, HostDeskError):
            target.unlink(missing_ok=True) if before is None else put(before, target)
        raise


def sweep(folder: Path) -> None:
    """Takes away what a HostDesk that was killed left half written here; never what one is writing now."""
    with suppress(OSError):
        for left in [path for path in folder.iterdir() if _PASSING.fullmatch(path.name)]:
            with suppress(OSError), _held(left):
                left.unlink()


@contextmanager
def _held(passing: Path, how: int = 0) -> Iterator[None]:
    """Nobody else's to read, and nobody else's to sweep; OSError where another process holds it."""
    handle = os.open(passing, os.O_RDWR | how, 0o600)
    if os.name != "posix":  # there no file that is open can be taken away or renamed
        os.close(handle)
        yield
        return
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _mode_of(target: Path) -> int:
    """As the file that is replaced; else as the system makes files."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    kept = os.umask(0o077)
    os.umask(kept)
    return 0o666 & ~kept


def passing_name(target: Path) -> Path:
    """Where a file lies while it is written: beside its place, hidden, and telling nothing."""
    return target.with_name(f".{new_id()}.part")


def readable_name(parts: Sequence[str], ending: str) -> str:
    """Like: Neighbourhood kitchen table - handouts.pdf."""
    *heads, last = [_plain(part) for part in parts]
    room = NAME_LIMIT - len(last.encode()) - 3
    kept = [_cut(head, room) for head in heads if head]
    name = " - ".join([*(head for head in kept if head), _cut(last, NAME_LIMIT)])
    return f"{name[:1].upper()}{name[1:]}.{ending}"


def free_place(folder: Path, name: str, ending: str) -> Path:
    """A file in this folder that is not there yet: with this name, or with a number after it."""
    names = (f"{name}{ending}", *(f"{name} {number}{ending}" for number in range(2, 10_000)))
    return next(path for one in names if not os.path.lexists(path := folder / one))


def _keep_name(folder: Path) -> None:
    """Makes the new name durable; some network drives cannot, and Windows does so by itself."""
    if os.name != "posix":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _plain(words: str) -> str:
    """Without what a file system refuses; no dot or space at either end."""
    kept = "".join(" " if mark in _REFUSED or not mark.isprintable() else mark for mark in words)
    return " ".join(kept.split()).strip(". ")


def _cut(words: str, room: int) -> str:
    return words.encode()[: max(room, 0)].decode(errors="ignore").rstrip(". ")


def _why(problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("The disk is full. Nothing was written; free some space and try again.")
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return _("This folder is no longer there. Nothing was written; choose another folder and try again.")
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _(
            "HostDesk may not write here, or the file is open elsewhere. "
            "Nothing was written; close the file or choose another folder and try again."
        )
    return _(
        "The file could not be written here. Nothing was left behind; choose another folder and try again."
    )
