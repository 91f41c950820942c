"""A knock names an archive to the window that is there, and cannot be made to name anything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hostdesk.workflows import knock as knocking
from hostdesk.workflows.knock import COME, LOCK, archive_in, to_open

POSIX = pytest.mark.skipif(os.name != "posix", reason="owners and modes are told apart there")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "ein Abend – 晚上.hostdesk.zip"
    path.write_bytes(b"PK")
    return path


def looked_into(library: Path) -> Path | None:
    """The archive that is asked for, by whoever knocked."""
    wish = knocking.heard(library)
    return archive_in(wish) if wish else None


def left(library: Path, said: bytes, mode: int = 0o600) -> None:
    """A knock as somebody else might leave it."""
    file = knocking.knock_file(library)
    file.write_bytes(b"open " + said)
    file.chmod(mode)


def test_nobody_knocked(library_path: Path) -> None:
    assert knocking.heard(library_path) is None


def test_a_knock_is_heard_once(library_path: Path) -> None:
    assert knocking.knock(library_path, LOCK)

    assert knocking.heard(library_path) == LOCK
    assert knocking.heard(library_path) is None


def test_a_knock_names_an_archive_whatever_its_name(library_path: Path, archive: Path) -> None:
    knocking.knock(library_path, to_open(archive))

    assert looked_into(library_path) == archive


def test_a_name_is_made_whole_where_the_second_start_stood(
    library_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive.parent)
    knocking.knock(library_path, to_open(Path(archive.name)))

    assert looked_into(library_path) == archive


@POSIX
def test_a_knock_can_be_read_by_nobody_else_and_leaves_no_other_file(
    library_path: Path, archive: Path
) -> None:
    knocking.knock(library_path, to_open(archive))

    assert knocking.knock_file(library_path).stat().st_mode & 0o777 == 0o600
    assert {path.name for path in library_path.parent.iterdir() if path.is_file()} == {
        archive.name,
        knocking.knock_file(library_path).name,
    }


@pytest.mark.parametrize(
    "said",
    [
        b"evening.hostdesk.zip",
        b"/etc/passwd",
        b"/nowhere/at/all.zip",
        b"\x00/a.zip",
        b"/" + b"x" * 9000,
        b"/\xff.zip",
    ],
)
def test_what_is_no_archive_that_is_there_is_not_looked_into(library_path: Path, said: bytes) -> None:
    left(library_path, said)

    assert looked_into(library_path) is None


@POSIX
def test_a_folder_or_a_pipe_is_no_archive(library_path: Path, tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder.zip", tmp_path / "pipe.zip"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe):
        left(library_path, os.fsencode(path))

        assert looked_into(library_path) is None


@POSIX
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_knock_that_others_could_have_written_names_nothing(
    library_path: Path, archive: Path, mode: int
) -> None:
    left(library_path, os.fsencode(archive), mode)

    assert looked_into(library_path) is None


@POSIX
def test_a_link_or_a_pipe_in_place_of_a_knock_is_taken_away_unread(
    library_path: Path, archive: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    told.write_bytes(b"open " + os.fsencode(archive))
    knocking.knock_file(library_path).symlink_to(told)
    assert looked_into(library_path) is None
    assert told.exists()

    os.mkfifo(knocking.knock_file(library_path))
    assert looked_into(library_path) is None
    assert not knocking.knock_file(library_path).exists()


def test_whoever_only_comes_names_nothing(library_path: Path) -> None:
    knocking.knock(library_path)

    assert knocking.heard(library_path) == COME
    assert archive_in(COME) is archive_in(LOCK) is None


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    assert not knocking.knock(tmp_path / "nowhere" / "library.hostdesk")
