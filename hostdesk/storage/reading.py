"""Open a library for reading alone: on a stick that cannot be written to, or one that may be damaged."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage.files import put_through
from hostdesk.storage.keys import Key, is_locked
from hostdesk.storage.library import Library, open_library
from hostdesk.words import _


class ReadLibrary(Library):
    """Nothing in the file or beside it changes; a copy that was needed goes when this is closed."""

    def __init__(self, path: Path, key: Key | None = None, copied: Path | None = None) -> None:
        super().__init__(connections.looking(copied or path, key), path, key, read_only=True)
        self._copied = copied

    @property
    def file(self) -> Path:
        """Where it can be looked into, up to date."""
        assert self.path is not None
        return self._copied or self.path

    def close(self) -> None:
        super().close()
        if self._copied is not None:
            shutil.rmtree(self._copied.parent, ignore_errors=True)


def open_to_read(path: Path, key: Key | None = None) -> ReadLibrary:
    """The library as it is; every change to it is refused with a sentence. `key` opens a locked one."""
    if not path.is_file():
        raise HostDeskError(_("There is no library at this place."))
    if is_locked(path):
        if key is None:
            raise connections.locked()
        key = key.copy()  # it is forgotten with this library
    else:
        key = None
        connections.check_owner(path)
    with connections.translated():
        if _has_something_to_do(path, key):
            with suppress(HostDeskError, OSError):  # no room for a copy, or too damaged: as it lies there
                return ReadLibrary(path, key, _brought_up_to_date(path, key))
        return _as_it_lies(path, key)


def _as_it_lies(path: Path, key: Key | None) -> ReadLibrary:
    library = ReadLibrary(path, key)
    try:
        version = connections.version_of(library.connection)
        if version < connections.SCHEMA:
            raise HostDeskError(_("This library is of an older HostDesk; copy it to this laptop to open it."))
    except BaseException:
        library.close()
        raise
    return library


def _has_something_to_do(path: Path, key: Key | None) -> bool:
    """Whether something waits in its journal, for its search index, or for a migration."""
    journal = Path(f"{path}-wal")
    if journal.exists() and journal.stat().st_size > 0:
        return True
    try:
        with connections.translated(), closing(connections.looking(path, key)) as looking:
            if connections.version_of(looking) < connections.SCHEMA:
                return True
            return looking.execute("SELECT 1 FROM search_stale LIMIT 1").fetchone() is not None
    except HostDeskError:
        return False


def _brought_up_to_date(path: Path, key: Key | None) -> Path:
    """A copy in a folder that is nobody else's, with everything done in it that waited."""
    from hostdesk.storage.search import bring_up_to_date

    folder = Path(tempfile.mkdtemp(prefix="hostdesk-"))
    try:
        copied = folder / "library.hostdesk"
        put_through(path, copied)
        if Path(f"{path}-wal").exists():
            put_through(Path(f"{path}-wal"), Path(f"{copied}-wal"))
        with closing(open_library(copied, key and key.copy(), back_up=False)) as library:
            bring_up_to_date(library)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return copied
