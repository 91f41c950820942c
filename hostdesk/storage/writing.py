"""Write changes inside a transaction: parts with the stamp of this laptop, unnamed answers in no order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.storage.driver import Connection, DriverError
from hostdesk.storage.library import Library
from hostdesk.storage.stamps import Stamping, is_stamped
from hostdesk.storage.tables import ORDER, row_of, table_of
from hostdesk.words import _


def write_inside(library: Library, changes: Sequence[Change]) -> None:
    """Inside a transaction: stores changes, each with the stamp of this device."""
    connection = library.connection
    for change in changes:
        stamping = Stamping.of(connection, library.here(), change)
        for entity in children_first(change.gone):
            stamping.forget(entity)
            take_out(connection, entity)
        make_room(connection, change)
        put_in(connection, stamping.stamped())
        words_changed(connection, change)
    scatter_unnamed(connection, changes)


def children_first(entities: Iterable[Entity]) -> list[Entity]:
    """What others refer to goes after them."""
    return sorted(entities, key=_place, reverse=True)


def _place(entity: Entity) -> int:
    return ORDER[type(entity)]


def make_room(connection: Connection, change: Change) -> None:
    """Inside a transaction: what stood in answers before may change places with one another."""
    for entity in change.after:
        if isinstance(entity, EarlierMark):
            statement = "UPDATE earlier_marks SET place = -1 - place WHERE uuid = ?"
            connection.execute(statement, (entity.id,))


def put_in(connection: Connection, stamped: Iterable[tuple[Entity, str]]) -> None:
    """Inside a transaction: entities come, or are edited, each with its stamp; those referred to first."""
    rows: dict[tuple[int, str], list[list[Any]]] = {}
    for entity, stamp in stamped:
        table = table_of(type(entity))
        statement = table.put if is_stamped(entity) else table.put_unnamed
        rows.setdefault((_place(entity), statement), []).append(row_of(entity, stamp))
    for (_order, statement), same in sorted(rows.items(), key=itemgetter(0)):
        if connection.executemany(statement, same).rowcount != len(same):
            raise HostDeskError(_("Something in it belongs to another session of this library."))


def take_out(connection: Connection, entity: Entity) -> None:
    """Inside a transaction: an entity goes, with all that belongs to it."""
    if isinstance(entity, Session):
        _leave_no_words(connection, entity)
    connection.execute(table_of(type(entity)).take, (entity.id,))


def _leave_no_words(connection: Connection, session: Session) -> None:
    """A session that goes leaves nothing in the search index."""
    connection.execute(
        "DELETE FROM search WHERE rowid = (SELECT row FROM search_rows JOIN sessions "
        "ON sessions.id = search_rows.session WHERE sessions.uuid = ?)",
        (session.id,),
    )


def words_changed(connection: Connection, change: Change) -> None:
    """Inside a transaction: the next search will look at these sessions anew."""
    for session_id in _sessions_with_new_words(change):
        connection.execute(
            "INSERT OR IGNORE INTO search_stale SELECT id FROM sessions WHERE uuid = ?", (session_id,)
        )


def _sessions_with_new_words(change: Change) -> set[str]:
    """None for a mark without words: the search index has nothing to learn from it."""
    found = set()
    for entity in (*change.before, *change.after):
        if isinstance(entity, Series):
            found.add(change.session_id)
        elif isinstance(entity, Session):
            found.add(entity.id)
        elif not isinstance(entity, Round) and not (isinstance(entity, Mark) and not entity.has_words):
            found.add(entity.session_id)
    return found


def scatter_unnamed(connection: Connection, changes: Sequence[Change]) -> None:
    """Inside a transaction: the places of unnamed marks in the file tell no order."""
    for round_id in _rounds_without_names(changes):
        _scatter(connection, round_id)


def _scatter(connection: Connection, round_id: str) -> None:
    """Writes the unnamed marks of a round anew, shuffled: their places in the file tell no order either."""
    which = "round = (SELECT id FROM rounds WHERE uuid = ?) AND guest IS NULL"
    rows = connection.execute(f"SELECT * FROM marks WHERE {which} ORDER BY random()", (round_id,)).fetchall()
    if not rows:
        return
    connection.execute(f"DELETE FROM marks WHERE {which}", (round_id,))
    places = ", ".join("?" * len(rows[0][1:]))
    connection.executemany(
        f"INSERT INTO marks VALUES (random() & 0xFFFFFFFFFFFFF, {places})", [row[1:] for row in rows]
    )


def leave_no_order(library: Library, changes: Sequence[Change]) -> None:
    """After a transaction: nor does the journal, which has unnamed marks in the order in which they came."""
    if _rounds_without_names(changes):
        with suppress(DriverError):  # the marks are durable already, and the next one empties the journal
            library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _rounds_without_names(changes: Sequence[Change]) -> set[str]:
    return {
        entity.round_id
        for change in changes
        for entity in change.after
        if isinstance(entity, Mark) and entity.guest_id is None
    }
