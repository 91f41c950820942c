"""What a backup holds against what is here, session by session."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.storage import backup
from hostdesk.storage.backup import Why
from hostdesk.storage.comparing import Compared, compared, titles_in
from hostdesk.storage.library import Library, gathering, write
from hostdesk.storage.listing import list_sessions
from hostdesk.storage.tables import NAMES
from tests.builders import a_full_gathering, a_gathering, stored
from tests.storage.test_connection import noting


def against_a_backup(library: Library, then: Callable[[], object]) -> Compared:
    made = backup.make(library, Why.BY_HAND)
    then()
    return compared(library, made.path)


def retitled(start: Gathering, title: str) -> Change:
    after = replace(start.session, title=title)
    return Change("", start.session.id, (start.session,), (after,))


def test_the_same_is_the_same(library_file: Library) -> None:
    stored(library_file, a_full_gathering())
    stored(library_file, a_gathering("Ada"))
    found = against_a_backup(library_file, lambda: list_sessions(library_file, "soup"))  # indexes it

    assert found.is_nothing
    assert found.same == 2


def test_sessions_only_here_only_there_and_changed_since(library_file: Library) -> None:
    stays = stored(library_file, a_full_gathering())
    goes = stored(library_file, a_gathering("Ada"))

    def since() -> None:
        write(library_file, Change("", goes.session.id, goes.parts, ()))
        write(library_file, noting(stays, 9))
        stored(library_file, a_gathering("Ben", session_id="new", title="The new one"))

    found = against_a_backup(library_file, since)

    assert found == Compared(("The new one",), ("The corner garden",), (stays.session.title,), 0)
    assert titles_in(library_file) == (stays.session.title, "The new one")


TABLES = [table for table in NAMES.values() if table not in ("series", "sessions")]


@pytest.mark.parametrize("table", TABLES)
def test_anything_taken_away_is_a_difference(library_file: Library, table: str) -> None:
    start = stored(library_file, a_full_gathering())
    assert library_file.database.table(table).count

    def since() -> None:
        library_file.connection.execute("PRAGMA foreign_keys=OFF")
        library_file.connection.execute(f"DELETE FROM {table}")

    assert against_a_backup(library_file, since).differing == (start.session.title,)


CHANGES: dict[str, Callable[[Library, Gathering], Any]] = {
    "its title": lambda library, start: write(library, retitled(start, "Another")),
    "a note more": lambda library, start: write(library, noting(start, 9)),
    "a word of a guest": lambda library, _start: library.connection.execute(
        "UPDATE guests SET about = about || '.' WHERE id = (SELECT min(id) FROM guests)"
    ),
    "a number": lambda library, _start: library.connection.execute(
        "UPDATE marks SET value = 1 WHERE NOT skipped"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_is_a_difference(library_file: Library, what: str) -> None:
    start = stored(library_file, a_full_gathering())
    found = against_a_backup(library_file, lambda: CHANGES[what](library_file, start))

    assert found.differing == (start.session.title,)
    assert found.same == 0


def test_the_library_is_as_before_and_goes_on(library_file: Library, library_path: Path) -> None:
    start = stored(library_file, a_full_gathering())
    made = backup.make(library_file, Why.BY_HAND)
    whole = made.path.read_bytes()
    compared(library_file, made.path)
    write(library_file, noting(start, 9))

    assert gathering(library_file, "evening") == start.after(noting(start, 9))
    assert made.path.read_bytes() == whole
    with closing(library_file):
        assert "other" not in [row[1] for row in library_file.connection.execute("PRAGMA database_list")]
