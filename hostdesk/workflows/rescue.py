"""A library whose file was taken away while it was open: everything is still in hand, and written again."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.files import flush
from hostdesk.storage.library import Library
from hostdesk.storage.putting import files_translated, put_in_the_place_of
from hostdesk.words import _


def copy_to(library: Library, target: Path) -> None:
    """A whole copy somewhere else, in the place of whatever has that name there."""
    making = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with files_translated():
            making.touch(mode=0o600)
            with connections.translated():
                library.connection.execute("VACUUM INTO ?", (str(making),))
            flush(making)
            making.replace(target)
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)


def put_back_in_place(library: Library) -> None:
    """Writes the library anew where it was, and goes on with that file; what lies there is not replaced."""
    path = library.path
    assert path is not None
    if path.exists():
        raise HostDeskError(_("Another file lies in the place of the library; please save a copy elsewhere."))
    making = path.with_name(f".{os.urandom(8).hex()}.part")
    with files_translated():
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy_to(library, making)
        old = library.connection
        put_in_the_place_of(path, making)
        library.go_on_with(connections.connect(path, library.key), library.key)
        old.close()
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
