"""Take a file away so that what stood in it is not simply lying about."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20


def wipe(path: Path) -> None:
    """Overwrites a file and deletes it. A disk that spreads its writing, as all SSDs do, may still keep some
    of it, out of everybody's easy reach, until the place is used again."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            overwrite(handle)
        finally:
            os.close(handle)
    path.unlink(missing_ok=True)


def overwrite(handle: int) -> None:
    """Zeros over the whole of an open file, on the disk itself."""
    left = os.fstat(handle).st_size
    with suppress(OSError):  # it loses its name in any case
        while left > 0:
            left -= os.write(handle, bytes(min(left, _CHUNK)))
        os.fsync(handle)
