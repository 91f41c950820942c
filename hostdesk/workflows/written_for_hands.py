"""Write what a host may read and change by hand: TOML, as `written_by_hand` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import time
from enum import StrEnum
from typing import Any

_GIVEN = {"id", "session_id", "place", "person", "flow"}  # by the place where it is read


def toml(written: Any) -> str:
    """A dataclass as TOML: its own values first, then its tables, then its lists of tables."""
    own, tables = _sorted(written)
    lines = [f"{name} = {_value(value)}" for name, value in own]
    for name, value in tables:
        for head, table in _tables(name, value):
            lines += ["", head, *(f"{key} = {_value(inner)}" for key, inner in _sorted(table)[0])]
    return "\n".join(lines) + "\n"


def _sorted(written: Any) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """Plain values and tables; what is as it would be anyhow is left out."""
    own: list[tuple[str, Any]] = []
    tables: list[tuple[str, Any]] = []
    for field in fields(written):
        value = getattr(written, field.name)
        if field.name in _GIVEN or value is None or (field.default is not MISSING and value == field.default):
            continue
        (tables if _is_table(value) else own).append((field.name, value))
    return own, tables


def _is_table(value: Any) -> bool:
    return is_dataclass(value) or (isinstance(value, tuple) and bool(value) and is_dataclass(value[0]))


def _tables(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, tuple):
        yield from ((f"[[{name}]]", part) for part in value)
    else:
        yield f"[{name}]", value


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_value(part) for part in value)}]"
    if isinstance(value, time):
        return value.strftime("%H:%M:00")
    if isinstance(value, StrEnum):
        return _words(value.value)
    return _words(value) if isinstance(value, str) else str(value)


def _words(text: str) -> str:
    """Between quotes; several lines stay several lines, so that they can be read."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{safe}"""' if "\n" in safe else f'"{safe}"'
