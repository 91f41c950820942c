"""The session archive: gatherings in a form that outlives HostDesk; every version stays readable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from hostdesk.archive import bundle, envelope, meaning, pictures, strict_json, v1
from hostdesk.archive.workbook import Workbook
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.errors import HostDeskError
from hostdesk.words import _

VERSIONS = {1: v1}  # by major version; the last one is written
_WRITTEN = v1
_NEWEST = max(VERSIONS)
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive that was checked whole."""

    version: str
    gatherings: tuple[Gathering, ...]
    documents: int
    histories: Mapping[str, History]  # by session; none where it was shared without names, or before 1.3

    left_aside: tuple[str, ...] = ()  # fields of a newer version that this HostDesk does not know

    @property
    def is_newer(self) -> bool:
        """Written by a newer HostDesk: fields that this one does not know are left aside."""
        return _numbers(self.version) > _numbers(_WRITTEN.VERSION)


def pack(
    gatherings: Sequence[Gathering],
    documents: Mapping[str, bytes],
    histories: Mapping[str, History] | None = None,
    nameless: int = 0,
) -> bytes:
    """An archive's bytes, equal for equal content.

    `documents` are files by name, as printed; `histories` say by session who edited what.
    `nameless`: the gatherings are without names already, and tell nothing of fewer people than this.
    """
    meaning.check(gatherings)
    identity, files = _WRITTEN.payload(gatherings, histories or {}, nameless)
    return envelope.wrap(identity, files, documents)


def weight(gathering: Gathering) -> int:
    """About how many bytes session.json has of it."""
    return _WRITTEN.weight(gathering)


def session_json(gathering: Gathering) -> bytes:
    """The archive's session.json of this gathering alone."""
    meaning.check([gathering])
    _identity, files = _WRITTEN.payload([gathering], {})
    return files["session.json"].data


class Spreadsheet:
    """The tables for people in one XLSX workbook, of as many gatherings as are added."""

    def __init__(self) -> None:
        self._workbook = Workbook()

    def add(self, gatherings: Sequence[Gathering]) -> None:
        meaning.check(gatherings)
        self._workbook.add(_WRITTEN.tables(gatherings))

    def finish(self) -> bytes:
        return self._workbook.finish()


def unpack(file: BinaryIO) -> Unpacked:
    """Everything in an archive; HostDeskError with the cause, where anything at all is wrong with it."""
    if bundle.is_bundle(file):
        return _together([_unpack_one(part) for part in bundle.parts(file)])
    return _unpack_one(file)


def _together(parts: Sequence[Unpacked]) -> Unpacked:
    gatherings = tuple(gathering for part in parts for gathering in part.gatherings)
    meaning.check(gatherings)
    newest = max((part.version for part in parts), key=_numbers)
    histories = {session: edits for part in parts for session, edits in part.histories.items()}
    left_aside = dict.fromkeys(name for part in parts for name in part.left_aside)
    return Unpacked(newest, gatherings, sum(part.documents for part in parts), histories, tuple(left_aside))


def _unpack_one(file: BinaryIO) -> Unpacked:
    opened = envelope.unwrap(file)
    if "session.json" not in opened.files:
        raise HostDeskError(_("This archive is not complete: a file that it lists is missing."))
    value = strict_json.read(opened.files["session.json"])
    version = _version(value)
    reader = VERSIONS[_numbers(version)[0]]
    gatherings, histories = reader.gatherings(value, opened.files)
    meaning.check(gatherings)
    pictures.check(gatherings)
    found = Unpacked(version, gatherings, opened.documents, histories)
    return replace(found, left_aside=reader.unknown_fields(value)) if found.is_newer else found


def as_archived(gathering: Gathering) -> Gathering:
    """A gathering as it would come back from an archive: without what an archive does not carry."""
    return _WRITTEN.as_archived(gathering)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _version(value: Any) -> str:
    if not isinstance(value, dict) or value.get("format") != "hostdesk-session":
        raise HostDeskError(_("This archive was not written by HostDesk."))
    version = value.get("version")
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match is None or not int(match[1]):
        raise HostDeskError(_("This archive does not say which version it has."))
    if int(match[1]) > _NEWEST:
        raise HostDeskError(
            _("This archive was written by a newer HostDesk; please update HostDesk to open it.")
        )
    return match[0]
