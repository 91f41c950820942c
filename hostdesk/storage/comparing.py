"""Compare the library with another of its kind: which sessions are only in one, and which differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hostdesk.storage import connection as connections
from hostdesk.storage.driver import CAN_LOCK, Connection
from hostdesk.storage.keys import Key
from hostdesk.storage.library import Library

_BOOKKEEPING = ("id", "session", "stamp")  # where a row lies in its file, and who wrote it when
_HEAVY = ("data",)  # of a picture: it never changes, another one is another row


@dataclass(frozen=True, slots=True)
class Compared:
    """Titles of sessions, in the order of the list."""

    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    same: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.only_here or self.only_there or self.differing)


def compared(library: Library, other: Path, key: Key | None = None) -> Compared:
    """`library` against the library file `other`, which is only looked into and has the same tables."""
    with connections.translated(), _beside(library.connection, other, key) as connection:
        differing = _differing(connection)
        return Compared(
            _titles(connection, "main", f"uuid NOT IN ({_sessions('other')})"),
            _titles(connection, "other", f"uuid NOT IN ({_sessions('main')})"),
            _titles(connection, "other", "uuid IN (SELECT value FROM json_each(?))", json.dumps(differing)),
            _number(connection) - len(differing),
        )


def titles_in(library: Library) -> tuple[str, ...]:
    """Of all its sessions, in the order of the list."""
    with connections.translated():
        return _titles(library.connection, "main", "1")


@contextmanager
def _beside(connection: Connection, other: Path, key: Key | None) -> Iterator[Connection]:
    address = connections.address(other, "ro&immutable=1")
    if CAN_LOCK:  # or else it would be taken to open with the library's own key
        spec = key.as_pragma() if key is not None else ""
        connection.execute("ATTACH DATABASE ? AS other KEY ?", (address, spec))
    else:
        connection.execute("ATTACH DATABASE ? AS other", (address,))
    try:
        yield connection
    finally:
        connection.execute("DETACH DATABASE other")


def _sessions(schema: str) -> str:
    return f"SELECT uuid FROM {schema}.sessions"


def _titles(connection: Connection, schema: str, which: str, *values: str) -> tuple[str, ...]:
    found = f"SELECT title FROM {schema}.sessions WHERE {which} ORDER BY starts DESC, id DESC"
    return tuple(row[0] for row in connection.execute(found, values))


def _number(connection: Connection) -> int:
    in_both = f"SELECT count(*) FROM main.sessions WHERE uuid IN ({_sessions('other')})"
    return int(connection.execute(in_both).fetchone()[0])


def _differing(connection: Connection) -> list[str]:
    """The sessions that are in both, with anything in them that is not the same."""
    from hostdesk.storage.tables import NAMES

    found: set[str] = set()
    for table in NAMES.values():
        if table == "series":
            continue
        columns = _columns(connection, table)
        for one, two in (("main", "other"), ("other", "main")):
            found |= {row[0] for row in connection.execute(_unlike(table, columns, one, two))}
    in_both = f"{_sessions('main')} WHERE uuid IN ({_sessions('other')})"
    return [row[0] for row in connection.execute(in_both) if row[0] in found]


def _columns(connection: Connection, table: str) -> list[str]:
    """Those that both have, and that say something."""
    one, two = (
        {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?, ?)", (table, schema))}
        for schema in ("main", "other")
    )
    return sorted((one & two) - {*_BOOKKEEPING, *_HEAVY})


def _unlike(table: str, columns: list[str], one: str, two: str) -> str:
    """The sessions of the rows in `one` that are not in `two`, or not like this."""
    same = " AND ".join(f"there.{column} IS here.{column}" for column in columns)
    missing = f"NOT EXISTS (SELECT 1 FROM {two}.{table} AS there WHERE {same})"
    if table == "sessions":
        return f"SELECT uuid FROM {one}.sessions AS here WHERE {missing}"
    whose = f"JOIN {one}.sessions AS whose ON whose.id = here.session"
    return f"SELECT DISTINCT whose.uuid FROM {one}.{table} AS here {whose} WHERE {missing}"
