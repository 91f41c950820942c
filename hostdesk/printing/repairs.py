"""What ReportLab 5.1 gets wrong about shaped text in a font, put right in a font class of our own.

`tests/printing/test_repairs.py` asserts that each repair is still needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace
from reportlab.pdfgen.textobject import PDFTextObject

PRIVATE_CODES = range(0xF0000, 0xFFFFE)  # a plane that no font of ours uses, with room for every shaped glyph
_FIRST_PRIVATE = chr(PRIVATE_CODES[0])
_NOTHING = "\u200b"  # a space of no width: every glyph has to stand for something (PDF/UA-1, 7.21.7)
MOST_IN_ONE_BLOCK = 100  # PDF 32000-1, 9.10.3, as in Adobe's technical note 5411

_END = b"endstream\n"

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({base}) /Ordering ({base}) /Supplement 0 >> def
/CMapName /{base} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class PaperFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font whose glyphs can be drawn one by one and still be read, searched and copied as what was typed.

    ReportLab gives a shaped glyph a private character, writes that character as the text that it stands for,
    takes its shaped advance for its width, and writes characters above U+FFFF and padding as broken Unicode.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        _mend_advances(self.face)
        self._private: dict[tuple[int, str, bool], int] = {}
        self._sources: dict[int, str] = {}
        self._right_to_left: set[int] = set()

    @cached_property
    def shaper(self) -> uharfbuzz.Font:
        return uharfbuzz.Font(self.hbFace)

    def has(self, character: str) -> bool:
        return ord(character) in self.face.charToGlyph

    def character_for(self, glyph: int, source: str, right_to_left: bool) -> str:
        """What draws this glyph and reads as `source`: its own character if it does, else a private one."""
        if len(source) == 1 and self.face.charToGlyph.get(ord(source)) == glyph:
            return source
        key = (glyph, source, right_to_left)
        if key not in self._private:
            self._private[key] = self._add_private(glyph, source, right_to_left)
        return chr(self._private[key])

    def _add_private(self, glyph: int, source: str, right_to_left: bool) -> int:
        code = PRIVATE_CODES[len(self._private)]
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = self.pdfScale(self.shaper.get_glyph_h_advance(glyph))
        self._sources[code] = source
        if right_to_left:
            self._right_to_left.add(code)
        return code

    def source(self, character: str) -> str:
        """What was typed for this drawn character; nothing for the further glyphs of one cluster."""
        return self._sources.get(ord(character), character)

    def holds_further_glyphs(self, text: str) -> bool:
        """Whether a cluster has several glyphs, all but the first standing for nothing."""
        return any(not self.source(character) for character in text if character >= _FIRST_PRIVATE)

    def runs_right_to_left(self, text: str) -> bool:
        return any(map(self.was_shaped_right_to_left, text))

    def was_shaped_right_to_left(self, character: str) -> bool:
        return ord(character) in self._right_to_left

    def addObjects(self, doc: PDFDocument) -> None:
        state = self._assignState(doc)
        subsets = {
            self.getSubsetInternalName(n, doc)[1:]: list(codes) for n, codes in enumerate(state.subsets)
        }
        super().addObjects(doc)
        for name, codes in subsets.items():
            base = doc.idToObject["BasicFonts"].dict[name].BaseFont
            doc.idToObject[f"toUnicodeCMap:{base}"].content = self._to_unicode(base, codes)

    def _to_unicode(self, base: str, codes: list[int]) -> str:
        reads = [(place, self.source(chr(code)) or _NOTHING) for place, code in enumerate(codes) if code]
        blocks = [
            reads[start : start + MOST_IN_ONE_BLOCK] for start in range(0, len(reads), MOST_IN_ONE_BLOCK)
        ]
        return "\n".join([_CMAP_HEAD.format(base=base), *map(_cmap_block, blocks), _CMAP_TAIL])


def _mend_advances(face: TTFontFace) -> None:
    """Glyphs that share the last advance of a font get it unscaled, as all others have theirs."""
    own = int.from_bytes(face.get_table("hhea")[34:36], "big")
    advance = face.hmetrics[own - 1][0]
    face.hmetrics[own:] = [(advance, bearing) for _advance, bearing in face.hmetrics[own:]]


def _cmap_block(reads: list[tuple[int, str]]) -> str:
    lines = [f"<{place:02X}> <{text.encode('utf-16-be').hex().upper()}>" for place, text in reads]
    return "\n".join([f"{len(lines)} beginbfchar", *lines, "endbfchar"])


STREAM_AS_REPORTLAB_WRITES_IT = PDFStream.format


def _stream_that_ends_with_a_line(stream: PDFStream, document: PDFDocument) -> bytes:
    """`endstream` begins a line, as PDF/A asks (ISO 19005-2, 6.1.7.1).

    After both marks of a line, so that a stream that itself ends with one is not taken to be shorter.
    """
    written = bytes(STREAM_AS_REPORTLAB_WRITES_IT(stream, document))
    return written[: -len(_END)] + b"\r\n" + _END


PDFStream.format = _stream_that_ends_with_a_line  # for all streams: ReportLab makes them deep inside


def readable(written: PDFTextObject) -> PDFTextObject:
    """Say beside glyphs what they stand for (ActualText), where none of them can tell by itself."""
    draw, set_rise = written._formatText, written.setRise

    def set_rise_at_the_beginning_too(rise: float) -> None:
        if not written._code:  # ReportLab looks at what was written last
            written._code.append("")
        set_rise(rise)

    def draw_and_say(text: str) -> str:
        font = getFont(written._fontname)
        if not isinstance(font, PaperFont) or not font.holds_further_glyphs(text):
            return str(draw(text))
        if font.runs_right_to_left(text):
            return " ".join(
                _said(str(draw(part)), said) for part, said in _without_further_glyphs(font, text)
            )
        return _said(str(draw(text)), "".join(map(font.source, text)))

    written._formatText, written.setRise = draw_and_say, set_rise_at_the_beginning_too
    return written


def _said(code: str, text: str | None) -> str:
    if text is None:
        return code
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC {code} EMC"


def _without_further_glyphs(font: PaperFont, text: str) -> Iterator[tuple[str, str | None]]:
    """What is read from right to left, in pieces: those that stand for nothing by themselves say nothing.

    As one piece it would have to say its letters in the order of reading, which not every reader expects.
    """
    places = range(len(text))
    for speaks, found in groupby(places, key=lambda place: bool(font.source(text[place]))):
        first, *_others = piece = list(found)
        yield text[first : piece[-1] + 1], None if speaks else ""
