"""Files on their way to the disk itself: flushed, copied whole, put aside under a readable name."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_SLICE = 1 << 20  # bytes copied at a time


def flush(path: Path) -> None:
    """To the disk itself, file or folder."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_through(source: Path, target: Path) -> None:
    """A copy that nobody else may read, and that a power cut does not take away."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as read, os.fdopen(handle, "wb") as written:
        while part := read.read(_SLICE):
            written.write(part)
        written.flush()
        os.fsync(written.fileno())


def free_name(library: Path, word: str, now: datetime | None = None) -> Path:
    """A name beside the library that says what the file is and when it was put there, like no other."""
    moment = f"{now or datetime.now():%Y-%m-%d-%H%M%S}"
    for number in range(1, 1000):
        again = "" if number == 1 else f"-{number}"
        name = library.with_name(f"{library.stem}-{word}-{moment}{again}{library.suffix}")
        if not name.exists() and not Path(f"{name}-wal").exists():
            return name
    raise FileExistsError(library.parent)


def put_in_place(new: Path, library: Path) -> None:
    """`new` becomes the library at once; a journal of the one before must be gone already."""
    flush(new)
    os.replace(new, library)
    with suppress(OSError):  # some network drives cannot
        flush(library.parent)
