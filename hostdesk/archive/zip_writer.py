"""Writes ZIPs piece by piece, so that what is large never lies in memory whole; equal files, equal bytes.

Source of the numbers: APPNOTE.TXT 6.3, PKWARE.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from struct import Struct
from typing import BinaryIO

from hostdesk.errors import HostDeskError
from hostdesk.words import _

LARGEST = 0xFFFF_FFFF  # bytes; larger ones need ZIP64, which not everybody opens

_LOCAL = Struct("<4sHHHHHLLLHH")
_CENTRAL = Struct("<4sHHHHHHLLLHHHHHLL")
_END = Struct("<4sHHHHLLH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UNIX = 20, 3 << 8 | 20
_STORED, _DEFLATED = 0, 8
_1980 = 1 << 5 | 1  # 1 January, in the date of DOS
_MODE = 0o100644 << 16


class ZipWriter:
    """Files one after the other, in the order in which they come; their names are ASCII."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._listing: list[bytes] = []
        self._offset = 0

    def store(self, name: str, data: bytes) -> None:
        self._put(name, data, (_STORED, zlib.crc32(data), len(data), len(data)))

    def deflate(self, name: str, pieces: Iterable[bytes]) -> None:
        data, crc, size = _squeezed(pieces)
        self._put(name, data, (_DEFLATED, crc, len(data), size))

    def close(self) -> None:
        """Writes the list of the files; without it, it is no ZIP."""
        listing, count = b"".join(self._listing), len(self._listing)
        self._file.write(listing)
        self._file.write(_END.pack(_END_SIGN, 0, 0, count, count, len(listing), self._offset, 0))

    def _put(self, name: str, data: bytes, told: tuple[int, int, int, int]) -> None:
        raw, (method, crc, packed, size) = name.encode("ascii"), told
        common = (0, method, 0, _1980, crc, packed, size, len(raw), 0)
        local = _LOCAL.pack(_LOCAL_SIGN, _VERSION, *common) + raw
        central = _CENTRAL.pack(_CENTRAL_SIGN, _UNIX, _VERSION, *common, 0, 0, 0, _MODE, self._offset) + raw
        self._listing.append(central)
        self._offset += len(local) + len(data)
        if self._offset + sum(map(len, self._listing)) > LARGEST - _END.size:
            raise HostDeskError(
                _("One file holds up to 4 GB, and this would be more; export fewer sessions.")
            )
        self._file.write(local)
        self._file.write(data)


def deflated(files: Mapping[str, Iterable[bytes]]) -> bytes:
    """The files, each given piece by piece, in this order."""
    inside = BytesIO()
    writer = ZipWriter(inside)
    for name, pieces in files.items():
        writer.deflate(name, pieces)
    writer.close()
    return inside.getvalue()


def _squeezed(pieces: Iterable[bytes]) -> tuple[bytes, int, int]:
    """Deflated, with the check number and the size of what went in."""
    squeezing = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    found, crc, size = [], 0, 0
    for piece in pieces:
        found.append(squeezing.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    return b"".join((*found, squeezing.flush())), crc, size
