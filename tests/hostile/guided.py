"""Spoils files of one kind, led by which lines of HostDesk they reach, until a reader breaks.

    python -m pip install atheris
    python -m tests.hostile.guided cards 300 [FOLDER]

goes on for 300 seconds, and keeps what reached something new in FOLDER. A file that breaks a reader lies in
the working folder; `python -m tests.hostile.corpora` of its folder says what came of it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-not-found]  # of who goes fuzzing; nothing else needs it

with atheris.instrument_imports(include=["hostdesk", "tomllib", "openpyxl", "zipfile", "quopri", "csv"]):
    from tests.hostile.bounds import one_sentence
    from tests.hostile.mutation import spoilt
    from tests.hostile.readers import READERS, checked

_SECONDS, _MEGABYTES, _LONGEST = 20, 3_000, 20_000


def _main(kind: str, seconds: str, folder: str) -> None:
    reader = READERS[kind]
    sound = reader.sound()
    for number, data in enumerate(sound):
        (Path(folder) / f"sound{number}").write_bytes(data)

    def read(data: bytes) -> None:
        if said := checked(reader, data):
            one_sentence(said)

    def other(data: bytes, longest: int, seed: int) -> bytes:
        return spoilt(Random(seed), (data, *sound), reader.words)[:longest]

    limits = (f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}", f"-max_len={_LONGEST}")
    options = ("guided", folder, f"-max_total_time={seconds}", *limits)
    atheris.Setup(list(options), read, custom_mutator=other)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        _main(sys.argv[1], sys.argv[2], *(sys.argv[3:4] or [made]))
