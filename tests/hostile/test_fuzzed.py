"""Thousands of spoilt files: read, or refused with one sentence, within bounds of time and memory.

The usual run reads a few of each kind, always the same. The slow one goes on for HOSTDESK_FUZZ_SECONDS with
each kind (300 without it), from file HOSTDESK_FUZZ_FROM on, so that another number reads other files.
"""

from __future__ import annotations

import os

import pytest

from tests.hostile.fuzzing import fuzz
from tests.hostile.readers import READERS

A_FEW = {"library": 40, "pasted text": 20, "list": 30, "sheet": 30, "template": 60}  # slower; of others 80
# each of these once broke or hung a reader
FOUND = [("cards", 64), ("cards", 139), ("catalogue", 102_365)]


@pytest.mark.parametrize("kind", READERS)
def test_spoilt_files_are_read_or_refused(kind: str) -> None:
    fuzz(kind, 0, number=A_FEW.get(kind, 80))


@pytest.mark.parametrize(("kind", "number"), FOUND)
def test_what_was_found_once(kind: str, number: int) -> None:
    fuzz(kind, number, number=1)


@pytest.mark.slow
@pytest.mark.parametrize("kind", READERS)
def test_very_many_spoilt_files_are_read_or_refused(kind: str) -> None:
    first = int(os.environ.get("HOSTDESK_FUZZ_FROM", "1000000"))
    fuzz(kind, first, seconds=float(os.environ.get("HOSTDESK_FUZZ_SECONDS", "300")))
