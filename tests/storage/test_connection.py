"""Open and create the library file; what disks and other files do to it ends in one sentence."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.note import Note
from hostdesk.errors import HostDeskError
from hostdesk.storage import connection as connections
from hostdesk.storage import making
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import count_sessions, list_sessions
from hostdesk.storage.soundness import faults
from tests.builders import a_full_gathering, a_gathering, stored

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
    "temp_store": 2,
    "application_id": connections.APPLICATION_ID,
    "user_version": connections.SCHEMA,
}


def noting(start: Gathering, number: int, words: str = "words") -> Change:
    return Change(
        "Take a note", start.session.id, (), (Note(f"note {number}", start.session.id, number, words),)
    )


def fill(library: Library, start: Gathering) -> tuple[Gathering, HostDeskError]:
    """Takes notes until the disk says no: what was kept, and what was said."""
    for number in range(1, 2_000):
        change = noting(start, number, "words " * 500)
        try:
            write(library, change)
        except HostDeskError as error:
            return start, error
        start = start.after(change)
    raise AssertionError("the disk never ended")


def saved(path: Path) -> Gathering:
    """A library with one gathering in it, closed."""
    library = open_library(path)
    kept = stored(library, a_full_gathering())
    library.close()
    return kept


def read_again(path: Path) -> Gathering:
    library = open_library(path)
    try:
        return gathering(library, "evening")
    finally:
        library.close()


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


# how it is opened


@pytest.mark.parametrize("pragma", PRAGMAS)
def test_what_is_acknowledged_is_durable_and_the_file_is_ours_alone(
    library_file: Library, pragma: str
) -> None:
    assert library_file.connection.execute(f"PRAGMA {pragma}").fetchone() == (PRAGMAS[pragma],)


def test_folders_are_made_for_a_new_library(tmp_path: Path) -> None:
    open_library(tmp_path / "new" / "folder" / "library.hostdesk").close()

    assert beside(tmp_path / "new" / "folder" / "library.hostdesk") == ["library.hostdesk"]


def test_odd_names_of_files(tmp_path: Path) -> None:
    for name in ("100 % über?#&mode=memory.hostdesk", "图书馆.hostdesk", "a;b'c.hostdesk"):
        open_library(tmp_path / name).close()
        assert (tmp_path / name).is_file()


def test_a_second_opener_is_told_so_and_the_first_goes_on(library_path: Path, library_file: Library) -> None:
    with pytest.raises(connections.LibraryIsOpenError, match="HostDesk is already open with this library"):
        open_library(library_path)

    assert stored(library_file, a_full_gathering()) == a_full_gathering()


def test_once_closed_it_can_be_opened_by_another(library_path: Path) -> None:
    kept = saved(library_path)

    assert beside(library_path) == ["library.hostdesk"]
    assert read_again(library_path) == kept


def test_opening_without_making_one(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="There is no library at this place"):
        connections.connect(tmp_path / "nothing")
    with pytest.raises(HostDeskError, match="There is no library at this place"):
        connections.connect(tmp_path)
    assert list(tmp_path.iterdir()) == []


# how it is made


def test_a_kill_when_it_has_its_name_and_the_other_one_too_costs_nothing(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        evening = stored(library, a_full_gathering())
    other = library_path.with_name(f".{library_path.name}.0123abcd.new")
    os.link(library_path, other)

    with closing(open_library(library_path)) as library:
        assert faults(library) == []
        assert gathering(library, "evening") == evening
    assert not other.exists()


def test_a_kill_while_it_is_made_leaves_no_half_library(library_path: Path) -> None:
    script = """
        import os, signal, sys
        from pathlib import Path
        from hostdesk.storage import making
        def killed(made):
            made.execute("CREATE TABLE half (made TEXT)")
            os.kill(os.getpid(), signal.SIGKILL)
        making.create(Path(sys.argv[1]), killed)
    """
    child = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(library_path)], check=False)

    assert child.returncode == -9
    assert not library_path.exists()
    open_library(library_path).close()
    assert library_path.exists()


def test_a_failure_while_it_is_made_leaves_nothing(library_path: Path) -> None:
    def fails(_connection: object) -> None:
        raise HostDeskError("No.")

    with pytest.raises(HostDeskError, match=r"^No\.$"):
        making.create(library_path, fails)
    assert list(library_path.parent.iterdir()) == []


def test_a_library_that_appears_meanwhile_is_not_replaced(library_path: Path) -> None:
    kept = saved(library_path)
    making.create(library_path, lambda made: made.execute("CREATE TABLE another (made TEXT)").close())

    assert beside(library_path) == ["library.hostdesk"]
    assert read_again(library_path) == kept


def test_the_journal_of_a_library_that_was_deleted_is_not_played_into_a_new_one(library_path: Path) -> None:
    old = open_library(library_path)
    stored(old, a_full_gathering())
    journal = Path(f"{library_path}-wal").read_bytes()
    library_path.unlink()
    old.close()
    Path(f"{library_path}-wal").write_bytes(journal)  # as a kill would have left it

    with closing(open_library(library_path)) as new:
        assert count_sessions(new) == 0
        assert faults(new) == []
    (kept,) = library_path.parent.glob("*.kept")
    assert kept.read_bytes() == journal


def test_a_folder_that_cannot_be_written_to(ordinary_user: Path) -> None:
    ordinary_user.chmod(0o500)

    with pytest.raises(
        HostDeskError, match=r"cannot be opened in this folder|No library can be made in this folder"
    ):
        open_library(ordinary_user / "library.hostdesk")
    assert list(ordinary_user.iterdir()) == []


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(HostDeskError, match="No library can be made in this folder"):
        open_library(tmp_path / "file" / "library.hostdesk")


# files that are not what they should be


def another_application(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE recipes (soup TEXT)")


def a_newer_one(path: Path) -> None:
    saved(path)
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA user_version = 1000")


def half_of_one(path: Path) -> None:
    saved(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without_its_schema(path: Path) -> None:
    saved(path)
    whole = bytearray(path.read_bytes())
    whole[100:4096] = os.urandom(3996)
    path.write_bytes(whole)


STRANGE_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "another application's": (another_application, "This file is not a HostDesk library, or"),
    "newer": (a_newer_one, "written by a newer HostDesk"),
    "truncated": (half_of_one, "The library file is damaged"),
    "overwritten": (without_its_schema, "The library file is damaged|not a HostDesk library"),
    "empty": (lambda path: path.write_bytes(b""), "not a HostDesk library, or it needs a passphrase"),
    "text": (
        lambda path: path.write_text("words\n" * 900),
        "not a HostDesk library, or it needs a passphrase",
    ),
    "noise": (
        lambda path: path.write_bytes(os.urandom(9_000)),
        "not a HostDesk library, or it needs a passphrase",
    ),
}


@pytest.mark.parametrize("which", STRANGE_FILES)
def test_a_strange_file_is_refused_with_a_sentence_and_left_as_it_was(library_path: Path, which: str) -> None:
    make, sentence = STRANGE_FILES[which]
    make(library_path)
    before = library_path.read_bytes()

    with pytest.raises(HostDeskError, match=sentence):
        gathering(open_library(library_path), "evening")
    assert library_path.read_bytes() == before
    assert beside(library_path) == ["library.hostdesk"]


def test_a_folder_in_the_place_of_the_library(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="There is no library at this place"):
        open_library(tmp_path)


def test_damage_to_what_is_stored_ends_in_a_sentence_and_repeats_nobodys_words(library_path: Path) -> None:
    library = open_library(library_path)
    for number in range(20):
        stored(library, a_full_gathering(f"evening {number}"))
    library.close()
    whole, dice = library_path.read_bytes(), Random(7)
    said = set()
    for _attempt in range(60):
        damaged = bytearray(whole)
        for page in dice.sample(pages_of_data(whole), 20):
            damaged[page + dice.randrange(4096)] = dice.randrange(256)
        library_path.write_bytes(damaged)
        said.add(what_is_said_when_read(library_path))

    assert any("The library file is damaged" in words for words in said)
    assert not [words for words in said if "Ada" in words]


def pages_of_data(whole: bytes) -> list[int]:
    """Where the pages begin that do not tell how the tables are made."""
    return [page for page in range(0, len(whole), 4096) if b"CREATE " not in whole[page : page + 4096]]


def what_is_said_when_read(path: Path) -> str:
    try:
        with closing(open_library(path)) as library:
            list_sessions(library, "ada")
            for number in range(20):
                gathering(library, f"evening {number}")
    except HostDeskError as error:
        return f"{error} {error.__cause__}"
    return ""


# what disks do


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "library.hostdesk"
    library = open_library(path)
    kept, error = fill(library, stored(library, a_full_gathering()))

    assert str(error) == "The disk is full. Nothing was lost; free some space and try again."
    assert gathering(library, "evening") == kept
    library.close()
    assert read_again(path) == kept


def test_no_space_for_a_new_library(small_disk: Path) -> None:
    (small_disk / "film").write_bytes(bytes(1020 * 1024))

    with pytest.raises(HostDeskError, match="The disk is full"):
        open_library(small_disk / "library.hostdesk")
    assert [file.name for file in small_disk.iterdir()] == ["film"]


def test_a_library_that_may_not_grow_loses_nothing_and_goes_on_once_it_may(library_file: Library) -> None:
    start = stored(library_file, a_full_gathering())
    pages = library_file.connection.execute("PRAGMA page_count").fetchone()[0]
    library_file.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    kept, error = fill(library_file, start)

    assert "The disk is full" in str(error)
    assert gathering(library_file, "evening") == kept
    library_file.connection.execute("PRAGMA max_page_count = 100000")
    write(library_file, noting(kept, 5_000))
    assert gathering(library_file, "evening") == kept.after(noting(kept, 5_000))


def test_a_disk_that_fails_in_the_middle_of_a_write_loses_nothing(library_path: Path) -> None:
    library = open_library(library_path)
    start = stored(library, a_full_gathering())
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))  # Python ignores the signal: writes fail
    try:
        kept, error = fill(library, start)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    assert "The disk does not answer" in str(error) or "The disk is full" in str(error)
    assert gathering(library, "evening") == kept
    library.close()
    assert read_again(path=library_path) == kept


def test_a_library_that_may_only_be_read_says_so(ordinary_user: Path) -> None:
    path = ordinary_user / "library.hostdesk"
    saved(path)
    before = path.read_bytes()
    path.chmod(0o400)
    ordinary_user.chmod(0o500)

    with pytest.raises(HostDeskError, match="read-only here, so nothing can be stored in it"):
        open_library(path)
    assert path.read_bytes() == before
    ordinary_user.chmod(0o700)


def test_a_library_that_may_not_even_be_read_says_so(ordinary_user: Path) -> None:
    path = ordinary_user / "library.hostdesk"
    saved(path)
    path.chmod(0)

    with pytest.raises(HostDeskError, match="read-only here, so nothing can be stored in it"):
        open_library(path)


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_a_library_that_is_taken_away_does_not_swallow_what_is_written(
    library_path: Path, library_file: Library, fate: str
) -> None:
    start = stored(library_file, a_full_gathering())
    if fate == "deleted":
        library_path.unlink()
    else:
        library_path.rename(library_path.with_name("elsewhere"))
    if fate == "replaced":
        library_path.write_bytes(b"something else")

    with pytest.raises(HostDeskError, match="moved or deleted while it was open"):
        write(library_file, noting(start, 9))


def test_a_sentence_names_no_class_and_no_code(library_path: Path, library_file: Library) -> None:
    with pytest.raises(HostDeskError) as refused:
        open_library(library_path)

    assert refused.value.args[0].endswith(".")
    assert "SQLITE" not in str(refused.value)
    assert refused.value.__cause__ is not None


def test_faults_of_ours_are_not_dressed_up(library: Library) -> None:
    with pytest.raises(Exception, match="no such table: nowhere"), library.transaction() as connection:
        connection.execute("SELECT * FROM nowhere")
    assert count_sessions(library) == 0


def test_a_copy_in_place_whose_first_opening_was_killed_opens(library_path: Path, tmp_path: Path) -> None:
    """It is not in our kind of journal yet: what changes that leaves one of the other kind."""
    with closing(open_library(library_path)) as library:
        stored(library, a_gathering("Ada"))
        library.connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.hostdesk"),))
    copy = tmp_path / "copy.hostdesk"
    code = (
        "import os, sys, sqlite3\n"
        "made = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "made.execute('BEGIN IMMEDIATE')\n"
        "made.execute('DELETE FROM guests')\n"
        "made.execute('PRAGMA cache_spill=1')\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(copy)], check=False)
    assert Path(f"{copy}-journal").exists()

    with closing(open_library(copy)) as library:
        assert len(gathering(library, "garden").guests) == 2
