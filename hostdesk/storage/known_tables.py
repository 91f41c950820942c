"""Whether a library has the tables that HostDesk makes, and nothing besides: what else is in a file can act.

A trigger, a view, a default or a virtual table of somebody else's would run with what we store and ask. So
nothing is read from or written to a library before all that its schema says is what ours says.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from time import monotonic

from hostdesk.errors import HostDeskError
from hostdesk.storage.digest import sha256_of
from hostdesk.storage.driver import VERSION, Connection, DriverError, driver
from hostdesk.words import _

# of what each version's schema says; where none fits, it is compared with what this SQLite makes of our
# migrations
MADE = {
    1: "a247e984c7f766aa9b34755cf5ee8205",
    2: "f741008cd1e879c2e746aca764037cf0",
    3: "9d4fe867f28b23c2b0bc0f6979730ce5",
    4: "2efd31e11e44a1f40fc4de267b220ac1",
}
_PATIENCE = 20.0  # seconds for opening a library; reading a crafted tree of pages could take for ever
_A_SECOND = 20_000_000  # bytes that are looked through in a second, with much to spare
_STEPS = 20_000  # of SQLite's machine, between two looks at the clock
_LONGEST = 6_000  # characters of a statement; our longest has half of it
LOOKS_AT_SEARCH = VERSION >= (3, 44)  # from then on SQLite's own check is of the search index too
_MOST = 1_000  # statements; ours are a tenth of it
_LONGEST_WORDS, _LARGEST_PICTURE = 60_000, 3 << 20  # what the domain keeps, and some more


def another_made_it() -> HostDeskError:
    return HostDeskError(
        _("This library holds tables that HostDesk did not make, so nothing in it is opened.")
    )


def refuse_others(connection: Connection, version: int) -> None:
    """HostDeskError unless the schema is the one of this version, word for word."""
    found = fingerprint(connection)
    if found != MADE.get(version) and found != made_here(version):
        raise another_made_it()


def fingerprint(connection: Connection) -> str:
    """Of everything that the schema says; rows are cut, as crafted ones could fill the memory."""
    said = connection.execute(
        "SELECT type, name, tbl_name, substr(sql, 1, ?) FROM sqlite_schema ORDER BY type, name LIMIT ?",
        (_LONGEST, _MOST),
    ).fetchall()
    return sha256_of(repr([tuple(row) for row in said]).encode("utf-8", "surrogatepass"))[:32]


def made_here(version: int) -> str:
    """What this SQLite makes of the first `version` migrations: another one may word some of it otherwise."""
    from sqlite_utils import Database  # heavy, and hardly ever needed

    from hostdesk.storage.migrations import migrations

    with closing(driver.connect(":memory:", isolation_level=None)) as connection:
        made = Database(connection, execute_plugins=False, strict=True)
        after = [step.name for step in migrations.pending(made)][version:]
        migrations.apply(made, stop_before=after[:1])
        return fingerprint(connection)


def be_patient(connection: Connection, path: Path) -> None:
    """From here on, SQLite is stopped where it works far longer than a file of this size can need."""
    size = path.stat().st_size if path.exists() else 0
    end = monotonic() + _PATIENCE + size / _A_SECOND
    connection.set_progress_handler(lambda: int(monotonic() > end), _STEPS)


def take_all_time(connection: Connection) -> None:
    """It is one of ours: whatever it does now may take as long as it takes."""
    connection.set_progress_handler(None, 0)


def is_sound(connection: Connection) -> bool:
    """SQLite's own look at every page, row and reference, and at the search index: for files of strangers."""
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            return False
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            return False
        if not LOOKS_AT_SEARCH:
            connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
        return not any(_holds_too_long(connection, name) for name in _tables(connection))
    except (DriverError, UnicodeDecodeError):
        return False


def _tables(connection: Connection) -> list[str]:
    """Names of ours alone, as the schema was compared; the search index makes its own out of them."""
    return [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row[0].startswith(("search", "sqlite_", "_"))
    ]


def _holds_too_long(connection: Connection, table: str) -> bool:
    """Words that nobody can have typed and pictures that are not shrunk would fill the memory."""
    columns = [row[1:3] for row in connection.execute(f"PRAGMA table_info({table})")]
    longest = {"TEXT": _LONGEST_WORDS, "BLOB": _LARGEST_PICTURE}
    long = [f"length({name}) > {longest[kind]}" for name, kind in columns if kind in longest]
    found = connection.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(long) or 0} LIMIT 1").fetchone()
    return found is not None
