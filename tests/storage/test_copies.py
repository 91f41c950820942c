"""Backups and files set aside follow the passphrase of their library; nothing that anybody can read stays."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.note import Note
from hostdesk.storage import copies
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.keys import Key, is_locked
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.locking import set_key
from hostdesk.storage.sealed import taken_out
from tests.builders import a_full_gathering, stored
from tests.storage.locking_until_killed import KEYS

pytestmark = pytest.mark.skipif(not CAN_LOCK, reason="only SQLCipher locks")

FIRST, SECOND = (made() for made in KEYS[1:])


@pytest.fixture
def library(library_file: Library) -> Library:
    stored(library_file, a_full_gathering())
    return library_file


@pytest.fixture
def backups(library: Library, library_path: Path) -> Path:
    """A folder with two backups in it, and something of somebody else's."""
    folder = library_path.parent / "backups"
    folder.mkdir()
    for number in (1, 2):
        library.connection.execute("VACUUM INTO ?", (str(folder / f"library-backup-{number}.hostdesk"),))
    (folder / "notes.txt").write_text("not ours")
    return folder


def change(library: Library, key: Key | None, *folders: Path) -> copies.Followed:
    old = library.key.copy() if library.key else None
    set_key(library, key and key.copy())
    return copies.follow(library, old, folders)


def held_by(path: Path, key: Key | None) -> object:
    with closing(open_library(path, key and key.copy())) as opened:
        return gathering(opened, "evening")


def test_backups_open_with_the_new_key_and_no_other(library: Library, backups: Path) -> None:
    for key in (FIRST, SECOND, None):
        assert change(library, key, backups) == copies.Followed(again=2)
        for number in (1, 2):
            backup = backups / f"library-backup-{number}.hostdesk"
            assert is_locked(backup) == (key is not None)
            assert held_by(backup, key) == a_full_gathering()


def test_beside_the_library_what_is_named_after_it_follows_and_nothing_else(
    library: Library, library_path: Path
) -> None:
    named = library_path.with_name("library-before-schema-2.hostdesk")
    another = library_path.with_name("another.hostdesk")
    for place in (named, another):
        library.connection.execute("VACUUM INTO ?", (str(place),))

    assert change(library, FIRST).again == 1
    assert is_locked(named)
    assert not is_locked(another)


@pytest.mark.parametrize("kind", ["damaged", "journal"])
def test_what_cannot_be_read_is_put_away_as_it_was(library: Library, library_path: Path, kind: str) -> None:
    if kind == "damaged":
        place = library_path.with_name("library-damaged.hostdesk")
        library.connection.execute("VACUUM INTO ?", (str(place),))
        place.write_bytes(place.read_bytes()[:40_000])
    else:
        write(library, Change("Note", "evening", (), (Note("late", "evening", 99, "Ada came late"),)))
        place = library_path.with_name("library.hostdesk-wal.0badcafe.kept")
        shutil.copy(f"{library_path}-wal", place)
    before = place.read_bytes()

    assert change(library, FIRST) == copies.Followed(put_away=1)
    assert not place.exists()
    away = place.with_name(f"{place.name}{copies.KEPT}")
    assert b"Ada came late" not in away.read_bytes()
    assert taken_out(away, FIRST) == before
    assert change(library, SECOND) == copies.Followed(again=1)
    assert taken_out(away, SECOND) == before


def test_a_backup_under_a_key_that_nobody_remembers_is_left_and_counted(
    library: Library, backups: Path
) -> None:
    change(library, FIRST, backups)
    change(library, SECOND)

    assert change(library, None, backups) == copies.Followed(left=2)
    assert held_by(backups / "library-backup-1.hostdesk", FIRST) == a_full_gathering()


def test_whoever_looks_for_plain_copies_finds_them_all(
    library: Library, backups: Path, library_path: Path
) -> None:
    found = copies.plain_copies(library_path, [backups])
    change(library, FIRST, backups)

    assert [path.name for path in found] == ["library-backup-1.hostdesk", "library-backup-2.hostdesk"]
    assert copies.plain_copies(library_path, [backups]) == []


def test_a_backup_that_is_named_after_its_sum_stays_so(library: Library, library_path: Path) -> None:
    folder = library_path.parent / "backups"
    folder.mkdir()
    start = "library-backup-2026-11-26T051200Z-closing"
    library.connection.execute("VACUUM INTO ?", (str(folder / f"{start}-{'0' * 16}.hostdesk"),))
    change(library, FIRST, folder)

    (backup,) = folder.iterdir()
    found = hashlib.blake2b(backup.read_bytes(), digest_size=8).hexdigest()
    assert backup.name == f"{start}-{found}.hostdesk"
    assert held_by(backup, FIRST) == a_full_gathering()
