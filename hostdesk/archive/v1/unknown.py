"""What a newer archive says that this HostDesk does not know: left aside, and told by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import msgspec

from hostdesk.archive.v1.records import ArchiveRecord

MOST = 20  # names that are told

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


def unknown_fields(value: Any) -> tuple[str, ...]:
    """The paths of such fields, each once, like `sessions.guests.pronouns`; of many, the first by name.

    They are not kept: whoever edits here could not keep them true, and nobody could erase a person from them.
    """
    return tuple(sorted(set(_unknown(value, ArchiveRecord, ())))[:MOST])


def _unknown(value: Any, kind: type[msgspec.Struct], above: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    known = _fields(kind)
    for name, inner in value.items():
        path = (*above, name)
        if name not in known:
            if _NAME.fullmatch(name):
                yield ".".join(path)
        elif (of := known[name]) is not None:
            for each in inner if isinstance(inner, list) else (inner,):
                yield from _unknown(each, of, path)


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, type[msgspec.Struct] | None]:
    """By name, the kind of record that a field holds, one or several; None: something plain."""
    return {field.encode_name: _record_in(field.type) for field in msgspec.structs.fields(kind)}


def _record_in(hint: Any) -> type[msgspec.Struct] | None:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    return next((found for inner in get_args(hint) if (found := _record_in(inner)) is not None), None)
