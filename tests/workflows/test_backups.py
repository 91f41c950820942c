"""Backups make themselves when something changed, and are found again wherever they are."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, library_in_memory, open_library, write
from hostdesk.storage.reading import open_to_read
from hostdesk.workflows import backups
from hostdesk.workflows.backups import Why
from hostdesk.workflows.care import care_of
from tests.builders import a_full_gathering, stored
from tests.storage.test_connection import noting


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.choose_second(folder)
    return folder


def closed(library: Library, second: str = "") -> backups.Made | None:
    made = backups.on_closing(library, second)
    library.close()
    return made


def test_closing_makes_one_only_if_something_changed(library_path: Path) -> None:
    assert closed(open_library(library_path)) is None  # an empty library

    library = open_library(library_path)
    start = stored(library, a_full_gathering())
    first = closed(library)
    assert first is not None
    assert closed(open_library(library_path)) is None

    library = open_library(library_path)
    write(library, noting(start, 7))
    second = closed(library)
    assert second is not None
    assert backups.all_of(library_path) == [second.backup, first.backup]


def test_while_one_works_it_is_the_same(library_path: Path, library_file: Library) -> None:
    assert backups.copied_if_changed(library_file, Why.WORKING) is None
    start = stored(library_file, a_full_gathering())
    copied = backups.copied_if_changed(library_file, Why.WORKING)
    assert copied is not None
    backups.finished(copied, library_path, "")

    assert backups.copied_if_changed(library_file, Why.WORKING) is None
    write(library_file, noting(start, 8))
    assert backups.has_changed(library_file)


def test_a_clock_that_was_set_back_does_not_put_backups_off(
    library_path: Path, library_file: Library
) -> None:
    stored(library_file, a_full_gathering())
    made = backups.before(library_file, Why.BY_HAND)
    assert made is not None
    ahead = made.path.stat().st_mtime + 100_000
    os.utime(made.path, (ahead, ahead))

    assert backups.has_changed(library_file)


def test_a_library_in_memory_or_only_read_needs_none(library_path: Path) -> None:
    with closing(library_in_memory()) as library:
        stored(library, a_full_gathering())
        assert backups.before(library, Why.ERASURE) is None
        assert backups.on_closing(library, "") is None
    with closing(open_library(library_path)) as library:
        stored(library, a_full_gathering())
    with closing(open_to_read(library_path)) as library:
        assert backups.before(library, Why.IMPORT) is None
        assert backups.on_closing(library, "") is None
    assert not backups.folder_of(library_path).exists()


def test_what_does_not_work_is_remembered_until_it_does(library_path: Path, library_file: Library) -> None:
    stored(library_file, a_full_gathering())
    copied = backups.copied_if_changed(library_file, Why.WORKING)
    assert copied is not None
    copied.passing.write_bytes(b"not what was copied")

    with pytest.raises(HostDeskError):
        backups.finished(copied, library_path, "")
    assert care_of(library_path).not_backed_up

    backups.on_closing(library_file, "")
    assert care_of(library_path).not_backed_up == ""


# the second place


def test_it_goes_to_the_stick_when_it_is_there(
    library_path: Path, library_file: Library, stick: Path
) -> None:
    stored(library_file, a_full_gathering())
    made = backups.on_closing(library_file, str(stick))

    assert made is not None
    assert made.second == ""
    (copied,) = stick.rglob("*.hostdesk")
    assert copied.read_bytes() == made.backup.path.read_bytes()
    assert care_of(library_path).second_copied


def test_a_stick_that_is_not_there_is_passed_over_and_nothing_written_where_it_would_be(
    library_path: Path, library_file: Library, tmp_path: Path
) -> None:
    (tmp_path / "mount point").mkdir()
    stored(library_file, a_full_gathering())
    for place in (tmp_path / "mount point", tmp_path / "nothing"):
        write(library_file, noting(a_full_gathering(), len(place.name)))
        made = backups.on_closing(library_file, str(place))
        assert made is not None
        assert made.second == ""

    assert list((tmp_path / "mount point").iterdir()) == []
    assert not (tmp_path / "nothing").exists()
    assert care_of(library_path).second_failed == ""


def test_a_stick_that_fails_does_not_take_the_backup_with_it(library_file: Library, stick: Path) -> None:
    stored(library_file, a_full_gathering())
    (folder,) = (stick / backups.SECOND).iterdir()
    made = backups.before(library_file, Why.BY_HAND)
    assert made is not None
    (folder / made.path.name).mkdir()  # something in the way

    (folder / made.path.name).rmdir()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    assert backups.copied_to_second(made, library_file.path or Path(), str(stick)) == ""
    assert made.is_unchanged


def test_a_folder_that_cannot_be_written_to_is_no_second_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(HostDeskError, match="Nothing can be written in this folder"):
        backups.choose_second(tmp_path / "file")


def test_backups_on_the_stick_alone_are_found(library_path: Path, stick: Path) -> None:
    library = open_library(library_path)
    start = stored(library, a_full_gathering())
    first = backups.on_closing(library, str(stick))
    write(library, noting(start, 7))
    second = closed(library, str(stick))
    assert first is not None
    assert second is not None
    first.backup.path.unlink()

    found = backups.all_of(library_path, str(stick))
    assert [one.sum for one in found] == [second.backup.sum, first.backup.sum]
    assert stick in found[1].path.parents
    assert found[0].path == second.backup.path


# found again


def test_the_newest_sound_one_passes_over_those_that_changed(library_path: Path) -> None:
    library = open_library(library_path)
    start = stored(library, a_full_gathering())
    first = backups.on_closing(library, "")
    write(library, noting(start, 7))
    second = closed(library)
    assert first is not None
    assert second is not None
    assert backups.newest_sound(library_path) == second.backup

    whole = bytearray(second.backup.path.read_bytes())
    whole[-1] ^= 1
    second.backup.path.write_bytes(whole)
    assert backups.newest_sound(library_path) == first.backup


def test_forgetting_older_ones_leaves_one_and_no_copy_in_passing(
    library_path: Path, library_file: Library, stick: Path
) -> None:
    start = stored(library_file, a_full_gathering())
    for number in range(3):
        write(library_file, noting(start, number + 7))
        backups.on_closing(library_file, str(stick))
    (backups.folder_of(library_path) / ".0123.part").write_bytes(b"Ada")
    kept = backups.before(library_file, Why.ERASURE)
    assert kept is not None

    assert backups.forget_older(library_path, kept, str(stick)) == 5  # one was thinned out
    assert backups.all_of(library_path, str(stick)) == [kept]
    assert not list(backups.folder_of(library_path).glob(".*"))
