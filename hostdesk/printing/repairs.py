"""What ReportLab 5.1 gets wrong about shaped text in a font, put right in a font class of our own.

`tests/printing/test_repairs.py` asserts that each repair is still needed.
"""

from __future__ import annotations

from functools import cached_property

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.textobject import PDFTextObject

PRIVATE_CODES = range(0xF0000, 0xFFFFE)  # a plane that no font of ours uses, with room for every shaped glyph
_FIRST_PRIVATE = chr(PRIVATE_CODES[0])
MOST_IN_ONE_BLOCK = 100  # PDF 32000-1, 9.10.3, as in Adobe's technical note 5411

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

    def holds_clusters(self, text: str) -> bool:
        """Whether a left-to-right cluster has several glyphs, all but the first standing for nothing."""
        private = [ord(character) for character in text if character >= _FIRST_PRIVATE]
        return any(not self._sources[code] for code in private) and self._right_to_left.isdisjoint(private)

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
        reads = [(place, self.source(chr(code))) for place, code in enumerate(codes) if code]
        blocks = [
            reads[start : start + MOST_IN_ONE_BLOCK] for start in range(0, len(reads), MOST_IN_ONE_BLOCK)
        ]
        return "\n".join([_CMAP_HEAD.format(base=base), *map(_cmap_block, blocks), _CMAP_TAIL])


def _cmap_block(reads: list[tuple[int, str]]) -> str:
    lines = [f"<{place:02X}> <{text.encode('utf-16-be').hex().upper()}>" for place, text in reads]
    return "\n".join([f"{len(lines)} beginbfchar", *lines, "endbfchar"])


def readable(written: PDFTextObject) -> PDFTextObject:
    """Say beside clusters of several glyphs what they stand for (ActualText): no glyph of theirs can tell."""
    draw = written._formatText

    def draw_and_say(text: str) -> str:
        code = str(draw(text))
        font = getFont(written._fontname)
        if not isinstance(font, PaperFont) or not font.holds_clusters(text):
            return code
        said = "".join(map(font.source, text)).encode("utf-16-be").hex().upper()
        return f"/Span <</ActualText <FEFF{said}>>> BDC {code} EMC"

    written._formatText = draw_and_say
    return written
