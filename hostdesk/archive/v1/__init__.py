"""Version 1 of the session archive: what it writes and how it is read. Kept for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from hostdesk.archive import strict_json
from hostdesk.archive.csv_views import Table, csv_bytes, data_package
from hostdesk.archive.envelope import Sealed, seal
from hostdesk.archive.v1.history import history_of, record_of
from hostdesk.archive.v1.reading import gathering_of, gatherings_of
from hostdesk.archive.v1.records import VERSION, ArchiveRecord, json_schema
from hostdesk.archive.v1.tables import tables_of
from hostdesk.archive.v1.unknown import unknown_fields
from hostdesk.archive.v1.writing import file_of, in_order, session_of
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.domain.one_thing import as_given_again
from hostdesk.errors import HostDeskError
from hostdesk.words import _

__all__ = ["VERSION", "as_archived", "gatherings", "payload", "tables", "unknown_fields", "weight"]

_encoder = msgspec.json.Encoder(order="sorted")

# No gettext: equal content gives equal bytes, whatever language the host reads.
_README = f"""\
This is a session archive of HostDesk, version {VERSION} of the format.

It holds one gathering, or several: who was invited, what was asked, what people
answered in their own words, and the steps they took. It holds personal data;
please keep it as safe as the gathering deserves.

The .csv files open in any spreadsheet (UTF-8). An apostrophe was put before a
text that a spreadsheet would take for a formula. Answers to scales that are
unnamed, or shown unnamed, stand in unnamed_answers.csv, without guests.

session.json holds everything, also what stood in an answer before it was
corrected. It is the only file that HostDesk imports, and session.schema.json
(JSON Schema 2020-12) says what may be in it. A newer version 1.x may add
fields; a reader leaves those aside that it does not know. Pictures lie in
pictures/ as JPEG, each under its SHA-256; session.json says what they show.

datapackage.json describes the tables (Frictionless Data Package). The whole is
a BagIt bag (RFC 8493): any BagIt tool checks that nothing was changed.
""".replace("\n", "\r\n")


_NAMELESS = """
It was shared without names. A code stands for each guest, made with a key that
nobody kept; the only date is the day, at 00:00 because no time is told. Words
and pictures are in it only where the host chose them; names that were found in
words are replaced by [name], and words stand apart from the numbers they came
with. Of groups of fewer than {least} people nothing is told: answers by name are
those of the same people in every round, and where a few answers would let a
small group be worked out by subtraction, they were left out. How an answer came
to the host ("came") is not told either; it says the same everywhere.
""".replace("\n", "\r\n")


def payload(
    gatherings: Sequence[Gathering], histories: Mapping[str, History], nameless: int = 0
) -> tuple[str, dict[str, Sealed]]:
    """The archive's identity (what it says, as SHA-256) and its files by name.

    `histories`: who edited what, by session; a session without one is not merged, but taken as it is.
    `nameless`: it is shared without names, and tells nothing of fewer people than this.
    """
    archive = _archive(gatherings, histories)
    session = seal(_canonical(archive))
    strict_json.check_visible(session.data)
    tables = [(table, seal(csv_bytes(table))) for table in tables_of(archive.sessions)]
    package = data_package(session.sha256, VERSION, tables)
    files = {
        "session.json": session,
        "datapackage.json": seal(_canonical(package)),
        **_same_in_all(),
        **({"README.txt": _readme_without_names(nameless)} if nameless else {}),
        **{f"{table.name}.csv": sealed for table, sealed in tables},
        **{name: seal(data) for gathering in gatherings for name, data in _pictures(gathering).items()},
    }
    return session.sha256, files


def weight(gathering: Gathering) -> int:
    """About how many bytes session.json has of it: words are what makes it large, in whatever form."""
    return len(_encoder.encode(replace(gathering, pictures=())))


def tables(gatherings: Sequence[Gathering]) -> tuple[Table, ...]:
    """The tables for people, as they lie in an archive."""
    return tables_of([session_of(gathering) for gathering in in_order(gatherings)])


def gatherings(
    value: Any, beside: Mapping[str, bytes]
) -> tuple[tuple[Gathering, ...], dict[str, History]]:
    """What session.json says, with the files `beside` it; and the histories of those that have one.

    HostDeskError where it does not follow the schema or cannot be.
    """
    try:
        archive = msgspec.convert(value, ArchiveRecord)
        found = gatherings_of(archive, beside)
        return found, dict(_histories(archive, found))
    except msgspec.ValidationError as error:
        where = str(error).rpartition("$")[2].strip("`.") or "session.json"
        raise HostDeskError(_unlike_schema(value["version"], where)) from error
    except ValueError as error:
        raise HostDeskError(_("This archive holds a date that is in no calendar.")) from error
    except HostDeskError as error:
        raise HostDeskError(
            _("This archive holds something that cannot be: {why}").format(why=error)
        ) from error


def _archive(gatherings: Sequence[Gathering], histories: Mapping[str, History]) -> ArchiveRecord:
    """The gatherings by time and title, one record each."""
    records = []
    for gathering in in_order(gatherings):
        history = histories.get(gathering.session.id)
        if history:
            gathering, history = as_given_again((gathering, history))
        record = session_of(gathering)
        if history:
            record.history = record_of(gathering, history)
        records.append(record)
    return ArchiveRecord(format="hostdesk-session", version=VERSION, sessions=tuple(records))


def _histories(archive: ArchiveRecord, found: Sequence[Gathering]) -> Iterator[tuple[str, History]]:
    for record, gathering in zip(archive.sessions, found, strict=True):
        if record.history is not None:
            yield record.id, history_of(record.history, gathering)


def as_archived(gathering: Gathering) -> Gathering:
    """The gathering as it comes back: no seconds, and of an unnamed mark nothing but what was answered."""
    return gathering_of(session_of(gathering), _pictures(gathering))


def _pictures(gathering: Gathering) -> dict[str, bytes]:
    return {file_of(picture): picture.data for picture in gathering.pictures}


@cache
def _same_in_all() -> dict[str, Sealed]:
    return {
        "session.schema.json": seal(_canonical(json_schema())),
        "README.txt": seal(_README.encode()),
    }


def _readme_without_names(least: int) -> Sealed:
    return seal((_README + _NAMELESS.format(least=least)).encode())


def _canonical(value: Any) -> bytes:
    """UTF-8, sorted keys, no NaN (nothing in a checked gathering is one), one line a value."""
    data = _encoder.encode(value)
    return msgspec.json.format(data, indent=1) + b"\n"


def _unlike_schema(version: str, where: str) -> str:
    if version != VERSION:
        return _(
            "This archive was written by a newer HostDesk and holds something new at “{where}”; "
            "please update HostDesk to open it."
        ).format(where=where)
    return _("This archive does not follow its own rules at “{where}”.").format(where=where)
