"""Archives that can be read in two ways, or that grow: each is refused in a sentence, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from hostdesk import archive
from hostdesk.archive import zip_file
from tests.archive.tampering import SOUND, files_of, folder_of, opened, refusal, with_file, with_session_json
from tests.builders import a_full_gathering
from tests.hostile.bounds import bounded, one_sentence

TOP = folder_of(SOUND)
ROOM = 600 << 20  # bytes


class Told:
    """One entry of a ZIP, with everything that can be said about it in two places."""

    def __init__(self, name: str, data: bytes, **told: Any) -> None:
        self.name, self.data = name.encode(), data
        sums = (zlib.crc32(data), len(data), len(data))
        fields = ("flags", "method", "extra", "listed_extra", "comment", "disk", "after", "mode", "made_by")
        self.of = dict.fromkeys(fields, 0) | {"extra": b"", "listed_extra": b"", "comment": b"", "after": b""}
        self.of |= {"sums": sums, "listed_sums": sums, "made_by": 20, "listed_name": self.name} | told

    def local(self) -> bytes:
        head = struct.pack(
            "<4sHHHHHLLLHH", b"PK\x03\x04", 20, self.of["flags"], self.of["method"], 0, 33,
            *self.of["sums"], len(self.name), len(self.of["extra"]),
        )  # fmt: skip
        return head + self.name + self.of["extra"] + self.data + self.of["after"]

    def listed(self, offset: int) -> bytes:
        name, extra, comment = (self.of[key] for key in ("listed_name", "listed_extra", "comment"))
        head = struct.pack(
            "<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", self.of["made_by"], 20, self.of["flags"], self.of["method"],
            0, 33, *self.of["listed_sums"], len(name), len(extra), len(comment), self.of["disk"], 0,
            self.of["mode"], offset,
        )  # fmt: skip
        return head + bytes(name) + bytes(extra) + bytes(comment)


def zipped(*entries: Told) -> bytes:
    body, listing = b"", b""
    for entry in entries:
        listing += entry.listed(len(body))
        body += entry.local()
    end = struct.pack(
        "<4sHHHHLLH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(listing), len(body), 0
    )
    return body + listing + end


def told(**about_the_first: Any) -> bytes:
    """The sound archive, in which more is told about its first file."""
    files = list(files_of(SOUND).items())
    first = Told(*files[0], **about_the_first)
    return zipped(first, *(Told(name, data) for name, data in files[1:]))


def extra(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


FIRST = next(iter(files_of(SOUND)))
DATA = files_of(SOUND)[FIRST]
SUMS = (zlib.crc32(DATA), len(DATA), len(DATA))
UNICODE_PATH = extra(0x7075, b"\x01" + struct.pack("<L", zlib.crc32(FIRST.encode())) + b"bag/evil.exe")
ZIP64 = extra(0x0001, struct.pack("<QQ", 1 << 40, 1 << 40))
DESCRIBED = struct.pack("<LLL", *SUMS)

TWO_WAYS: dict[str, dict[str, Any]] = {
    "another name in Unicode": {"listed_extra": UNICODE_PATH},
    "another name in Unicode, in its own head": {"extra": UNICODE_PATH},
    "another comment in Unicode": {"listed_extra": extra(0x6375, b"\x01" + bytes(4) + b"evil")},
    "sizes of 64 bits": {"extra": ZIP64, "listed_extra": ZIP64},
    "sizes that are elsewhere": {"listed_sums": (SUMS[0], 0xFFFFFFFF, 0xFFFFFFFF), "listed_extra": ZIP64},
    "locked with AES": {"listed_extra": extra(0x9901, b"\x02\x00AE\x03\x08\x00"), "method": 99, "flags": 1},
    "strongly encrypted": {"flags": 0x41},
    "masked heads": {"flags": 0x2000},
    "patched data": {"flags": 0x20},
    "a field of nobody": {"extra": extra(0xBEEF, b"hidden words")},
    "a field that is longer than there is room": {"listed_extra": b"\x55\x54\xff\xff\x00"},
    "half a field": {"listed_extra": b"\x55"},
    "another name in the list": {"listed_name": FIRST.upper().encode()},
    "another size in the list": {"listed_sums": (SUMS[0], SUMS[1], SUMS[2] - 1)},
    "another sum in the list": {"listed_sums": (1, SUMS[1], SUMS[2])},
    "on another disk": {"disk": 7},
    "sums behind it that are others": {"flags": 8, "after": b"PK\x07\x08" + struct.pack("<LLL", 1, 2, 3)},
    "words behind it instead of sums": {"flags": 8, "after": b"twelve bytes"},
    "no sums behind it": {"flags": 8},
    "sums behind it that nobody promised": {"after": b"PK\x07\x08" + DESCRIBED},
    "a link": {"mode": 0o120777 << 16, "made_by": 3 << 8},
    "a folder that is a file": {"mode": 0o040755 << 16},
    "deflated twice as hard": {"method": 9},
    "imploded": {"method": 6},
    "shrunk": {"method": 1},
    "packed as a picture": {"method": 96},
    "packed with Zstandard": {"method": 93},
    "a method that nobody knows": {"method": 0xFFFF},
}


@pytest.mark.parametrize("which", TWO_WAYS)
def test_what_can_be_read_in_two_ways_is_refused(which: str) -> None:
    one_sentence(refusal(told(**TWO_WAYS[which])))


@pytest.mark.parametrize(
    "harmless",
    [
        {"extra": extra(0x5455, b"\x01" + bytes(4)), "listed_extra": extra(0x5455, b"\x01" + bytes(4))},
        {"extra": extra(0x7875, b"\x01\x04" + bytes(4) + b"\x04" + bytes(4))},
        {"listed_extra": extra(0x000A, bytes(32))},
        {"comment": b"packed by hand"},
        {"flags": 8, "after": DESCRIBED},
        {"flags": 8, "sums": (0, 0, 0), "after": b"PK\x07\x08" + DESCRIBED},
        {"made_by": 3 << 8 | 30, "mode": 0o100644 << 16},
    ],
)
def test_what_other_programs_add_is_read(harmless: dict[str, Any]) -> None:
    assert opened(told(**harmless)) == (a_full_gathering(),)


def test_a_file_that_lies_inside_of_another_is_refused() -> None:
    inner = Told(f"{TOP}/data/inner", b"x" * 40)
    outer = Told(f"{TOP}/data/outer", inner.local() + b"y" * 9)
    at = len(outer.local()) - 9 - len(inner.local())
    listing = outer.listed(0) + inner.listed(at)
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, len(listing), len(outer.local()), 0)

    assert "over each other" in refusal(outer.local() + listing + end)


def quoting_each_other(files: int) -> bytes:
    """The bomb that quotes: every file holds the heads of all that follow, and the same kernel at the end."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packing.compress(bytes(1 << 20)) + packing.flush()
    body, listing, entries = kernel, b"", []
    crc, size = zlib.crc32(bytes(1 << 20)), 1 << 20
    for number in reversed(range(files)):
        entry = Told(
            f"{TOP}/{number}", b"", method=8, sums=(crc, len(body), size), listed_sums=(crc, len(body), size)
        )
        body = entry.local() + body
        entries.append(entry)
    at = 0
    for entry in reversed(entries):
        listing += entry.listed(at)
        at += len(entry.local())
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, files, files, len(listing), len(body), 0)
    return body + listing + end


def deflated(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return out.getvalue()


def a_list_of_nothing() -> bytes:
    return with_file("manifest-sha256.txt", b"\n" * (60 << 20))


BOMBS: dict[str, Callable[[], bytes]] = {
    "files that quote each other": lambda: quoting_each_other(250),
    "one file of very many noughts": lambda: deflated(f"{TOP}/bagit.txt", bytes(200 << 20)),
    "a bomb in a bomb": lambda: deflated(f"{TOP}/data/a.zip", deflated("b", bytes(50 << 20)) * 40),
    "very many empty files": lambda: zip_file.packed({f"{TOP}/{n}": b"" for n in range(60_000)}),
    "a list of checksums without an end": a_list_of_nothing,
    "texts of millions of escapes": lambda: with_session_json(b'["' + b"\\n" * 20_000_000 + b'"]'),
    "millions of values": lambda: with_session_json(b"[" + b"[]," * 15_000_000 + b"[]]"),
    "four million values": lambda: with_session_json(b"[" + b'{"a":1},' * 1_300_000 + b"[]]"),
    "a text that never ends": lambda: with_session_json(b'["' + b"a" * 60_000_000),
    "brackets that never end": lambda: with_session_json(b"[" * 60_000_000),
    "quotes that never end": lambda: with_session_json(b'"\\"' * 3_000_000),
}


@pytest.mark.parametrize("which", BOMBS)
def test_what_would_grow_is_refused_within_bounds(which: str) -> None:
    outcome = bounded(lambda data: archive.unpack(io.BytesIO(data)), BOMBS[which](), seconds=60, room=ROOM)

    one_sentence(outcome.refused)
