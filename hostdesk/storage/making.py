"""Make a new library under another name, and give it its own when it is whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage.connection import opened
from hostdesk.storage.driver import Connection
from hostdesk.storage.files import flush
from hostdesk.storage.refusals import translated
from hostdesk.words import _

UNFINISHED = ".keyed"  # how a file ends that is being written with another key


def create(path: Path, make_schema: Callable[[Connection], None]) -> None:
    """Builds the library under another name and then gives it its own; never replaces a file."""
    building = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        building.touch(mode=0o600, exist_ok=False)  # its journal will be as private as it is
        with translated(), closing(opened(building, "rw")) as connection:
            make_schema(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # closing swallows a refusal
        flush(building)
        _put_journal_aside(path)
        _give_name(building, path)
        flush(path.parent)
    except OSError as error:
        raise HostDeskError(_("No library can be made in this folder: it cannot be written to.")) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                Path(f"{building}{ending}").unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Takes away what was left half made beside the library that is open here, by a start that was killed."""
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(f".{path.name}.") and (".new" in name or UNFINISHED in name):
                _take_away(path.with_name(name), path)


def _take_away(left: Path, library: Path) -> None:
    """After a kill, or on a disk that refused, a library may still have both its names: they are one file."""
    from hostdesk.storage.wiping import wipe

    with suppress(OSError):
        if left.samefile(library):
            left.unlink()
        else:
            wipe(left)


def _put_journal_aside(path: Path) -> None:
    """The journal of a library that was taken away would be played into the new one, and ruin both."""
    journal = Path(f"{path}-wal")
    if journal.exists() and not path.exists():
        journal.rename(f"{journal}.{os.urandom(4).hex()}.kept")


def _give_name(building: Path, path: Path) -> None:
    """Never replaces what is there: another start may have made a library in the meantime."""
    try:
        os.link(building, path)
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as a USB stick
        if not path.exists():
            building.rename(path)
