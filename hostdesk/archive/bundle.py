"""Several archives in one file, for more sessions than one archive holds; each part opens by itself, too."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from hostdesk.archive import zip_file
from hostdesk.archive.zip_file import Entry
from hostdesk.archive.zip_writer import LARGEST, ZipWriter
from hostdesk.errors import HostDeskError
from hostdesk.words import _

MOST_PARTS = 999

_README = "README.txt"
_PART = re.compile(r"sessions-[0-9]{3}\.hostdesk\.zip(\.age)?")
_SLICE = 1 << 20  # bytes read at a time
_HEAD = 30  # bytes of a ZIP before its first file's name

# No gettext: equal content gives equal bytes, whatever language the host reads.
_TOLD = """\
These are session archives of HostDesk, in the order of their dates: there were
more sessions than one archive holds. Each part is an archive by itself, with a
README of its own; HostDesk opens them all at once from this file.

They hold personal data; please keep them as safe as the gatherings deserve.
""".replace("\n", "\r\n")


class Bundle:
    """Takes the parts one after the other and keeps none of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._writer = ZipWriter(file)
        self._count = 0

    def add(self, part: bytes, ending: str = "") -> None:
        """`ending`: ".age" for a part that is encrypted."""
        self._count += 1
        if self._count > MOST_PARTS:
            raise HostDeskError(_("This is more than one file holds; export fewer sessions at once."))
        self._writer.store(f"sessions-{self._count:03}.hostdesk.zip{ending}", part)

    def finish(self) -> None:
        self._writer.store(_README, _TOLD.encode())
        self._writer.close()


def is_bundle(file: BinaryIO) -> bool:
    """By the name of its first file; the rest is looked at when it is opened."""
    file.seek(_HEAD)
    return _PART.match(file.read(len("sessions-001.hostdesk.zip")).decode("ascii", "replace")) is not None


def parts(file: BinaryIO) -> Iterator[BinaryIO]:
    """Each part as a file of its own, in order; HostDeskError where it is not exactly a bundle."""
    found = zip_file.entries(file, MOST_PARTS + 1, LARGEST)
    inside = [entry for entry in found if entry.name != _README]
    _check(inside)
    return (_part(file, entry) for entry in inside)


def _check(inside: Sequence[Entry]) -> None:
    named = [f"sessions-{number:03}.hostdesk.zip" for number, _entry in enumerate(inside, 1)]
    right = [entry.name.removesuffix(".age") for entry in inside] == named
    if not right or any(entry.packed != entry.size for entry in inside):
        raise HostDeskError(_("This file holds something that does not belong to a bundle of archives."))


def _part(file: BinaryIO, entry: Entry) -> BinaryIO:
    window = _Window(file, entry.begins, entry.size)
    crc = 0
    while some := window.read(_SLICE):
        crc = zlib.crc32(some, crc)
    if crc != entry.crc:
        raise HostDeskError(_("This archive is damaged: something in it was changed after it was written."))
    window.seek(0)
    return io.BufferedReader(window)


class _Window(io.RawIOBase):
    """A stretch of another file, as a file of its own: nothing is copied."""

    def __init__(self, file: BinaryIO, begins: int, size: int) -> None:
        self._file = file
        self._begins = begins
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]  # as io calls it
        self._file.seek(self._begins + self._at)
        found = self._file.read(max(0, min(len(into), self._size - self._at)))
        into[: len(found)] = found
        self._at += len(found)
        return len(found)
