"""In which language words are, where letters alone can tell: so that they are read in the right voice."""

from __future__ import annotations

from functools import lru_cache

from hostdesk.printing.faces import script_font

# Scripts that one language is mostly written in; for others, like Latin and Cyrillic, letters do not tell.
_LANGUAGES = {
    "NotoSansArmenian": "hy",
    "NotoSansHebrew": "he",
    "NotoSansArabic": "ar",
    "NotoSansDevanagari": "hi",
    "NotoSansBengali": "bn",
    "NotoSansGurmukhi": "pa",
    "NotoSansGujarati": "gu",
    "NotoSansOriya": "or",
    "NotoSansTamil": "ta",
    "NotoSansTelugu": "te",
    "NotoSansKannada": "kn",
    "NotoSansMalayalam": "ml",
    "NotoSansSinhala": "si",
    "NotoSansThai": "th",
    "NotoSansLao": "lo",
    "NotoSansMyanmar": "my",
    "NotoSansGeorgian": "ka",
    "NotoSansEthiopic": "am",
    "NotoSansKhmer": "km",
}
_KANA = range(0x3040, 0x3100)
_HANGUL = (range(0x1100, 0x1200), range(0xAC00, 0xD7B0))


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """The one language (BCP 47) that all its letters belong to; "" where there are others or none."""
    found = {_language(letter) for letter in text if letter.isalpha()}
    if found == {"zh", "ja"}:  # Japanese is written in both
        return "ja"
    return found.pop() if len(found) == 1 else ""


def _language(letter: str) -> str:
    if script_font(letter) != "NotoSansCJK":
        return _LANGUAGES.get(script_font(letter), "")
    if ord(letter) in _KANA:
        return "ja"
    return "ko" if any(ord(letter) in block for block in _HANGUL) else "zh"
