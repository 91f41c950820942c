"""Long looking into a library gives way to whoever needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hostdesk.errors import HostDeskError
from hostdesk.storage.driver import Connection, DriverError

_STEPS = 20_000  # of SQLite's machine: two or three milliseconds


class BrokenOffError(Exception):
    """Something more urgent came; nothing was done."""


@contextmanager
def broken_off_when(connection: Connection, wanted: Callable[[], bool]) -> Iterator[None]:
    """Long looking gives way within moments to whoever needs the connection; `BrokenOffError` says so."""
    broken_off = []

    def look() -> int:
        if wanted():
            broken_off.append(True)
        return int(bool(broken_off))

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except (DriverError, HostDeskError):
        if broken_off:
            raise BrokenOffError from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
