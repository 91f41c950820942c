"""Text as it is drawn: a font for every run, its letters joined and placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import uharfbuzz
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from hostdesk.printing import faces
from hostdesk.printing.repairs import PaperFont

_RIGHT_TO_LEFT = ("R", "AL")
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that one font draws in one direction, and how wide they are at a size of one point."""

    font: str
    text: str  # a ShapedStr where letters are joined, moved or replaced
    width: float


@lru_cache(maxsize=20_000)
def pieces(text: str, house: str) -> tuple[Piece, ...]:
    """The text in reading order, each run in a font that has it; what no font has becomes a question mark."""
    return tuple(
        _shape(font, "".join(characters), right_to_left)
        for (font, right_to_left), characters in _runs(text, house)
    )


def _runs(text: str, house: str) -> Iterator[tuple[tuple[str, bool], list[str]]]:
    chosen = [choice for word in _WORDS.findall(text) for choice in _choices(word, house)]
    for key, group in groupby(chosen, key=lambda choice: (choice[0], choice[1])):
        yield key, [character for _, _, character in group]


def _choices(word: str, house: str) -> Iterator[tuple[str, bool, str]]:
    """For each character its font, whether it runs from right to left, and itself or its replacement."""
    common = faces.font_for_word(word, house)
    name, right_to_left = common or house, False
    for character in word:
        if not (_joins(character) and (character in faces.JOINERS or faces.font(name).has(character))):
            right_to_left = unicodedata.bidirectional(character) in _RIGHT_TO_LEFT
            is_common = common and not faces.script_font(character)
            found = common if is_common else faces.font_for(character, house)
            name, character = (found, character) if found else (house, "?")
        yield name, right_to_left, character


def _joins(character: str) -> bool:
    return character in faces.JOINERS or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _shape(name: str, text: str, right_to_left: bool) -> Piece:
    font = faces.font(name)
    drawn: list[str] = []
    placed: list[Any] = []
    for glyph, source, position in _glyphs(font, text, right_to_left):
        character = font.character_for(glyph, source, right_to_left)
        own_width = font.face.charWidths[ord(character)]
        advance, *moved = map(
            font.pdfScale, (position.x_advance, position.y_advance, position.x_offset, position.y_offset)
        )
        drawn.append(character)
        placed.append(ShapeData(len(placed), advance, *moved, own_width))
    as_it_is = all(place[1:5] == (place.width, 0, 0, 0) for place in placed)
    shaped = "".join(drawn)
    width = sum(place.x_advance for place in placed) / 1000
    return Piece(name, shaped if as_it_is else ShapedStr(shaped, shapeData=placed), width)


def _glyphs(font: PaperFont, text: str, right_to_left: bool) -> Sequence[tuple[int, str, Any]]:
    """Glyphs from left to right, each with the text it stands for; a cluster's text is its first letter's."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = "und"  # else it is the computer's, and the same text prints differently elsewhere
    uharfbuzz.shape(font.shaper, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    sources = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    found = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    given = [
        (info.codepoint, sources.pop(info.cluster, ""), position)
        for info, position in _logical(found, right_to_left)
    ]
    return _logical(given, right_to_left)


def _logical(items: Sequence[Any], right_to_left: bool) -> Sequence[Any]:
    """Swap a run between the order of reading and the order from left to right."""
    return items[::-1] if right_to_left else items
