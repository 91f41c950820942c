"""Which table holds which part of the domain, and how its values are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step

# referred-to tables come before those that refer to them
NAMES: dict[type, str] = {
    Series: "series",
    Session: "sessions",
    Guest: "guests",
    Goal: "goals",
    Boundary: "boundaries",
    Decision: "decisions",
    Errand: "errands",
    Scale: "scales",
    Block: "blocks",
    Round: "rounds",
    Mark: "marks",
    EarlierMark: "earlier_marks",
    Step: "steps",
    Note: "notes",
    Picture: "pictures",
}
_KINDS = {table: kind for kind, table in NAMES.items()}
ORDER = {kind: number for number, kind in enumerate(NAMES)}
_REFERS_TO = {
    "session_id": "sessions",
    "series_id": "series",
    "scale_id": "scales",
    "round_id": "rounds",
    "guest_id": "guests",
    "mark_id": "marks",
    "block_id": "blocks",
    "boundary_id": "boundaries",
    "decision_id": "decisions",
}
# all others stay for ever: a part keeps its session, a mark its round and its guest
_MAY_CHANGE = {
    *((Session, "series_id"), (Block, "scale_id"), (EarlierMark, "mark_id")),
    *((Note, name) for name in ("guest_id", "block_id", "scale_id", "boundary_id", "decision_id")),
    *((Picture, name) for name in ("block_id", "scale_id")),
}
_MAY_CHANGE_UNNAMED = {(Mark, "round_id")}  # of an answer that nothing links to a guest
_LIST_BETWEEN = "; "  # between the choices of one field
# their row numbers are random, so that not even the file tells in which order people answered
_SCATTERED = (Mark, EarlierMark)


@dataclass(frozen=True, slots=True)
class Table:
    """The statements that store, find and take away one kind of entity."""

    put: str  # touches no row when the part belongs to another session
    take: str
    stamp: str  # one parameter: the uuid
    read: str  # one parameter: the session's uuid (of a series: its own)
    latest: str  # of a part: the newest rows; two parameters: how many, and the session that is left out
    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]  # all fields of an entity
    written: tuple[tuple[int, Callable[[Any], Any]], ...]  # the fields that are stored in another form
    made: tuple[tuple[int, Callable[[Any], Any]], ...]  # and how they are made of what is stored


_tables: dict[type, Table] = {}  # worked out once from the entities' fields and their types


def table_of(kind: type) -> Table:
    """The table of an entity's class."""
    if kind not in _tables:
        _tables[kind] = _worked_out(kind)
    return _tables[kind]


def _worked_out(kind: type) -> Table:
    table, names = NAMES[kind], tuple(field.name for field in fields(kind))
    hints = get_type_hints(kind)
    return Table(
        put=_put(kind, table, names),
        take=f"DELETE FROM {table} WHERE uuid = ?",
        stamp=f"SELECT stamp FROM {table} WHERE uuid = ?",
        read=_read(table, names),
        latest=_latest(table, names),
        names=names,
        values=attrgetter(*names),
        written=_others(_writer(hints[name]) for name in names),
        made=_others(_reader(hints[name]) for name in names),
    )


def _others(forms: Iterable[Callable[[Any], Any]]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """Those that do something, with their places."""
    return tuple((place, form) for place, form in enumerate(forms) if form is not _as_it_is)


def row_of(entity: Any) -> dict[str, Any]:
    """The parameters of `Table.put` but the stamp: field name -> stored value."""
    table = table_of(type(entity))
    row = list(table.values(entity))
    for place, write in table.written:
        row[place] = write(row[place])
    return dict(zip(table.names, row, strict=True))


def entity_of(kind: type, row: tuple[Any, ...]) -> Any:
    """The entity that a row of `Table.read` holds."""
    values = list(row)
    for place, read in table_of(kind).made:
        values[place] = read(values[place])
    return kind(*values)


def kind_named(table: str) -> type:
    """The class whose entities lie in this table; KeyError where there is none."""
    return _KINDS[table]


def stored_value(kind: type, name: str, value: Any) -> Any:
    """One field's value as a row holds it; of a reference, the id."""
    return _writer(get_type_hints(kind)[name])(value)


def made_value(kind: type, name: str, stored: Any) -> Any:
    """One field's value, of what `stored_value` gave; ValueError or TypeError for what nobody wrote."""
    return _reader(get_type_hints(kind)[name])(stored)


@cache
def could_be(kind: type, types: tuple[type, ...]) -> bool:
    """Whether a row of `Table.read` can have values of these types: a crafted file may hold any."""
    hints = get_type_hints(kind)
    stored = (_stored_as(hints[name]) for name in table_of(kind).names)
    return all(found in expected for found, expected in zip(types, stored, strict=True))


def _stored_as(hint: Any) -> set[type]:
    nothing = {type(None)} & set(get_args(hint))
    if get_origin(hint) is tuple:
        return {str}
    (kind,) = _kinds(hint)
    if issubclass(kind, Decimal):
        return {float, *nothing}
    if issubclass(kind, int):
        return {int, *nothing}
    return {bytes if issubclass(kind, bytes) else str, *nothing}


def _column(name: str) -> str:
    if name == "id":
        return "uuid"
    return name.removesuffix("_id") if name in _REFERS_TO else name


def _put(kind: type, table: str, names: tuple[str, ...]) -> str:
    columns = [*(_column(name) for name in names), "stamp"]
    values = [*(_value(name) for name in names), ":stamp"]
    fixed = [_column(name) for name in names if name in _REFERS_TO and (kind, name) not in _MAY_CHANGE]
    unnamed = [_column(name) for name in names if (kind, name) in _MAY_CHANGE_UNNAMED]
    changing = [column for column in columns if column not in ("uuid", *fixed) or column in unnamed]
    updates = ", ".join(f"{column} = excluded.{column}" for column in changing)
    same = " AND ".join(
        f"({table}.{column} IS excluded.{column}{' OR excluded.guest IS NULL' if column in unnamed else ''})"
        for column in fixed
    )
    if kind in _SCATTERED:
        columns.insert(0, "id")
        values.insert(0, "random() & 0xFFFFFFFFFFFFF")
    return (
        f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join(values)}) "
        f"ON CONFLICT(uuid) DO UPDATE SET {updates}" + (f" WHERE {same}" if same else "")
    )


def _value(name: str) -> str:
    """A parameter, or the row that it refers to: -1 where there is none, which the foreign key refuses."""
    if name not in _REFERS_TO:
        return f":{name}"
    found = f"(SELECT id FROM {_REFERS_TO[name]} WHERE uuid = :{name})"
    return f"CASE WHEN :{name} IS NULL THEN NULL ELSE coalesce({found}, -1) END"


def _read(table: str, names: tuple[str, ...]) -> str:
    which = "t.session = (SELECT id FROM sessions WHERE uuid = ?)" if "session_id" in names else "t.uuid = ?"
    return f"{_select(table, names)} WHERE {which}"


def _latest(table: str, names: tuple[str, ...]) -> str:
    newest = f"(SELECT * FROM {table} ORDER BY id DESC LIMIT ?)"
    return f"{_select(newest, names)} WHERE to_session_id.uuid <> ? ORDER BY t.id DESC"


def _select(table: str, names: tuple[str, ...]) -> str:
    columns, joins = [], []
    for name in names:
        if name in _REFERS_TO:
            joins.append(f"LEFT JOIN {_REFERS_TO[name]} AS to_{name} ON to_{name}.id = t.{_column(name)}")
            columns.append(f"to_{name}.uuid")
        else:
            columns.append(f"t.{_column(name)}")
    return f"SELECT {', '.join(columns)} FROM {table} AS t {' '.join(joins)}"


def _kinds(hint: Any) -> tuple[Any, ...]:
    return tuple(kind for kind in (get_args(hint) or (hint,)) if kind is not type(None))


def _writer(hint: Any) -> Callable[[Any], Any]:
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
    return _as_it_is


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is tuple:
        choice = getattr(get_args(hint)[0], "from_text", get_args(hint)[0])
        return lambda value: tuple(choice(word) for word in value.split(_LIST_BETWEEN) if word)
    (kind,) = _kinds(hint)
    if issubclass(kind, datetime | date | time):
        return lambda value: value and kind.fromisoformat(value)
    if issubclass(kind, Decimal):
        return lambda value: None if value is None else _decimal(value)
    if issubclass(kind, bool):
        return bool
    if issubclass(kind, StrEnum):
        return lambda value: None if value is None else kind(value)
    return _as_it_is


def _clock_text(value: datetime | time | None) -> str | None:
    """To the minute; a moment that knows its zone, to the second."""
    return None if value is None else value.isoformat(timespec="seconds" if value.tzinfo else "minutes")


def _decimal(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def _as_it_is(value: Any) -> Any:
    return value
