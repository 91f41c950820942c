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
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from hostdesk.errors import HostDeskError
from hostdesk.guest_lists.found import MOST_COLUMNS, Found
from hostdesk.guest_lists.separated import tabled
from hostdesk.words import _

_LARGEST_UNPACKED = 60_000_000  # bytes: what the entries say, and zipfile reads no more than they say
_MOST_ENTRIES = 2_000
_MOST_TAGS = 1_200_000  # a sheet of five thousand full rows has less
_IS_XML = re.compile(rb"[\xef\xbb\xbf\xff\xfe\x00\s]*<")
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
    """The people on a sheet, the first unless another is named."""
    _check_sizes(data)
    try:
        with warnings.catch_warnings():  # of styles and extensions that do not matter here
            warnings.simplefilter("ignore")
            _check_tags(data)
            sheets, chosen, rows = _read(data, sheet)
    except _BROKEN as error:
        raise _unreadable() from error
    found = tabled(rows)
    return Found(found.rows, found.fields, found.heads, "", sheets, chosen)


def _check_sizes(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _unreadable() from None
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        raise _too_large()


def _check_tags(data: bytes) -> None:
    """The reader makes an object of every tag, and the parser compares all words of a tag with each other."""
    tags = 0
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for entry in packed.infolist():  # whatever it is called: any part can be said to be a sheet
            found = packed.read(entry)
            tags += found.count(b"<")
            if tags > _MOST_TAGS or (_IS_XML.match(found) and _LONG.search(found)):
                raise _too_large()


def _too_large() -> HostDeskError:
    return HostDeskError(_("This workbook unpacks to more than HostDesk takes; please save it as CSV."))


def _read(data: bytes, sheet: str) -> tuple[tuple[str, ...], str, list[list[str]]]:
    os.environ["OPENPYXL_LXML"] = "False"  # another parser that is here by chance could fetch what XML names
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = tuple(each.title for each in book.worksheets)
        if not sheets:
            raise _unreadable()
        chosen = sheet if sheet in sheets else sheets[0]
        rows = book[chosen].iter_rows(max_row=_MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return sheets, chosen, [[_said(cell) for cell in row] for row in islice(rows, _MOST_ROWS)]
    finally:
        book.close()


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
