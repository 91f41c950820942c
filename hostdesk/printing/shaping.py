"""Text as it is drawn: a font for every run, its letters joined and placed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

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


@dataclass(frozen=True, slots=True)
class _Glyph:
    number: int
    source: str
    placed: tuple[int, int, int, int]  # advance and offset, each right and up, in font units


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
    glyphs = _glyphs(font, text, right_to_left)
    if right_to_left:
        glyphs = [part for glyph in glyphs for part in _letter_by_letter(font, glyph)][::-1]
    drawn = "".join(font.character_for(glyph.number, glyph.source, right_to_left) for glyph in glyphs)
    placed = [
        ShapeData(place, *map(font.pdfScale, glyph.placed), font.face.charWidths[ord(character)])
        for place, (character, glyph) in enumerate(zip(drawn, glyphs, strict=True))
    ]
    as_it_is = all(place[1:5] == (place.width, 0, 0, 0) for place in placed)
    width = sum(place.x_advance for place in placed) / 1000
    return Piece(name, drawn if as_it_is else ShapedStr(drawn, shapeData=placed), width)


def _glyphs(font: PaperFont, text: str, right_to_left: bool) -> list[_Glyph]:
    """Its glyphs in reading order; the first of a cluster stands for all its text."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = "und"  # else it is the computer's, and the same text prints differently elsewhere
    uharfbuzz.shape(font.shaper, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    sources = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    found = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    return [
        _Glyph(
            info.codepoint,
            sources.pop(info.cluster, ""),
            (position.x_advance, position.y_advance, position.x_offset, position.y_offset),
        )
        for info, position in (reversed(found) if right_to_left else found)
    ]


def _letter_by_letter(font: PaperFont, glyph: _Glyph) -> list[_Glyph]:
    """A glyph that stands for several letters, as itself for the first and nothing visible for each other.

    What reads a PDF from left to right and then turns it round turns the letters within a glyph as well.
    """
    invisible = font.face.charToGlyph[ord(" ")]
    if len(glyph.source) < 2:
        return [glyph]
    return [
        _Glyph(glyph.number, glyph.source[0], glyph.placed),
        *(_Glyph(invisible, letter, (0, 0, 0, 0)) for letter in glyph.source[1:]),
    ]
