"""What somebody means who types a few letters: without case and accents, each word from its beginning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hostdesk.domain.text import folded

# scripts written without spaces: each character is a word of its own
_SPACELESS = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff])"
)
BEST, GOOD, FAIR = 0, 1, 2  # how well something is found: it begins so, its words begin so, they hold it
WITHIN = 4  # letters from which on also the middle of a word counts


def spaced(text: str) -> str:
    """Folded, and each character of a script without spaces a word of its own."""
    return text.lower() if text.isascii() else _SPACELESS.sub(r" \1 ", folded(text))


def sought(typed: str) -> tuple[str, ...]:
    """The words that were typed, folded."""
    return tuple(re.findall(r"\w+", spaced(unicodedata.normalize("NFKC", typed))))


def how_well(words: Sequence[str], text: str) -> int | None:
    """BEST, GOOD or FAIR when `text` has every word of `sought`; None when it lacks one."""
    plain = " ".join(re.findall(r"\w+", spaced(text)))
    if any(word not in plain for word in words):
        return None
    if plain.startswith(" ".join(words)):
        return BEST
    begun = f" {plain}"
    if all(f" {word}" in begun for word in words):
        return GOOD
    return FAIR if min(map(len, words), default=0) >= WITHIN else None


def around(words: Sequence[str], text: str, room: int = 90) -> str:
    """The piece of a text in which the first of these words stands that it has; "" when it has none."""
    for line in text.splitlines():
        for found in re.finditer(r"\w+", line):
            among = f" {spaced(found[0])}"
            if any(f" {word}" in among for word in words):
                return _cut(line, found.start(), room)
    return ""


def _cut(line: str, at: int, room: int) -> str:
    """`room` characters of a line with those from `at` on in sight, and "…" where more would follow."""
    start = 0 if len(line) <= room or at < room // 2 else line.rfind(" ", 0, at - room // 4) + 1
    end = len(line) if len(line) - start <= room else max(line.rfind(" ", start, start + room), at + 1)
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"
