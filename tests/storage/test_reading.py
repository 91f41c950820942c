"""A library that is only read: from a stick that cannot be written to, and nothing of it changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage.connection import NewerLibraryError, ReadOnlyLibraryError
from hostdesk.storage.library import gathering, open_library, write
from hostdesk.storage.listing import count_sessions, list_sessions
from hostdesk.storage.reading import open_to_read
from tests.builders import a_full_gathering, stored
from tests.storage.test_connection import STRANGE_FILES, a_newer_one, noting

SAVED = Path(__file__).parent / "saved"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files in passing go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def read_only_stick(tmp_path: Path) -> Iterator[Path]:
    """A real file system that nobody may write to, also root not; with a library on it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a stick can be mounted by root only")
    try:
        filled(folder / "library.hostdesk")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def filled(path: Path, *, searched: bool = True) -> Gathering:
    with closing(open_library(path)) as library:
        kept = stored(library, a_full_gathering())
        if searched:
            list_sessions(library, "soup")
    return kept


def test_a_library_on_a_read_only_stick_is_read_and_searched(read_only_stick: Path) -> None:
    path = read_only_stick / "library.hostdesk"
    with pytest.raises(ReadOnlyLibraryError):
        open_library(path)

    with closing(open_to_read(path)) as library:
        assert gathering(library, "evening") == a_full_gathering()
        assert [row.id for row in list_sessions(library, "soup")] == ["evening"]
        with pytest.raises(ReadOnlyLibraryError, match="nothing can be stored in it"):
            write(library, noting(a_full_gathering(), 8))
    assert os.listdir(read_only_stick) == ["library.hostdesk"]


def test_reading_changes_nothing_and_leaves_nothing_beside(library_path: Path, temporary: Path) -> None:
    kept = filled(library_path)
    before = library_path.read_bytes()

    with closing(open_to_read(library_path)) as library:
        assert gathering(library, "evening") == kept
        list_sessions(library, "soup")
    assert library_path.read_bytes() == before
    assert list(library_path.parent.glob("library*")) == [library_path]
    assert list(temporary.iterdir()) == []


def test_what_was_never_searched_for_is_found(library_path: Path, temporary: Path) -> None:
    filled(library_path, searched=False)
    before = library_path.read_bytes()

    library = open_to_read(library_path)
    assert [row.id for row in list_sessions(library, "soup")] == ["evening"]
    (copied,) = temporary.iterdir()
    assert copied.stat().st_mode & 0o077 == 0
    library.close()
    assert list(temporary.iterdir()) == []
    assert library_path.read_bytes() == before


def test_what_is_still_in_the_journal_is_read(tmp_path: Path, library_path: Path) -> None:
    library = open_library(library_path)
    start = stored(library, a_full_gathering())
    write(library, noting(start, 7, "fresh"))
    taken = tmp_path / "taken"  # as a laptop that lost its power leaves it
    shutil.copytree(library_path.parent, taken, ignore=shutil.ignore_patterns("taken"))
    library.close()
    before = (taken / "library.hostdesk-wal").read_bytes()

    with closing(open_to_read(taken / "library.hostdesk")) as found:
        assert [note.words for note in gathering(found, "evening").notes][-1] == "fresh"
    assert (taken / "library.hostdesk-wal").read_bytes() == before


def test_an_older_library_is_read_too(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAVED / "schema-1.hostdesk", tmp_path / "library.hostdesk"))
    before = path.read_bytes()

    with closing(open_to_read(path)) as library:
        assert count_sessions(library) == 2
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_newer_one_is_refused_unchanged(library_path: Path) -> None:
    a_newer_one(library_path)
    before = library_path.read_bytes()

    with pytest.raises(NewerLibraryError, match="written by a newer HostDesk"):
        open_to_read(library_path)
    assert library_path.read_bytes() == before


@pytest.mark.parametrize("which", [name for name in STRANGE_FILES if name != "newer"])
def test_a_strange_file_is_refused_with_a_sentence(library_path: Path, which: str) -> None:
    make, sentence = STRANGE_FILES[which]
    make(library_path)

    with (
        pytest.raises(HostDeskError, match=sentence),
        closing(open_to_read(library_path)) as library,
    ):
        gathering(library, "evening")


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="There is no library at this place"):
        open_to_read(tmp_path / "nothing")


def test_a_folder_that_may_not_be_written_to_makes_it_one_to_read(ordinary_user: Path) -> None:
    path = ordinary_user / "library.hostdesk"
    filled(path)
    ordinary_user.chmod(0o500)

    with pytest.raises(ReadOnlyLibraryError):
        open_library(path)
    with closing(open_to_read(path)) as library:
        assert count_sessions(library) == 1
    ordinary_user.chmod(0o700)
