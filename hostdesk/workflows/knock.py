"""Ask the window that holds a library to come forward, to lock, or to look into an archive.

A small file beside the library says so, private and without anybody's words; nothing of it is believed
unchecked.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hostdesk.workflows.plain_file import start_of

COME, LOCK = "", "lock"
ARCHIVES = (".zip", ".age")  # how the files end that a window looks into
_OPEN = "open "  # before a whole path
_LONGEST = 4200  # bytes


def knock_file(library: Path) -> Path:
    return library.with_name(f"{library.name}.knock")


def knock(library: Path, wish: str = COME) -> bool:
    """Leaves the wish for the window, whole at once; False in a folder that cannot be written to."""
    writing = library.with_name(f".{library.name}.{os.urandom(4).hex()}.knock")
    try:
        handle = os.open(writing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(os.fsencode(wish))
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
        wish = wish if wish is None or _is_private(knocked) else b""
    except OSError:
        return None
    with suppress(OSError):
        knocked.unlink()
    return None if wish is None else os.fsdecode(wish)


def to_open(archive: Path) -> str:
    """The wish that the window looks into this archive."""
    return _OPEN + str(archive.absolute())


def archive_in(wish: str) -> Path | None:
    """The archive that is wished for, where it is the whole path of a plain file that is called so."""
    if not wish.startswith(_OPEN) or len(os.fsencode(wish)) > _LONGEST:
        return None
    path = Path(wish.removeprefix(_OPEN))
    try:
        fits = path.is_absolute() and is_archive(path.name) and path.is_file()
    except (OSError, ValueError):  # too long a name, or a NUL in it
        return None
    return path if fits else None


def is_archive(name: str) -> bool:
    return name.lower().endswith(ARCHIVES)


def _is_private(knocked: Path) -> bool:
    """Nobody else wrote it or could have; Windows tells nothing of that here."""
    if os.name != "posix":
        return True
    found = knocked.lstat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
