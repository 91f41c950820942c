"""Libraries as an attacker would make them: each of them is a sound one with something done to it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hostdesk.storage.library import open_library
from tests.builders import a_full_gathering, stored

PAGE = 4096


def sound(path: Path) -> None:
    with closing(open_library(path)) as library:
        stored(library, a_full_gathering())


def given(folder: Path, make: Callable[[Path], None]) -> Path:
    """The library as it arrives: copied, with all that lies beside it, from where it was made."""
    made = folder / "made"
    made.mkdir()
    make(made / "library.hostdesk")
    came = shutil.copytree(made, folder / "given", copy_function=_copy)
    return Path(came) / "library.hostdesk"


def _copy(source: str, target: str) -> None:
    if os.stat(source).st_size < 1 << 30:
        shutil.copy(source, target)
    else:
        os.rename(source, target)  # an endless one


def running(*statements: str) -> Callable[[Path], None]:
    """A sound library on which these statements were run, by somebody else's program."""

    def make(path: Path) -> None:
        sound(path)
        run(path, *statements)

    return make


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def rewording(table: str, old: str, new: str) -> Callable[[Path], None]:
    """A sound library whose schema says something else of one table."""
    return running(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'",
    )


def without_rules(table: str, *statements: str) -> Callable[[Path], None]:
    """Rows that break the rules of their table, which says afterwards what it said before."""

    def make(path: Path) -> None:
        sound(path)
        said = _reworded(path, table, _free(path, table))
        run(path, *statements)
        _reworded(path, table, said)

    return make


def _free(path: Path, table: str) -> str:
    """The table with the same columns, in which anything may stand."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    return f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, uuid UNIQUE, {', '.join(names[2:])})"


def _reworded(path: Path, table: str, words: str) -> str:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        which = "WHERE name = ? AND type = 'table'"
        (said,) = connection.execute(f"SELECT sql FROM sqlite_schema {which}", (table,)).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"UPDATE sqlite_schema SET sql = ? {which}", (words, table))
    return str(said)


def a_journal_with_a_trigger(path: Path) -> None:
    """As a program leaves it that is killed: the trigger is in the journal alone."""
    sound(path)
    script = (
        "import os, signal, sqlite3, sys\n"
        "made = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "made.execute('PRAGMA journal_mode = WAL')\n"
        "made.execute('CREATE TRIGGER evil AFTER INSERT ON notes BEGIN DELETE FROM guests; END')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    child = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert Path(f"{path}-wal").stat().st_size


def an_old_journal(path: Path) -> None:
    """A journal of the kind that is played back and then deletes the file that it names."""
    sound(path)
    victim = str(path.with_name("victim")).encode()
    head = struct.pack(
        ">8sLLLLL", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 0, 1, path.stat().st_size // PAGE, 512, PAGE
    )
    tail = struct.pack(">L", PAGE) + victim
    tail += struct.pack(">LL8s", len(victim), sum(victim), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
    Path(f"{path}-journal").write_bytes(head.ljust(512, b"\0") + tail)


def a_bomb_of_pages(table: str) -> Callable[[Path], None]:
    """A table whose pages lead to each other: floors with hundreds of doors, all to the next floor."""

    def make(path: Path) -> None:
        sound(path)
        root = _root(path, table)
        pages = path.read_bytes()
        number = len(pages) // PAGE
        floors = [_floor(number + level + 1) for level in range(1, 18)]
        whole = bytearray(pages + b"".join(floors) + pages[(root - 1) * PAGE : root * PAGE])
        head = 100 if root == 1 else 0  # the first page begins with the file's own head
        whole[(root - 1) * PAGE + head : root * PAGE] = _floor(number + 1, head)
        struct.pack_into(">L", whole, 28, len(whole) // PAGE)
        path.write_bytes(whole)

    return make


def _root(path: Path, table: str) -> int:
    if table == "sqlite_schema":
        return 1
    with closing(sqlite3.connect(path)) as connection:
        which = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(connection.execute(which, (table,)).fetchone()[0])


def _floor(door: int, head: int = 0) -> bytes:
    """An inner page of a table: every door leads to the same page."""
    cells = 400
    page = bytearray(PAGE)
    struct.pack_into(">BHHHBL", page, head, 5, 0, cells, PAGE - 6 * cells, 0, door)
    for cell in range(cells):
        at = PAGE - 6 * (cell + 1)
        struct.pack_into(">H", page, head + 12 + 2 * cell, at)
        struct.pack_into(">LBB", page, at, door, 0x81, cell & 0x7F)
    return bytes(page[head:])


def with_header(at: int, value: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        sound(path)
        whole = bytearray(path.read_bytes())
        whole[at : at + len(value)] = value
        path.write_bytes(whole)

    return make


def endless(path: Path) -> None:
    """A file of a terabyte in which nothing is, behind a sound one."""
    sound(path)
    whole = bytearray(path.read_bytes())
    struct.pack_into(">L", whole, 28, (1 << 40) // PAGE)
    path.write_bytes(whole)
    os.truncate(path, 1 << 40)


EVIL = "BEGIN DELETE FROM guests; END"
WITH_OTHER_TABLES: dict[str, Callable[[Path], None]] = {
    "a trigger when something is stored": running(f"CREATE TRIGGER evil AFTER INSERT ON notes {EVIL}"),
    "a trigger in place of nothing": running(f"CREATE TRIGGER evil BEFORE UPDATE ON sessions {EVIL}"),
    "a trigger of the search": running(f"CREATE TRIGGER evil AFTER INSERT ON search_stale {EVIL}"),
    "a view": running("CREATE VIEW evil AS SELECT load_extension('evil') FROM sessions"),
    "a view in place of a table": running(
        "ALTER TABLE steps RENAME TO other",
        "CREATE VIEW steps AS WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    ),
    "a virtual table": running("CREATE VIRTUAL TABLE evil USING fts5(words)"),
    "a table of the file's own": running("CREATE TABLE evil (a)"),
    "an index that computes": running("CREATE INDEX evil ON guests(abs(place))"),
    "a column that computes": running("ALTER TABLE steps ADD COLUMN evil TEXT AS (hex(zeroblob(99)))"),
    "one more column": running("ALTER TABLE steps ADD COLUMN evil TEXT"),
    "statistics": running("ANALYZE"),
    "a dropped index": running("DROP INDEX marks_one_a_guest"),
    "another default": rewording("notes", "taken TEXT", "taken TEXT DEFAULT (randomblob(1000000000))"),
    "a rule that computes": rewording(
        "notes", "words TEXT NOT NULL", "words TEXT NOT NULL CHECK (zeroblob(9))"
    ),
    "no rules": rewording("guests", "STRICT", ""),
    "another search": rewording("search", "unicode61", "evil"),
    "another kind of table": rewording("search", "fts5", "evil"),
    "a schema of a hundred megabytes": rewording(
        "notes", "NULL,", "NULL /*' || hex(zeroblob(50000000)) || '*/,"
    ),
}

# the schema is ours, word for word; what stands in it is not
OF_ANOTHER_SHAPE: dict[str, Callable[[Path], None]] = {
    "bytes for a title": without_rules("sessions", "UPDATE sessions SET title = x'ff00'"),
    "a number for a title": without_rules("sessions", "UPDATE sessions SET title = 7"),
    "words for a number": without_rules("marks", "UPDATE marks SET value = 'seven'"),
    "no number at all": without_rules("marks", "UPDATE marks SET value = 9e999"),
    "a number off its scale": without_rules("marks", "UPDATE marks SET value = 1e300"),
    "nobody's name": without_rules("guests", "UPDATE guests SET name = ''"),
    "nothing for a name": without_rules("guests", "UPDATE guests SET name = NULL"),
    "a kind that nobody knows": without_rules("notes", "UPDATE notes SET kind = x'00'"),
    "words of a hundred megabytes": without_rules(
        "notes", "UPDATE notes SET words = hex(zeroblob(50000000))"
    ),
    "somebody of no session": running("PRAGMA foreign_keys = OFF", "UPDATE guests SET session = 99"),
    "a crafted search index": running("UPDATE search_data SET block = randomblob(length(block))"),
    "a search index of nothing": running("DELETE FROM search_data"),
    "a bomb of pages for guests": a_bomb_of_pages("guests"),
    "a bomb of pages for sessions": a_bomb_of_pages("sessions"),
    "a bomb of pages for the schema": a_bomb_of_pages("sqlite_schema"),
    "no end": endless,
}
OTHERWISE_STRANGE: dict[str, Callable[[Path], None]] = {
    "a journal with a trigger": a_journal_with_a_trigger,
    "an old journal": an_old_journal,
    "version 0": running("PRAGMA user_version = 0"),
    "version -1": running("PRAGMA user_version = -1"),
    "the highest version": running("PRAGMA user_version = 2147483647"),
    "the lowest version": running("PRAGMA user_version = -2147483648"),
    "an older version than it is": running("PRAGMA user_version = 1"),
    "another application": running("PRAGMA application_id = 1"),
    "a way of writing of the future": with_header(18, b"\x07\x07"),
    "a page of no size": with_header(16, b"\x00\x00"),
    "pages of another size": with_header(16, b"\x02\x00"),
    "letters of another kind": with_header(56, struct.pack(">L", 2)),
    "a schema format of the future": with_header(44, struct.pack(">L", 99)),
    "room taken from each page": with_header(20, b"\xff"),
    "free pages without end": with_header(32, struct.pack(">LL", 2, 0xFFFFFFFF)),
}
NO_LETTERS = without_rules("notes", "UPDATE notes SET words = CAST(x'fffe80' AS TEXT)")
HARMLESS: dict[str, Callable[[Path], None]] = {
    "nothing done to it": sound,
    "taken out of its journal": running("PRAGMA journal_mode = DELETE"),
    "packed by another program": running("VACUUM"),
    "letters that are said to be none": with_header(56, struct.pack(">L", 9)),
    "a great cache wanted": with_header(48, struct.pack(">l", -2147483648)),
}
