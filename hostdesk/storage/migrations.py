"""How the library's tables came to be: append only, in their own words, never with today's classes."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("hostdesk")

_SESSION = "session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"
_ID = "id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE"


def _column(name: str, table: str, null: str = "NOT NULL") -> str:
    return f"{name} INTEGER {null} REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"


@migrations()
def m001_one_gathering(db: Database) -> None:
    """Sessions in series, and everything that belongs to a session."""
    value = "value REAL CHECK (value IS NULL OR (value BETWEEN 0 AND 10 AND value * 2 = round(value * 2)))"
    words = (
        f"{value}, skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)), already_there TEXT NOT NULL, "
        "one_step_up TEXT NOT NULL, came TEXT NOT NULL, spoken_by TEXT NOT NULL"
    )
    for statement in (
        f"CREATE TABLE series ({_ID}, title TEXT NOT NULL) STRICT",
        f"CREATE TABLE sessions ({_ID}, title TEXT NOT NULL, {_column('series', 'series', 'NULL')}, "
        "starts TEXT, stage TEXT NOT NULL, calling TEXT NOT NULL, preferred_future TEXT NOT NULL, "
        "best_hopes TEXT NOT NULL, already_works TEXT NOT NULL, who_would_notice TEXT NOT NULL, "
        "venue TEXT NOT NULL, arrival TEXT NOT NULL, layout TEXT NOT NULL, access TEXT NOT NULL, "
        "food TEXT NOT NULL, materials TEXT NOT NULL) STRICT",
        f"CREATE TABLE guests ({_ID}, {_SESSION}, place INTEGER NOT NULL, "
        "name TEXT NOT NULL CHECK (name <> ''), about TEXT NOT NULL, brings TEXT NOT NULL, "
        "worth_coming TEXT NOT NULL, invitation TEXT NOT NULL, "
        "is_host INTEGER NOT NULL CHECK (is_host IN (0, 1)), "
        "arrived INTEGER NOT NULL CHECK (arrived IN (0, 1)), "
        "walk_in INTEGER NOT NULL CHECK (walk_in IN (0, 1))) STRICT",
        f"CREATE TABLE boundaries ({_ID}, {_SESSION}, place INTEGER NOT NULL, kind TEXT NOT NULL, "
        "words TEXT NOT NULL, how_held TEXT NOT NULL, "
        "on_paper INTEGER NOT NULL CHECK (on_paper IN (0, 1))) STRICT",
        f"CREATE TABLE blocks ({_ID}, {_SESSION}, place INTEGER NOT NULL, title TEXT NOT NULL, "
        "minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440), role TEXT, position TEXT, "
        "what_happens TEXT NOT NULL, materials TEXT NOT NULL) STRICT",
        f"CREATE TABLE scales ({_ID}, {_SESSION}, place INTEGER NOT NULL, question TEXT NOT NULL, "
        "kind TEXT NOT NULL, low_means TEXT NOT NULL, high_means TEXT NOT NULL, "
        "lowest INTEGER NOT NULL, highest INTEGER NOT NULL CHECK (highest > lowest), "
        "halves INTEGER NOT NULL CHECK (halves IN (0, 1)), naming TEXT NOT NULL) STRICT",
        f"CREATE TABLE rounds ({_ID}, {_SESSION}, {_column('scale', 'scales')}, moment TEXT NOT NULL, "
        "opened TEXT NOT NULL, closed INTEGER NOT NULL CHECK (closed IN (0, 1)), "
        "UNIQUE (scale, moment)) STRICT",
        f"CREATE TABLE marks ({_ID}, {_SESSION}, {_column('round', 'rounds')}, "
        f"{_column('guest', 'guests', 'NULL')}, {words}, CHECK (value IS NULL OR NOT skipped)) STRICT",
        f"CREATE TABLE earlier_marks ({_ID}, {_SESSION}, {_column('mark', 'marks')}, "
        f"place INTEGER NOT NULL, {words}, UNIQUE (mark, place)) STRICT",
        f"CREATE TABLE steps ({_ID}, {_SESSION}, place INTEGER NOT NULL, what TEXT NOT NULL, "
        "who TEXT NOT NULL, by_when TEXT, first_sign TEXT NOT NULL, "
        "done INTEGER NOT NULL CHECK (done IN (0, 1))) STRICT",
        f"CREATE TABLE notes ({_ID}, {_SESSION}, place INTEGER NOT NULL, words TEXT NOT NULL, "
        "taken TEXT) STRICT",
        "CREATE UNIQUE INDEX marks_one_a_guest ON marks(round, guest) WHERE guest IS NOT NULL",
        "CREATE INDEX sessions_by_start ON sessions(starts DESC, id DESC)",
        "CREATE INDEX sessions_by_series ON sessions(series)",
        "CREATE INDEX marks_by_guest ON marks(guest)",
        "CREATE VIRTUAL TABLE search USING fts5(words, tokenize='unicode61', prefix='1 2 3 4 5 6 7 8')",
        "CREATE TABLE search_rows (session INTEGER PRIMARY KEY REFERENCES sessions(id) ON DELETE CASCADE, "
        "row INTEGER NOT NULL UNIQUE) STRICT",
        "CREATE TABLE search_stale (session INTEGER PRIMARY KEY "
        "REFERENCES sessions(id) ON DELETE CASCADE) STRICT",
    ):
        db.execute(statement)
    parts = ("guests", "boundaries", "blocks", "scales", "rounds", "marks", "earlier_marks", "steps", "notes")
    for table in parts:
        db.execute(f"CREATE INDEX {table}_by_session ON {table}(session)")


@migrations()
def m002_depth_of_preparing(db: Database) -> None:
    """What a host thinks about before the doors open: goals, decisions, errands, and many a new field."""
    consents = "CHECK ({0} IN ('not asked', 'given', 'refused'))"
    columns = {
        "series": ("purpose TEXT NOT NULL DEFAULT ''",),
        "sessions": (
            "rung TEXT",
            "paragraph TEXT NOT NULL DEFAULT ''",
            "room TEXT",
            *(f"{name} TEXT NOT NULL DEFAULT ''" for name in ("light", "sound", "signs", "packed")),
            "until TEXT",
            "flow TEXT NOT NULL DEFAULT ''",
            "pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))",
        ),
        "guests": (
            "person TEXT NOT NULL DEFAULT ''",
            "nearest INTEGER NOT NULL DEFAULT 0 CHECK (nearest IN (0, 1))",
            "could_ask TEXT NOT NULL DEFAULT ''",
            "invited_on TEXT",
            "replied_on TEXT",
            "reply TEXT NOT NULL DEFAULT ''",
            "circle TEXT NOT NULL DEFAULT ''",
            "stranger INTEGER NOT NULL DEFAULT 0 CHECK (stranger IN (0, 1))",
            *(
                f"{name} TEXT NOT NULL DEFAULT ''"
                for name in ("greeter", "seat", "access", "diet", "language")
            ),
            "paper TEXT NOT NULL DEFAULT 'usual'",
            *(
                f"{name} TEXT NOT NULL DEFAULT 'not asked' {consents.format(name)}"
                for name in ("may_keep", "may_quote", "may_photograph", "may_keep_health")
            ),
            "contact TEXT NOT NULL DEFAULT ''",
            "private_note TEXT NOT NULL DEFAULT ''",
        ),
        "boundaries": ("why TEXT NOT NULL DEFAULT ''",),
        "blocks": (
            "day INTEGER NOT NULL DEFAULT 1 CHECK (day BETWEEN 1 AND 31)",
            "pinned TEXT",
            *(
                f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} IN (0, 1))"
                for name in ("parked", "optional", "is_break")
            ),
            "leads TEXT NOT NULL DEFAULT ''",
            "scale INTEGER REFERENCES scales(id) DEFERRABLE INITIALLY DEFERRED",
        ),
        "scales": (
            "asked_when TEXT NOT NULL DEFAULT 'opening and closing'",
            "answered_by TEXT NOT NULL DEFAULT ''",
            "follow_ups TEXT NOT NULL DEFAULT 'already there; one step up'",
        ),
    }
    for table, added in columns.items():
        for column in added:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute("UPDATE guests SET person = uuid")
    db.execute(
        f"CREATE TABLE goals ({_ID}, {_SESSION}, place INTEGER NOT NULL, words TEXT NOT NULL, "
        "held_by TEXT NOT NULL, pulls_apart TEXT NOT NULL) STRICT"
    )
    db.execute(
        f"CREATE TABLE decisions ({_ID}, {_SESSION}, place INTEGER NOT NULL, what TEXT NOT NULL, "
        "nearest TEXT NOT NULL, held_by TEXT NOT NULL, handed_back TEXT NOT NULL, by_when TEXT, "
        "not_here INTEGER NOT NULL CHECK (not_here IN (0, 1)), outcome TEXT NOT NULL) STRICT"
    )
    db.execute(
        f"CREATE TABLE errands ({_ID}, {_SESSION}, place INTEGER NOT NULL, what TEXT NOT NULL, "
        "who TEXT NOT NULL, done INTEGER NOT NULL CHECK (done IN (0, 1))) STRICT"
    )
    for table in ("goals", "decisions", "errands"):
        db.execute(f"CREATE INDEX {table}_by_session ON {table}(session)")
    db.execute("CREATE INDEX guests_by_name ON guests(name COLLATE NOCASE)")
    db.execute("CREATE INDEX guests_by_person ON guests(person)")
    db.execute("CREATE INDEX blocks_by_scale ON blocks(scale) WHERE scale IS NOT NULL")
    db.execute("CREATE INDEX sessions_pinned ON sessions(starts DESC, id DESC) WHERE pinned = 1")


@migrations()
def m003_in_the_room(db: Database) -> None:
    """What happens while people are there: times, ways to mark, what is said, pictures."""
    columns = {
        "sessions": ("standing TEXT",),
        "guests": ("left_at TEXT",),
        "blocks": (
            "began TEXT",
            "ended TEXT",
            "left_out INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1))",
            "planned INTEGER CHECK (planned BETWEEN 0 AND 1440)",
        ),
        "rounds": (
            "way TEXT NOT NULL DEFAULT 'one by one'",
            "silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1))",
            "revealed INTEGER NOT NULL DEFAULT 0 CHECK (revealed IN (0, 1))",
            "asked_of TEXT NOT NULL DEFAULT ''",
            "counts TEXT NOT NULL DEFAULT ''",
        ),
        "notes": (
            "kind TEXT NOT NULL DEFAULT 'note'",
            *(
                f"{name} INTEGER REFERENCES {table}(id) DEFERRABLE INITIALLY DEFERRED"
                for name, table in (
                    ("guest", "guests"),
                    ("block", "blocks"),
                    ("scale", "scales"),
                    ("boundary", "boundaries"),
                    ("decision", "decisions"),
                )
            ),
            "consent TEXT NOT NULL DEFAULT 'not asked' CHECK (consent IN ('not asked', 'given', 'refused'))",
            "done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))",
        ),
    }
    for table, added in columns.items():
        for column in added:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    db.execute(
        f"CREATE TABLE pictures ({_ID}, {_SESSION}, place INTEGER NOT NULL, data BLOB NOT NULL, "
        "width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0), "
        f"caption TEXT NOT NULL, taken TEXT, {_column('block', 'blocks', 'NULL')}, "
        f"{_column('scale', 'scales', 'NULL')}) STRICT"
    )
    db.execute("CREATE INDEX pictures_by_session ON pictures(session)")
    for table in ("notes", "pictures"):
        for name in ("block", "scale"):
            db.execute(f"CREATE INDEX {table}_by_{name} ON {table}({name}) WHERE {name} IS NOT NULL")
    for name in ("guest", "boundary", "decision"):
        db.execute(f"CREATE INDEX notes_by_{name} ON notes({name}) WHERE {name} IS NOT NULL")


@migrations()
def m004_nothing_lost(db: Database) -> None:
    """Who edited what, so that two versions of a session can be merged; until when it is kept."""
    entities = (
        *("series", "sessions", "guests", "goals", "boundaries", "decisions", "errands", "scales", "blocks"),
        *("rounds", "marks", "earlier_marks", "steps", "notes", "pictures"),
    )
    for table in entities:
        db.execute(f"ALTER TABLE {table} ADD COLUMN stamp TEXT NOT NULL DEFAULT ''")
    for table in ("marks", "earlier_marks"):
        db.execute(
            f"ALTER TABLE {table} ADD COLUMN good_enough REAL CHECK (good_enough IS NULL OR "
            "(good_enough BETWEEN 0 AND 10 AND good_enough * 2 = round(good_enough * 2)))"
        )
    db.execute("ALTER TABLE sessions ADD COLUMN keep_until TEXT")
    db.execute("ALTER TABLE sessions ADD COLUMN afterwards TEXT NOT NULL DEFAULT 'ask'")
    db.execute("CREATE INDEX sessions_to_look_at ON sessions(keep_until) WHERE keep_until IS NOT NULL")
    db.execute("CREATE TABLE devices (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE) STRICT")
    db.execute(
        "CREATE TABLE here (id INTEGER PRIMARY KEY CHECK (id = 1), "
        "device INTEGER NOT NULL REFERENCES devices(id), place TEXT NOT NULL, upto INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE seen (session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, "
        "device INTEGER NOT NULL REFERENCES devices(id), n INTEGER NOT NULL, "
        "PRIMARY KEY (session, device)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE conflicts (id INTEGER PRIMARY KEY, "
        "session INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE, part TEXT NOT NULL, "
        "uuid TEXT NOT NULL, cell TEXT NOT NULL, device INTEGER NOT NULL REFERENCES devices(id), "
        "n INTEGER NOT NULL, held TEXT NOT NULL, UNIQUE (uuid, cell, device, n)) STRICT"
    )
    db.execute("CREATE INDEX conflicts_by_session ON conflicts(session)")
    db.execute(
        "CREATE TABLE gone (uuid TEXT PRIMARY KEY, session TEXT NOT NULL, "
        "erased INTEGER NOT NULL CHECK (erased IN (0, 1))) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX gone_by_session ON gone(session)")
    db.execute(  # where archives were written, so that whoever is erased can be erased from them too
        "CREATE TABLE archives_made (path TEXT NOT NULL, session TEXT NOT NULL, "
        "PRIMARY KEY (path, session)) STRICT, WITHOUT ROWID"
    )
