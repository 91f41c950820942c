"""What a picture file is made of, looked at before a decoder does: scans of a JPEG, words in a PNG."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff+([^\x00\xff])")  # as decoders look for the next one
_ALONE = {0x01, *range(0xD0, 0xD9)}
_SCAN, _END = 0xDA, 0xD9
_WORDS = (b"tEXt", b"zTXt", b"iTXt")
_LONGEST_WORDS = 20_000  # bytes as they lie there: packed ones could be a million, which decoders refuse


def jpeg_scans(data: bytes) -> int:
    """How often the picture is gone over; 0 for what is no JPEG.

    What lies in metadata or behind the end (a short film, a map of depths) is no scan of it.
    """
    return sum(kind == _SCAN for kind in _markers(data)) if data.startswith(_JPEG) else 0


def _markers(data: bytes) -> Iterator[int]:
    at = 0
    while found := _MARKER.search(data, at):
        kind, at = found[1][0], found.end()
        if kind == _END:
            return
        yield kind
        if kind not in _ALONE:
            at += int.from_bytes(data[at : at + 2])


def without_long_words(data: bytes) -> bytes:
    """A PNG without texts that are longer than any decoder takes: nothing of them is kept anyway."""
    if not data.startswith(_PNG):
        return data
    kept, at = [data[: len(_PNG)]], len(_PNG)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] not in _WORDS or size <= _LONGEST_WORDS:
            kept.append(data[at : at + size + 12])
        at += size + 12
    return b"".join(kept)
