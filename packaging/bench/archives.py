"""Export, import and merge of many sessions, against the least there is to do with their bytes and rows."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from measuring import Figure, figure, milliseconds, side_by_side
from workshop import Workshop

from hostdesk.domain.change import Change
from hostdesk.storage.library import Library, open_library, write
from hostdesk.storage.tables import NAMES
from hostdesk.workflows import archiving, exchange, take_in
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import all_leaving
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


def merging(workshop: Workshop) -> Iterator[Figure]:
    """Every session was edited on two laptops: what the other one wrote comes in."""
    place, names = workshop.new_place("merging"), map(str, count())
    ours, theirs = (Path(shutil.copy(workshop.library_of(MANY), place / name)) for name in ("ours", "theirs"))
    _edit(ours, "venue")
    _edit(theirs, "best_hopes")
    archive = place / "theirs.hostdesk.zip"
    with closing(open_library(theirs)) as library:
        _export(library, archive)
        rows = _rows(library)
    took, floor = side_by_side(
        milliseconds(lambda: _import(archive, Path(shutil.copy(ours, place / next(names))))),
        milliseconds(lambda: _least_import(archive, rows, place / next(names))),
        runs=3,
    )
    yield figure(f"merge-{MANY}", took, "ms", floor, "floor: unzip, sha256 and raw inserts of the same rows")


def _edit(path: Path, field: str) -> None:
    with closing(open_library(path)) as library:
        for session_id in all_session_ids(library):
            before = gathering(library, session_id).session
            fields: dict[str, Any] = {field: "the old bakery"}
            write(library, Change("Edit", session_id, (before,), (replace(before, **fields),)))


def _export(library: Library, target: Path) -> None:
    """As window and command line do: each session with who edited what of it."""
    ids, wish = all_session_ids(library), Wish()
    archiving.write(all_leaving(library, ids, wish), wish, target, len(ids))


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
        found = exchange.read_whole(archive)
        take_in.take_in(library, take_in.planned(library, found.gatherings, found.histories))


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
