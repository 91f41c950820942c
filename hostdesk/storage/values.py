"""How the values of the domain's fields are stored, and made again of what is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

_LIST_BETWEEN = "; "  # between the choices of one field
_SO_FEW = 32  # different numbers or choices are there in all the rows of a field


def stored_value(kind: type, name: str, value: Any) -> Any:
    """One field's value as a row holds it; of a reference, the id."""
    return writer(get_type_hints(kind)[name])(value)


def made_value(kind: type, name: str, stored: Any) -> Any:
    """One field's value, of what `stored_value` gave; ValueError or TypeError for what nobody wrote."""
    return reader(get_type_hints(kind)[name])(stored)


def stored_as(hint: Any) -> set[type]:
    """What SQLite gives for a field of this type."""
    nothing = {type(None)} & set(get_args(hint))
    if get_origin(hint) is tuple:
        return {str}
    (kind,) = _kinds(hint)
    if issubclass(kind, Decimal):
        return {float, *nothing}
    if issubclass(kind, int):
        return {int, *nothing}
    return {bytes if issubclass(kind, bytes) else str, *nothing}


def writer(hint: Any) -> Callable[[Any], Any]:
    """Of a field of this type."""
    if get_origin(hint) is tuple:
        return lambda value: _LIST_BETWEEN.join(str(one) for one in value)
    (kind,) = _kinds(hint)
    if issubclass(kind, datetime | time):
        return _clock_text
    if issubclass(kind, date):
        return lambda value: value and value.isoformat()
    if issubclass(kind, Decimal):
        return lambda value: None if value is None else float(value)
    if issubclass(kind, bool):
        return int
    return as_it_is


def reader(hint: Any) -> Callable[[Any], Any]:
    """Back from what `writer` gave."""
    if get_origin(hint) is tuple:
        choice = getattr(get_args(hint)[0], "from_text", get_args(hint)[0])
        return lambda value: tuple(choice(word) for word in value.split(_LIST_BETWEEN) if word)
    (kind,) = _kinds(hint)
    if issubclass(kind, datetime | date | time):
        return lambda value: value and kind.fromisoformat(value)
    if issubclass(kind, Decimal):
        return lru_cache(_SO_FEW)(lambda value: None if value is None else _decimal(value))
    if issubclass(kind, bool):
        return bool
    if issubclass(kind, StrEnum):
        return lru_cache(_SO_FEW)(lambda value: None if value is None else kind(value))
    return as_it_is


def _clock_text(value: datetime | time | None) -> str | None:
    """To the minute; a moment that knows its zone, to the second."""
    return None if value is None else value.isoformat(timespec="seconds" if value.tzinfo else "minutes")


def _decimal(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def as_it_is(value: Any) -> Any:
    """What most of them are."""
    return value


def _kinds(hint: Any) -> tuple[Any, ...]:
    return tuple(kind for kind in (get_args(hint) or (hint,)) if kind is not type(None))
