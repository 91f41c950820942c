"""Ask the window that holds a library to come forward, or to lock: a small file beside it, without words."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hostdesk.workflows.plain_file import start_of

COME, LOCK = "", "lock"
_LONGEST = 10  # bytes


def knock_file(library: Path) -> Path:
    return library.with_name(f"{library.name}.knock")


def knock(library: Path, wish: str = COME) -> bool:
    """Leaves the wish for the window, whole at once; False in a folder that cannot be written to."""
    writing = library.with_name(f".{library.name}.{os.urandom(4).hex()}.knock")
    try:
        with writing.open("x", encoding="ascii") as file:
            file.write(wish)
        os.replace(writing, knock_file(library))  # never through a link that lies there
    except OSError:
        return False
    finally:
        with suppress(OSError):
            writing.unlink(missing_ok=True)
    return True


def heard(library: Path) -> str | None:
    """What is wished, once; None when nobody knocked."""
    knocked = knock_file(library)
    try:
        wish = start_of(knocked, _LONGEST, links=False)
    except OSError:
        return None
    with suppress(OSError):
        knocked.unlink()
    return None if wish is None else wish.decode("ascii", "replace")
