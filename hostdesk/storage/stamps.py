"""Notes with every edit which laptop made it, so that two versions of a session can be merged later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.history import PICTURES, REST, Dot, dot_of, dot_text, joined, parted
from hostdesk.domain.mark import Mark
from hostdesk.domain.one_thing import id_that_stands, takes_back
from hostdesk.domain.picture import Picture
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.storage.devices import Here, apart
from hostdesk.storage.driver import Connection
from hostdesk.storage.tables import table_of


def is_stamped(entity: Entity) -> bool:
    """Unnamed answers are not: nothing tells when or in which order they came."""
    return not (isinstance(entity, Mark) and entity.guest_id is None)


@dataclass(frozen=True, slots=True)
class Stamping:
    """The edits of one change, on their way into the library."""

    connection: Connection
    now: Here
    dot: Dot
    change: Change
    before: Mapping[tuple[type, str], Entity]

    @classmethod
    def of(cls, connection: Connection, now: Here, change: Change) -> Stamping:
        before = {(type(entity), entity.id): entity for entity in change.before}
        return cls(connection, now, (now.device, now.next(connection)), change, before)

    def stamped(self) -> list[tuple[Entity, str]]:
        """What came or was edited, with what will stand beside it; what comes back is not gone any more.

        Unnamed, it is given again: who had heard that it was taken back would not believe anything else.
        """
        came = [
            (entity.id,)
            for entity in self.change.after
            if (type(entity), entity.id) not in self.before and is_stamped(entity)
        ]
        self.connection.executemany("DELETE FROM gone WHERE uuid = ? AND NOT erased", came)
        return [(entity, self.stamp(entity)) for entity in self.change.after]

    def stamp(self, entity: Entity, confirmed: Iterable[str] = ()) -> str:
        """What will stand beside this entity; `confirmed`: cells that stay."""
        old = self.before.get((type(entity), entity.id))
        if not is_stamped(entity):
            if isinstance(old, Mark) and isinstance(entity, Mark) and takes_back(old, entity):
                self._take_back(entity)
            return ""
        dot = self.dot_for(entity)
        if old is None:
            self._settle(entity, None)  # it comes back, and nobody else has to bring it
            return dot_text(dot)
        dots, something_waits = self._stored(entity)
        changed = changed_cells(old, entity).union(confirmed)
        were = {dots.get(cell) or dots.get(REST) for cell in changed}
        # of this laptop's own edits the new one tells: whoever has seen it has seen those before
        own = dot_text(dot).partition(".")[0] + "."
        answered = [dot_of(one) for one in were if one and not one.startswith(own)]
        dot = self._later_than(answered, dot)
        self._overwritten(entity, answered)
        if something_waits:
            self._settle(entity, changed)
        return joined(dots | dict.fromkeys(changed, dot_text(dot)))

    def _later_than(self, answered: Iterable[Dot], dot: Dot) -> Dot:
        """An edit has a later moment than what it answers, though the clock there was far ahead."""
        latest = max((n for _device, n in answered), default=0)
        return dot if latest < dot[1] else (dot[0], self.now.next(self.connection, latest))

    def dot_for(self, entity: Entity) -> Dot:
        """The device that edits this, and its moment."""
        if isinstance(entity, Series | Picture):
            what = entity.id if isinstance(entity, Series) else PICTURES
            return apart(self.connection, self.dot[0], what), self.dot[1]
        return self.dot

    def forget(self, entity: Entity) -> None:
        """An entity is about to go: whoever has it still is not to bring it back."""
        if isinstance(entity, Session) or self._session_goes(entity):
            return
        dots, something_waits = self._stored(entity)
        if REST not in dots:  # nothing but its id tells that it is meant
            self._take_back(entity)
        if is_stamped(entity):
            self._overwritten(entity, {*map(dot_of, dots.values()), self.dot_for(entity)})
            if something_waits:
                self._settle(entity, None)

    def _take_back(self, entity: Entity) -> None:
        """As it is now, it is not to come back from anywhere."""
        id_ = entity.id if is_stamped(entity) else id_that_stands(entity.id, self._is_gone)
        gone = "INSERT INTO gone VALUES (?, ?, 0) ON CONFLICT DO NOTHING"
        self.connection.execute(gone, (id_, self._session_of(entity)))

    def _is_gone(self, id_: str) -> bool:
        return self.connection.execute("SELECT 1 FROM gone WHERE uuid = ?", (id_,)).fetchone() is not None

    def _stored(self, entity: Entity) -> tuple[dict[str, str], bool]:
        """Its stamps as they are in the library, and whether a choice waits there."""
        found = self.connection.execute(table_of(type(entity)).stamp, (entity.id,)).fetchone()
        return (parted(found[0]), bool(found[1])) if found else ({}, False)

    def _session_goes(self, entity: Entity) -> bool:
        going = {gone.id for gone in self.change.gone if isinstance(gone, Session)}
        return self._session_of(entity) in going

    def _session_of(self, entity: Entity) -> str:
        return str(getattr(entity, "session_id", self.change.session_id))

    def _overwritten(self, entity: Entity, dots: Iterable[Dot]) -> None:
        """What these edits said was seen here, although nothing bears their stamps any more."""
        which = "uuid = ?"
        name = self._session_of(entity)
        if isinstance(entity, Series):
            which, name = "series = (SELECT id FROM series WHERE uuid = ?)", entity.id
        for device, n in dots:
            self.connection.execute(
                f"INSERT INTO seen SELECT id, ?, ? FROM sessions WHERE {which} "
                "ON CONFLICT DO UPDATE SET n = max(n, excluded.n)",
                (device, n, name),
            )

    def _settle(self, entity: Entity, cells: set[str] | None) -> None:
        """What else these cells were made to be elsewhere is answered by this edit; None: by its going."""
        rows = self.connection.execute(
            "SELECT id, cell, device, n FROM conflicts WHERE uuid = ?", (entity.id,)
        ).fetchall()
        for row, cell, device, n in rows:
            if cells is None or cell in cells:
                self._overwritten(entity, [(device, n)])
                self.connection.execute("DELETE FROM conflicts WHERE id = ?", (row,))


def changed_cells(old: Any, new: Any) -> set[str]:
    """The cells in which two states of one entity differ."""
    table = table_of(type(new))
    fields = zip(table.cells, table.values(old), table.values(new), strict=True)
    return {cell for cell, was, now in fields if was != now}
