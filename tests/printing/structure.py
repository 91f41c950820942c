"""Reading back what a digital PDF says about itself: its parts, and what is drawn for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader

_BLOCK = re.compile(r"^<(..)> <((?:[0-9A-F]{4})+)>$", re.MULTILINE)
PAINTING = (b"Tj", b"TJ", b"S", b"s", b"f", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh")


@dataclass
class Part:
    """An element of the structure, with the words of its own in the order of drawing."""

    role: str
    alt: str = ""
    said: str = ""
    language: str = ""
    scope: str = ""
    words: str = ""
    kids: list[Part] = field(default_factory=list)
    drawn: list[tuple[int, int]] = field(default_factory=list)  # (page, number on it)

    def walk(self) -> Iterator[Part]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Part]:
        return [part for part in self.walk() if part.role == role]

    @property
    def text(self) -> str:
        """What is read aloud."""
        if self.said or self.alt:
            return self.said or self.alt
        return " ".join(part for part in (self.words.strip(), *(kid.text for kid in self.kids)) if part)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def structure(pdf: bytes) -> Part:
    reader = read(pdf)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    words = [drawn_on(page)[0] for page in reader.pages]
    (top,) = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    return _part(top.get_object(), pages, words)


def _part(found: Any, pages: dict[int, int], words: list[dict[int, str]]) -> Part:
    attributes = found.get("/A", {})
    part = Part(
        found["/S"][1:],
        *(str(found.get(key, "")) for key in ("/Alt", "/ActualText", "/Lang")),
        scope=str(attributes.get("/Scope", ""))[1:],
    )
    for kid in found.get("/K", []):
        if isinstance(kid, int):
            part.drawn.append((pages[found.raw_get("/Pg").idnum], int(kid)))
        elif "/MCID" in kid.get_object():
            mark = kid.get_object()
            part.drawn.append((pages[mark.raw_get("/Pg").idnum], int(mark["/MCID"])))
        else:
            part.kids.append(_part(kid.get_object(), pages, words))
    part.words = "".join(words[page][number] for page, number in part.drawn)
    return part


def drawn_on(page: Any) -> tuple[dict[int, str], list[bytes]]:
    """The words of each marked content by its number, and what is painted outside of any mark."""
    fonts = page["/Resources"]["/Font"]
    maps = {name: _unicode(fonts[name].get_object()) for name in fonts}
    words: dict[int, str] = {}
    loose: list[bytes] = []
    marks: list[int | str | None] = []  # a number, what is said instead, or decoration
    font: dict[int, str] = {}
    for operands, operator in page.get_contents().operations:
        if operator == b"BDC":
            about = operands[1]
            mark = int(about["/MCID"]) if "/MCID" in about else str(about.get("/ActualText", ""))
            if isinstance(mark, int):
                words[mark] = ""
            elif marks and isinstance(marks[-1], int):
                words[marks[-1]] += mark
            marks.append(mark)
        elif operator == b"BMC":
            marks.append(None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = maps[operands[0]]
        elif operator in PAINTING:
            if not marks:
                loose.append(operator)
            elif isinstance(marks[-1], int):
                words[marks[-1]] += _read(operands, font)
    assert not marks
    return words, loose


def _read(operands: Any, font: dict[int, str]) -> str:
    shown = operands[0] if operands and isinstance(operands[0], list) else operands
    codes = [part.original_bytes for part in shown if hasattr(part, "original_bytes")]
    return "".join(font[code] for each in codes for code in each)


def _unicode(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    written = font["/ToUnicode"].get_object().get_data().decode()
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _BLOCK.findall(written)}
