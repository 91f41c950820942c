"""Which laptop a library is on, and a clock there that never goes back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns

from hostdesk.domain.identity import new_id
from hostdesk.storage.digest import sha256_of
from hostdesk.storage.driver import Connection

_BEYOND = 2**42  # no clock that tells of the year 2109 or later moves another
_AHEAD = 10_000  # milliseconds that are taken at once, so that most edits write nothing about the clock
_MACHINE = ("/etc/machine-id", "/var/lib/dbus/machine-id")


class Here:
    """This library's own device, and the last moment it gave."""

    def __init__(self, device: int, last: int, upto: int) -> None:
        self.device = device  # its row in `devices`
        self.last = last
        self.upto = upto  # no moment later than this was ever given

    def next(self, connection: Connection, after: int = 0) -> int:
        """A moment that is later than all before and than `after`; the time where the clocks are right."""
        later = after + 1 if after < _BEYOND else 0
        self.last = max(self.last + 1, later, time_ns() // 1_000_000)
        if self.last > self.upto:
            self.upto = self.last + _AHEAD
            connection.execute("UPDATE here SET upto = ?", (self.upto,))
        return self.last


def here(connection: Connection, path: Path | None) -> Here:
    """Inside a transaction: the device; a new one where the library was copied, moved or put back.

    Two laptops that both thought they were the same one would take each other's edits for their own.
    """
    place = _place(path)
    found = connection.execute("SELECT device, place, upto FROM here").fetchone()
    if found and found[1] == place:
        return Here(found[0], found[2], found[2])
    made = connection.execute("INSERT INTO devices(uuid) VALUES (?)", (new_id(),))
    device, upto = int(made.lastrowid or 0), found[2] if found else 0
    connection.execute("INSERT OR REPLACE INTO here VALUES (1, ?, ?, ?)", (device, place, upto))
    return Here(device, upto, upto)


def was_written_here(connection: Connection, path: Path) -> bool:
    """True for a library that was written to in this very place: nobody else can know how to say so."""
    found = connection.execute("SELECT place FROM here").fetchone()
    return found is not None and found[0] == _place(path)


def stay_here(connection: Connection, path: Path) -> None:
    """Inside a transaction: the library is written anew in its place, and goes on as the device it was."""
    connection.execute("UPDATE here SET place = ?", (_place(path),))


def device_row(connection: Connection, device: str) -> int:
    """The row of a device, made where it is new here."""
    connection.execute("INSERT OR IGNORE INTO devices(uuid) VALUES (?)", (device,))
    return int(connection.execute("SELECT id FROM devices WHERE uuid = ?", (device,)).fetchone()[0])


def apart(connection: Connection, device: int, what: str) -> int:
    """The row under which a device edits something that not every version of a session has with it.

    A series is shared by several sessions, and pictures may be left out of an archive: who has seen edits of
    the session need not have seen those.
    """
    (uuid,) = connection.execute("SELECT uuid FROM devices WHERE id = ?", (device,)).fetchone()
    from hostdesk.domain.history import apart_ending  # with half of the domain: not before the first paint

    return device_row(connection, uuid + apart_ending(what))


def claims_more(connection: Connection, seen: Mapping[str, int]) -> bool:
    """True where somebody says they have seen edits of this device that it has not given.

    What it edits next would look as if it had been seen and overwritten there.
    """
    found = connection.execute(
        "SELECT devices.uuid, here.upto FROM here JOIN devices ON devices.id = here.device"
    ).fetchone()
    return found is not None and any(
        n > found[1] for device, n in seen.items() if device.partition(".")[0] == found[0]
    )


def another(connection: Connection) -> Here:
    """Inside a transaction: the library goes on in its place as a new device."""
    made = connection.execute("INSERT INTO devices(uuid) VALUES (?)", (new_id(),))
    connection.execute("UPDATE here SET device = ?", (made.lastrowid,))
    (upto,) = connection.execute("SELECT upto FROM here").fetchone()
    return Here(int(made.lastrowid or 0), upto, upto)


def forget_here(connection: Connection) -> None:
    """For a copy: whoever opens it to write becomes a device of its own."""
    connection.execute("UPDATE here SET place = ''")


def _place(path: Path | None) -> str:
    """Tells machine, folder and file apart, and cannot be read back."""
    if path is None:
        return "memory"
    seen = [_machine(), str(path.absolute())]
    with suppress(OSError):
        seen.append(str(os.stat(path).st_ino))
    for name in _MACHINE:
        with suppress(OSError):
            seen.append(Path(name).read_text(encoding="ascii"))
            break
    return sha256_of("\n".join(seen).encode("utf-8", "surrogateescape"))[:32]


def _machine() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # says the same, and takes its time

    return platform.node()
