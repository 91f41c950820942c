"""Sheets of a workbook (XLSX): values only, read row by row and no further than needed.

openpyxl reads a sheet as a stream and stops where we stop. Faster readers first make room for the whole
rectangle that a sheet claims to have, and two cells can claim seventeen thousand million.
"""

from __future__ import annotations

import io
import os
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from hostdesk.errors import HostDeskError
from hostdesk.guest_lists.found import MOST_COLUMNS, Found, NobodyError, nobody
from hostdesk.guest_lists.plain_workbook import IS_XML, plain
from hostdesk.guest_lists.separated import tabled
from hostdesk.words import _

_LARGEST_UNPACKED = 60_000_000  # bytes: what the entries say, and zipfile reads no more than they say
_MOST_ENTRIES = 2_000
_MOST_TAGS = 1_200_000  # a sheet of five thousand full rows has less
_LONG = re.compile(rb"<[^<]{200000}")  # a tag and what follows it; a cell holds up to 32,767 characters
_MOST_ROWS = 5_000  # with empty ones
# what a broken workbook sets off in openpyxl, zipfile and the XML parser
_BROKEN = (
    *(
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
    ),
    *(EOFError, zipfile.BadZipFile, zlib.error),
)


def recognised(data: bytes, sheet: str = "") -> Found:
    """The people on a sheet: the first on which there is somebody, unless another is named."""
    _check_sizes(data)
    try:
        with warnings.catch_warnings():  # of extensions that do not matter here
            warnings.simplefilter("ignore")
            return _read(plain(_checked(data)), sheet)
    except _BROKEN as error:
        raise _unreadable() from error


def _check_sizes(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _unreadable() from None
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        raise _too_large()


def _checked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part by name. The reader makes an object of every tag, and the parser compares all words of a
    tag with each other."""
    tags = 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():  # whatever it is called: any part can be said to be a sheet
            found = packed.read(entry)
            tags += found.count(b"<")
            if tags > _MOST_TAGS or (IS_XML.match(found) and _LONG.search(found)):
                raise _too_large()
            yield entry.filename, found


def _too_large() -> HostDeskError:
    return HostDeskError(_("This workbook unpacks to more than HostDesk takes; please save it as CSV."))


def _read(data: bytes, sheet: str) -> Found:
    os.environ["OPENPYXL_LXML"] = "False"  # another parser that is here by chance could fetch what XML names
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise _unreadable()
        titles = tuple(each.title for each in book.worksheets)
        first_seen = sorted(book.worksheets, key=lambda each: each.sheet_state != "visible")
        for each in [book[sheet]] if sheet in titles else first_seen:
            with suppress(NobodyError):
                found = tabled(_rows(each))
                return Found(found.rows, found.fields, found.heads, "", titles, each.title)
        raise nobody()
    finally:
        book.close()


def _rows(sheet: Any) -> list[list[str]]:
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return [[_said(cell) for cell in row] for row in islice(rows, _MOST_ROWS)]


def _said(cell: Any) -> str:
    """A value as people write it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _unreadable() -> HostDeskError:
    return HostDeskError(_("This workbook cannot be read; please save it as XLSX or CSV without a password."))
