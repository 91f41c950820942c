"""After damage: rows whose session or guest is gone get one in its place, what belongs to nothing goes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hostdesk.domain.identity import new_id
from hostdesk.storage.driver import Connection
from hostdesk.words import _

_ROUNDS = 20  # as deep as things can belong to each other, and more


def mend_references(connection: Connection, lost: Counter[str], placeholders: Counter[str]) -> None:
    """Afterwards everything in the library belongs to something that is there."""
    for _round in range(_ROUNDS):
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if not broken:
            return
        for table, row, parent, number in broken:
            if row is None:  # a table without numbers: of the library's own, and made again by itself
                connection.execute(
                    f"DELETE FROM {table} WHERE {_column(connection, table, number)} NOT IN "
                    f"(SELECT id FROM {parent})"
                )
                continue
            _mend(connection, table, row, parent, number, lost, placeholders)


def _mend(
    connection: Connection,
    table: str,
    row: int,
    parent: str,
    number: int,
    lost: Counter[str],
    placeholders: Counter[str],
) -> None:
    column = _column(connection, table, number)
    found = connection.execute(f"SELECT * FROM {table} WHERE rowid = ?", (row,)).fetchone()
    if found is None:  # gone in the meantime
        return
    names = [one[0] for one in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    there = dict(zip(names, found, strict=True))
    if parent in _PLACEHOLDERS and not (table == "notes" and parent == "guests"):
        placeholders[parent] += _placeholder(connection, parent, there[column], there.get("session"))
    elif _may_be_empty(connection, table, column):
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row,))
    else:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
        lost[table] += 1


# what is put where the row itself is gone, so that what belonged to it has a place
_PLACEHOLDERS: dict[str, dict[str, Any]] = {
    "sessions": {"stage": "harvest"},
    "guests": {"invitation": "accepted", "place": 1000},
}


def _placeholder(connection: Connection, parent: str, number: int, session: int | None) -> int:
    values = {**_empty(connection, parent), **_PLACEHOLDERS[parent], "id": number, "uuid": new_id()}
    if parent == "sessions":
        values["title"] = _("A session whose title was lost")
    else:
        values |= {"name": _("A guest whose name was lost"), "session": session}
    columns, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    put = connection.execute(f"INSERT OR IGNORE INTO {parent}({columns}) VALUES ({places})", values)
    return max(0, put.rowcount)


def _empty(connection: Connection, table: str) -> dict[str, Any]:
    """A value for each column that has to have one."""
    wanted = 'SELECT name, type FROM pragma_table_info(?) WHERE "notnull" AND dflt_value IS NULL AND NOT pk'
    found = connection.execute(wanted, (table,)).fetchall()
    return {name: "" if kind == "TEXT" else 0 for name, kind in found}


def _column(connection: Connection, table: str, number: int) -> str:
    listed = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?'
    return str(connection.execute(listed, (table, number)).fetchone()[0])


def _may_be_empty(connection: Connection, table: str, column: str) -> bool:
    wanted = 'SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?'
    return not connection.execute(wanted, (table, column)).fetchone()[0]
