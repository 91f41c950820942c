"""Which language a guest means by what was typed about it: "Hebrew", "ar", "Deutsch, some English"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QLocale, Qt

from hostdesk.domain.text import folded
from hostdesk.paths import translations
from hostdesk.words import Tongue, tongue

_ALSO_CALLED = {
    "farsi": "fa", "dari": "fa", "mandarin": "zh", "cantonese": "yue", "putonghua": "zh", "中文": "zh",
    "flemish": "nl", "castilian": "es", "panjabi": "pa", "sorani": "ckb", "kurmanji": "ku", "tagalog": "fil",
    "ivrit": "he", "gaelic": "ga", "burmese": "my", "bengali": "bn", "bangla": "bn", "pushto": "ps",
}  # fmt: skip


def language_meant(typed: str) -> str:
    """The code of the language, "he"; "" where nothing was said or nobody knows it."""
    known = _known()
    return next((known[word] for word in _readings(typed) if word in known), "")


def reads_from_the_right(code: str) -> bool:
    """Whether a language is written from right to left."""
    return bool(code) and QLocale(code).textDirection() is Qt.LayoutDirection.RightToLeft


def tongue_of(code: str) -> Tongue | None:
    """The language's catalogue, where one is installed."""
    return tongue(code, translations()) if code else None


def _readings(typed: str) -> Iterator[str]:
    """The whole, then what stands before the first comma or bracket, then word by word."""
    plain = folded(typed.strip())
    yield plain
    yield re.split(r"[,;/(+&]", plain)[0].strip()
    yield from re.findall(r"[^\W\d_]+", plain)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Names in English, names in the language itself, and codes; made once, in 20 ms, when first needed."""
    known: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if not code or language is QLocale.Language.C:
            continue
        own = QLocale(language).nativeLanguageName() if QLocale(language).language() is language else ""
        for name in (QLocale.languageToString(language), own, code):
            known.setdefault(folded(name), code)
    known.pop("", None)
    return known | _ALSO_CALLED
