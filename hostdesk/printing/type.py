"""The type on paper: the styles of the house, and anybody's text made safe to print in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from hostdesk.printing import faces, looks
from hostdesk.printing.direction import in_visual_order, reads_right_to_left
from hostdesk.printing.paragraph import SHAPED_FROM, Paragraph
from hostdesk.printing.repairs import readable
from hostdesk.printing.shaping import Piece, pieces

__all__ = [
    "GREEN",
    "INK",
    "MUTED",
    "Paragraph",
    "Role",
    "draw",
    "markup",
    "missing_characters",
    "paragraph_style",
    "quiet",
    "told",
    "width",
]

GREEN: Color = HexColor("#0f5b57")
INK: Color = HexColor("#1d2423")
MUTED: Color = HexColor("#4a5350")

Role = Literal["title", "heading", "body", "small", "quote", "head", "cell"]
Anchor = Literal["start", "middle", "end"]

# Points at a scale of 1: size, leading, space before, space after.
_MEASURES: dict[Role, tuple[float, float, float, float]] = {
    "title": (22, 28, 0, 8),
    "heading": (14, 19, 12, 4),
    "body": (11, 15.5, 0, 6),
    "small": (9, 12.5, 0, 3),
    "quote": (11, 15.5, 2, 6),
    "head": (10, 13.5, 0, 0),
    "cell": (10, 13.5, 0, 0),
}
_FACES: dict[Role, str] = {
    "title": faces.BOLD,
    "heading": faces.BOLD,
    "head": faces.BOLD,
    "quote": faces.ITALIC,
}
_COLOURS: dict[Role, Color] = {"title": GREEN, "heading": GREEN, "small": MUTED}
_QUOTE_INDENT = 12

_KEPT_FORMATS = (*faces.JOINERS, "\u200b")  # Persian and Khmer names need them
PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00b4\u00b6-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*")
_NEW_LINES = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


@cache
def paragraph_style(role: Role, scale: float = 1.0) -> ParagraphStyle:
    """The style of that role, everything in it `scale` times as large; clone it to change it."""
    faces.register_house_face()
    size, leading, before, after = (points * scale for points in _MEASURES[role])
    return ParagraphStyle(
        f"{role} at {scale:g}",
        fontName=_FACES.get(role, faces.REGULAR),
        fontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=_QUOTE_INDENT * scale if role == "quote" else 0,
        textColor=_COLOURS.get(role, INK),
        keepWithNext=role in ("title", "heading"),
        allowWidows=0,
        allowOrphans=0,
    )


def quiet() -> Color:
    """Of what is said beside: softer, but not for weak eyes."""
    return INK if looks.current().is_large else MUTED


def markup(text: str, missing: set[str] | None = None, bold: bool = False) -> str:
    """Plain text as the markup of a `Paragraph` of this module, its lines kept.

    A character that no font has becomes a question mark and is added to `missing`.
    """
    safe = escape(_printable(text, missing)).replace("\n", "<br/>")
    return f"<b>{safe}</b>" if bold else safe


@lru_cache(maxsize=1024)
def told(text: str) -> str:
    """The text for where it is read and not drawn: without what controls, turns round or breaks a file."""
    return _clean(text)


def missing_characters(texts: Iterable[str]) -> dict[str, set[str]]:
    """Those of the texts that paper cannot show in full, each with the characters that no font has."""
    found = {text: {character for character in _clean(text) if faces.is_missing(character)} for text in texts}
    return {text: characters for text, characters in found.items() if characters}


def draw(
    canvas: Any, x: float, y: float, text: str, size: float, bold: bool = False, anchor: Anchor = "start"
) -> None:
    """One line on a canvas, its baseline at y; `anchor` says which part of it is at x."""
    if hasattr(canvas, "write_plainly"):  # not paper
        canvas.write_plainly(x, y, _printable(text).replace("\n", " "), size, bold, anchor)
        return
    line = _line(text, bold, size)
    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    written = readable(canvas.beginText(x - part * size * sum(piece.width for piece in line), y))
    for piece, drawn in _ordered(line, text):
        written.setFont(piece.font, size)
        written.textOut(drawn)
    canvas.drawText(written)


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `draw` makes it, in points."""
    return size * sum(piece.width for piece in _line(text, bold, size))


def _line(text: str, bold: bool, size: float) -> tuple[Piece, ...]:
    faces.register_house_face()
    if size < SHAPED_FROM and _is_plain(text):
        face = faces.BOLD if bold else faces.REGULAR
        return (Piece(face, text, stringWidth(text, face, 1)),)  # a foot is drawn on every page
    one_line = _printable(text).replace("\u200b", "").replace("\n", " ")
    face = faces.face_for_text(one_line, faces.BOLD if bold else faces.REGULAR)
    if size < SHAPED_FROM and faces.needs_no_shaping(one_line, face):
        return (Piece(face, one_line, stringWidth(one_line, face, 1)),)
    return pieces(one_line, face)


def _is_plain(text: str) -> bool:
    """Latin letters that the house face has, composed: nothing to replace, to turn round or to leave out."""
    return PLAIN.fullmatch(text) is not None


def _ordered(line: tuple[Piece, ...], text: str) -> list[tuple[Piece, str]]:
    if _is_plain(text):
        return [(piece, piece.text) for piece in line]
    return in_visual_order(((piece, piece.font, piece.text) for piece in line), reads_right_to_left(text))


def _printable(text: str, missing: set[str] | None = None) -> str:
    shown, lost = _shown(text)
    if missing is not None:
        missing |= lost
    return shown


@lru_cache(maxsize=1024)
def _shown(text: str) -> tuple[str, frozenset[str]]:
    """What is printed of it, and what no font has; everybody's digital copy asks for the same texts again."""
    if _is_plain(text):
        return text, frozenset()
    clean = _clean(text)
    lost = frozenset(filter(faces.is_missing, clean))
    shown = "".join("?" if character in lost else character for character in clean)
    return re.sub(f"(?<=[?])[{faces.JOINERS}]+", "", shown), lost


def _clean(text: str) -> str:
    """Composed letters, plain spaces and line breaks, nothing else that does not show."""
    for new_line in _NEW_LINES:
        text = text.replace(new_line, "\n")
    return "".join(_plain(character) for character in unicodedata.normalize("NFC", text))


def _plain(character: str) -> str:
    if character.isalnum() or character in ("\n", "\xa0", *_KEPT_FORMATS):
        return character
    if character.isspace():
        return " "
    is_control = unicodedata.category(character) in ("Cc", "Cf", "Cs")
    return "" if is_control or "VARIATION SELECTOR" in unicodedata.name(character, "") else character
