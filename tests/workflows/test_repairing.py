"""A damaged library is built anew, and an account is given; never an empty one in its place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.listing import list_sessions
from hostdesk.workflows import backups, exchange
from hostdesk.workflows.backups import Why
from hostdesk.workflows.repairing import repair
from tests.builders import a_full_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.ui.tables import kept_in

EVENINGS = 20


def filled(path: Path, *, back_up: bool = True) -> dict[str, Gathering]:
    with closing(open_library(path)) as library:
        found = [stored(library, a_full_gathering(f"evening {number}")) for number in range(EVENINGS)]
        if back_up:
            assert backups.before(library, Why.BY_HAND)
    return {one.session.id: one for one in found}


def held(path: Path) -> dict[str, Gathering]:
    return {found.session.id: found for found in kept_in(path)}


def test_a_gap_is_filled_and_the_account_says_from_where(library_path: Path) -> None:
    kept = filled(library_path)
    zero(library_path, pages_of(library_path, "guests")[0])
    before = library_path.read_bytes()
    told = repair(library_path)

    assert held(library_path) == kept
    assert told.words[0].startswith(f"Read from the file itself: 20 series, {EVENINGS} sessions")
    assert told.words[1].startswith("Filled in from the backup of ")
    assert "guests" in told.words[1]
    assert told.kept is not None
    assert told.kept.read_bytes() == before
    assert told.words[-1] == f"The damaged file is kept as “{told.kept.name}”."


def test_what_is_lost_is_said(library_path: Path) -> None:
    filled(library_path, back_up=False)
    zero(library_path, pages_of(library_path, "notes")[0])
    told = repair(library_path)

    assert [words for words in told.words if words.startswith("Could not be brought back: ")]
    assert len(held(library_path)) == EVENINGS


def test_a_damaged_search_index_is_made_anew(library_path: Path) -> None:
    kept = filled(library_path, back_up=False)
    with closing(open_library(library_path)) as library:
        list_sessions(library, "soup")
        library.connection.execute("DELETE FROM search_data WHERE id > 10")
    told = repair(library_path)

    assert held(library_path) == kept
    with closing(open_library(library_path)) as library:
        assert len(list_sessions(library, "soup")) == EVENINGS
    assert "All of its tables could be read to the end" in told.words[1]


def test_archives_bring_the_sessions_that_are_nowhere_else(library_path: Path, tmp_path: Path) -> None:
    kept = filled(library_path, back_up=False)
    folder = tmp_path / "archives"
    folder.mkdir()
    for number in range(3):
        target = folder / f"{number}{exchange.ENDING}"
        exchange.export([kept[f"evening {number}"]], target)
    (folder / f"broken{exchange.ENDING}").write_bytes(b"PK broken")
    library_path.write_bytes(b"noise" * 4000)
    told = repair(library_path, archives=folder)

    assert set(held(library_path)) == {"evening 0", "evening 1", "evening 2"}
    assert "3 sessions came from your archives." in told.words
    assert "1 archive could not be read." in told.words
    assert any(said.startswith(f"“broken{exchange.ENDING}”: This is not an archive") for said in told.words)


def test_where_nothing_comes_back_the_damaged_file_stays(library_path: Path) -> None:
    library_path.write_bytes(b"noise" * 4000)

    with pytest.raises(HostDeskError, match="damaged"):
        repair(library_path)
    assert library_path.read_bytes() == b"noise" * 4000
    assert list(library_path.parent.glob("*library*")) == [library_path]
    assert not list(library_path.parent.glob(".*"))


def test_a_library_that_is_open_is_left_alone(library_path: Path, library_file: Library) -> None:
    stored(library_file, a_full_gathering())

    with pytest.raises(HostDeskError, match="open in another HostDesk"):
        repair(library_path)


def test_no_room_leaves_everything_as_it_is(small_disk: Path) -> None:
    path = small_disk / "library.hostdesk"
    with closing(open_library(path)) as library:
        stored(library, a_full_gathering())
    before = path.read_bytes()
    (small_disk / "film").write_bytes(bytes(1024 * 1024 - len(before) - 20_480))

    with pytest.raises(HostDeskError, match="full"):
        repair(path)
    assert path.read_bytes() == before
    assert not list(small_disk.glob(".*"))
