"""Read what a host wrote by hand as TOML into the domain's own shapes; what does not fit is said plainly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from hostdesk.domain.text import holds_hidden, line, passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.plain_file import start_of

LARGEST = 1_000_000  # bytes; a template has about 12,000
LONGEST = 200  # parts of one kind
_MOST_DOTS = 20  # in a line, outside of quotes: keys of very many parts would be read for hours
_QUOTED_OR_REMARK = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)

_Shape = TypeVar("_Shape")
_ONE_LINE = {"title", "name", "about", "venue", "who", "spoken_by", "guest", "series"} | {
    *("leads", "answered_by", "could_ask", "circle", "greeter", "seat", "language", "contact"),
}


def read(shape: type[_Shape], path: Path) -> _Shape:
    """The file at `path` as this dataclass: its fields are the keys, its dataclass fields are tables.

    Unknown or missing keys, other kinds of values and what the domain refuses raise a HostDeskError
    that names the file and the place in it.
    """
    name = _said(path)
    try:
        with path.open("rb") as file:
            start = file.read(LARGEST + 1)
    except OSError as error:
        raise HostDeskError(_("{file} cannot be opened.").format(file=name)) from error
    return _table(shape, _written(start, name), name)


def read_own(shape: type[_Shape], path: Path) -> _Shape:
    """The same for a file that anybody may have made: only a plain file is opened, no link, no pipe."""
    name = _said(path)
    return _table(shape, _written(_plain_bytes(path, name), name), name)


def read_text(shape: type[_Shape], text: str, name: str) -> _Shape:
    """The same for a text that has no file yet."""
    return _table(shape, _written(text.encode(), name), name)


def _said(path: Path) -> str:
    return _("“{file}”").format(file=line(path.name[:80]))


def _plain_bytes(path: Path, name: str) -> bytes:
    try:
        found = start_of(path, LARGEST, links=False)
    except OSError as error:
        raise HostDeskError(_("{file} cannot be opened.").format(file=name)) from error
    if found is None:
        raise HostDeskError(_("{file} is no plain file; please choose the file itself.").format(file=name))
    return found


def _written(start: bytes, name: str) -> dict[str, Any]:
    if len(start) > LARGEST:
        raise HostDeskError(_("{file} is too large to be a template.").format(file=name))
    try:
        text = start.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise HostDeskError(_("{file} is not stored as UTF-8 text.").format(file=name)) from error
    if any(row.count(".") > _MOST_DOTS for row in _QUOTED_OR_REMARK.sub("_", text).splitlines()):
        raise HostDeskError(_("{file} has keys of too many parts to be a template.").format(file=name))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        where = _("at line {n}").format(n=found[1]) if found else _("near its end")
        sentence = _("{file} cannot be read {where}; look there for a missing quote or bracket.")
        raise HostDeskError(sentence.format(file=name, where=where)) from error


def _table(shape: type[_Shape], written: Any, where: str, place: int = 0) -> _Shape:
    if not isinstance(written, dict):
        raise HostDeskError(_("{where} should be a table of its own.").format(where=where))
    hints = get_type_hints(shape)
    # given when a session is made of it, or by the name of the file
    never = {"id": "", "session_id": "", "place": place, "person": "", "flow": ""}
    given = {name: value for name, value in never.items() if name in hints}
    known = {field.name: field for field in fields(shape) if field.name not in given}  # type: ignore[arg-type]  # a dataclass, which TypeVar cannot say
    for key in written.keys() - known.keys():
        close = ", ".join(f"“{name}”" for name in known)
        sentence = _("{where} has no “{key}”; it has {known}.")
        raise HostDeskError(sentence.format(where=where, key=line(key[:40]), known=close))
    for name, field in known.items():
        if name in written:
            given[name] = _value(hints[name], name, written[name], _inside(where, name))
        elif field.default is MISSING and field.default_factory is MISSING:
            raise HostDeskError(_("{where} needs a “{key}”.").format(where=where, key=name))
    return _made(shape, given, where)


def _inside(where: str, name: str) -> str:
    return _("{where}, “{key}”,").format(where=where.rstrip(","), key=name)


def _made(shape: type[_Shape], given: dict[str, Any], where: str) -> _Shape:
    try:
        return shape(**given)
    except HostDeskError as error:
        raise HostDeskError(_("{where} does not fit: {why}").format(where=where, why=error)) from error


def _value(hint: Any, name: str, written: Any, where: str) -> Any:
    if get_origin(hint) is tuple:
        return _row(get_args(hint)[0], written, where)
    (kind,) = tuple(part for part in (get_args(hint) or (hint,)) if part is not NoneType)
    if is_dataclass(kind):
        return _table(kind, written, where)  # type: ignore[arg-type]  # a class, not one of its values
    if issubclass(kind, StrEnum):
        return _chosen(kind, written, where)
    fits = (int, float) if kind is Decimal else (kind,)
    if type(written) not in fits:
        raise HostDeskError(_("{where} should be {what}.").format(where=where, what=_expected(kind)))
    if kind is str:
        return _words(name, written, where)
    if kind is time:
        return written.replace(second=0, microsecond=0)  # as a session keeps it
    return Decimal(str(written)) if kind is Decimal else written


def _expected(kind: type) -> str:
    return {
        str: _("words between quotes"),
        int: _("a whole number"),
        bool: _("true or false"),
        Decimal: _("a number"),
        date: _("a day such as 2026-05-12"),
        time: _("a time such as 18:30:00"),
    }[kind]


def _row(kind: type, written: Any, where: str) -> Sequence[Any]:
    if not isinstance(written, list):
        raise HostDeskError(_("{where} should be a list.").format(where=where))
    if len(written) > LONGEST:
        raise HostDeskError(_("{where} has more than {n} parts.").format(where=where.rstrip(","), n=LONGEST))
    numbered = ((number, f"{where.rstrip(',')} {number + 1}", item) for number, item in enumerate(written))
    if is_dataclass(kind):
        return tuple(_table(kind, item, inside, number) for number, inside, item in numbered)
    return tuple(_value(kind, "", item, inside) for _number, inside, item in numbered)


def _chosen(kind: type[StrEnum], written: Any, where: str) -> StrEnum:
    for choice in kind:
        if choice.value == written:
            return choice
    choices = ", ".join(f"“{choice.value}”" for choice in kind)
    raise HostDeskError(_("{where} should be one of {choices}.").format(where=where, choices=choices))


def _words(name: str, written: str, where: str) -> str:
    if holds_hidden(written):
        raise HostDeskError(_("{where} holds characters that cannot be seen.").format(where=where))
    try:
        return line(written) if name in _ONE_LINE else passage(written)
    except HostDeskError as error:
        raise HostDeskError(_("{where} is too long; please shorten it.").format(where=where)) from error
