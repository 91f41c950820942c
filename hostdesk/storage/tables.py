"""Which table holds which part of the domain, and how its values are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, get_type_hints

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import cell_of
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step
from hostdesk.storage.values import as_it_is, reader, stored_as, writer

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
_MAY_CHANGE_UNNAMED = {(Mark, "round_id")}
# their row numbers are random, so that not even the file tells in which order people answered
_SCATTERED = (Mark, EarlierMark)


@dataclass(frozen=True, slots=True)
class Table:
    """The statements that store, find and take away one kind of entity."""

    put: str  # touches no row when the part belongs to another session
    put_unnamed: str  # the same for what nothing links to a guest
    take: str
    stamp: str  # and whether anything waits to be chosen there; one parameter: the uuid
    read: str  # one parameter, or in its place several: the session's uuid (of a series: its own)
    every: str  # of all rows, in the order of the file: the session's number, and what `read` gives
    latest: str  # of a part: the newest rows; two parameters: how many, and the session that is left out
    names: tuple[str, ...]
    cells: tuple[str, ...]  # what each of them is edited and merged with
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
        put=_put(kind, table, names, _MAY_CHANGE),
        put_unnamed=_put(kind, table, names, _MAY_CHANGE | _MAY_CHANGE_UNNAMED),
        take=f"DELETE FROM {table} WHERE uuid = ?",
        stamp=f"SELECT stamp, EXISTS(SELECT 1 FROM conflicts WHERE uuid = ?1) FROM {table} WHERE uuid = ?1",
        read=_read(table, names),
        every=_every(table, names),
        latest=_latest(table, names),
        names=names,
        cells=tuple(cell_of(kind, name) for name in names),
        values=attrgetter(*names),
        written=_others(writer(hints[name]) for name in names),
        made=_others(reader(hints[name]) for name in names),
    )


def _others(forms: Iterable[Callable[[Any], Any]]) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """Those that do something, with their places."""
    return tuple((place, form) for place, form in enumerate(forms) if form is not as_it_is)


def row_of(entity: Any, stamp: str = "") -> list[Any]:
    """The parameters of `Table.put`: the stored values of the fields, and the stamp."""
    table = table_of(type(entity))
    row = [*table.values(entity), stamp]
    for place, write in table.written:
        row[place] = write(row[place])
    return row


def entity_of(kind: type, row: Sequence[Any]) -> Any:
    """The entity that a row of `Table.read` holds."""
    values = list(row)
    for place, read in table_of(kind).made:
        values[place] = read(values[place])
    return kind(*values)


def kind_named(table: str) -> type:
    """The class whose entities lie in this table; KeyError where there is none."""
    return _KINDS[table]


@cache
def could_be(kind: type, types: tuple[type, ...]) -> bool:
    """Whether a row of `Table.read` can have values of these types: a crafted file may hold any."""
    hints = get_type_hints(kind)
    stored = (stored_as(hints[name]) for name in table_of(kind).names)
    return all(found in expected for found, expected in zip(types, stored, strict=True))


def _column(name: str) -> str:
    if name == "id":
        return "uuid"
    return name.removesuffix("_id") if name in _REFERS_TO else name


def _put(kind: type, table: str, names: tuple[str, ...], may_change: set[tuple[type, str]]) -> str:
    """Names no column that stays: SQLite writes an index anew for each column that is named in it."""
    columns = [*(_column(name) for name in names), "stamp"]
    values = [*(_value(name, f"?{number}") for number, name in enumerate(names, 1)), f"?{len(columns)}"]
    fixed = [_column(name) for name in names if name in _REFERS_TO and (kind, name) not in may_change]
    updates = ", ".join(f"{one} = excluded.{one}" for one in columns if one not in ("uuid", *fixed))
    same = " AND ".join(f"{table}.{column} IS excluded.{column}" for column in fixed)
    if kind in _SCATTERED:
        columns.insert(0, "id")
        values.insert(0, "random() & 0xFFFFFFFFFFFFF")
    return (
        f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join(values)}) "
        f"ON CONFLICT(uuid) DO UPDATE SET {updates}" + (f" WHERE {same}" if same else "")
    )


def _value(name: str, parameter: str) -> str:
    """A parameter, or the row that it refers to: -1 where there is none, which the foreign key refuses."""
    if name not in _REFERS_TO:
        return parameter
    found = f"(SELECT id FROM {_REFERS_TO[name]} WHERE uuid = {parameter})"
    return f"CASE WHEN {parameter} IS NULL THEN NULL ELSE coalesce({found}, -1) END"


def _read(table: str, names: tuple[str, ...]) -> str:
    of_session = "t.session IN (SELECT id FROM sessions WHERE uuid IN (?))"
    return f"{_select(table, names)} WHERE {of_session if 'session_id' in names else 't.uuid IN (?)'}"


def _every(table: str, names: tuple[str, ...]) -> str:
    """Of a reference, only that there is one: whether it leads anywhere is another question."""
    session = "session" if "session_id" in names else "id"
    columns = (
        f"CASE WHEN {_column(name)} IS NOT NULL THEN '' END" if name in _REFERS_TO else _column(name)
        for name in names
    )
    return f"SELECT {', '.join((session, *columns))} FROM {table} NOT INDEXED"


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
