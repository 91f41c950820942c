"""Which file names are safe on every system, inside an archive and beside it."""

from __future__ import annotations

import re
import unicodedata

LONGEST_PATH = 200  # characters
LONGEST_STEM = 120  # bytes in UTF-8: room for the ending on every file system

_RESERVED = re.compile(r"^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.I)
_FORBIDDEN = set('<>:"\\|?*%')
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # control, format and bidi, private, line ends


def is_safe(path: str) -> bool:
    """True for a relative path that every system stores under exactly this name."""
    if not path or len(path) > LONGEST_PATH:
        return False
    return not any(_is_hidden(mark) for mark in path) and all(_is_safe_part(part) for part in path.split("/"))


def same_on_some_system(path: str) -> str:
    """Equal for names that some system takes for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def readable(text: str, otherwise: str) -> str:
    """`text` as the stem of a file name: readable, safe everywhere, never empty."""
    plain = "".join(" " if mark in _FORBIDDEN or mark in "/\n\t" else mark for mark in text)
    seen = "".join(mark for mark in unicodedata.normalize("NFC", plain) if not _is_hidden(mark))
    short = " ".join(seen.split()).encode()[:LONGEST_STEM].decode(errors="ignore")
    stem = short.lstrip(" .-~").rstrip(" .")
    return f"{otherwise} {stem}".rstrip() if not stem or _RESERVED.match(stem) else stem


def _is_hidden(mark: str) -> bool:
    return unicodedata.category(mark) in _HIDDEN


def _is_safe_part(part: str) -> bool:
    if part in ("", ".", "..") or part[0] in " ~" or part[-1] in " .":
        return False
    return not _FORBIDDEN.intersection(part) and not _RESERVED.match(part)
