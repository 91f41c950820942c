"""Files that are not in the project: HOSTDESK_CORPORA names a folder, and every reader reads all in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.bounds import bounded, one_sentence
from tests.hostile.readers import READERS

FOLDER = os.environ.get("HOSTDESK_CORPORA", "")
FILES = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []
ROOM = 2 << 30  # bytes


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_reader_reads_or_refuses_it(path: Path) -> None:
    data = path.read_bytes()
    for reader in READERS.values():
        outcome = bounded(reader.read, data, seconds=60, room=ROOM)
        if outcome.refused:
            one_sentence(outcome.refused)
