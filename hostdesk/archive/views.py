"""What stands in the tables of an archive that is about to go out, read from its very bytes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from hostdesk.archive import envelope

_LARGEST = envelope.MOST_BYTES  # characters of one cell: all of it may be one


@dataclass(frozen=True, slots=True)
class View:
    """One table as a spreadsheet would show it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def views(data: bytes) -> tuple[View, ...]:
    """The tables that have any rows, in the order of their names."""
    csv.field_size_limit(_LARGEST)
    files = envelope.unwrap(io.BytesIO(data)).files
    found = (_view(name, files[name]) for name in sorted(files) if name.endswith(".csv"))
    return tuple(view for view in found if view.rows)


def _view(name: str, data: bytes) -> View:
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return View(name.removesuffix(".csv"), tuple(head), tuple(map(tuple, rows)))
