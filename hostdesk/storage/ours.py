"""Whether a file is a library of ours, of a version that is known here: seen without touching it."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage import known_tables
from hostdesk.storage.driver import Connection, driver
from hostdesk.storage.refusals import at_first_sight, newer, not_a_library, read_only
from hostdesk.words import _

APPLICATION_ID = 0x48444B31  # "HDK1"
SCHEMA = 4  # the lowest version that may write this file
_NAMED = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"  # https://sqlite.org/fileformat2.html#the_rollback_journal


def check_rights(path: Path) -> None:
    """Refuses what cannot be written to where it lies."""
    if not os.access(path, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK):
        raise read_only()


def check_owner(path: Path) -> None:
    """Looks without touching: opening a file of another application for writing would already change it."""
    refuse_journal(path)
    with at_first_sight(), closing(driver.connect(address(path, "ro&immutable=1"), uri=True)) as looking:
        known_tables.be_patient(looking, path)
        looking.execute("PRAGMA writable_schema=ON")  # the rest may still be in the journal: not our question
        application = looking.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise not_a_library()
        if not _has_journal(path):  # or else what it says is not yet all
            looking.execute("PRAGMA writable_schema=OFF")
            check_schema(looking)


def refuse_journal(path: Path) -> None:
    """Ours are -wal. One of the other kind is left when a copy was put in place and the power went then."""
    journal = Path(f"{path}-journal")
    if os.path.lexists(journal) and not _names_no_file(journal):
        raise HostDeskError(
            _("Beside this library lies a journal that HostDesk did not write, so it is not opened.")
        )


def _names_no_file(journal: Path) -> bool:
    """Playing one that ends with a name and this mark deletes the file of that name."""
    if journal.is_symlink() or not journal.is_file():
        return False
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_NAMED)))
        return file.read() != _NAMED


def _has_journal(path: Path) -> bool:
    journals = (Path(f"{path}-wal"), Path(f"{path}-journal"))
    return any(journal.exists() and journal.stat().st_size > 0 for journal in journals)


def check_schema(connection: Connection) -> None:
    """Refuses a library of a newer HostDesk, and one that says anything that ours do not."""
    version = version_of(connection)
    if version > SCHEMA:
        raise newer()
    if version < 1:
        raise not_a_library()
    known_tables.refuse_others(connection, version)


def version_of(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def address(path: Path, mode: str) -> str:
    """As SQLite takes a file together with how it is to be opened."""
    return f"{path.absolute().as_uri()}?mode={mode}"
