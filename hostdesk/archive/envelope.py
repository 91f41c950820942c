"""The envelope of an archive: a BagIt 1.0 bag in a ZIP, written alike and checked whole.

Source: RFC 8493. Limits are stated here; nothing is ever unpacked to the disk.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from hostdesk.archive import zip_file
from hostdesk.archive.zip_file import Entry
from hostdesk.errors import HostDeskError
from hostdesk.words import _

MOST_FILES, MOST_BYTES = 64, 64 << 20  # without documents
MOST_DOCUMENTS, MOST_DOCUMENT_BYTES = 1_000, 256 << 20
MOST_PICTURES, MOST_PICTURE_BYTES = 1_000, 256 << 20

_DOCUMENTS, _PICTURES = "data/documents/", "data/pictures/"
_MANIFEST, _TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?([^\r\n]+)")
_SPARE = 1 << 20  # headers and names
_LARGEST_LIST = 1 << 20  # bytes of a list of checksums; of the most files it has 600,000


class TooLargeError(HostDeskError):
    """More than one archive holds."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file's content together with its SHA-256."""

    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What an envelope held: the files under data/, and how many documents."""

    files: Mapping[str, bytes]
    documents: int


def seal(data: bytes) -> Sealed:
    return Sealed(data, hashlib.sha256(data).hexdigest())


def wrap(identity: str, payload: Mapping[str, Sealed], documents: Mapping[str, bytes]) -> bytes:
    """The archive's bytes. `payload`: name under data/ to content; `identity`: SHA-256 of what it says."""
    inside = {f"data/{name}": sealed for name, sealed in payload.items()}
    inside |= {f"{_DOCUMENTS}{name}": seal(data) for name, data in documents.items()}
    tags = {
        "bagit.txt": seal(_DECLARATION),
        "bag-info.txt": seal(_information(identity, inside)),
        _MANIFEST: seal(_manifest(inside)),
    }
    tags[_TAG_MANIFEST] = seal(_manifest(tags))
    _check_size({name: len(sealed.data) for name, sealed in (inside | tags).items()})
    bag = f"hostdesk-{identity[:12]}"
    return zip_file.packed({f"{bag}/{name}": sealed.data for name, sealed in (inside | tags).items()})


def unwrap(file: BinaryIO) -> Opened:
    """What is in the envelope, every checksum checked; HostDeskError with the cause where one fails."""
    found = _under_one_folder(_entries(file))
    _check_size({name: entry.size for name, entry in found.items()})
    tags = {n: zip_file.content(file, entry) for n, entry in found.items() if not n.startswith("data/")}
    manifest = _promised(tags, found)
    files = {}
    for name, sha256 in manifest.items():
        data = tags[name] if name in tags else zip_file.content(file, found[name])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise HostDeskError(_("This archive is damaged: a checksum in it does not match."))
        if name.startswith("data/") and not name.startswith(_DOCUMENTS):
            files[name.removeprefix("data/")] = data
    return Opened(files, sum(name.startswith(_DOCUMENTS) for name in found))


def _information(identity: str, inside: Mapping[str, Sealed]) -> bytes:
    """No date and no version of the program: equal content gives equal bytes."""
    octets = sum(len(sealed.data) for sealed in inside.values())
    return (
        "Bag-Software-Agent: HostDesk\n"
        f"External-Identifier: urn:hash::sha256:{identity}\n"
        f"Payload-Oxum: {octets}.{len(inside)}\n"
    ).encode()


def _manifest(files: Mapping[str, Sealed]) -> bytes:
    return "".join(f"{files[name].sha256}  {name}\n" for name in sorted(files)).encode()


def _entries(file: BinaryIO) -> list[Entry]:
    largest = MOST_BYTES + MOST_DOCUMENT_BYTES + MOST_PICTURE_BYTES + _SPARE
    return zip_file.entries(file, MOST_FILES + MOST_DOCUMENTS + MOST_PICTURES, largest)


def _under_one_folder(entries: list[Entry]) -> dict[str, Entry]:
    folders = {entry.name.partition("/")[0] for entry in entries}
    found = {entry.name.partition("/")[2]: entry for entry in entries}
    if len(folders) != 1 or found.keys().isdisjoint({"bagit.txt"}):
        raise HostDeskError(_("This ZIP was not written by HostDesk, so there is nothing in it to open."))
    return found


def _check_size(sizes: Mapping[str, int]) -> None:
    """Documents and pictures have limits of their own, so that a set of handouts fits in."""
    documents = [size for name, size in sizes.items() if name.startswith(_DOCUMENTS)]
    pictures = [size for name, size in sizes.items() if name.startswith(_PICTURES)]
    others = [size for name, size in sizes.items() if not name.startswith((_DOCUMENTS, _PICTURES))]
    if len(others) > MOST_FILES or sum(others) > MOST_BYTES:
        raise _too_large(MOST_FILES, MOST_BYTES, _("without its documents and pictures"))
    if len(pictures) > MOST_PICTURES or sum(pictures) > MOST_PICTURE_BYTES:
        raise _too_large(MOST_PICTURES, MOST_PICTURE_BYTES, _("of pictures"))
    if len(documents) > MOST_DOCUMENTS or sum(documents) > MOST_DOCUMENT_BYTES:
        raise _too_large(MOST_DOCUMENTS, MOST_DOCUMENT_BYTES, _("of documents"))


def _too_large(files: int, size: int, what: str) -> TooLargeError:
    return TooLargeError(
        _("An archive holds up to {files} files and {size} MB {what}; this would be more.").format(
            files=files, size=size >> 20, what=what
        )
    )


def _promised(tags: Mapping[str, bytes], found: Mapping[str, Entry]) -> dict[str, str]:
    """Every file with its checksum; refused where a file is not listed or a listed one is not there."""
    if tags["bagit.txt"].replace(b"\r\n", b"\n").rstrip() != _DECLARATION.rstrip() or "fetch.txt" in tags:
        raise HostDeskError(_("This archive is a kind of bag that HostDesk does not open."))
    of_payload, of_tags = (_listed(tags.get(name, b"")) for name in (_MANIFEST, _TAG_MANIFEST))
    payload = {name for name in found if name.startswith("data/")}
    needed = found.keys() - payload - {_TAG_MANIFEST}
    if of_payload.keys() - payload or of_tags.keys() - needed or not of_payload or not of_tags:
        raise HostDeskError(_("This archive is not complete: a file that it lists is missing."))
    if payload - of_payload.keys() or needed - of_tags.keys():
        raise HostDeskError(_("This archive holds a file that does not belong to it."))
    return of_payload | of_tags


def _listed(manifest: bytes) -> dict[str, str]:
    if len(manifest) > _LARGEST_LIST:
        raise _unreadable_list()
    try:
        lines = [line for line in manifest.decode().splitlines() if line]
    except UnicodeDecodeError as error:
        raise _unreadable_list() from error
    matches = [match for line in lines if (match := _LINE.fullmatch(line))]
    listed = {match[2].removeprefix("./"): match[1].lower() for match in matches}
    if len(listed) != len(lines):
        raise _unreadable_list()
    return listed


def _unreadable_list() -> HostDeskError:
    return HostDeskError(_("This archive is damaged: its list of checksums cannot be read."))
