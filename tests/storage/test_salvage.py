"""What can still be read of a damaged library is read, gaps are filled from a backup, the rest is told."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.storage import backup
from hostdesk.storage.backup import Why
from hostdesk.storage.connection import NewerLibraryError
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import all_session_ids, list_sessions
from hostdesk.storage.salvage import Salvaged, salvage
from hostdesk.storage.soundness import faults
from tests.builders import a_full_gathering, stored
from tests.storage.damage import PAGE, pages_of, zero
from tests.storage.test_connection import a_newer_one, noting

EVENINGS = 30
SAVED = Path(__file__).parent / "saved"


def filled(path: Path) -> dict[str, Gathering]:
    with closing(open_library(path)) as library:
        return {
            start.session.id: stored(library, start)
            for start in (a_full_gathering(f"evening {number}") for number in range(EVENINGS))
        }


def backed_up(path: Path) -> Path:
    with closing(open_library(path)) as library:
        return backup.make(library, Why.BY_HAND).path


def salvaged(path: Path, sound: Path | None = None) -> tuple[Salvaged, Library]:
    before = path.read_bytes() if path.exists() else b""
    made = path.with_name("new.hostdesk")
    told = salvage(path, made, sound)
    assert (path.read_bytes() if path.exists() else b"") == before
    assert [file.name for file in path.parent.glob(".*")] == []
    library = open_library(made)
    assert faults(library) == []
    return told, library


def test_a_sound_library_comes_over_whole(library_path: Path) -> None:
    kept = filled(library_path)
    told, library = salvaged(library_path)

    with closing(library):
        assert {one: gathering(library, one) for one in all_session_ids(library)} == kept
        assert len(list_sessions(library, "soup")) == EVENINGS
    assert not told.damaged
    assert not told.lost.total()


def test_what_is_still_in_the_journal_comes_over(tmp_path: Path, library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        start = stored(library, a_full_gathering())
        write(library, noting(start, 7, "fresh"))
        shutil.copytree(tmp_path, tmp_path / "taken", ignore=shutil.ignore_patterns("taken"))

    _told, found = salvaged(tmp_path / "taken" / "library.hostdesk")
    with closing(found):
        assert gathering(found, "evening") == start.after(noting(start, 7, "fresh"))


@pytest.mark.parametrize("table", ["guests", "marks", "notes", "blocks"])
def test_a_gap_in_a_table_is_filled_from_the_backup(library_path: Path, table: str) -> None:
    kept = filled(library_path)
    sound = backed_up(library_path)
    leaves = pages_of(library_path, table)
    zero(library_path, leaves[len(leaves) // 2])
    told, library = salvaged(library_path, sound)

    with closing(library):
        assert {one: gathering(library, one) for one in all_session_ids(library)} == kept
    assert table in told.damaged
    assert told.filled[table] > 0
    assert not told.lost.total()


def test_what_came_after_the_backup_is_kept_beside_what_is_filled_in(library_path: Path) -> None:
    kept = filled(library_path)
    sound = backed_up(library_path)
    start = kept["evening 3"]
    with closing(open_library(library_path)) as library:
        for number in range(50, 90):
            write(library, noting(start, number, f"fresh {number}"))
    zero(library_path, pages_of(library_path, "notes")[0])
    _told, library = salvaged(library_path, sound)

    with closing(library):
        notes = gathering(library, "evening 3").notes
        assert {note.words for note in notes} >= {f"fresh {number}" for number in range(50, 90)}
        assert set(start.notes) <= set(notes)


def test_several_gaps_without_a_backup_lose_only_what_lay_in_them(library_path: Path) -> None:
    kept = filled(library_path)
    leaves = pages_of(library_path, "blocks")
    zero(library_path, leaves[1], leaves[-2])
    told, library = salvaged(library_path)

    with closing(library):
        found = {one: gathering(library, one) for one in all_session_ids(library)}
    there = sum(len(one.blocks) for one in found.values())
    assert found.keys() == kept.keys()
    assert 0 < there < sum(len(one.blocks) for one in kept.values())
    assert told.lost["blocks"] == sum(len(one.blocks) for one in kept.values()) - there
    assert [one.guests for one in found.values()] == [one.guests for one in kept.values()]


def test_a_damaged_index_brings_nothing_back_that_was_deleted(library_path: Path) -> None:
    kept = filled(library_path)
    sound = backed_up(library_path)
    with closing(open_library(library_path)) as library:
        start = kept["evening 3"]
        write(library, Change("", "evening 3", (*start.notes,), ()))
    zero(library_path, *pages_of(library_path, "notes_by_session"))
    told, library = salvaged(library_path, sound)

    with closing(library):
        assert gathering(library, "evening 3").notes == ()
    assert not told.filled.total()


def test_a_session_whose_own_row_is_gone_keeps_what_belongs_to_it(library_path: Path) -> None:
    kept = filled(library_path)
    leaves = pages_of(library_path, "sessions")
    zero(library_path, leaves[len(leaves) // 2])
    told, library = salvaged(library_path)

    with closing(library):
        found = [gathering(library, one) for one in all_session_ids(library)]
    assert len(found) == EVENINGS
    assert sum(len(one.guests) for one in found) == sum(len(one.guests) for one in kept.values())
    nameless = [one for one in found if one.session.title == "A session whose title was lost"]
    assert len(nameless) == told.placeholders["sessions"] > 0


def test_a_guest_whose_row_is_gone_leaves_the_answers(library_path: Path) -> None:
    kept = filled(library_path)
    zero(library_path, pages_of(library_path, "guests")[0])
    told, library = salvaged(library_path)

    with closing(library):
        found = {one: gathering(library, one) for one in all_session_ids(library)}
    assert told.placeholders["guests"] > 0
    assert sum(len(one.marks) for one in found.values()) == sum(len(one.marks) for one in kept.values())


@pytest.mark.parametrize("size", [16, 100])
def test_a_file_whose_first_bytes_are_gone(library_path: Path, size: int) -> None:
    kept = filled(library_path)
    with library_path.open("r+b") as file:
        file.write(bytes(size))
    _told, library = salvaged(library_path)

    with closing(library):
        assert {one: gathering(library, one) for one in all_session_ids(library)} == kept


@pytest.mark.parametrize("ruin", ["noise", "empty", "gone", "first page"])
def test_where_nothing_can_be_read_all_comes_from_the_backup(library_path: Path, ruin: str) -> None:
    kept = filled(library_path)
    sound = backed_up(library_path)
    if ruin == "noise":
        library_path.write_bytes(Random(1).randbytes(40_000))
    elif ruin == "empty":
        library_path.write_bytes(b"")
    elif ruin == "first page":
        zero(library_path, 0)
    else:
        library_path.unlink()
    told, library = salvaged(library_path, sound)

    with closing(library):
        assert {one: gathering(library, one) for one in all_session_ids(library)} == kept
    assert not told.came.total()


def test_where_nothing_can_be_read_and_there_is_no_backup_nothing_came(library_path: Path) -> None:
    library_path.write_bytes(b"words " * 900)
    told = salvage(library_path, library_path.with_name("new.hostdesk"))

    assert told.is_nothing


def test_an_older_library_without_its_first_bytes_is_salvaged_and_brought_up_to_date(tmp_path: Path) -> None:
    path = Path(shutil.copy(SAVED / "schema-1.hostdesk", tmp_path / "library.hostdesk"))
    with closing(open_library(Path(shutil.copy(path, tmp_path / "other.hostdesk")))) as library:
        kept = gathering(library, "evening")
    with path.open("r+b") as file:
        file.write(bytes(100))
    _told, library = salvaged(path)

    with closing(library):
        assert gathering(library, "evening") == kept


def test_a_newer_library_is_left_alone(library_path: Path) -> None:
    a_newer_one(library_path)

    with pytest.raises(NewerLibraryError):
        salvage(library_path, library_path.with_name("new.hostdesk"))


def test_whatever_is_damaged_the_result_is_sound(library_path: Path) -> None:
    kept = filled(library_path)
    sound = backed_up(library_path)
    whole, dice = library_path.read_bytes(), Random(11)
    ruined = library_path.with_name("ruined") / "library.hostdesk"
    ruined.parent.mkdir()
    for attempt in range(25):
        damaged = bytearray(whole)
        for _page in range(dice.randrange(1, 12)):
            page = dice.randrange(len(whole) // PAGE) * PAGE
            place, size = dice.randrange(PAGE), dice.randrange(1, 400)
            damaged[page + place : page + place + size] = dice.randbytes(size)
        ruined.write_bytes(damaged[: len(whole)])
        with_backup = attempt % 2 == 0
        told, library = salvaged(ruined, sound if with_backup else None)
        with closing(library):
            here = set(all_session_ids(library))
        if with_backup:
            assert here >= kept.keys() or told.damaged == set()
        library.path.unlink()  # type: ignore[union-attr]  # it is on the disk
        shutil.rmtree(ruined.parent / "backups", ignore_errors=True)
