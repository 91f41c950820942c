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
from tests.archive.kinds import KINDS

with warnings.catch_warnings():
    # frictionless and what it stands on use things that Python will drop one day: theirs to mend, not ours
    warnings.simplefilter("ignore", DeprecationWarning)
    import frictionless

every_kind = pytest.mark.parametrize("gatherings", KINDS.values(), ids=KINDS)


def laid_out(gatherings: tuple[Gathering, ...], folder: Path) -> Path:
    """The bag, unpacked as an archivist would."""
    with zipfile.ZipFile(io.BytesIO(archive.pack(gatherings, {"Run sheet.pdf": b"%PDF-1.7"}))) as file:
        file.extractall(folder)
    (bag,) = folder.glob("hostdesk-*")
    return bag


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
