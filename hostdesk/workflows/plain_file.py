"""Opens a file that somebody else may have put there: a plain one, and no more of it than is wanted."""

from __future__ import annotations

import os
import stat
from pathlib import Path

# of these, what the system knows: a pipe would keep us waiting for ever, a link could lead anywhere
_AT_ONCE = ("O_NONBLOCK", "O_BINARY", "O_CLOEXEC")
_NO_LINK = "O_NOFOLLOW"


def start_of(path: Path, most: int, links: bool = True) -> bytes | None:
    """The first `most` bytes and one more where there are more; None for what is no plain file.

    OSError where it cannot be read. With `links` off, a link is no plain file either.
    """
    flags = sum(getattr(os, flag, 0) for flag in (*_AT_ONCE, *(() if links else (_NO_LINK,))))
    try:
        kind = os.stat(path, follow_symlinks=links).st_mode
        if not stat.S_ISREG(kind):  # not even opened: opening some devices does something
            return None
        with os.fdopen(os.open(path, os.O_RDONLY | flags), "rb") as file:
            return file.read(most + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except ValueError as error:  # a name that no file can have
        raise FileNotFoundError(str(path)) from error
