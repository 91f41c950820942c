"""Backups: whole, checked before they count, in order whatever the clock says, thinned out by age."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage import backup, files
from hostdesk.storage.backup import Backup, Why, backups_of, kept, make
from hostdesk.storage.library import Library, gathering, open_library, write
from tests.builders import a_full_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.storage.test_connection import fill, noting

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def back_up(library: Library, why: Why = Why.BY_HAND, now: datetime | None = None) -> Backup:
    return make(library, why, now)


def held_by(found: Backup, session_id: str = "evening") -> Gathering:
    with closing(open_library(found.path)) as library:
        return gathering(library, session_id)


def named(made: datetime, why: Why = Why.WORKING) -> Backup:
    return Backup(made, Path(f"{made:%Y%m%d%H%M%S}"), why, "0" * 16)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_backup_holds_everything_and_is_a_library_of_its_own(library_file: Library) -> None:
    kept_here = stored(library_file, a_full_gathering())
    made = back_up(library_file)

    assert made.is_unchanged
    assert held_by(made) == kept_here


def test_whoever_opens_it_to_write_is_another_device(library_file: Library) -> None:
    start = stored(library_file, a_full_gathering())
    made = back_up(library_file)
    own = "SELECT uuid FROM devices JOIN here ON here.device = devices.id"
    with closing(open_library(made.path)) as restored:
        before = restored.connection.execute(own).fetchone()
        write(restored, noting(start, 7))
        after = restored.connection.execute(own).fetchone()

    assert before == library_file.connection.execute(own).fetchone()
    assert after != before


def test_what_is_still_in_the_journal_is_in_the_backup(library_file: Library) -> None:
    start = stored(library_file, a_full_gathering())
    library_file.connection.execute("PRAGMA wal_autocheckpoint=0")
    write(library_file, noting(start, 7, "fresh"))

    assert [note.words for note in held_by(back_up(library_file)).notes][-1] == "fresh"


def test_its_name_says_when_and_what_for(library_file: Library, library_path: Path) -> None:
    made = back_up(library_file, Why.IMPORT, NOON)

    assert made.path.name == f"library-backup-2026-11-26T120000Z-before-import-{made.sum}.hostdesk"
    assert backups_of(library_path) == [made]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are Windows' own")
def test_nobody_else_may_read_it(library_file: Library) -> None:
    made = back_up(library_file)

    assert made.path.stat().st_mode & 0o077 == 0
    assert made.path.parent.stat().st_mode & 0o077 == 0


def test_names_stand_in_the_order_of_making_whatever_the_clock_says(library_file: Library) -> None:
    clocks = (NOON, NOON + timedelta(days=3000), NOON, NOON - timedelta(days=9), NOON + timedelta(hours=1))
    made = [back_up(library_file, now=clock) for clock in clocks]

    # thinned out by then: what is left is in order
    left = [found for found in made if found.path.exists()]
    assert [found.path.name for found in left] == sorted(found.path.name for found in left)
    assert made == sorted(made)
    assert left[-3:] == made[-3:]


def test_after_a_clock_far_ahead_days_are_counted_on(library_file: Library) -> None:
    first = back_up(library_file, now=NOON + timedelta(days=3000))
    os.utime(first.path, (NOON.timestamp(), NOON.timestamp()))
    second = back_up(library_file, now=NOON + timedelta(days=2))

    assert second.made - first.made == timedelta(days=2)


def test_backups_of_another_library_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    with closing(open_library(tmp_path / "library.hostdesk")) as one:
        for number in range(8):
            back_up(one, now=NOON + timedelta(seconds=number))
    with closing(open_library(tmp_path / "another.hostdesk")) as other:
        made = back_up(other)

    assert backups_of(tmp_path / "another.hostdesk") == [made]
    assert len(backups_of(tmp_path / "library.hostdesk")) == 3


def test_strange_files_among_the_backups_are_neither_offered_nor_removed(
    library_file: Library, library_path: Path
) -> None:
    back_up(library_file)
    folder = backup.folder_of(library_path)
    strange = (
        "library-backup-2026-02-31T120000Z-closing-0123456789abcdef.hostdesk",
        "library-backup-2026-02-28T120000Z-no-reason-0123456789abcdef.hostdesk",
        "holiday.jpg",
    )
    for name in strange:
        (folder / name).write_bytes(b"")
    back_up(library_file)

    assert len(backups_of(library_path)) == 2
    assert set(strange) < set(names(folder))


# thinned out


@given(st.lists(st.integers(0, 3_000_000), unique=True, min_size=1, max_size=200))
def test_what_is_kept(minutes: list[int]) -> None:
    there = sorted(named(NOON + timedelta(minutes=minute)) for minute in minutes)
    left = kept(there)
    days = {found.made.date() for found in there}

    assert left <= set(there)
    assert set(there[-3:]) <= left
    assert {found.made.date() for found in left} >= set(sorted(days)[-7:])
    assert len({f"{found.made:%Y-%m}" for found in left}) >= min(
        12, len({f"{found.made:%Y-%m}" for found in there})
    )
    assert len(left) <= 3 + 7 + 5 + 12
    assert kept(left) == left  # thinning twice takes no more


def test_a_year_of_half_hours_becomes_a_handful(library_path: Path) -> None:
    there = [named(NOON + timedelta(minutes=30 * number)) for number in range(17_520)]

    assert 20 <= len(kept(there)) <= 27


# what can go wrong


def test_a_full_disk_leaves_no_half_backup_and_the_older_ones(small_disk: Path) -> None:
    library = open_library(small_disk / "library.hostdesk")
    first = back_up(library)
    kept_here, _error = fill(library, stored(library, a_full_gathering()))

    with pytest.raises(HostDeskError, match="The disk is full"):
        back_up(library)
    assert names(first.path.parent) == [first.path.name]
    assert first.is_unchanged
    assert gathering(library, "evening") == kept_here
    library.close()


def test_a_folder_that_cannot_be_made(library_file: Library, library_path: Path) -> None:
    backup.folder_of(library_path).write_bytes(b"a file")

    with pytest.raises(HostDeskError, match="No backup could be made, because its folder"):
        back_up(library_file)


def test_a_copy_that_lost_something_on_the_way_does_not_count(
    library_file: Library, library_path: Path
) -> None:
    stored(library_file, a_full_gathering())
    copied = backup.copy(library_file, Why.BY_HAND)
    whole = copied.passing.read_bytes()
    copied.passing.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])

    with pytest.raises(HostDeskError, match="damaged"):
        backup.finish(copied)
    assert names(backup.folder_of(library_path)) == []


def test_a_copy_with_fewer_rows_than_the_library_does_not_count(library_file: Library) -> None:
    stored(library_file, a_full_gathering())
    copied = backup.copy(library_file, Why.BY_HAND)
    with closing(open_library(copied.passing)) as other:
        other.connection.execute("DELETE FROM steps")

    with pytest.raises(HostDeskError, match="damaged"):
        backup.finish(copied)


def test_a_damaged_library_gives_no_backup_and_keeps_those_before(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        for number in range(20):
            stored(library, a_full_gathering(f"evening {number}"))
        sound = back_up(library)
    zero(library_path, pages_of(library_path, "guests")[0])

    with closing(open_library(library_path)) as library, pytest.raises(HostDeskError, match="damaged"):
        back_up(library)
    assert backups_of(library_path) == [sound]
    assert names(sound.path.parent) == [sound.path.name]


def test_a_changed_byte_in_a_backup_is_found_out(library_file: Library) -> None:
    stored(library_file, a_full_gathering())
    made = back_up(library_file)
    whole = bytearray(made.path.read_bytes())
    place = whole.index(b"Ada")
    whole[place : place + 3] = b"Eva"  # no check of SQLite's would see it
    made.path.write_bytes(whole)

    assert backup.is_sound(made.path)
    assert not made.is_unchanged


def test_a_backup_that_is_gone_is_not_unchanged() -> None:
    assert not named(NOON).is_unchanged
    assert not backup.is_sound(named(NOON).path)


def test_a_kill_while_it_is_made_leaves_nothing_that_counts_and_is_swept_up(
    library_path: Path, library_file: Library
) -> None:
    stored(library_file, a_full_gathering())
    library_file.close()
    script = """
        import os, signal, sys
        from pathlib import Path
        from hostdesk.storage import backup
        from hostdesk.storage.library import open_library
        backup.copy(open_library(Path(sys.argv[1])), backup.Why.CLOSING)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(library_path)], check=False)
    (left,) = backup.folder_of(library_path).iterdir()
    assert backups_of(library_path) == []

    os.utime(left, (0, 0))
    with closing(open_library(library_path)) as library:
        made = back_up(library)
    assert list(backup.folder_of(library_path).iterdir()) == [made.path]


# in a second place


def test_a_copy_in_a_second_place_is_the_same_and_thinned_out_too(
    library_file: Library, library_path: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for number in range(6):
        made = back_up(library_file, now=NOON + timedelta(seconds=number))
        copied = backup.copy_to(made, stick)

    assert copied.read_bytes() == made.path.read_bytes()
    assert [found.path.name for found in backups_of(library_path, stick)] == [
        found.path.name for found in backups_of(library_path)
    ]
    before = copied.stat().st_mtime_ns
    assert backup.copy_to(made, stick).stat().st_mtime_ns == before  # it is there already


def test_a_stick_that_is_full_keeps_what_it_had(library_file: Library, small_disk: Path) -> None:
    first = backup.copy_to(back_up(library_file), small_disk)
    (small_disk / "film").write_bytes(bytes(500 * 1024))
    for number in range(20):
        stored(library_file, a_full_gathering(f"evening {number}"))
    second = back_up(library_file)
    (small_disk / "more").write_bytes(bytes(1024 * 1024 - 500 * 1024 - first.stat().st_size - 40_960))

    with pytest.raises(HostDeskError, match="The disk is full"):
        backup.copy_to(second, small_disk)
    assert names(small_disk) == sorted(["film", "more", first.name])


def test_a_name_beside_the_library_is_free_and_readable(library_path: Path) -> None:
    first = files.free_name(library_path, "damaged", NOON)
    first.write_bytes(b"")

    assert first.name == "library-damaged-2026-11-26-120000.hostdesk"
    second = files.free_name(library_path, "damaged", NOON)
    assert second.name == "library-damaged-2026-11-26-120000-2.hostdesk"
