"""A name made to fit: as large as its place allows, in as few lines as can be, broken where it reads well."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hostdesk.printing import type as lettering

LEADING = 1.22  # times the size: room for marks above and below
_JOINER = "\u200d"
_IDEOGRAPH = "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PARTS = re.compile(rf"\s+|[^\s\-‐/{_IDEOGRAPH}]+[-‐/]?|[{_IDEOGRAPH}]|[-‐/]")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one size, in points."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large it is at best, when it rather takes another line, and what it never falls below."""

    largest: float
    good: float
    smallest: float
    bold: bool = False


def fitted(text: str, width: float, height: float, sizes: Sizes) -> Fitted:
    """The text in this place; only what finds no room at the smallest size ends with "…"."""
    words = " ".join(text.split())
    if not words:
        return Fitted((), sizes.smallest, sizes.bold)
    whole = _as_large_as_fits(words, width, height, sizes)
    if whole is not None:
        return whole
    lines = _broken(words, width, sizes.smallest, sizes.bold, anywhere=True)
    return Fitted(_cut(lines, width, height, sizes), sizes.smallest, sizes.bold)


def _as_large_as_fits(words: str, width: float, height: float, sizes: Sizes) -> Fitted | None:
    """In one line while that is good to read, then in several, then with words broken."""
    for most, largest, least, anywhere in (
        (1, sizes.largest, sizes.good, False),
        (9, sizes.largest, max(sizes.smallest, sizes.good * 0.8), False),
        (1, sizes.good, sizes.smallest, False),
        (9, sizes.good, sizes.smallest, True),
    ):
        for size in _downwards(largest, least):
            lines = _broken(words, width, size, sizes.bold, anywhere)
            made = Fitted(lines, size, sizes.bold)
            fits = all(lettering.width(line, size, sizes.bold) <= width for line in lines)
            if fits and len(lines) <= most and made.height <= height:
                return made
    return None


def _downwards(largest: float, least: float) -> Iterator[float]:
    size = largest
    while size >= least:
        yield size
        size = size - 1 if size > 12 else size - 0.5


def _broken(words: str, width: float, size: float, bold: bool, anywhere: bool) -> tuple[str, ...]:
    """Lines no wider than that, where words allow it; `anywhere`: also within a word."""
    lines = [""]
    for part in _parts(words, width, size, bold) if anywhere else _PARTS.findall(words):
        if lettering.width((lines[-1] + part).rstrip(), size, bold) <= width or not lines[-1].strip():
            lines[-1] += part
        else:
            lines.append(part.lstrip())
    return tuple(line.strip() for line in lines if line.strip())


def _parts(words: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """As small as they must be to find room."""
    for part in _PARTS.findall(words):
        if lettering.width(part, size, bold) <= width:
            yield part
        else:
            yield from _letters(part)


def _letters(part: str) -> Iterator[str]:
    """One after the other, each with the marks that belong to it."""
    starts = [at for at, letter in enumerate(part) if at == 0 or not _clings(part, at, letter)]
    for start, end in pairwise([*starts, len(part)]):
        yield part[start:end]


def _clings(part: str, at: int, letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc", "Me") or _JOINER in (letter, part[at - 1])


def _cut(lines: tuple[str, ...], width: float, height: float, sizes: Sizes) -> tuple[str, ...]:
    room = max(1, int(height / (sizes.smallest * LEADING)))
    if len(lines) <= room:
        return lines
    last = lines[room - 1]
    while last and lettering.width(f"{last}…", sizes.smallest, sizes.bold) > width:
        last = last[:-1]
    return (*lines[: room - 1], f"{last.rstrip()}…")
