"""Tables for people with a spreadsheet, and the Frictionless data package that describes them.

Views only: an import never reads them. Sources: RFC 4180, Data Package 1 and Table Schema 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hostdesk.archive.envelope import Sealed

Cell = str | int | float | bool | None
Row = Sequence[Cell]

_BOM = "\ufeff"  # spreadsheets read other scripts right
_SIGNS = re.escape("=+-@\uff1d\uff0b\uff0d\uff20")  # and their full-width forms
_UNSEEN = r"[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]*"  # spaces, and what nobody sees
_FORMULA = re.compile(rf"{_UNSEEN}[{_SIGNS}]|[\t\r\n]")
# where some systems end a cell after all: those that part cells by semicolons
_INSIDE = re.compile(rf"([;\t\r\n])({_UNSEEN}[{_SIGNS}])")
_ENDS, _QUOTED = ";\t\r\n", ',"\r\n'  # most cells have none of them, and looking for one letter is quick
_FORMATS = {"datetime": "%Y-%m-%d %H:%M", "date": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str  # of Table Schema
    description: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose values are ids in another table."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    key: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with a byte order mark, lines ended by CR LF, no cell that a spreadsheet would run."""
    columns = map(_cells, zip(*table.rows, strict=True))  # Python's own writer looks at every letter anew
    rows = map(",".join, zip(*columns, strict=True))
    return (_BOM + "\r\n".join([",".join(column.name for column in table.columns), *rows, ""])).encode()


def is_formula(words: str) -> bool:
    """True for what a spreadsheet would run rather than show."""
    return not words[:1].isalnum() and _FORMULA.match(words) is not None


def _cells(column: Sequence[Cell]) -> list[str]:
    """As they stand in the file; in most columns no words need a second look."""
    words = {cell for cell in column if type(cell) is str}
    shown = {} if _are_plain(words) else {one: _quoted(_harmless(one)) for one in words}
    return [
        shown.get(cell, cell) if type(cell) is str else "" if cell is None else str(cell) for cell in column
    ]


def _are_plain(words: Iterable[str]) -> bool:
    """Each begins with a letter or a number, and has nothing in it that ends a cell somewhere."""
    together, beginnings = "".join(words), "".join({one[:1] for one in words})
    return (not together or beginnings.isalnum()) and not any(mark in together for mark in _ENDS + _QUOTED)


def _quoted(words: str) -> str:
    if not any(mark in words for mark in _QUOTED):
        return words
    return '"{}"'.format(words.replace('"', '""'))


def _harmless(words: str) -> str:
    inside = _INSIDE.sub(r"\1'\2", words)
    return f"'{inside}" if is_formula(words) else inside


def data_package(identity: str, version: str, tables: Sequence[tuple[Table, Sealed]]) -> dict[str, Any]:
    """The descriptor of the tables with their checksums."""
    return {
        "profile": "tabular-data-package",
        "name": f"hostdesk-{identity[:12]}",
        "id": f"urn:hash::sha256:{identity}",
        "title": "HostDesk session archive",
        "version": version,
        "description": (
            "The tables are views for people; session.json holds everything. An apostrophe stands before "
            "a text that a spreadsheet would take for a formula."
        ),
        "resources": [_resource(table, sealed) for table, sealed in tables],
    }


def _resource(table: Table, sealed: Sealed) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(sealed.data),
        "hash": f"sha256:{sealed.sha256}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [link.column], "reference": {"resource": link.table, "fields": ["id"]}}
            for link in table.links
        ]
    return schema


def _field(column: Column) -> dict[str, str]:
    field = {"name": column.name, "type": column.type}
    if column.description:
        field["description"] = column.description
    if column.type in _FORMATS:
        field["format"] = _FORMATS[column.type]
    return field
