"""Looks for words in every file of a folder, however a file may hold them."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

_STREAM = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78][\x01\x5e\x9c\xda]")  # how a deflated stream begins
_WAYS = ("utf-8", "utf-16-le", "utf-16-be")


def found_in(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Which of the words are in which file, or in its name."""
    forms = {word: tuple(_forms(word)) for word in words}
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        held = [str(path.relative_to(folder)).encode(), *(_held(path.read_bytes()) if path.is_file() else ())]
        told = [word for word, ways in forms.items() if any(way in piece for way in ways for piece in held)]
        if told:
            found[str(path.relative_to(folder))] = told
    return found


def _forms(word: str) -> Iterator[bytes]:
    """As it was typed and as it is looked for, in each way of storing text; and as JSON and PDF escape it."""
    for text in {word, word.casefold(), word.upper(), unicodedata.normalize("NFD", word)}:
        yield from (text.encode(way) for way in _WAYS)
        yield text.encode("ascii", "backslashreplace")
        yield text.encode("utf-16-be").hex().encode()


def _held(data: bytes) -> Iterator[bytes]:
    """The bytes themselves, and whatever is deflated among them: in ZIP files, PDF streams, pictures."""
    yield data
    if data.startswith(b"PK") and zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as opened:
            for name in opened.namelist():
                yield name.encode()
                yield from _held(opened.read(name))
    for begins in _STREAM.finditer(data):
        yield _inflated(data[begins.start() :])


def _inflated(data: bytes) -> bytes:
    """As far as it goes; most of what looks like a beginning is none."""
    opened, out = zlib.decompressobj(), b""
    try:
        for at in range(0, len(data), 4096):
            out += opened.decompress(data[at : at + 4096])
            if opened.eof:
                break
    except zlib.error:
        pass
    return out
