"""JSON, narrowly: nothing that two readers could take for different things, nothing that hides."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from hostdesk.errors import HostDeskError
from hostdesk.words import _

DEEPEST = 32
MOST_VALUES = 4_000_000
LONGEST_NUMBER = 18  # characters
MOST_ESCAPES = 1_000_000  # of all texts, unless none is longer than any that is kept
LONGEST_TEXT = 12 * 50_000  # bytes: the longest that is kept, with every mark as two escapes

# controls but for tab and line ends, lone surrogates, marks that turn the direction, byte order marks
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_ESCAPED = re.compile(rb"\\[ubf]")  # \u0007, say: the value itself has to be looked at
_LITERAL = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.S)  # also one that never ends
_ALL_BUT_MARKS = bytes(set(range(256)) - set(b'[]{}"'))
_ONE_KIND = bytes.maketrans(b"{}", b"[]")


def read(data: bytes) -> Any:
    """The value that `data` holds; HostDeskError for a byte order mark, depth, doubles, NaN, hidden marks…"""
    if data.startswith(codecs.BOM_UTF8):
        raise _refusal(_("it begins with a byte order mark"))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _refusal(_("it is not UTF-8 text")) from error
    if sum(data.count(mark) for mark in b"[{,") > MOST_VALUES:
        raise _refusal(_("it holds far more than any gathering"))
    if data.count(b"\\") > MOST_ESCAPES and any(
        len(found[0]) > LONGEST_TEXT for found in _LITERAL.finditer(data)
    ):
        raise _refusal(_("it holds a text that is far too long"))  # Python would take sixty times its size
    value = _parsed(text)
    _check_depth(data)
    if _hides(data, text, lambda: value):
        raise _refusal(_("it holds characters that nobody can see"))
    return value


def check_visible(data: bytes) -> None:
    """Refuses JSON of ours that `read` would refuse for characters that nobody can see."""
    if _hides(data, data.decode(), lambda: json.loads(data)):
        raise _refusal(_("it holds characters that nobody can see"))


def _hides(data: bytes, text: str, value: Callable[[], Any]) -> bool:
    """True when a text in it holds characters that hide, break or cannot be stored."""
    if not text.isascii() and _HIDDEN.search(text):
        return True
    escaped = b"\x7f" in data or (b"\\" in data and _ESCAPED.search(data) is not None)
    return escaped and any(_HIDDEN.search(found) for found in _texts(value()))


def _refusal(cause: str) -> HostDeskError:
    return HostDeskError(_("The data in this archive cannot be trusted: {cause}.").format(cause=cause))


def _too_deep() -> HostDeskError:
    return _refusal(_("it is nested too deeply"))


def _check_depth(data: bytes) -> None:
    """Of JSON that was parsed, without looking at it letter by letter."""
    marks = data.replace(b"\\\\", b"").replace(b'\\"', b"").translate(_ONE_KIND, _ALL_BUT_MARKS)
    brackets = b"".join(marks.replace(b'""', b"").split(b'"')[::2])  # every other piece is inside a text
    for _level in range(DEEPEST):
        if not brackets:
            return
        brackets = brackets.replace(b"[]", b"")
    if brackets:
        raise _too_deep()


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise _refusal(_("it is not whole JSON")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _refusal(_("it says one thing twice"))
    return found


def _constant(_name: str) -> Any:
    raise _refusal(_("it holds something that is not a number where a number belongs"))


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _refusal(_("it holds a number that is far too large"))
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if len(digits) > LONGEST_NUMBER or math.isinf(value):
        raise _refusal(_("it holds a number that is far too large"))
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
