"""Bytes into text: which letters an old program may have meant.

Of short lists of names, statistics of a language know little; what tells more is whether words look like
words: no capital in the middle, no mixture of scripts, no signs between letters.
"""

from __future__ import annotations

import codecs
import unicodedata

from hostdesk.errors import HostDeskError
from hostdesk.words import _

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "mac_roman", "cp1250", "cp1251"),
    *("cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "cp932", "cp949"),  # by choice alone
)
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "mac_roman", "cp1250", "cp1251")
_LOOKED_AT = 200_000  # bytes
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(data: bytes) -> bool:
    """True for what spreadsheets save, new or old."""
    return data.startswith((_ZIP, _OLE))


def text_of(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text and how it was read; `encoding` is the host's choice."""
    if encoding:
        return _decoded(data, encoding), encoding
    for mark, name in _MARKED:
        if data.startswith(mark):
            return _decoded(data, name), name.removesuffix("-sig")
    if unmarked := _utf_16(data):
        return _decoded(data, unmarked), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = min(_OLD, key=lambda name: _oddity(data[:_LOOKED_AT].decode(name, "replace")))
        return _decoded(data, best), best


def _decoded(data: bytes, encoding: str) -> str:
    if encoding not in (*ENCODINGS, "utf-8-sig", "utf-16-le", "utf-16-be"):
        raise HostDeskError(_("HostDesk does not know this way of writing letters."))
    if encoding == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = _utf_16(data) or "utf-16-le"
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _utf_16(data: bytes) -> str:
    """Which half of each pair is empty says the order of UTF-16 without a mark; "" for anything else."""
    start = data[:1000]
    if not start or len(data) % 2:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > len(start) // 6 and even < odd // 4:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) // 6 and odd < even // 4 else ""


def _oddity(text: str) -> float:
    """How little the words that have other letters than ASCII look like words."""
    return sum(_odd(word) for word in text.split() if not word.isascii())


def _odd(word: str) -> float:
    odd = 0.0
    for before, mark, after in zip(" " + word, word, word[1:] + " ", strict=False):
        if mark < "\x80":
            continue
        if not mark.isalpha():
            inside = before.isalpha() or after.isalpha()
            odd += 3 if inside and mark not in "’‘“”–" else 1
        elif mark.isupper() and before.islower():
            odd += 3  # a capital in the middle
        elif _script(mark) == "LATIN" and before >= "\x80" and before.isalpha():
            odd += 1  # Latin letters with accents seldom stand side by side
        if mark.isalpha() and before.isalpha() and _script(mark) != _script(before):
            odd += 3
    return odd


def _script(mark: str) -> str:
    return unicodedata.name(mark, "").partition(" ")[0]
