"""Archives as somebody careless or unkind might send them, and what is said when one is opened."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from hostdesk import archive
from hostdesk.archive import envelope, zip_file
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from tests.builders import a_full_gathering

SOUND = archive.pack([a_full_gathering()], {})


def refusal(data: bytes) -> str:
    """The sentence with which these bytes are refused: one, warm, and without a guest's name or words."""
    with pytest.raises(HostDeskError) as refused:
        archive.unpack(io.BytesIO(data))
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "Ada" not in sentence
    assert "Warm soup" not in sentence
    return sentence


def opened(data: bytes) -> tuple[Gathering, ...]:
    return archive.unpack(io.BytesIO(data)).gatherings


def outcome(data: bytes) -> tuple[Gathering, ...] | str:
    """What was opened, or the sentence with which it was refused; anything else is a fault."""
    try:
        return opened(data)
    except HostDeskError as error:
        return str(error)


def files_of(data: bytes) -> dict[str, bytes]:
    """Every file of an archive, by its path in the ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def folder_of(data: bytes) -> str:
    return next(iter(files_of(data))).partition("/")[0]


def with_file(name: str, content: bytes, data: bytes = SOUND) -> bytes:
    """One file more, or another content, in the ZIP alone: no checksum knows of it."""
    return zip_file.packed(files_of(data) | {f"{folder_of(data)}/{name}": content})


def with_session_json(content: bytes) -> bytes:
    """An archive whose session.json has this content, every checksum right."""
    payload = {
        path.partition("/data/")[2]: envelope.seal(found)
        for path, found in files_of(SOUND).items()
        if "/data/" in path
    }
    return envelope.wrap("0" * 64, payload | {"session.json": envelope.seal(content)}, {})


def session_json(data: bytes = SOUND) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files_of(data)[f"{folder_of(data)}/data/session.json"])
    return found


def with_change(change: Callable[[dict[str, Any]], object]) -> bytes:
    """An archive that says something else, every checksum right; `change` edits the first session."""
    value = session_json()
    change(value["sessions"][0])
    return with_session_json(json.dumps(value).encode())
