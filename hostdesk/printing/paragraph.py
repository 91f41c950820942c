"""A paragraph in any script: ReportLab's, its words shaped first and its lines put in direction last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from reportlab import platypus
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent
from reportlab.platypus.paragraph import (
    _getFragWords,
    _HSFrag,
    _processed_frags,
    _SplitWord,
    _SplitWordEnd,
    cleanBlockQuotedText,
)

from hostdesk.printing import looks
from hostdesk.printing.direction import holds_right_to_left, in_visual_order, reads_right_to_left
from hostdesk.printing.faces import face_for_text, needs_no_shaping
from hostdesk.printing.repairs import readable
from hostdesk.printing.shaping import Piece, pieces

# Chinese and Japanese may break between any two characters, but not before what closes or after what opens.
_IDEOGRAPH = r"[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]"
_CLOSES = r"[、。，．・：；？！）」』】〉》〕］｝ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]"
_OPENS = r"[（「『【〈《〔［｛]"
_BETWEEN_IDEOGRAPHS = rf"(?<={_IDEOGRAPH})(?<!{_OPENS})(?={_IDEOGRAPH})(?!{_CLOSES})"
# Thai, Lao, Myanmar and Khmer do not mark their words: a run too long for a name may break between syllables.
_LONGEST_WORD = 20
_LEADING = "เ-ไເ-ໄ"
_BETWEEN_SYLLABLES = (
    rf"(?<=[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff])(?<![{_LEADING}\u1039\u17d2])"
    rf"(?=[ก-ฮกຂ-ຮក-ឳက-အ{_LEADING}])(?!.[\u103a])"
)
# A double name that is too long for a line is broken after its hyphen before anywhere else.
_AFTER_HYPHENS = r"(?<=[^\W\d_][-‐])(?=[^\W\d_])"
_BREAKS = re.compile(rf"\u200b|{_BETWEEN_IDEOGRAPHS}")
_LONG_BREAKS = re.compile(rf"\u200b|{_BETWEEN_IDEOGRAPHS}|{_BETWEEN_SYLLABLES}|{_AFTER_HYPHENS}")


_OTHER_SIDE = {TA_LEFT: TA_RIGHT, TA_RIGHT: TA_LEFT}
_MARKED = re.compile("[<&]")
SHAPED_FROM = 13  # points; below it kerning does not show


class Paragraph(platypus.Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """Use it wherever ReportLab has a Paragraph, with text that `markup` made and a `paragraph_style`.

    A text whose first letter is read from right to left is laid out from the right; so is everything on
    a paper in a language of that direction, whatever its own.
    """

    frags: list[Any]  # ReportLab's runs of text, and its words once they are shaped
    style: ParagraphStyle
    plain: str  # what it says; of a piece that was split off: nothing
    is_continued = False  # True: its rest stands on the next page

    def __init__(self, text: str | None, style: ParagraphStyle, *args: Any, **kwargs: Any) -> None:
        if text and not args and not kwargs and not _MARKED.search(text):
            kwargs = {"frags": [_plain_run(style).clone(text=cleanBlockQuotedText(text))]}
        super().__init__(text, style, *args, **kwargs)
        self.plain = "" if text is None else "".join(_as_text(frag) for frag in self.frags)
        if getattr(self.style, "from_the_right", False):
            return  # the rest of one that was turned
        if looks.current().right_to_left:
            reads_so = reads_right_to_left(self.plain) or not _has_direction(self.plain)
            self.style = _turned(self.style, reads_so)
        elif reads_right_to_left(self.plain):
            self.style = _from_the_right(self.style)

    def minWidth(self) -> float:
        self._prepare(None)
        return float(super().minWidth())

    def breakLines(self, width: Any) -> Any:
        self._prepare(width[0] if isinstance(width, (list, tuple)) else width)
        broken = super().breakLines(width)
        if broken.kind == 0:
            broken.ascent, broken.descent = getAscentDescent(self.style.fontName, broken.fontSize)
            _end_with_spaces(broken.lines if self.is_continued else broken.lines[:-1])
            return broken
        for place, line in enumerate(broken.lines):
            self._finish(line, broken.lines[place + 1] if place + 1 < len(broken.lines) else None)
        return broken

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.is_continued = self.is_continued or part is not parts[-1]
        return parts

    def beginText(self, x: float, y: float) -> Any:
        return readable(super().beginText(x, y))

    def _prepare(self, width: float | None) -> None:
        if not self.frags or _processed_frags(self.frags):
            return
        if len(self.frags) == 1 and hasattr(self.frags[0], "words"):
            self.frags[0].words = list(filter(None, self.frags[0].words))  # the rest of a running text
            return
        text = "".join(getattr(frag, "text", "") for frag in self.frags)
        for frag in self.frags:
            frag.fontName = face_for_text(text, frag.fontName)
        if not self._is_running_text(text):
            self.frags = [part for word in _getFragWords(self.frags, width) for part in _shaped_parts(word)]

    def _is_running_text(self, text: str) -> bool:
        """Small, in one face, no letters to join: ReportLab sets it five times as fast unshaped."""
        first = self.frags[0]
        plain = len(self.frags) == 1 and not hasattr(first, "cbDefn") and not hasattr(first, "lineBreak")
        small = plain and first.fontSize < SHAPED_FROM and not _holds_a_long_double_name(text)
        return small and needs_no_shaping(text, first.fontName)

    def _finish(self, line: Any, following: Any) -> None:
        """Its words from left to right, a space where the text had one, the baseline of the house face."""
        line.ascent, line.descent = getAscentDescent(self.style.fontName, line.fontSize)
        right_to_left = getattr(self.style, "rightToLeft", False)
        if right_to_left or any(holds_right_to_left(frag.fontName, frag.text) for frag in line.words):
            line.words = _ordered(line.words, right_to_left)
        is_last = following is None
        last_word = self.frags[-1 if is_last else following.sFW - 1]
        ends_a_word = line.lineBreak or isinstance(last_word, _HSFrag)
        if line.words and ends_a_word and not (is_last and not self.is_continued):
            line.words[-1].text += " "


@lru_cache(maxsize=1024)
def _plain_run(style: ParagraphStyle) -> Any:
    """In a style's own letters: reading markup where there is none takes longer than setting words."""
    return platypus.Paragraph("x", style).frags[0]


def _holds_a_long_double_name(text: str) -> bool:
    return "-" in text and any("-" in word and len(word) > _LONGEST_WORD for word in text.split())


def _as_text(frag: Any) -> str:
    return "\n" if hasattr(frag, "lineBreak") else str(getattr(frag, "text", ""))


def _end_with_spaces(lines: list[tuple[float, list[str]]]) -> None:
    """ReportLab joins a line's words with spaces, but ends it without: readers would glue words together."""
    for _, words in lines:
        if words and (not isinstance(words[-1], _SplitWord) or isinstance(words[-1], _SplitWordEnd)):
            words.append("")


def _from_the_right(style: ParagraphStyle) -> ParagraphStyle:
    """Among others that begin at the left: what ends at the right stays there."""
    return _turned(style, True, TA_RIGHT if style.alignment == TA_LEFT else style.alignment)


def _turned(style: ParagraphStyle, reads_so: bool, alignment: int | None = None) -> ParagraphStyle:
    return style.clone(
        f"{style.name} from the right",
        alignment=_OTHER_SIDE.get(style.alignment, style.alignment) if alignment is None else alignment,
        leftIndent=style.rightIndent,
        rightIndent=style.leftIndent,
        rightToLeft=reads_so,
        from_the_right=True,
    )


def _has_direction(text: str) -> bool:
    return any(bidirectional(letter) == "L" for letter in text)


def _shaped_parts(word: Any) -> Iterator[Any]:
    """A word as ReportLab holds it, `[width, (frag, text), …]`, shaped: one for each unbroken part."""
    if not any(text for _, text in word[1:]):
        yield word
        return
    parts: list[list[tuple[Any, str, float]]] = [[]]
    for frag, text in word[1:]:
        first, *others = _shaped(text, frag.fontName)
        parts[-1] += _drawn(frag, first)
        parts += [_drawn(frag, part) for part in others]
    for part in parts[:-1]:
        yield _as_word(part, list)
    yield _as_word(parts[-1], _HSFrag if isinstance(word, _HSFrag) else list)


@lru_cache(maxsize=20_000)
def _shaped(text: str, house: str) -> tuple[tuple[Piece, ...], ...]:
    breaks = _LONG_BREAKS if len(text) > _LONGEST_WORD else _BREAKS
    parts = [part for part in breaks.split(text) if part] or [""]
    return tuple(pieces(part, house) for part in parts)


def _drawn(frag: Any, part: tuple[Piece, ...]) -> list[tuple[Any, str, float]]:
    if not part:
        return [(frag, "", 0)]
    return [(_in_font(frag, piece.font), piece.text, piece.width * frag.fontSize) for piece in part]


def _in_font(frag: Any, name: str) -> Any:
    return frag if frag.fontName == name else frag.clone(fontName=name)


def _as_word(part: list[tuple[Any, str, float]], kind: type[list[Any]]) -> list[Any]:
    return kind([sum(width for _, _, width in part), *((frag, text) for frag, text, _ in part)])


def _ordered(frags: list[Any], right_to_left: bool) -> list[Any]:
    drawn = [(frag, frag.fontName, getattr(frag, "text", "")) for frag in frags]
    return [frag.clone(text=text) for frag, text in in_visual_order(drawn, right_to_left)]
