"""Which font has which character: the house face first, then one for its script, loaded when needed."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics

from hostdesk import paths
from hostdesk.printing.repairs import PaperFont

REGULAR = "AtkinsonHyperlegibleNext-Regular"
ITALIC = "AtkinsonHyperlegibleNext-Italic"
BOLD = "AtkinsonHyperlegibleNext-Bold"

JOINERS = "\u200c\u200d"

_COMMON = ("NotoSans", "NotoSansSymbols", "NotoSansSymbols2", "NotoEmoji")
_WITH_A_BOLD = {"NotoSans", "NotoSansArabic", "NotoSansHebrew"}

# Where a script begins, and its font; "" gives the ground back to the common fonts.
_SCRIPTS: tuple[tuple[int, str], ...] = (
    (0x0000, ""),
    (0x0530, "NotoSansArmenian"),
    (0x0590, "NotoSansHebrew"),
    (0x0600, "NotoSansArabic"),
    (0x0700, ""),
    (0x0750, "NotoSansArabic"),
    (0x0780, ""),
    (0x0870, "NotoSansArabic"),
    (0x0900, "NotoSansDevanagari"),
    (0x0980, "NotoSansBengali"),
    (0x0A00, "NotoSansGurmukhi"),
    (0x0A80, "NotoSansGujarati"),
    (0x0B00, "NotoSansOriya"),
    (0x0B80, "NotoSansTamil"),
    (0x0C00, "NotoSansTelugu"),
    (0x0C80, "NotoSansKannada"),
    (0x0D00, "NotoSansMalayalam"),
    (0x0D80, "NotoSansSinhala"),
    (0x0E00, "NotoSansThai"),
    (0x0E80, "NotoSansLao"),
    (0x0F00, ""),
    (0x1000, "NotoSansMyanmar"),
    (0x10A0, "NotoSansGeorgian"),
    (0x1100, "NotoSansCJK"),
    (0x1200, "NotoSansEthiopic"),
    (0x13A0, ""),
    (0x1780, "NotoSansKhmer"),
    (0x1800, ""),
    (0x19E0, "NotoSansKhmer"),
    (0x1A00, ""),
    (0x1C90, "NotoSansGeorgian"),
    (0x1CC0, ""),
    (0x1CD0, "NotoSansDevanagari"),
    (0x1D00, ""),
    (0x2D00, "NotoSansGeorgian"),
    (0x2D30, ""),
    (0x2D80, "NotoSansEthiopic"),
    (0x2DE0, ""),
    (0x2E80, "NotoSansCJK"),
    (0xA4D0, ""),
    (0xA8E0, "NotoSansDevanagari"),
    (0xA900, ""),
    (0xA960, "NotoSansCJK"),
    (0xA980, ""),
    (0xA9E0, "NotoSansMyanmar"),
    (0xAA00, ""),
    (0xAA60, "NotoSansMyanmar"),
    (0xAA80, ""),
    (0xAB00, "NotoSansEthiopic"),
    (0xAB30, ""),
    (0xAC00, "NotoSansCJK"),
    (0xD800, ""),
    (0xF900, "NotoSansCJK"),
    (0xFB00, ""),
    (0xFB13, "NotoSansArmenian"),
    (0xFB1D, "NotoSansHebrew"),
    (0xFB50, "NotoSansArabic"),
    (0xFE00, ""),
    (0xFE30, "NotoSansCJK"),
    (0xFE50, ""),
    (0xFE70, "NotoSansArabic"),
    (0xFF00, "NotoSansCJK"),
    (0xFFF0, ""),
    (0x1B000, "NotoSansCJK"),
    (0x1B170, ""),
    (0x1F000, "NotoEmoji"),
    (0x1FB00, ""),
    (0x20000, "NotoSansCJK"),
    (0x40000, ""),
)
_STARTS = [start for start, _ in _SCRIPTS]


@cache
def font(name: str) -> PaperFont:
    """The font of that name, read from its file and made known to ReportLab the first time."""
    made = PaperFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(made)
    return made


@cache
def register_house_face() -> None:
    """Make the three cuts of the house face known, so that `<b>` and `<i>` find each other."""
    for name in (REGULAR, ITALIC, BOLD):
        font(name)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def script_font(character: str) -> str:
    """The font made for this character's script; nothing for Latin, Greek, Cyrillic, marks and symbols."""
    return _SCRIPTS[bisect_right(_STARTS, ord(character)) - 1][1]


@lru_cache(maxsize=8192)
def font_for(character: str, house: str) -> str | None:
    """The first font that has this character, the house face in this cut before all others, if any has it."""
    for name in (house, *_fallbacks(script_font(character), house), BOLD if _is_bold(house) else REGULAR):
        if font(name).has(character):
            return name
    return None


@lru_cache(maxsize=8192)
def font_for_word(word: str, house: str) -> str | None:
    """One font for all of a word in Latin, Greek or Cyrillic, so that no letter of a name looks strange."""
    letters = [character for character in word if not script_font(character) and character not in JOINERS]
    for name in (house, *_fallbacks("", house)[:1]):
        if all(font(name).has(letter) for letter in letters):
            return name
    return None


@lru_cache(maxsize=8192)
def face_for_text(text: str, house: str) -> str:
    """The house face, unless it lacks letters in a third of the words: then one font suits all of them."""
    words, other = text.split(), _fallbacks("", house)[0]
    strangers = sum(font_for_word(word, house) == other for word in words)
    return other if 3 * strangers >= max(1, len(words)) else house


def needs_no_shaping(text: str, name: str) -> bool:
    """Whether every letter stands for itself in this font: nothing to join, stack, replace or turn round."""
    return all(_stands_for_itself(character, name) for character in set(text) - {"\n"})


@lru_cache(maxsize=8192)
def _stands_for_itself(character: str, name: str) -> bool:
    is_letter = unicodedata.category(character)[0] not in "MC" and not script_font(character)
    return is_letter and font(name).has(character)


def is_missing(character: str) -> bool:
    """Whether no font has it, so that paper cannot show it."""
    if character.isspace() or character in JOINERS or character == "\u200b":
        return False
    return unicodedata.category(character) == "Co" or font_for(character, REGULAR) is None


def _fallbacks(script: str, house: str) -> tuple[str, ...]:
    families = (script, *_COMMON) if script else _COMMON
    bold = _WITH_A_BOLD if _is_bold(house) else set()
    return tuple(f"{family}-{'Bold' if family in bold else 'Regular'}" for family in families)


def _is_bold(house: str) -> bool:
    return house.endswith("-Bold")
