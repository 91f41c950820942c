"""A line's text in the order from left to right, where some of it is read from right to left."""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import Any

from bidi import algorithm
from bidi.mirror import MIRRORED
from reportlab.pdfbase.ttfonts import ShapedStr

from hostdesk.printing import faces

RIGHT_TO_LEFT = ("R", "AL")
_LAST_LEFT_TO_RIGHT = "\u058f"
_AN_OBJECT = "\ufffc"


@dataclass(slots=True)
class _Unit:
    """What stays together when a line is reordered: the glyphs, from left to right, of one cluster."""

    owner: Any
    font: str
    glyphs: list[str]
    source: str
    shaped_right_to_left: bool


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    return bool(algorithm.get_base_level(text))


def holds_right_to_left(font: str, drawn: str) -> bool:
    """Whether any of this drawn text was shaped from right to left."""
    return any(_is_right_to_left(glyph, font) for glyph in drawn if glyph > _LAST_LEFT_TO_RIGHT)


def in_visual_order(drawn: Iterable[tuple[Any, str, str]], right_to_left: bool) -> list[tuple[Any, str]]:
    """One line's (owner, font, drawn text) in reading order, as (owner, drawn text) from left to right.

    Unicode's bidirectional algorithm for text that is shaped already.
    """
    drawn = tuple(drawn)
    if not right_to_left and not any(holds_right_to_left(font, text) for _owner, font, text in drawn):
        return [(owner, text) for owner, _font, text in drawn]  # as most lines are
    units = [unit for owner, font, text in drawn for unit in _units(owner, font, text)]
    visual = list(_reordered(units, right_to_left))
    return [
        (group[0].owner, reduce(operator.add, (glyph for unit in group for glyph in unit.glyphs)))
        for group in (list(found) for _, found in groupby(visual, key=lambda unit: id(unit.owner)))
    ]


def _units(owner: Any, font: str, text: str) -> Iterator[_Unit]:
    if not text:
        yield _Unit(owner, font, [""], _AN_OBJECT, False)
    glyphs = [text[place] for place in range(len(text))]  # slices keep the shape, iterating loses it
    for right_to_left, run in groupby(glyphs, key=lambda glyph: _is_right_to_left(glyph, font)):
        units: list[_Unit] = []
        for glyph in reversed(list(run)) if right_to_left else run:
            source = faces.font(font).source(glyph)
            if units and (not source or source in faces.JOINERS):
                units[-1].glyphs.insert(0 if right_to_left else len(units[-1].glyphs), glyph)
            else:
                units.append(_Unit(owner, font, [glyph], source or _AN_OBJECT, right_to_left))
        yield from units


def _is_right_to_left(glyph: str, font: str) -> bool:
    return unicodedata.bidirectional(glyph) in RIGHT_TO_LEFT or faces.font(font).was_shaped_right_to_left(
        glyph
    )


def _reordered(units: list[_Unit], right_to_left: bool) -> Iterator[_Unit]:
    belongs = [unit for unit in units for _ in unit.source]
    seen: set[int] = set()
    for character in _resolved("".join(unit.source for unit in units), right_to_left):
        unit = belongs[character["place"]]
        if id(unit) in seen:
            continue
        seen.add(id(unit))
        if not unit.shaped_right_to_left and character["level"] % 2 and unit.source in MIRRORED:
            unit.glyphs = [_mirrored(unit)]
        yield unit


def _mirrored(unit: _Unit) -> str:
    """The bracket that faces the other way, which is as wide. What reads the PDF turns it back."""
    glyph, facing = unit.glyphs[0], str(MIRRORED[unit.source])
    if not faces.font(unit.font).has(facing):
        return glyph
    return ShapedStr(facing, glyph.__shapeData__) if isinstance(glyph, ShapedStr) else facing


def _resolved(text: str, right_to_left: bool) -> list[dict[str, Any]]:
    """Its characters from left to right, each with its level and its place in the text."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "LR"[right_to_left]
    algorithm.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], storage["base_dir"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    found: list[dict[str, Any]] = storage["chars"]
    return found


def _resolve_brackets(characters: list[dict[str, Any]], base: str) -> None:
    """A pair of brackets goes with what stands in it: rule N0, which python-bidi's algorithm leaves out."""
    for opening, closing in _pairs_of_brackets(characters):
        inside = {_strong(character) for character in characters[opening + 1 : closing]} - {""}
        if not inside:
            continue
        before = next(filter(None, map(_strong, reversed(characters[:opening]))), base)
        found = base if base in inside or before == base else before
        characters[opening]["type"] = characters[closing]["type"] = found


def _strong(character: dict[str, Any]) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(character["type"], "")


def _pairs_of_brackets(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    pairs, open_places = [], []
    for place, letter in enumerate(character["ch"] for character in characters):
        if unicodedata.category(letter) == "Ps" and letter in MIRRORED:
            open_places.append(place)
        matching = [at for at in open_places if MIRRORED[characters[at]["ch"]] == letter]
        if matching:
            pairs.append((matching[-1], place))
            open_places = open_places[: open_places.index(matching[-1])]
    return sorted(pairs)
