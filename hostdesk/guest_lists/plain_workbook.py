"""A workbook with no more in it than values need: how it looks, its pictures and its properties are left out.

openpyxl refuses a whole workbook for a style that it does not understand, and does not know the strict kind
of workbook that Excel can save, which has the same parts under other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring
from zipfile import ZipFile, ZipInfo

IS_XML = re.compile(rb"[\xef\xbb\xbf\xff\xfe\x00\s]*<")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_STYLES, _PROPERTIES = "xl/styles.xml", "docProps/"
# which numbers are days, and nothing else: part, its rows, and what of each is kept
_FORMATS = (("numFmts", "numFmt", ("numFmtId", "formatCode")), ("cellXfs", "xf", ("numFmtId",)))


def plain(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The same workbook, of its parts by name."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in parts:
            if IS_XML.match(content) and not name.startswith(_PROPERTIES):
                made.writestr(ZipInfo(name), _plain(name, content))  # a clock before 1980 is no reason
    return out.getvalue()


def _plain(name: str, content: bytes) -> bytes:
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return _formats_alone(content) if name == _STYLES else content


def _formats_alone(styles: bytes) -> bytes:
    given, made = fromstring(styles), Element(f"{{{_MAIN}}}styleSheet")
    for part, row, kept in _FORMATS:
        found = given.findall(f"{{{_MAIN}}}{part}/{{{_MAIN}}}{row}")
        rows = SubElement(made, f"{{{_MAIN}}}{part}") if found else made
        for one in found:
            own = {word: one.attrib[word] for word in kept if word in one.attrib}
            SubElement(rows, f"{{{_MAIN}}}{row}", own)
    return tostring(made)
