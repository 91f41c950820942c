"""Read all that can be read of one table of a damaged file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hostdesk.storage.driver import Connection, DriverError

UNREADABLE = (DriverError, MemoryError)  # a row may say that it is of any size

Row = tuple[Any, ...]


class Reading:
    """All that can be read of one table."""

    def __init__(self, connection: Connection, table: str, names: list[str], elsewhere: set[int]) -> None:
        self._connection = connection
        self._table = table
        self._select = f"SELECT {', '.join(['rowid', *names])} FROM {table}"
        self._elsewhere = elsewhere  # numbers that rows had when the backup was made
        self._seen: set[int] = set()
        self.known: set[int] = set()  # numbers of rows that are there, or were
        self.failed = False  # the table itself; damaged indexes are made anew
        self._indexes_failed = False

    @property
    def gone(self) -> set[int] | None:
        """The numbers of rows that were there and could not be read; None where nothing tells them."""
        return None if self._indexes_failed or not self.known else self.known - self._seen

    def rows(self) -> Iterator[Row]:
        """Each row once: from the front, from the back, and then what indexes and backup know of."""
        yield from self._in_order("")
        self.known = self._in_indexes()
        if self.failed or self.known - self._seen:
            self.failed = True
            yield from self._in_order(" DESC")
            yield from self._one_by_one()
        self.known |= self._seen

    def _in_order(self, direction: str) -> Iterator[Row]:
        try:
            for row in self._connection.execute(f"{self._select} NOT INDEXED ORDER BY rowid{direction}"):
                if row[0] in self._seen:
                    return
                self._seen.add(row[0])
                yield row
        except UNREADABLE:
            self.failed = True

    def _one_by_one(self) -> Iterator[Row]:
        for number in sorted((self.known | self._elsewhere) - self._seen):
            with suppress(*UNREADABLE):
                row = self._connection.execute(f"{self._select} WHERE rowid = ?", (number,)).fetchone()
                if row is not None and row[0] == number:
                    self._seen.add(number)
                    yield row

    def _in_indexes(self) -> set[int]:
        found: set[int] = set()
        try:
            listed = "SELECT name FROM pragma_index_list(?) WHERE NOT partial"
            indexes = [row[0] for row in self._connection.execute(listed, (self._table,))]
        except UNREADABLE:
            indexes = []
        whole = 0
        for index in indexes:
            statement = f'SELECT rowid FROM {self._table} INDEXED BY "{index}"'
            with suppress(*UNREADABLE):
                for row in self._connection.execute(statement):
                    found.add(row[0])
                whole += 1
        self._indexes_failed = whole == 0
        return found
