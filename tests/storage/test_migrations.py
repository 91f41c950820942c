"""Every library ever saved opens for ever, with all that was in it."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from hostdesk.domain.gathering import Gathering
from hostdesk.storage import connection as connections
from hostdesk.storage.backup import backups_of
from hostdesk.storage.driver import driver
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.storage.listing import list_sessions
from hostdesk.storage.migrations import migrations
from hostdesk.storage.soundness import faults, schema_of

SAVED = Path(__file__).parent / "saved"
SCHEMAS = range(1, connections.SCHEMA + 1)


@pytest.fixture(params=SCHEMAS)
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A library as a released version wrote it, once; never to be written again."""
    return Path(shutil.copy(SAVED / f"schema-{request.param}.hostdesk", tmp_path / "library.hostdesk"))


def as_saved(entity: Any, names: list[str]) -> dict[str, Any]:
    values = {name: getattr(entity, name) for name in names if name != "of"}
    kept = {
        name: value if value is None or type(value) in (int, bool) else str(value)
        for name, value in values.items()
    }
    return {"of": type(entity).__name__, **kept}


def what_was_saved(schema: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((SAVED / f"schema-{schema}.json").read_text(encoding="utf-8"))
    return rows


def tables_of(library: Library) -> set[tuple[str, ...]]:
    return set(library.connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def test_every_migration_has_a_saved_library() -> None:
    with closing(Database(memory=True)) as nothing_applied:
        names = [migration.name for migration in migrations.pending(nothing_applied)]

    assert [name[:4] for name in names] == [f"m{schema:03}" for schema in SCHEMAS]
    for schema in SCHEMAS:
        assert (SAVED / f"schema-{schema}.hostdesk").is_file()
        assert (SAVED / f"schema-{schema}.json").is_file()


def test_all_that_was_saved_is_there(saved: Path, request: pytest.FixtureRequest) -> None:
    with closing(open_library(saved)) as library:
        evening = gathering(library, "evening")
        parts = {(type(part).__name__, part.id): part for part in evening.parts}
        schema = request.node.callspec.params["saved"]

        for row in what_was_saved(schema):
            assert as_saved(parts[row["of"], row["id"]], list(row)) == row
        assert len(parts) == len(what_was_saved(schema))


def test_it_is_sound_searchable_and_up_to_date(saved: Path) -> None:
    with closing(open_library(saved)) as library:
        assert faults(library) == []
        assert schema_of(library) == connections.SCHEMA
        assert [row.id for row in list_sessions(library, "soup")] == ["evening"]
        assert isinstance(gathering(library, "garden"), Gathering)


@pytest.mark.parametrize("saved", SCHEMAS[:-1], indirect=True)
def test_an_older_one_is_copied_before_it_is_changed(saved: Path) -> None:
    before = sorted(what_is_in(saved))
    open_library(saved).close()
    (first,) = backups_of(saved)
    open_library(saved).close()

    assert sorted(what_is_in(first.path)) == before
    assert backups_of(saved) == [first]


def what_is_in(path: Path) -> list[str]:
    with closing(driver.connect(path)) as looking:
        tables = [row[0] for row in looking.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [repr(row) for table in tables for row in looking.execute(f"SELECT * FROM {table}")]


def test_it_ends_up_like_a_new_one(saved: Path, tmp_path: Path) -> None:
    with closing(open_library(saved)) as old, closing(open_library(tmp_path / "new.hostdesk")) as new:
        assert tables_of(old) == tables_of(new)
