"""Text with columns (commas, semicolons, tabs, bars), and plain lists of names."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from hostdesk.domain.names import names_in
from hostdesk.errors import HostDeskError
from hostdesk.guest_lists.columns import field_called, has_heads, heads_at
from hostdesk.guest_lists.columns import recognised as recognised_columns
from hostdesk.guest_lists.found import LARGEST, Found, cleaned, nobody, refuse_too_many, whole
from hostdesk.words import _

_SEPARATORS = "\t;,|"
_TRIED = 50  # lines
_LOOKED_AT, _LONGEST_ROW = 100_000, 2_000  # characters that the window looks at
_ADDRESS = re.compile(r"<[^<>@\s]++@[^<>\s]++>\s*[,;]")
_SAYS_IT = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)  # what Excel writes for itself
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def recognised(text: str, encoding: str = "") -> Found:
    """Columns where there are any; else a plain list of names."""
    text = _HIDDEN.sub("", text)
    said = _SAYS_IT.match(text)
    text = text[said.end() :] if said else text
    separator = said[1] if said else _separator(text)
    if not separator:
        return _plain(text, encoding)
    found = tabled(_parsed(text, separator))
    if separator == "," and not any(found.heads) and _last_name_first(text, found):
        return Found(found.rows, ("last_name", "first_name"), found.heads, encoding)
    return Found(found.rows, found.fields, found.heads, encoding)


def has_columns(text: str) -> bool:
    """True for copied text that is a table and not a list of names: cheap, for the window."""
    start = "\n".join(row[:_LONGEST_ROW] for row in text[:_LOOKED_AT].splitlines()[:_TRIED])
    if _separator(start, "\t"):
        return True
    separator = _separator(start)
    heads = start.partition("\n")[0].split(separator) if separator else []
    return sum(bool(field_called(head.strip(' "'))) for head in heads) > 1


def tabled(rows: list[list[str]]) -> Found:
    """Rows of cells as a list of people."""
    kept = whole(rows)
    kept = kept[heads_at(kept) :]
    heads = tuple(kept.pop(0)) if has_heads(kept) else ("",) * max(map(len, kept), default=0)
    if not kept:
        raise nobody()
    refuse_too_many(len(kept))
    return Found(tuple(map(tuple, kept)), recognised_columns(heads, kept), heads)


def _plain(text: str, encoding: str) -> Found:
    first, _newline, rest = text.strip().partition("\n")
    headed = field_called(cleaned(first).strip('"')) == "name" and bool(rest.strip())
    names = names_in(rest if headed else text)
    if not names:
        raise nobody()
    return Found(tuple((name,) for name in names), ("name",), (first.strip() if headed else "",), encoding)


def _separator(text: str, tried: str = _SEPARATORS) -> str:
    """The separator by which most lines have the same number of columns; "" if they have one."""
    best, most = "", 0.0
    for separator in tried:
        try:
            rows = [row for row in _parsed("\n".join(text.splitlines()[:_TRIED]), separator) if any(row)]
        except HostDeskError:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        even = max(widths.values(), default=0) / len(rows) if rows else 0.0
        several = len(rows) > 1 or bool(rows and sum(bool(field_called(cell)) for cell in rows[0]) > 1)
        if several and even > max(0.5, most) and not _addresses(text, separator):
            best, most = separator, even
    return best


def _addresses(text: str, separator: str) -> bool:
    """A line of a mail ("Ada <ada@…>, Ben <…>") is a list of names, whatever stands between them."""
    return separator in ",;" and "<" in text and bool(_ADDRESS.search(text[:_LOOKED_AT]))


def _parsed(text: str, separator: str) -> list[list[str]]:
    """Quoted cells may hold lines; where quotes do not match, they are letters like others."""
    csv.field_size_limit(LARGEST)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return list(reader)
    except csv.Error:
        pass
    try:
        reader = csv.reader(text.splitlines(), delimiter=separator, quoting=csv.QUOTE_NONE)
        return [[cell.strip('"') for cell in row] for row in reader]
    except csv.Error:
        raise HostDeskError(_("This list cannot be read; please save it as CSV or XLSX.")) from None


def _last_name_first(text: str, found: Found) -> bool:
    """ "Byron, Ada" a line: a blank behind each comma, and two words that are names."""
    lines = [line for line in text.splitlines() if line.strip()]
    return found.fields == ("first_name", "last_name") and all(", " in line for line in lines)
