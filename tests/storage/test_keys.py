"""A locked library opens with its passphrase, here and without anything of ours; nothing else opens it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.storage import keys
from hostdesk.storage.connection import LibraryIsDamagedError, is_held
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.keys import Key, LibraryIsLockedError, WrongPassphraseError
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.storage.locking import set_key
from hostdesk.storage.soundness import faults
from tests.builders import a_full_gathering, stored

pytestmark = pytest.mark.skipif(not CAN_LOCK, reason="only SQLCipher locks")

WORDS = "unfold tulip Ärger 灯 sand"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def key() -> Key:
    """Made once: it takes its time, on purpose."""
    return keys.new_key(WORDS)


@pytest.fixture
def locked(library_path: Path, key: Key) -> Path:
    """A library with one gathering in it, locked and closed."""
    with closing(open_library(library_path)) as library:
        stored(library, a_full_gathering())
        set_key(library, key.copy())
    return library_path


def test_it_opens_with_its_passphrase_however_that_is_spaced_and_put_together(locked: Path) -> None:
    typed = "  unfold tulip  A\u0308rger 灯\u00a0sand "  # the A and its dots apart, and another kind of gap

    with closing(open_library(locked, keys.key_of(locked, typed))) as library:
        assert gathering(library, "evening") == a_full_gathering()
        assert faults(library) == []


def test_without_a_passphrase_it_stays_closed_and_as_it_was(locked: Path) -> None:
    before = locked.read_bytes()

    with pytest.raises(LibraryIsLockedError, match="locked; it opens with its passphrase"):
        open_library(locked)
    assert locked.read_bytes() == before
    assert [file.name for file in locked.parent.iterdir()] == [locked.name]


def test_another_passphrase_is_called_wrong_and_not_damage(locked: Path) -> None:
    for typed in ("unfold tulip", "", WORDS.upper(), "x" * 10_000, "\x00", "\ud800"):
        with pytest.raises(WrongPassphraseError, match="not the passphrase of this library"):
            keys.key_of(locked, typed)


def test_damage_is_called_damage_wherever_a_bit_is_turned(locked: Path, key: Key) -> None:
    whole, dice = locked.read_bytes(), Random(11)
    for _attempt in range(60):
        place = dice.randrange(keys.HEAD, len(whole))
        turned = bytearray(whole)
        turned[place] ^= 1 << dice.randrange(8)
        locked.write_bytes(turned)
        assert is_found(locked, key), place


def is_found(path: Path, key: Key) -> bool:
    try:
        with closing(open_library(path, key.copy())) as library:
            return faults(library) != []
    except LibraryIsDamagedError:
        return True


def test_damage_to_what_the_key_is_made_of_is_not_taken_for_another_file(locked: Path) -> None:
    turned = bytearray(locked.read_bytes())
    turned[6] ^= 1
    locked.write_bytes(turned)

    with pytest.raises(WrongPassphraseError):
        keys.key_of(locked, WORDS)


def test_an_empty_passphrase_locks_nothing() -> None:
    with pytest.raises(HostDeskError, match="An empty passphrase locks nothing"):
        keys.new_key(" \u00a0 ")


def test_the_same_passphrase_makes_another_key_each_time(key: Key) -> None:
    again = keys.new_key(WORDS)

    assert again.head != key.head
    assert again.as_pragma()[:66] != key.as_pragma()[:66]
    assert keys.opens(again, WORDS)
    assert not keys.opens(again, "tulip unfold")


def test_a_key_is_forgotten_with_its_library(locked: Path, key: Key) -> None:
    mine = key.copy()
    open_library(locked, mine).close()

    assert mine.as_pragma() == f"x'{'00' * 32}{key.head.hex()}'"


def test_whoever_has_the_passphrase_needs_nothing_of_ours(locked: Path) -> None:
    head = locked.read_bytes()[:16]
    made = hashlib.scrypt(
        WORDS.encode(), salt=head[:12], n=131072, r=8, p=1, maxmem=2**28, dklen=64
    )  # the words in Unicode's form NFKC, with one space between two
    import sqlcipher3.dbapi2 as sqlcipher

    with closing(sqlcipher.connect(str(locked))) as opened:
        opened.execute(f"PRAGMA key=\"x'{made[:32].hex()}{head.hex()}'\"")
        assert opened.execute("SELECT name FROM guests WHERE name = 'Ada'").fetchone() == ("Ada",)


def test_a_hostdesk_that_cannot_unlock_says_so(locked: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from hostdesk.storage.keys import Key
        from hostdesk.storage.library import open_library
        open_library(Path(sys.argv[1]), Key(bytes(32), bytes(16)))
    """
    done = subprocess.run(
        [sys.executable, "-c", "if True:" + script, str(locked)],
        env={"HOSTDESK_DRIVER": "sqlite3", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "locked, and HostDesk lacks the part here that opens it" in done.stderr


def test_a_backup_by_vacuum_opens_with_the_same_key(locked: Path, key: Key, tmp_path: Path) -> None:
    with closing(open_library(locked, key.copy())) as library:
        library.connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.hostdesk"),))

    with closing(open_library(tmp_path / "copy.hostdesk", key.copy())) as copy:
        assert gathering(copy, "evening") == a_full_gathering()


def test_a_library_without_passphrase_needs_no_key(library_file: Library, library_path: Path) -> None:
    assert library_file.key is None
    assert not keys.is_locked(library_path)
    assert not keys.is_locked(library_path.with_name("nothing"))


def test_whether_it_is_open_elsewhere_is_seen_without_its_key(locked: Path, key: Key) -> None:
    before = locked.read_bytes()
    assert not is_held(locked)
    with closing(open_library(locked, key.copy())):
        assert is_held(locked)
    assert not is_held(locked)
    assert locked.read_bytes() == before
    assert [file.name for file in locked.parent.iterdir()] == [locked.name]
