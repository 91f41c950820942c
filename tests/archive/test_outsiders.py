"""Others open what we write: BagIt's own checker, Frictionless and JSON Schema find nothing wrong."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from pathlib import Path

import bagit
import jsonschema
import pytest

from hostdesk import archive
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library
from hostdesk.workflows import archiving, leaving
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import Leaving
from hostdesk.workflows.nameless import Nameless
from tests.archive.kinds import KINDS
from tests.builders import a_full_gathering, stored

with warnings.catch_warnings():
    # frictionless and what it stands on use things that Python will drop one day: theirs to mend, not ours
    warnings.simplefilter("ignore", DeprecationWarning)
    import frictionless

every_kind = pytest.mark.parametrize("gatherings", KINDS.values(), ids=KINDS)
# every way in which they leave
WISHES = {
    "as they are": Wish(),
    "with papers": Wish(documents=("run sheet", "summary", "sign-in list")),
    "without pictures": Wish(with_pictures=False),
    "without names": Wish(nameless=Nameless(least=5)),
}
every_wish = pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)


def unpacked(data: bytes, folder: Path) -> Path:
    """The bag, unpacked as an archivist would."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        file.extractall(folder)
    (bag,) = folder.glob("hostdesk-*")
    return bag


def laid_out(gatherings: tuple[Gathering, ...], folder: Path) -> Path:
    return unpacked(archive.pack(gatherings, {"Run sheet.pdf": b"%PDF-1.7"}), folder)


def check(bag: Path) -> None:
    """All three find nothing wrong."""
    assert bagit.Bag(str(bag)).validate()
    report = frictionless.Package(bag / "data/datapackage.json").validate()
    assert report.flatten(["type", "note"]) == []
    schema = json.loads((bag / "data/session.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(json.loads((bag / "data/session.json").read_bytes()))


@every_wish
@pytest.mark.parametrize("kind", ["a full one", "unnamed rounds", "a series"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
def test_whatever_is_wished_others_find_it_whole(kind: str, wish: Wish, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    archiving.write([Leaving(one) for one in KINDS[kind]], wish, target, 1)
    bag = unpacked(target.read_bytes(), tmp_path / "bag")

    check(bag)
    documents = list((bag / "data").glob("documents/*.pdf"))
    assert len(documents) == len(wish.documents) * len(KINDS[kind])
    assert (bag / "data/pictures").exists() is (
        any(one.pictures for one in KINDS[kind]) and wish.with_pictures and wish.nameless is None
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
def test_a_session_of_a_library_with_its_edits_is_found_whole(library: Library, tmp_path: Path) -> None:
    full = stored(library, a_full_gathering())
    target = tmp_path / "a.zip"
    out = leaving.all_leaving(library, [full.session.id], Wish())
    archiving.write(out, Wish(), target, 1)
    bag = unpacked(target.read_bytes(), tmp_path / "bag")

    check(bag)
    assert json.loads((bag / "data/session.json").read_bytes())["sessions"][0]["history"]["stamps"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
def test_every_part_of_a_bundle_is_found_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "PART_BYTES", 10_000)
    every = [a_full_gathering(f"session {number}") for number in range(3)]
    archiving.write([Leaving(one) for one in every], Wish(), tmp_path / "all.zip", 3)
    with zipfile.ZipFile(tmp_path / "all.zip") as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist() if name.startswith("sessions-")}

    assert len(parts) == 3
    for name, data in parts.items():
        check(unpacked(data, tmp_path / name))


@every_kind
def test_bagit_finds_the_bag_whole(gatherings: tuple[Gathering, ...], tmp_path: Path) -> None:
    bag = bagit.Bag(str(laid_out(gatherings, tmp_path)))

    assert bag.validate()
    assert bag.info["Payload-Oxum"]


@every_kind
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
def test_frictionless_finds_the_tables_as_they_are_described(
    gatherings: tuple[Gathering, ...], tmp_path: Path
) -> None:
    report = frictionless.Package(laid_out(gatherings, tmp_path) / "data/datapackage.json").validate()

    assert report.flatten(["type", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == 14


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # as above
def test_frictionless_notices_a_changed_table(tmp_path: Path) -> None:
    data = laid_out(KINDS["a full one"], tmp_path) / "data"
    table = data / "answers.csv"
    table.write_bytes(table.read_bytes().replace(b"guest Ada", b"guest Eve"))

    assert not frictionless.Package(data / "datapackage.json").validate().valid


@every_kind
def test_the_session_follows_the_schema_beside_it(gatherings: tuple[Gathering, ...], tmp_path: Path) -> None:
    data = laid_out(gatherings, tmp_path) / "data"
    schema = json.loads((data / "session.schema.json").read_bytes())

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads((data / "session.json").read_bytes()))
