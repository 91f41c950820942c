"""Setting, changing and removing a passphrase leaves one whole library, whatever happens in the middle."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.note import Note
from hostdesk.errors import HostDeskError
from hostdesk.storage.connection import LibraryIsOpenError
from hostdesk.storage.devices import was_written_here
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.keys import Key, head_of, is_locked
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import list_sessions
from hostdesk.storage.locking import set_key
from hostdesk.storage.soundness import faults
from tests.builders import a_full_gathering, stored
from tests.storage.locking_until_killed import KEYS

pytestmark = pytest.mark.skipif(not CAN_LOCK, reason="only SQLCipher locks")

ROOT = Path(__file__).parents[2]
KILLS = 10
FIRST, SECOND = (made() for made in KEYS[1:])


@pytest.fixture
def lived_in(library_file: Library) -> Library:
    stored(library_file, a_full_gathering())
    list_sessions(library_file, "ada")  # the index of words is written too
    return library_file


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_it_goes_on_open_with_all_that_was_in_it(lived_in: Library, library_path: Path) -> None:
    for key in (FIRST, SECOND, None, FIRST):
        set_key(lived_in, key and key.copy())

        assert is_locked(library_path) == (key is not None)
        assert gathering(lived_in, "evening") == a_full_gathering()
        assert [row.id for row in list_sessions(lived_in, "ada")] == ["evening"]
        assert faults(lived_in) == []
        with pytest.raises(LibraryIsOpenError):
            open_library(library_path, key and key.copy())


def test_it_is_the_same_schema_afterwards(lived_in: Library) -> None:
    shape = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    before = lived_in.connection.execute(shape).fetchall()
    pragmas = kept_pragmas(lived_in)
    set_key(lived_in, FIRST.copy())

    assert lived_in.connection.execute(shape).fetchall() == before
    assert kept_pragmas(lived_in) == pragmas


def kept_pragmas(library: Library) -> list[object]:
    names = ("journal_mode", "locking_mode", "synchronous", "secure_delete", "foreign_keys", "user_version")
    return [library.connection.execute(f"PRAGMA {name}").fetchone() for name in names]


def test_it_goes_on_as_the_device_it_was(lived_in: Library) -> None:
    write(lived_in, a_note_about_ada())
    before = lived_in.connection.execute("SELECT * FROM devices").fetchall()
    set_key(lived_in, FIRST.copy())
    with lived_in.transaction():
        lived_in.here()

    assert lived_in.connection.execute("SELECT * FROM devices").fetchall() == before
    assert was_written_here(lived_in.connection, lived_in.path)


def test_no_word_is_left_in_the_folder(lived_in: Library, library_path: Path) -> None:
    set_key(lived_in, FIRST.copy())
    write(lived_in, a_note_about_ada())
    held = b"".join(path.read_bytes() for path in library_path.parent.rglob("*") if path.is_file())

    assert b"Everyone knows" not in held
    assert b"SQLite format" not in held
    lived_in.close()
    assert beside(library_path) == [library_path.name]


def a_note_about_ada() -> Change:
    return Change("Take a note", "evening", (), (Note("late", "evening", 99, "Ada came late"),))


def test_the_old_file_is_overwritten_and_not_only_out_of_sight(lived_in: Library, library_path: Path) -> None:
    second_name = library_path.with_name("second name")
    os.link(library_path, second_name)
    set_key(lived_in, FIRST.copy())

    assert set(second_name.read_bytes()) == {0}


def test_a_folder_that_cannot_be_written_to_leaves_it_as_it_was(ordinary_user: Path) -> None:
    path = ordinary_user / "library.hostdesk"
    with closing(open_library(path)) as library:
        stored(library, a_full_gathering())
        ordinary_user.chmod(0o500)
        with pytest.raises(HostDeskError, match="cannot be replaced in this folder"):
            set_key(library, FIRST.copy())
        ordinary_user.chmod(0o700)
        assert gathering(library, "evening") == a_full_gathering()
        assert library.key is None
    assert beside(path) == ["library.hostdesk"]


def test_a_full_disk_leaves_it_as_it_was(small_disk: Path) -> None:
    path = small_disk / "library.hostdesk"
    with closing(open_library(path)) as library:
        stored(library, a_full_gathering())
        room = os.statvfs(small_disk)
        (small_disk / "film").write_bytes(bytes(room.f_bavail * room.f_frsize - 65_536))
        with pytest.raises(HostDeskError, match="The disk is full"):
            set_key(library, FIRST.copy())
        assert gathering(library, "evening") == a_full_gathering()
    assert beside(path) == ["film", "library.hostdesk"]


def test_a_library_that_was_moved_meanwhile_is_not_replaced(lived_in: Library, library_path: Path) -> None:
    library_path.rename(library_path.with_name("elsewhere"))
    library_path.write_bytes(b"somebody else's")

    with pytest.raises(HostDeskError, match="moved or deleted while it was open"):
        set_key(lived_in, FIRST.copy())
    assert library_path.read_bytes() == b"somebody else's"


def test_what_a_kill_left_of_a_new_file_goes_at_the_next_opening(
    lived_in: Library, library_path: Path
) -> None:
    lived_in.close()
    left = library_path.with_name(f".{library_path.name}.0badcafe.keyed")
    for name in (left, Path(f"{left}-journal")):
        name.write_bytes(b"Ada")
    foreign = library_path.with_name(".another.hostdesk.0badcafe.keyed")
    foreign.write_bytes(b"not ours")
    open_library(library_path).close()

    assert beside(library_path) == [foreign.name, library_path.name]


def killed_while_keys_change(path: Path, steps: float) -> None:
    """Lets a child set one key after the other, and kills it so many steps after the first."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.locking_until_killed", str(path)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == b"begun\n"
        begun = time.monotonic()
        said.readline()
        end = time.monotonic() + steps * (time.monotonic() - begun)
        while (left := end - time.monotonic()) > 0:
            select.select([], [], [], left)
        child.send_signal(signal.SIGKILL)
    child.wait()


def test_a_kill_at_any_moment_leaves_one_whole_library(lived_in: Library, library_path: Path) -> None:
    lived_in.close()
    dice, found = Random(5), set()
    for _kill in range(KILLS):
        killed_while_keys_change(library_path, dice.uniform(0.0, 3.0))
        key = key_that_opens(library_path)
        found.add(key and key.head)
        with closing(open_library(library_path, key and key.copy())) as library:
            assert gathering(library, "evening") == a_full_gathering()
            assert faults(library) == []
        assert beside(library_path) == [library_path.name]
        if key is not None:
            assert b"Everyone knows" not in library_path.read_bytes()
    assert len(found) > 1  # it was not always killed at the same step


def key_that_opens(path: Path) -> Key | None:
    head = head_of(path)
    with suppress(StopIteration):
        return next(key for key in (FIRST, SECOND) if key.head == head)
    return None
