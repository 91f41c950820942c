"""Export and import of 200 and 1,000 sessions, against the least there is to do with their bytes and rows."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.storage.library import Library, open_library
from hostdesk.storage.tables import NAMES
from hostdesk.workflows import exchange, take_in
from hostdesk.workflows.sessions import all_session_ids, gathering

FEW, MANY = 200, 1_000
Rows = dict[str, list[Any]]


def few(workshop: Workshop) -> Iterator[Figure]:
    yield from _figures(workshop, FEW, runs=5)


def many(workshop: Workshop) -> Iterator[Figure]:
    yield from _figures(workshop, MANY, runs=3)


def _figures(workshop: Workshop, sessions: int, runs: int) -> Iterator[Figure]:
    place, names = workshop.new_place(f"archives-{sessions}"), map(str, count())
    archive = place / "all.hostdesk.zip"
    with closing(open_library(workshop.library_of(sessions))) as library:
        _export(library, archive)
        rows, bodies = _rows(library), _bodies(archive)
        ours, floor = side_by_side(
            milliseconds(lambda: _export(library, archive)),
            milliseconds(lambda: _least_export(library, bodies, place / "least.zip")),
            runs,
        )
        note = "floor: read the rows, sha256, zip and fsync the same bytes"
        yield figure(f"export-{sessions}", ours, "ms", floor, note)
    ours, floor = side_by_side(
        milliseconds(lambda: _import(archive, place / next(names))),
        milliseconds(lambda: _least_import(archive, rows, place / next(names))),
        runs,
    )
    note = "floor: unzip, sha256 and raw inserts of the same rows"
    yield figure(f"import-{sessions}", ours, "ms", floor, note)


def _export(library: Library, target: Path) -> None:
    exchange.export([gathering(library, session) for session in all_session_ids(library)], target)


def _least_export(library: Library, bodies: dict[str, bytes], target: Path) -> None:
    _rows(library)
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            for name, body in bodies.items():
                sha256(body).hexdigest()
                packed.writestr(name, body)
        file.flush()
        os.fsync(file.fileno())


def _import(archive: Path, target: Path) -> None:
    with closing(open_library(target)) as library:
        take_in.take_in(library, take_in.planned(library, exchange.read(archive)))


def _least_import(archive: Path, rows: Rows, target: Path) -> None:
    for body in _bodies(archive).values():
        sha256(body).hexdigest()
    with closing(open_library(target)) as library, library.transaction() as connection:
        for table, content in rows.items():
            places = ", ".join("?" * len(content[0])) if content else ""
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", content)


def _rows(library: Library) -> Rows:
    found = {
        table: library.connection.execute(f"SELECT * FROM {table}").fetchall() for table in NAMES.values()
    }
    return {table: rows for table, rows in found.items() if rows}


def _bodies(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
