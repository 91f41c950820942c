"""The page on the archive's format says all that somebody needs who writes a reader; a reader proves it."""

from __future__ import annotations

import ast
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from hostdesk import archive
from hostdesk.archive import v1
from hostdesk.domain.edits import cells_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.storage.tables import NAMES
from hostdesk.ui.handbook_pages import folder
from hostdesk.workflows import archiving
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import Leaving
from hostdesk.workflows.nameless import Nameless
from tests.archive import forty_lines
from tests.archive.kinds import KINDS
from tests.archive.strategies import gatherings
from tests.builders import a_full_gathering

PAGE = (folder() / "archive_format.md").read_text(encoding="utf-8")
SCHEMA_FILE = folder() / "session-archive-1.schema.json"
SCHEMA = json.loads(SCHEMA_FILE.read_bytes())
SAVED = sorted((Path(__file__).parent / "saved").glob("v1.*.hostdesk.zip"))
# where each kind of record is described
HEADINGS = {
    "ArchiveRecord": "What session.json is",
    "SessionRecord": "A session",
    "SeriesRecord": "Series",
    "GuestRecord": "Guests",
    "GoalRecord": "Goals",
    "BoundaryRecord": "Boundaries",
    "DecisionRecord": "Decisions",
    "ErrandRecord": "Errands",
    "BlockRecord": "Blocks of the running order",
    "ScaleRecord": "Scales",
    "RoundRecord": "Rounds",
    "CountRecord": "Rounds",
    "MarkRecord": "Marks",
    "UnnamedMarkRecord": "Unnamed marks",
    "EarlierMarkRecord": "Earlier marks",
    "StepRecord": "Steps",
    "NoteRecord": "Notes",
    "PictureRecord": "Pictures",
    "HistoryRecord": "History",
    "ConflictRecord": "History",
}
# told in a sentence, or of one version altogether
NOT_IN_A_TABLE = ("HistoryRecord", "ConflictRecord", "EarlierMarkRecord", "UnnamedMarkRecord", "CountRecord")
FIELDS = [(kind, name) for kind, found in SCHEMA["$defs"].items() for name in found["properties"]]


def section(heading: str) -> str:
    """From a heading to the next one of any rank."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", PAGE, re.S | re.M)
    assert found, heading
    return found[1]


def described(kind: str, name: str) -> str:
    """The row of the table that is about this field, else the section."""
    rows = [row for row in section(HEADINGS[kind]).splitlines() if row.startswith("| `")]
    own = [row for row in rows if f"`{name}`" in row.split("|")[1]]
    return own[0] if own else section(HEADINGS[kind])


def mark_of(kind: str, name: str) -> tuple[str, str] | None:
    """The version in which a field came, and its default, as the page marks them."""
    found = re.search(r"\| (1\.[0-9]+) \[(.*?)\]", described(kind, name))
    return (found[1], found[2].replace("`", "")) if found else None


def test_every_kind_of_record_has_its_place_on_the_page() -> None:
    assert set(HEADINGS) == set(SCHEMA["$defs"])


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_field_is_described_where_its_kind_is(kind: str, name: str) -> None:
    assert f"`{name}`" in section(HEADINGS[kind])


def choices(schema: Any) -> Iterable[str]:
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for inner in schema.values():
            yield from choices(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from choices(inner)


def test_every_choice_is_named() -> None:
    assert [word for word in choices(SCHEMA["$defs"]) if f"`{word}`" not in PAGE] == []


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_that_may_be_missing_says_since_when_and_what_holds_then(kind: str, name: str) -> None:
    if kind in NOT_IN_A_TABLE:
        return
    found, field = SCHEMA["$defs"][kind], SCHEMA["$defs"][kind]["properties"][name]
    marked = mark_of(kind, name)
    if name in found["required"]:
        assert marked is None
        return
    assert marked is not None
    default = field.get("default")
    said = {None: "null", "": "empty", False: "false"}.get(default if not isinstance(default, list) else 0)
    if isinstance(default, list):
        said = ", ".join(default) or "none"
    assert marked[1] == (said or str(default))


def fields_in(path: Path) -> dict[str, set[str]]:
    """The fields that a saved archive has, by kind of record."""
    found: dict[str, set[str]] = {}
    for session in forty_lines.sessions(path):
        found.setdefault("SessionRecord", set()).update(session)
        lists = {"SeriesRecord": [session["series"]] if session["series"] else []}
        for name, values in session.items():
            if isinstance(values, list):
                lists[name.title().replace("_", "").removesuffix("s") + "Record"] = values
        for kind, values in lists.items():
            for value in values:
                found.setdefault(kind.replace("ies", "y"), set()).update(value)
    return found


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_the_versions_on_the_page_are_those_of_the_saved_archives(path: Path) -> None:
    version = path.name.removeprefix("v").removesuffix(".hostdesk.zip")
    present = fields_in(path)
    checked = 0
    for kind, name in FIELDS:
        marked = mark_of(kind, name) if kind in present else None
        if marked is None or kind in NOT_IN_A_TABLE:
            continue
        checked += 1
        assert (name in present[kind]) is (marked[0] <= version), f"{kind} {name}"
    assert checked > 50


def test_the_page_is_about_the_version_that_is_written() -> None:
    assert f"version **{v1.VERSION}**" in PAGE
    assert f"now `{v1.VERSION}`" in PAGE


def test_the_schema_beside_the_page_is_the_one_in_every_archive() -> None:
    data = archive.pack([a_full_gathering()], {})
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        (name,) = [name for name in file.namelist() if name.endswith("session.schema.json")]
        assert file.read(name) == SCHEMA_FILE.read_bytes()


# the reader


def said(gathering: Gathering, mark: Mark) -> tuple[Any, ...]:
    asked = gathering.round(mark.round_id)
    name = gathering.guest(mark.guest_id).name if mark.guest_id else None
    question = gathering.scale(asked.scale_id).question
    words = mark.already_there, mark.one_step_up
    return gathering.session.title, question, asked.moment.value, name, mark.value, words


def everything_said(found: Iterable[Gathering]) -> list[str]:
    return sorted(repr(_plain(said(one, mark))) for one in found for mark in one.marks)


def _plain(answer: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(float(part) if hasattr(part, "as_tuple") or type(part) is int else part for part in answer)


def read(file: Any) -> list[str]:
    return sorted(repr(_plain(answer)) for answer in forty_lines.answers(file))


def test_the_reader_has_forty_lines_and_stands_on_the_standard_library_alone() -> None:
    source = Path(forty_lines.__file__).read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}

    assert len(source.splitlines()) <= 40
    assert imported <= sys.stdlib_module_names
    assert not any(isinstance(node, ast.ImportFrom) for node in nodes)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("documents", [{}, {"Run sheet.pdf": b"%PDF-1.7"}], ids=["bare", "with papers"])
def test_the_reader_reads_every_kind(kind: tuple[Gathering, ...], documents: dict[str, bytes]) -> None:
    assert read(io.BytesIO(archive.pack(kind, documents))) == everything_said(kind)


@given(gatherings())
def test_the_reader_reads_any_gathering(gathering: Gathering) -> None:
    assert read(io.BytesIO(archive.pack([gathering], {}))) == everything_said([gathering])


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_the_reader_reads_what_was_saved_long_ago(path: Path) -> None:
    with path.open("rb") as file:
        assert read(path) == everything_said(archive.unpack(file).gatherings)


def test_the_reader_reads_a_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "PART_BYTES", 10_000)
    every = [a_full_gathering(f"session {number}") for number in range(4)]
    archiving.write([Leaving(one) for one in every], Wish(), tmp_path / "all.zip", 4)

    with zipfile.ZipFile(tmp_path / "all.zip") as file:
        assert "sessions-002.hostdesk.zip" in file.namelist()
    assert read(tmp_path / "all.zip") == everything_said(every)


def test_the_reader_reads_what_was_shared_without_names(tmp_path: Path) -> None:
    target = tmp_path / "shared.zip"
    archiving.write([Leaving(a_full_gathering())], Wish(nameless=Nameless()), target, 1)
    with target.open("rb") as file:
        shared = archive.unpack(file).gatherings

    assert read(target) == everything_said(shared)
    assert "Ada" not in repr(read(target))


def test_the_reader_notices_a_changed_file() -> None:
    data = archive.pack([a_full_gathering()], {}).replace(b"Warm soup", b"Cold soup")

    with pytest.raises((ValueError, zipfile.BadZipFile)):
        read(io.BytesIO(data))


def test_the_reader_on_the_page_works_as_it_stands(tmp_path: Path) -> None:
    (code,) = re.findall(r"```\n(import io.*?)```", PAGE, re.S)
    names: dict[str, Any] = {}
    exec(compile(code, "the page", "exec"), names)
    (tmp_path / "a.zip").write_bytes(archive.pack([a_full_gathering()], {}))

    assert [one["title"] for one in names["sessions"](tmp_path / "a.zip")] == [
        a_full_gathering().session.title
    ]


def test_every_cell_of_a_stamp_is_a_field_or_explained() -> None:
    """`guest_id` is told as a rule; what stands for several fields is named where that is told."""
    told = section("History")
    assert "`guest_id`" in told
    for kind in NAMES:
        record = SCHEMA["$defs"][f"{kind.__name__}Record"]["properties"]
        for cell in cells_in(kind):
            assert cell.removesuffix("_id") in record or f"`{cell}`" in told, (kind, cell)
