"""A stranger's library: nothing in it acts, nothing hangs, nothing is written; one sentence says why."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.note import Note
from hostdesk.errors import HostDeskError
from hostdesk.storage import known_tables
from hostdesk.storage.connection import SCHEMA
from hostdesk.storage.library import gathering, library_in_memory, open_library, write
from hostdesk.storage.listing import list_sessions
from tests.hostile.bounds import bounded, one_sentence
from tests.hostile.libraries import (
    HARMLESS,
    NO_LETTERS,
    OF_ANOTHER_SHAPE,
    OTHERWISE_STRANGE,
    WITH_OTHER_TABLES,
    given,
)

ALL = {**WITH_OTHER_TABLES, **OF_ANOTHER_SHAPE, **OTHERWISE_STRANGE}
ROOM = 200 << 20  # bytes; a library of this size takes a tenth of it


def as_it_lies(folder: Path) -> dict[str, bytes | int]:
    """Every file beside the library, and what is in it; of an endless one, how long it is."""
    return {
        path.name: path.read_bytes() if path.stat().st_size < 1 << 30 else path.stat().st_size
        for path in folder.iterdir()
    }


def lived_in(path: Path) -> None:
    """What a window does with a library in its first minute."""
    with closing(open_library(path)) as library:
        for listed in list_sessions(library, ""):
            found = gathering(library, listed.id)
            note = Note("new", listed.id, 99, "something new")
            write(library, Change("Take a note", listed.id, (), (note,)))
            assert gathering(library, listed.id).guests == found.guests
        list_sessions(library, "soup")


@pytest.mark.parametrize("which", ALL)
def test_it_is_refused_with_a_sentence_and_left_as_it_was(tmp_path: Path, which: str) -> None:
    path = given(tmp_path, ALL[which])
    folder = path.parent
    (folder / "victim").write_text("important")
    before = as_it_lies(folder)
    outcome = bounded(open_library, path, seconds=60, room=ROOM)

    one_sentence(outcome.refused)
    if which != "a journal with a trigger":
        assert as_it_lies(folder) == before
    assert (folder / "victim").read_text() == "important"


@pytest.mark.parametrize("which", WITH_OTHER_TABLES)
def test_what_it_holds_besides_is_the_reason(tmp_path: Path, which: str) -> None:
    path = given(tmp_path, WITH_OTHER_TABLES[which])

    with pytest.raises(HostDeskError, match=r"tables that HostDesk did not make|file is damaged"):
        open_library(path)


@pytest.mark.parametrize("which", HARMLESS)
def test_what_harms_nobody_is_opened_and_goes_on(tmp_path: Path, which: str) -> None:
    path = given(tmp_path, HARMLESS[which])
    outcome = bounded(lived_in, path, seconds=60, room=ROOM)

    assert outcome.refused == ""


def test_bytes_that_are_no_letters_are_damage_where_they_are_read(tmp_path: Path) -> None:
    path = given(tmp_path, NO_LETTERS)
    with closing(open_library(path)) as library, pytest.raises(HostDeskError, match="file is damaged"):
        gathering(library, "evening")


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_every_version_is_known_by_all_that_its_schema_says(version: int) -> None:
    assert known_tables.MADE[version] == known_tables.made_here(version)


def test_what_this_version_makes_is_known() -> None:
    with closing(library_in_memory()) as library:
        known_tables.refuse_others(library.connection, SCHEMA)
        library.connection.execute("CREATE INDEX one_more ON notes(words)")
        with pytest.raises(HostDeskError, match="tables that HostDesk did not make"):
            known_tables.refuse_others(library.connection, SCHEMA)


def test_a_library_that_was_written_to_in_its_place_is_not_looked_through_again(tmp_path: Path) -> None:
    path = tmp_path / "library.hostdesk"
    OF_ANOTHER_SHAPE["a crafted search index"](path)  # in place, as bit rot does it
    open_library(path).close()

    with pytest.raises(HostDeskError, match="file is damaged"):
        open_library(Path(shutil.copy(path, tmp_path / "elsewhere.hostdesk")))
